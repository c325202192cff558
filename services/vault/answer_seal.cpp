// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/answer_seal.h"

#include <sodium.h>

#include <algorithm>

namespace talon::vault {

namespace {

class Hasher
{
public:
    Hasher() { crypto_generichash_init(&m_state, nullptr, 0, Digest().size()); }

    void bytes(const void *data, std::size_t size)
    {
        crypto_generichash_update(&m_state, static_cast<const unsigned char *>(data), size);
    }
    /// 8 bytes, the least significant first.
    void number(std::int64_t value)
    {
        std::array<unsigned char, 8> little{};
        for (std::size_t i = 0; i < little.size(); ++i)
            little[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> (8 * i));
        bytes(little.data(), little.size());
    }
    /// Its length and its bytes, so that no two rows run together.
    void text(const std::string &value)
    {
        number(static_cast<std::int64_t>(value.size()));
        bytes(value.data(), value.size());
    }
    Digest done()
    {
        Digest digest{};
        crypto_generichash_final(&m_state, digest.data(), digest.size());
        return digest;
    }

private:
    crypto_generichash_state m_state;
};

} // namespace

Digest hash_of_words(const std::string &salt, const std::string &words)
{
    Hasher hasher;
    hasher.text(salt);
    hasher.text(words);
    return hasher.done();
}

Digest leaf_of(const SealedRow &row)
{
    Hasher structured;
    structured.text(row.id);
    structured.text(row.survey);
    structured.number(row.version);
    structured.number(row.day);
    structured.number(row.part);
    structured.number(row.channel);
    structured.text(row.service);
    structured.text(row.marks);
    const Digest of_structured = structured.done();
    Hasher leaf;
    leaf.bytes(of_structured.data(), of_structured.size());
    leaf.bytes(row.words.data(), row.words.size());
    return leaf.done();
}

std::string digest_of(std::vector<Digest> leaves)
{
    std::sort(leaves.begin(), leaves.end());
    Hasher hasher;
    for (const Digest &leaf : leaves)
        hasher.bytes(leaf.data(), leaf.size());
    const Digest digest = hasher.done();
    std::string hex;
    for (const std::uint8_t byte : digest) {
        hex += "0123456789abcdef"[byte >> 4];
        hex += "0123456789abcdef"[byte & 15];
    }
    return hex;
}

} // namespace talon::vault
