// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/list_file.h"

#include "sheets/texts.h"

#include <algorithm>

namespace talon::sheets {

namespace {

using namespace std::string_view_literals;
using core::Failure;
using core::ListFault;
using What = ListFault::What;

std::string_view without_blanks(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool begins_with_letters_of(std::string_view text, std::string_view capitals)
{
    const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    return text.size() >= capitals.size() && std::equal(capitals.begin(), capitals.end(), text.begin(), [&](char a, char b) { return a == capital(b); });
}

/// A head of a table may be in brackets too: what follows the first letter tells.
TextKind kind_of(std::string_view text)
{
    const std::string_view begin = without_blanks(text);
    if (begins_with_letters_of(begin, "BEGIN:VCALENDAR"))
        return TextKind::calendar;
    const std::string_view next = without_blanks(begin.substr(std::min<std::size_t>(1, begin.size())));
    const auto follows = [&](char first, char one, char other) { return begin.starts_with(first) && (next.starts_with(one) || next.starts_with(other)); };
    if (follows('[', '{', ']') || follows('{', '"', '}'))
        return TextKind::json;
    const char c = next.empty() ? '\0' : next.front();
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    // «<дата>;<код>» is a row of cells: of an element nothing of the kind follows.
    const auto closed = begin.find('>');
    const bool element = letter && closed != std::string_view::npos && begin.substr(closed + 1, 1).find_first_of(";,|\t") == std::string_view::npos;
    return begin.starts_with("<?xml") || begin.starts_with("<!") || (begin.starts_with('<') && element) ? TextKind::xml : TextKind::cells;
}

core::Result<TextList, ListFault> of_calendar(std::string_view bytes, core::UtcOffset offset)
{
    const Unfolded lines = unfolded(bytes); // a fold may lie within a letter
    const auto text = core::list_text(lines.text);
    if (!text)
        return Failure{text.error()};
    auto table = read_calendar(text->text, lines.numbers, offset);
    if (!table)
        return Failure{table.error()};
    return TextList{std::move(*table), text->encoding, TextKind::calendar};
}

core::Result<core::ListTable, ListFault> table_of(const core::ListText &text, TextKind kind)
{
    if (kind == TextKind::cells)
        return core::list_table(text.text);
    if (text.cut)
        return Failure{ListFault{What::malformed}};
    return kind == TextKind::json ? read_json(text.text) : read_xml(text.text, text.encoding);
}

} // namespace

Unfolded unfolded(std::string_view bytes)
{
    Unfolded lines;
    if (bytes.starts_with("\xEF\xBB\xBF"sv))
        bytes.remove_prefix(3);
    for (int number = 1; !bytes.empty(); ++number) {
        const auto end = bytes.find('\n');
        std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!lines.numbers.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
            lines.text.insert(lines.text.size() - 1, line.substr(1));
            continue;
        }
        lines.numbers.push_back(number);
        lines.text.append(line).push_back('\n');
    }
    return lines;
}

core::Result<TextList, ListFault> read_text_list(std::string_view bytes, core::UtcOffset offset)
{
    if (bytes.size() > core::max_list_bytes)
        return Failure{ListFault{What::too_large}};
    const std::string_view begin = bytes.starts_with("\xEF\xBB\xBF"sv) ? bytes.substr(3) : bytes;
    if (kind_of(begin.substr(0, 256)) == TextKind::calendar)
        return of_calendar(bytes, offset);
    const auto text = core::list_text(bytes);
    if (!text)
        return Failure{text.error()};
    const TextKind kind = kind_of(text->text);
    if (kind == TextKind::calendar) { // of UTF-16
        auto list = of_calendar(text->text, offset);
        if (list)
            list->encoding = text->encoding;
        return list;
    }
    auto table = table_of(*text, kind);
    if (!table)
        return Failure{table.error()};
    table->cut = text->cut;
    return TextList{std::move(*table), text->encoding, kind};
}

} // namespace talon::sheets
