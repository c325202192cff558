// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace talon::core {

namespace {

using What = ListFault::What;

/// Windows-1251 from 0x80 on.
constexpr std::array<std::uint16_t, 128> cp1251{
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A, 0x040C, 0x040B, 0x040F,
    0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F,
    0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407,
    0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
    0x0410, 0x0411, 0x0412, 0x0413, 0x0414, 0x0415, 0x0416, 0x0417, 0x0418, 0x0419, 0x041A, 0x041B, 0x041C, 0x041D, 0x041E, 0x041F,
    0x0420, 0x0421, 0x0422, 0x0423, 0x0424, 0x0425, 0x0426, 0x0427, 0x0428, 0x0429, 0x042A, 0x042B, 0x042C, 0x042D, 0x042E, 0x042F,
    0x0430, 0x0431, 0x0432, 0x0433, 0x0434, 0x0435, 0x0436, 0x0437, 0x0438, 0x0439, 0x043A, 0x043B, 0x043C, 0x043D, 0x043E, 0x043F,
    0x0440, 0x0441, 0x0442, 0x0443, 0x0444, 0x0445, 0x0446, 0x0447, 0x0448, 0x0449, 0x044A, 0x044B, 0x044C, 0x044D, 0x044E, 0x044F,
};

unsigned byte(char c) { return static_cast<unsigned char>(c); }

void append(std::string &text, std::uint32_t c)
{
    const auto put = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

/// How many bytes the character that begins here has, 0 where none does: no longer form than needed, no half of a pair.
std::size_t utf8_length(std::string_view rest)
{
    const unsigned first = byte(rest.front());
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    if (length == 0 || rest.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(rest[i]) & 0xC0) != 0x80)
            return 0;
    const unsigned second = length > 1 ? byte(rest[1]) : 0;
    const bool wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second >= 0xA0) || (first == 0xF0 && second < 0x90)
        || (first == 0xF4 && second >= 0x90);
    return wrong ? 0 : length;
}

/// Is it what a letter of two bytes or more begins with, and the file ends before the letter does?
bool is_half_letter(std::string_view rest)
{
    constexpr std::string_view tails[]{"\x80", "\x80\x80", "\x80\x80\x80", "\xA0\x80", "\x90\x80\x80"};
    return std::any_of(std::begin(tails), std::end(tails), [&](std::string_view tail) { // that letters may end in
        return rest.size() < 4 && utf8_length(std::string(rest) + std::string(tail)) == rest.size() + tail.size();
    });
}

/// How much of the text is UTF-8: all of it, or all but half a letter at the end where there were whole ones before; else nothing.
std::optional<std::size_t> utf8_part(std::string_view text)
{
    std::size_t at = 0;
    for (bool letters = false; at < text.size();) {
        const std::size_t length = utf8_length(text.substr(at));
        if (length == 0)
            return letters && is_half_letter(text.substr(at)) ? std::optional(at) : std::nullopt;
        letters = letters || length > 1;
        at += length;
    }
    return at;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool little)
{
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    const auto unit = [&](std::size_t at) { return little ? byte(bytes[at]) | byte(bytes[at + 1]) << 8 : byte(bytes[at]) << 8 | byte(bytes[at + 1]); };
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        std::uint32_t c = unit(at);
        if (c >= 0xDC00 && c < 0xE000)
            return std::nullopt;
        if (c >= 0xD800 && c < 0xDC00) {
            const std::uint32_t low = at + 2 < bytes.size() ? unit(at + 2) : 0;
            if (low < 0xDC00 || low >= 0xE000)
                return std::nullopt;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        append(text, c);
    }
    return text;
}

std::string from_cp1251(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes)
        append(text, byte(c) < 0x80 ? byte(c) : cp1251[byte(c) - 0x80]);
    return text;
}

} // namespace

Result<ListText, ListFault> list_text(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.empty())
        return Failure{ListFault{What::empty}};
    if (bytes.size() > max_list_bytes)
        return Failure{ListFault{What::too_large}};
    ListText found;
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        auto text = from_utf16(bytes.substr(2), byte(bytes.front()) == 0xFF);
        if (!text)
            return Failure{ListFault{What::not_text}};
        found = {std::move(*text), ListEncoding::utf16, false};
    } else if (const auto part = utf8_part(bytes)) {
        const std::string_view whole = bytes.substr(0, *part);
        found = {std::string(whole.starts_with("\xEF\xBB\xBF"sv) ? whole.substr(3) : whole), ListEncoding::utf8, *part < bytes.size()};
    } else {
        found = {from_cp1251(bytes), ListEncoding::cp1251, false};
    }
    if (found.text.find('\0') != std::string::npos)
        return Failure{ListFault{What::not_text}};
    return found;
}

} // namespace talon::core
