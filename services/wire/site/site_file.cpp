// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/site/site_file.h"

#include "wire/json/limits.h"
#include "wire/site/site_codec.h"

#include <boost/json.hpp>

#include <algorithm>
#include <optional>

namespace talon::wire {

namespace {

core::Failure<std::string> wrong(std::string sentence) { return core::Failure{std::move(sentence)}; }

/// "line 3, column 14" of the byte at `offset` of a text in UTF-8, or of one in a code page.
std::string place(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t newline = before.rfind('\n');
    const std::string_view in_line = newline == std::string_view::npos ? before : before.substr(newline + 1);
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const auto column = std::count_if(in_line.begin(), in_line.end(), begins) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// How many bytes the character at the beginning has; 0 when it is none of UTF-8.
std::size_t character(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5                   ? 4
                                                                                 : 0;
    if (length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    return length;
}

std::optional<std::size_t> first_bad_character(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

/// UTF-16 is known by its mark, or by a zero in the first two bytes: a site file begins with a sign of ASCII.
bool is_utf16(std::string_view bytes)
{
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")
           || (bytes.size() >= 2 && (bytes[0] == '\0') != (bytes[1] == '\0'));
}

/// Where the syntax of JSON does not hold, and why.
std::optional<std::string> syntax_fault(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = max_depth;
    boost::json::stream_parser parser({}, options);
    boost::json::error_code error;
    std::size_t at = parser.write_some(text.data(), text.size(), error);
    if (!error) {
        at += std::min(text.size() - at, text.substr(at).find_first_not_of(" \t\r\n"));
        if (at < text.size())
            return "something follows the end of the site, at " + place(text, at) + ".";
        parser.finish(error);
        if (error)
            return "it ends too early, at " + place(text, text.size()) + ": a bracket or a quotation mark is not closed.";
        return std::nullopt;
    }
    if (error == boost::json::error::too_deep)
        return "brackets are nested deeper than " + std::to_string(max_depth) + " at " + place(text, at) + ".";
    return "it is not JSON at " + place(text, at) + ": " + error.message() + ".";
}

/// Two spaces a level; what fits stands on one line.
void write_for_people(std::string &out, const boost::json::value &value, const std::string &indent)
{
    constexpr std::size_t line = 120;
    const std::string flat = boost::json::serialize(value);
    const auto *object = value.if_object();
    const auto *array = value.if_array();
    if ((!object && !array) || flat.size() + indent.size() <= line) {
        out += flat;
        return;
    }
    const std::string inner = indent + "  ";
    const char *before = "";
    const auto next = [&] {
        out += before + std::string("\n") + inner;
        before = ",";
    };
    out += object ? '{' : '[';
    if (object)
        for (const auto &[key, member] : *object) {
            next();
            out += boost::json::serialize(boost::json::value(key)) + ": ";
            write_for_people(out, member, inner);
        }
    else
        for (const auto &item : *array) {
            next();
            write_for_people(out, item, inner);
        }
    out += "\n" + indent + (object ? '}' : ']');
}

} // namespace

std::string site_file_text(const core::Site &site)
{
    std::string out;
    write_for_people(out, boost::json::parse(encode_site(site)), "");
    return out + "\n";
}

core::Result<core::Site, std::string> read_site_file(std::string_view bytes)
{
    if (bytes.size() > max_document_bytes)
        return wrong("it is larger than 1 MiB.");
    if (is_utf16(bytes))
        return wrong("it is in UTF-16; save it as UTF-8.");
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (const auto bad = first_bad_character(bytes))
        return wrong("it is not in UTF-8 (perhaps in Windows-1251), first at " + place(bytes, *bad) + "; save it as UTF-8.");
    if (auto fault = syntax_fault(bytes))
        return wrong(std::move(*fault));
    auto site = decode_site(bytes);
    if (!site)
        return wrong(describe(site.error()) + ".");
    if (auto fault = core::check(*site))
        return wrong(std::move(*fault));
    return std::move(*site);
}

} // namespace talon::wire
