// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/answer.h"

#include <vector>

namespace talon::vault {

using Digest = std::array<std::uint8_t, 32>;

/// The row of an answer, as far as a seal holds it.
struct SealedRow {
    std::string id; ///< 16 bytes
    std::string survey;
    int version = 1;
    std::int64_t day = 0; ///< days since 1970-01-01
    int part = 0;
    int channel = 0;
    std::string service; ///< empty where none is kept
    std::string marks; ///< answer_code.h
    Digest words{};    ///< hash_of_words()
};

/// BLAKE2b-256 of salt and words: what stays of words that were removed.
Digest hash_of_words(const std::string &salt, const std::string &words);

/// The leaf of one answer.
Digest leaf_of(const SealedRow &row);

/// BLAKE2b-256 over the sorted leaves, in hexadecimal: the same in whatever order the answers are read.
std::string digest_of(std::vector<Digest> leaves);

} // namespace talon::vault
