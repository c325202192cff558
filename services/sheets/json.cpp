// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/records.h"
#include "sheets/texts.h"
#include "sheets/workbook.h"

#include <boost/json/basic_parser_impl.hpp>

namespace talon::sheets {

namespace {

using core::Failure;
using core::ListFault;
using What = ListFault::What;
namespace json = boost::json;

/// Hears a text part by part. Containers are counted as they open and close; the table is at depth 1 or, within an object, 2.
struct Handler {
    static constexpr std::size_t max_object_size = core::max_list_bytes;
    static constexpr std::size_t max_array_size = core::max_list_bytes;
    static constexpr std::size_t max_key_size = core::max_list_bytes;
    static constexpr std::size_t max_string_size = core::max_list_bytes;
    using Code = json::error_code;

    Records records;
    bool two_tables = false;
    bool an_array = false; ///< where a table may be

    bool on_document_begin(Code &) { return true; }
    bool on_document_end(Code &) { return true; }
    bool on_object_begin(Code &code) { return opened(false, code); }
    bool on_object_end(std::size_t, Code &) { return closed(); }
    bool on_array_begin(Code &code) { return opened(true, code); }
    bool on_array_end(std::size_t, Code &) { return closed(); }
    bool on_key_part(json::string_view part, std::size_t, Code &) { return heard(m_key, part); }
    bool on_key(json::string_view part, std::size_t, Code &)
    {
        heard(m_key, part);
        m_name = std::exchange(m_key, {});
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, Code &) { return heard(m_text, part); }
    bool on_string(json::string_view part, std::size_t, Code &code) { return heard(m_text, part) && value(code); }
    bool on_number_part(json::string_view part, Code &) { return heard(m_text, part); }
    bool on_int64(std::int64_t, json::string_view part, Code &code) { return heard(m_text, part) && value(code); }
    bool on_uint64(std::uint64_t, json::string_view part, Code &code) { return heard(m_text, part) && value(code); }
    bool on_double(double, json::string_view part, Code &code) { return heard(m_text, part) && value(code); }
    bool on_bool(bool is, Code &code) { return heard(m_text, is ? "true" : "false") && value(code); }
    bool on_null(Code &code) { return value(code); }
    bool on_comment_part(json::string_view, Code &) { return true; }
    bool on_comment(json::string_view, Code &) { return true; }

private:
    static bool heard(std::string &text, json::string_view part)
    {
        text.append(part.data(), part.size());
        return true;
    }
    bool in_record() const { return m_record && m_depth == m_table + 1; }
    bool between_records() const { return m_table > 0 && m_depth == m_table; }

    bool opened(bool array, Code &code)
    {
        if (in_record())
            records.put_several(m_name);
        else if (between_records())
            begin_record(array);
        else if (m_table == 0 && array && (m_depth == 0 || (m_depth == 1 && m_in_object))) {
            m_table = m_depth + 1;
            an_array = true;
        }
        if (m_depth == 0)
            m_in_object = !array;
        ++m_depth;
        return going_on(code);
    }
    void begin_record(bool array)
    {
        if (array)
            return odd();
        two_tables |= m_done; // one table is whole already
        for (; m_leading > 0; --m_leading)
            records.odd();
        m_record = true;
        ++m_objects;
        records.begin();
    }
    /// Of what is no object nothing is kept until an object shows that this is the table.
    void odd()
    {
        if (m_objects > 0)
            records.odd();
        else
            ++m_leading;
    }
    bool closed()
    {
        --m_depth;
        if (m_record && m_depth == m_table)
            m_record = false;
        if (m_table > 0 && m_depth < m_table) {
            m_done |= m_objects > 0;
            m_objects = 0;
            m_leading = 0;
            m_table = 0;
        }
        return true;
    }
    bool value(Code &code)
    {
        std::string text = std::exchange(m_text, {});
        if (in_record())
            records.put(m_name, std::move(text));
        else if (between_records())
            odd();
        return going_on(code);
    }
    bool going_on(Code &code)
    {
        if (two_tables || records.fault())
            code = json::error::array_too_large;
        return !code.failed();
    }

    int m_depth = 0;
    int m_table = 0; ///< how deep its records lie; 0: none is open
    bool m_in_object = false;
    bool m_record = false;
    bool m_done = false;
    int m_objects = 0; ///< of the table that is open
    int m_leading = 0; ///< values before its first object
    std::string m_key;
    std::string m_name;
    std::string m_text;
};

} // namespace

core::Result<core::ListTable, ListFault> read_json(std::string_view text)
{
    json::parse_options options;
    options.max_depth = static_cast<std::size_t>(max_depth);
    json::basic_parser<Handler> parser(options);
    Handler::Code code;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), code);
    Handler &found = parser.handler();
    if (found.records.fault())
        return Failure{*found.records.fault()};
    if (found.two_tables)
        return Failure{ListFault{What::no_table}};
    if (code.failed() || text.find_first_not_of(" \t\r\n", read) != std::string_view::npos)
        return Failure{ListFault{What::malformed}};
    if (found.records.empty() && !found.an_array)
        return Failure{ListFault{What::no_table}};
    return found.records.table();
}

} // namespace talon::sheets
