// SPDX-License-Identifier: GPL-3.0-or-later
// Elements repeated under one parent as a table: looked for first, then read.
#include "sheets/records.h"
#include "sheets/texts.h"
#include "sheets/xml.h"

#include <algorithm>

namespace talon::sheets {

namespace {

using core::Failure;
using core::ListEncoding;
using core::ListFault;
using What = ListFault::What;

/// Where in a text a walk is. Elements of one name in elements of one kind are of one kind; the root's is 0.
class Path
{
public:
    std::size_t enter(std::string_view element)
    {
        const std::size_t above = m_open.empty() ? nowhere : m_open.back();
        m_open.push_back(m_numbers.emplace(std::pair(above, std::string(element)), m_numbers.size()).first->second);
        return m_open.back();
    }
    void leave() { m_open.pop_back(); }
    int depth() const { return static_cast<int>(m_open.size()) - 1; }
    /// The kind of the element that so many are within.
    std::size_t above(int steps) const { return m_open.at(m_open.size() - 1 - static_cast<std::size_t>(steps)); }
    std::size_t kinds() const { return m_numbers.size(); }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    std::map<std::pair<std::size_t, std::string>, std::size_t> m_numbers;
    std::vector<std::size_t> m_open;
};

struct Kind {
    int depth = 0;
    int most = 0;            ///< of them in one parent
    std::size_t columns = 0; ///< attributes, and kinds of elements, within one
    bool deep = false;       ///< some elements within hold others
};

class Survey : public XmlListener
{
public:
    static constexpr std::size_t most_kinds = 2000; ///< a list has few, whoever means harm has many

    void begin(std::string_view element, const Attributes &attributes) override
    {
        const std::size_t kind = m_path.enter(element);
        m_kinds.resize(m_path.kinds());
        m_kinds[kind].depth = m_path.depth();
        if (m_path.depth() > 0)
            m_kinds[kind].most = std::max(m_kinds[kind].most, ++m_open.back().within[kind]);
        if (m_path.depth() > 1)
            m_kinds[m_path.above(2)].deep = true;
        m_open.push_back({attributes.size(), {}});
    }
    void end(std::string_view) override
    {
        Kind &kind = m_kinds[m_path.above(0)];
        kind.columns = std::max(kind.columns, m_open.back().attributes + m_open.back().within.size());
        m_open.pop_back();
        m_path.leave();
    }
    bool done() const override { return m_path.kinds() > most_kinds; }

    /// The kind of the records: of those that are repeated the outermost. Where none is there may be a single record; none of two that could be it.
    core::Result<std::size_t, What> records() const
    {
        if (done())
            return Failure{What::no_table};
        std::vector<std::size_t> repeated, single;
        for (std::size_t i = 1; i < m_kinds.size(); ++i) {
            if (m_kinds[i].columns > 0 && m_kinds[i].most > 1)
                repeated.push_back(i);
            if (m_kinds[i].columns > 1 && !m_kinds[i].deep)
                single.push_back(i);
        }
        const auto depth = [&](std::size_t one, std::size_t other) { return m_kinds[one].depth < m_kinds[other].depth; };
        const auto outermost = std::min_element(repeated.begin(), repeated.end(), depth);
        const int most = outermost == repeated.end() ? 0 : m_kinds[*outermost].depth;
        std::erase_if(repeated, [&](std::size_t each) { return m_kinds[each].depth > most; });
        if (repeated.size() == 1 || (repeated.empty() && single.size() == 1))
            return repeated.empty() ? single.front() : repeated.front();
        return Failure{m_kinds.size() == 1 ? What::empty : What::no_table};
    }

private:
    struct Open {
        std::size_t attributes = 0;
        std::map<std::size_t, int> within; ///< how many of each kind
    };
    Path m_path;
    std::vector<Kind> m_kinds;
    std::vector<Open> m_open;
};

class Reading : public XmlListener
{
public:
    explicit Reading(std::size_t kind) : m_kind(kind) {}

    Records records;

    void begin(std::string_view element, const Attributes &attributes) override
    {
        const bool record = m_path.enter(element) == m_kind && m_inside == 0;
        m_inside += record || m_inside > 0;
        if (record) {
            records.begin();
            m_own.clear();
        } else if (m_inside == 2) {
            m_text.clear();
            m_nested = false;
        } else if (m_inside > 2) {
            m_nested = true;
        }
        if (record || m_inside == 2)
            for (const auto &[name, value] : attributes)
                records.put(record ? name : std::string(element) + '@' + name, value);
    }
    void text(std::string_view letters) override
    {
        if (m_inside == 1)
            m_own += letters;
        else if (m_inside == 2)
            m_text += letters;
    }
    void end(std::string_view element) override
    {
        if (m_inside == 2 && m_nested)
            records.put_several(std::string(element));
        else if (m_inside == 2)
            records.put(std::string(element), m_text);
        else if (m_inside == 1 && m_own.find_first_not_of(" \t\r\n") != std::string::npos)
            records.put(std::string(element), m_own); // text of the record itself
        m_inside -= m_inside > 0;
        m_path.leave();
    }
    bool done() const override { return records.fault().has_value(); }

private:
    std::size_t m_kind;
    Path m_path;
    int m_inside = 0; ///< 1: in a record, 2: in an element of it
    bool m_nested = false;
    std::string m_own;
    std::string m_text;
};

/// What a text tells of its own encoding, in small letters.
std::string told_encoding(std::string_view text)
{
    const std::string_view declaration = text.starts_with("<?xml") ? text.substr(0, text.find("?>")) : std::string_view();
    const auto word = declaration.find("encoding");
    const auto open = declaration.find_first_of("\"'", word);
    if (word == std::string_view::npos || open == std::string_view::npos)
        return {};
    std::string told(declaration.substr(open + 1, declaration.find(declaration[open], open + 1) - open - 1));
    std::transform(told.begin(), told.end(), told.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return told;
}

bool agrees(std::string_view text, ListEncoding encoding)
{
    const std::string told = told_encoding(text);
    if (told.empty())
        return encoding != ListEncoding::cp1251;
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }) && encoding == ListEncoding::utf8)
        return true; // whatever it is
    switch (encoding) {
    case ListEncoding::utf8: return told == "utf-8" || told == "utf8";
    case ListEncoding::utf16: return told.starts_with("utf-16") || told == "utf16";
    case ListEncoding::cp1251: return told == "windows-1251" || told == "cp1251";
    case ListEncoding::workbook: break;
    }
    return false;
}

} // namespace

core::Result<core::ListTable, ListFault> read_xml(std::string_view text, ListEncoding encoding)
{
    if (!agrees(text, encoding))
        return Failure{ListFault{What::not_text}};
    Survey survey;
    if (!walk_xml(text, survey, "UTF-8"))
        return Failure{ListFault{What::malformed}};
    const auto kind = survey.records();
    if (!kind)
        return Failure{ListFault{kind.error()}};
    Reading reading(*kind);
    (void)walk_xml(text, reading, "UTF-8"); // it is well formed
    return reading.records.table();
}

} // namespace talon::sheets
