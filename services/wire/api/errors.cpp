// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/api/errors.h"

#include "wire/api/messages_data.h"
#include "wire/json/fields.h"
#include "wire/json/parsed.h"

#include <stdexcept>

namespace talon::wire {

namespace {

using Catalogue = std::map<std::string, core::Text, std::less<>>;

/// A catalogue that doesn't read is a broken build: found by the first test that runs.
const Catalogue &catalogue()
{
    static const Catalogue sentences = [] {
        auto read = detail::parsed(detail::messages_json, max_document_bytes, [](const detail::Reader &at) {
            Catalogue found;
            at.members(1000, [&](std::string_view code, const detail::Reader &item) {
                std::string russian;
                std::string english;
                item("ru", detail::text(russian, max_message_bytes));
                item("en", detail::text(english, max_message_bytes));
                found.emplace(code, core::Text{std::move(russian), std::move(english)});
            });
            return found;
        });
        if (!read)
            throw std::logic_error("messages.json: " + describe(read.error()));
        return std::move(read).value();
    }();
    return sentences;
}

/// Puts the parameters into their places; a place without one goes together with the space before it.
std::string filled(const std::string &sentence, const Parameters &parameters)
{
    std::string out;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const std::size_t open = sentence.find('{', at);
        const std::size_t close = sentence.find('}', open);
        if (open == std::string::npos || close == std::string::npos)
            break;
        out.append(sentence, at, open - at);
        const auto parameter = parameters.find(sentence.substr(open + 1, close - open - 1));
        if (parameter != parameters.end())
            out += parameter->second;
        else if (!out.empty() && out.back() == ' ')
            out.pop_back();
        at = close + 1;
    }
    return out.append(sentence, at, std::string::npos);
}

/// The weight of one item of Accept-Language in thousandths, 1000 when none is given.
int weight_of(std::string_view item)
{
    const std::size_t q = item.find("q=");
    if (q == std::string_view::npos)
        return 1000;
    int value = 0;
    int scale = 1000;
    for (const char c : item.substr(q + 2, 5)) {
        if (c == '.')
            continue;
        if (c < '0' || c > '9')
            break;
        value += (c - '0') * scale;
        scale /= 10;
    }
    return value;
}

} // namespace

std::string_view code(core::Refusal refusal)
{
    switch (refusal) {
    case core::Refusal::unknown_ticket: return "unknown_ticket";
    case core::Refusal::unknown_service: return "unknown_service";
    case core::Refusal::unknown_class: return "unknown_class";
    case core::Refusal::unknown_window: return "unknown_window";
    case core::Refusal::unknown_day: return "unknown_day";
    case core::Refusal::wrong_state: return "wrong_state";
    case core::Refusal::service_closed: return "service_closed";
    case core::Refusal::numbers_used_up: return "numbers_used_up";
    case core::Refusal::window_taken: return "window_taken";
    case core::Refusal::operator_elsewhere: return "operator_elsewhere";
    case core::Refusal::window_not_yours: return "window_not_yours";
    case core::Refusal::ticket_in_hand: return "ticket_in_hand";
    case core::Refusal::nobody_waiting: return "nobody_waiting";
    case core::Refusal::not_your_service: return "not_your_service";
    case core::Refusal::recall_limit: return "recall_limit";
    case core::Refusal::reason_missing: return "reason_missing";
    case core::Refusal::number_taken: return "number_taken";
    case core::Refusal::changed_meanwhile: return "changed_meanwhile";
    case core::Refusal::site_not_valid: return "site_not_valid";
    case core::Refusal::booking_used: return "booking_used";
    case core::Refusal::booking_cancelled: return "booking_cancelled";
    case core::Refusal::booking_late: return "booking_late";
    case core::Refusal::booking_not_late: return "booking_not_late";
    case core::Refusal::booking_other_day: return "booking_other_day";
    case core::Refusal::unknown_booking: return "unknown_booking";
    case core::Refusal::ticket_booked: return "ticket_booked";
    case core::Refusal::booking_other_service: return "booking_other_service";
    case core::Refusal::booking_code_needed: return "booking_code_needed";
    case core::Refusal::reason_unknown: return "reason_unknown";
    case core::Refusal::booking_early: return "booking_early";
    case core::Refusal::unknown_page: return "unknown_page";
    case core::Refusal::unknown_place: return "unknown_place";
    case core::Refusal::page_changed: return "page_changed";
    case core::Refusal::page_faulty: return "page_faulty";
    case core::Refusal::too_many_pages: return "too_many_pages";
    case core::Refusal::bad_period: return "bad_period";
    }
    return "internal";
}

std::string message(std::string_view code, core::Language language, const Parameters &parameters)
{
    auto found = catalogue().find(code);
    if (found == catalogue().end())
        found = catalogue().find("internal");
    return filled(found->second.in(language), parameters);
}

std::vector<std::string> known_codes()
{
    std::vector<std::string> codes;
    for (const auto &[code, sentence] : catalogue())
        if (code.find('.') == std::string::npos) // the catalogue holds other sentences too: "reason.slot"
            codes.push_back(code);
    return codes;
}

std::string encode_error(std::string_view code, core::Language language, const Parameters &parameters,
                         const std::string &where)
{
    const std::string sentence = message(code, language, parameters);
    detail::Writer out;
    out.begin_object();
    out.key("error");
    out.begin_object();
    out("code", detail::text(code, max_id_bytes));
    out("message", detail::text(sentence, max_message_bytes));
    if (!where.empty())
        out("detail", detail::text(where, max_message_bytes));
    out.end_object();
    out.end_object();
    return out.take();
}

core::Language accepted_language(std::string_view header)
{
    constexpr std::size_t longest = 256;
    header = header.substr(0, longest);
    int russian = -1;
    int english = -1;
    while (!header.empty()) {
        const std::size_t comma = header.find(',');
        std::string_view item = header.substr(0, comma);
        header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
        while (!item.empty() && item.front() == ' ')
            item.remove_prefix(1);
        const auto is = [&item](std::string_view tag) {
            return item.substr(0, 2) == tag && (item.size() == 2 || item[2] == '-' || item[2] == ';' || item[2] == ' ');
        };
        if (is("ru"))
            russian = std::max(russian, weight_of(item));
        else if (is("en"))
            english = std::max(english, weight_of(item));
    }
    return english > 0 && english > russian ? core::Language::en : core::Language::ru;
}

} // namespace talon::wire
