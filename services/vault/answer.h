// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/answer.h"
#include "core/survey/offer.h"
#include "core/survey/period.h"
#include "core/values/time.h"
#include "vault/vault_error.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace talon::vault {

/// 128 random bits, made where the answer was given: by it an answer that is sent again is known.
using AnswerId = std::array<std::uint8_t, 16>;

using core::survey::DayPart;
enum class Channel : std::uint8_t { kiosk, phone };

/// The key by which the ticket kiosks of a site make the receipt codes of one day.
using ReceiptKey = std::array<std::uint8_t, 16>;

/// The code of a receipt that an answer came with: it serves once.
struct Receipt {
    std::array<std::uint8_t, 16> mark{}; ///< a hash of the code
    core::Day day{};                     ///< whose key made it
    std::string service;                 ///< for which the ticket was
};

/// An answer as it comes in. `answer` is one that core's checked() passed.
struct NewAnswer {
    AnswerId id{};
    std::string survey;
    int version = 1;
    core::Day day{};
    DayPart part = DayPart::morning;
    Channel channel = Channel::kiosk;
    core::survey::Answer answer;
    std::optional<Receipt> receipt{}; ///< empty: without one
};

/// What became of it.
enum class Taken : std::uint8_t {
    fresh,
    again, ///< the same answer was taken before
    spent, ///< its receipt was used for another answer
};

/// What may be told of the answers to one version.
struct Told {
    std::int64_t answers = 0; ///< they rise by five or more at a time
    core::survey::Counts counts;
    std::int64_t with_receipt = 0;                         ///< of the answers, those that came with a receipt's code
    std::map<std::string, core::survey::Counts> services{}; ///< of those whose receipt named it, by service
    std::map<DayPart, core::survey::Counts> parts{};
};

/// The words of one answer, apart from its marks.
struct Words {
    std::string id; ///< of the answer where it is kept, 32 digits of hexadecimal
    core::Day sealed{}; ///< with which day; no nearer
    std::map<std::string, std::string> texts; ///< by question
};

/// The answers that were sealed together.
struct SealedDay {
    std::string survey;
    int version = 1;
    core::Day day{};
    std::int64_t answers = 0;
    std::string digest; ///< 64 digits of hexadecimal
    bool operator==(const SealedDay &) const = default;
};

} // namespace talon::vault
