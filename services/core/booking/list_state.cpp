// SPDX-License-Identifier: GPL-3.0-or-later
// With a catalogue of the words by which lists tell what became of a booking.
#include "core/booking/list_state.h"

#include "core/booking/list_rows.h"

#include <algorithm>
#include <array>

namespace talon::core {

namespace {

template<std::size_t n>
bool holds_one(const std::string &folded, const std::array<std::string_view, n> &words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

template<std::size_t n>
bool is_one(const std::string &folded, const std::array<std::string_view, n> &words)
{
    return std::find(words.begin(), words.end(), folded) != words.end();
}

constexpr std::array<std::string_view, 6> cancelling{"отмен", "аннулир", "снят", "отозван", "cancel", "withdrawn"};
constexpr std::array<std::string_view, 6> denying{"не ", "неотмен", "неаннулир", "без ", "not ", "un-"};
constexpr std::array<std::string_view, 20> standing{"активн", "действ", "подтвержд", "записан", "назнач", "заброн", "ожида", "новая", "новый", "создан",
                                                    "принят", "предстоит", "запланир", "active", "booked", "confirmed", "scheduled", "new", "valid", "open"};
constexpr std::array<std::string_view, 9> yes{"да", "yes", "true", "истина", "1", "+", "x", "х", "v"};
constexpr std::array<std::string_view, 8> no{"нет", "no", "false", "ложь", "0", "-", "–", "—"};

} // namespace

std::optional<bool> cancelled_by_cell(std::string_view head, std::string_view cell)
{
    const std::string said = folded_name(cell);
    if (said.empty())
        return false;
    const bool asks = holds_one(folded_name(head), cancelling);
    if (holds_one(said, cancelling)) {
        // «не отменена» denies; «не действует, отменена» would be guessed at.
        const bool denied = holds_one(said, denying);
        if (!denied)
            return holds_one(said, standing) ? std::nullopt : std::optional(true);
        const bool plainly = said.starts_with("не отмен") || said.starts_with("неотмен") || said.starts_with("не аннулир") || said.starts_with("неаннулир")
            || said.starts_with("не снят") || said.starts_with("не отозван") || said.starts_with("not cancel") || said.starts_with("not withdrawn");
        return plainly && said.find_first_of(",;.") == std::string::npos ? std::optional(false) : std::nullopt;
    }
    if (is_one(said, yes))
        return asks ? std::optional(true) : std::nullopt;
    if (is_one(said, no))
        return asks ? std::optional(false) : std::nullopt;
    if (asks && date_of(said.substr(0, said.find_first_of(" t"))))
        return true; // when it was
    return holds_one(said, standing) && !holds_one(said, denying) ? std::optional(false) : std::nullopt;
}

} // namespace talon::core
