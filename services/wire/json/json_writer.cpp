// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/json_writer.h"

#include <boost/json.hpp>

#include <algorithm>
#include <cstring>

namespace talon::wire::detail {

namespace {

/// An event and most messages need no more: their text then grows once and not five times.
constexpr std::size_t usual_bytes = 500;

constexpr bool must_be_escaped(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// Does anything in it need an escape? Eight characters at a time, since in nearly all text nothing does.
bool any_to_escape(std::string_view text)
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    constexpr std::uint64_t tops = ones * 0x80;
    // The top bit of a byte below `limit`; a borrow can only come from a byte that is one itself.
    const auto below = [](std::uint64_t bytes, std::uint64_t limit) { return (bytes - ones * limit) & ~bytes & tops; };
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        if ((below(bytes, 0x20) | below(bytes ^ ones * '"', 1) | below(bytes ^ ones * '\\', 1)) != 0)
            return true;
    }
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), must_be_escaped);
}

void escape(std::string &out, char c)
{
    static constexpr char digits[] = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
        out += "\\u00";
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[c & 15];
    }
}

/// Escapes what JSON demands, in its shortest form, and nothing else; what lies between goes over in one piece.
void escape(std::string &out, std::string_view text)
{
    out += '"';
    if (!any_to_escape(text)) {
        out += text;
        out += '"';
        return;
    }
    std::size_t plain = 0; // where what needs no escape begins
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!must_be_escaped(text[i]))
            continue;
        out.append(text, plain, i - plain);
        escape(out, text[i]);
        plain = i + 1;
    }
    out.append(text, plain);
    out += '"';
}

/// Depth is bounded by the parser.
void write_value(Writer &out, const boost::json::value &value)
{
    switch (value.kind()) {
    case boost::json::kind::object:
        out.begin_object();
        for (const auto &member : value.get_object()) {
            out.key(member.key());
            write_value(out, member.value());
        }
        out.end_object();
        break;
    case boost::json::kind::array:
        out.begin_array();
        for (const auto &item : value.get_array())
            write_value(out, item);
        out.end_array();
        break;
    case boost::json::kind::string: out.string(value.get_string()); break;
    case boost::json::kind::int64: out.integer(value.get_int64()); break;
    case boost::json::kind::bool_: out.flag(value.get_bool()); break;
    case boost::json::kind::null: out.null(); break;
    case boost::json::kind::uint64:
    case boost::json::kind::double_:
        // Canonical JSON has neither; kept readable, so that a stranger's event can be set aside as it came.
        out.raw(boost::json::serialize(value));
        break;
    }
}

} // namespace

void Writer::separate()
{
    if (m_comma)
        m_out += ',';
}

void Writer::open(char bracket)
{
    separate();
    if (m_out.empty())
        m_out.reserve(usual_bytes);
    m_out += bracket;
    m_comma = false;
}

void Writer::close(char bracket)
{
    m_out += bracket;
    m_comma = true;
}

void Writer::word(std::string_view text)
{
    separate();
    m_out += text;
    m_comma = true;
}

void Writer::key(std::string_view name)
{
    separate();
    escape(m_out, name);
    m_out += ':';
    m_comma = false;
}

void Writer::string(std::string_view text)
{
    separate();
    escape(m_out, text);
    m_comma = true;
}

std::string canonical(const boost::json::value &value)
{
    Writer out;
    write_value(out, value);
    return out.take();
}

} // namespace talon::wire::detail
