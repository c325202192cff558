// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/target.h"

#include <algorithm>
#include <charconv>

namespace talon::server {

namespace {

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The length of the well-formed UTF-8 character at the start (Unicode, table 3-7); 0: there is none.
std::size_t character_length(std::string_view text)
{
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const auto follows = [&](std::size_t at, unsigned least = 0x80, unsigned most = 0xBF) {
        return at < text.size() && byte(at) >= least && byte(at) <= most;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

bool is_plain_text(std::string_view text)
{
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const std::size_t length = character_length(text);
        const bool control = first < 0x20 || first == 0x7F
                             || (first == 0xC2 && length == 2 && static_cast<unsigned char>(text[1]) < 0xA0);
        if (length == 0 || control)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace

std::optional<std::string> Query::value(std::string_view name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const auto &field) { return field.first == name; });
    return found == m_fields.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Query::values(std::string_view name) const
{
    std::vector<std::string> found;
    for (const auto &[key, value] : m_fields)
        if (key == name)
            found.push_back(value);
    return found;
}

std::optional<std::int64_t> Query::number(std::string_view name, std::int64_t least, std::int64_t most) const
{
    const auto text = value(name);
    if (!text)
        return std::nullopt;
    std::int64_t number = 0;
    const char *end = text->data() + text->size();
    const auto [read, error] = std::from_chars(text->data(), end, number);
    return error == std::errc() && read == end && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text, bool form)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            const int high = at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
            const int low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            plain += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            plain += form && text[at] == '+' ? ' ' : text[at];
        }
    }
    return is_plain_text(plain) ? std::optional(std::move(plain)) : std::nullopt;
}

std::optional<Query> parse_query(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> fields;
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto field = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (field.empty())
            continue;
        const auto equals = field.find('=');
        auto name = percent_decoded(field.substr(0, equals), true);
        auto value = percent_decoded(equals == std::string_view::npos ? std::string_view{} : field.substr(equals + 1), true);
        if (!name || !value || name->empty() || name->size() > max_query_name || value->size() > max_query_value
            || fields.size() == max_query_fields)
            return std::nullopt;
        fields.emplace_back(std::move(*name), std::move(*value));
    }
    return Query(std::move(fields));
}

} // namespace talon::server
