// SPDX-License-Identifier: GPL-3.0-or-later
// XLSX (ECMA-376): its sheets by name, its shared texts, its formats, its cells.
#include "core/booking/sheet_cell.h"
#include "sheets/grid.h"
#include "sheets/readers.h"
#include "sheets/xml.h"

#include <charconv>

namespace talon::sheets {

namespace {

using core::Failure;
using core::ListFault;
using core::SheetFormat;

/// Targets of relationships by their ids, and by the last word of their types.
struct Relations : XmlListener {
    std::map<std::string, std::string, std::less<>> by_id;
    std::map<std::string, std::string, std::less<>> by_type;

    void begin(std::string_view element, const Attributes &attributes) override
    {
        if (element != "Relationship")
            return;
        const std::string target(attribute(attributes, "Target"));
        const std::string_view type = attribute(attributes, "Type");
        by_id.emplace(attribute(attributes, "Id"), target);
        by_type.emplace(type.substr(type.rfind('/') + 1), target);
    }
};

struct Book : XmlListener {
    struct Listed {
        std::string name;
        std::string relation;
    };
    std::vector<Listed> visible;
    bool from_1904 = false;

    void begin(std::string_view element, const Attributes &attributes) override
    {
        if (element == "workbookPr") {
            const std::string_view date = attribute(attributes, "date1904");
            from_1904 = date == "1" || date == "true";
        } else if (element == "sheet" && attribute(attributes, "state", "visible") == "visible" && visible.size() < max_parts) {
            visible.push_back({std::string(attribute(attributes, "name")), std::string(attribute(attributes, "id"))});
        }
    }
};

struct Styles : XmlListener {
    std::vector<SheetFormat> formats; ///< by a cell's style

    void begin(std::string_view element, const Attributes &attributes) override
    {
        if (element == "numFmt")
            m_own[number_of(attribute(attributes, "numFmtId"), -1)] = core::sheet_format(attribute(attributes, "formatCode"));
        else if (element == "cellXfs")
            m_cells = true;
        else if (element == "xf" && m_cells) {
            const int id = number_of(attribute(attributes, "numFmtId"), 0);
            const auto own = m_own.find(id);
            formats.push_back(own == m_own.end() ? core::sheet_format(id) : own->second);
        }
    }
    void end(std::string_view element) override { m_cells = m_cells && element != "cellXfs"; }

private:
    std::map<int, SheetFormat> m_own;
    bool m_cells = false;
};

/// Texts that many cells share: runs together make one, how a word is read aloud is none of it.
struct SharedTexts : XmlListener {
    std::vector<std::string> texts;

    void begin(std::string_view element, const Attributes &) override
    {
        if (element == "si")
            texts.emplace_back();
        m_aloud = m_aloud || element == "rPh";
        m_text = element == "t" && !m_aloud;
    }
    void text(std::string_view letters) override
    {
        if (m_text && !texts.empty())
            texts.back() += letters;
    }
    void end(std::string_view element) override
    {
        m_aloud = m_aloud && element != "rPh";
        m_text = false;
    }

private:
    bool m_aloud = false;
    bool m_text = false;
};

/// «B12» → (11, 1); false for what is no cell.
bool place_of(std::string_view name, int &row, int &column)
{
    int letters = 0;
    column = 0;
    while (!name.empty() && name.front() >= 'A' && name.front() <= 'Z' && letters < 4) {
        column = column * 26 + (name.front() - 'A' + 1);
        name.remove_prefix(1);
        ++letters;
    }
    row = number_of(name, 0) - 1;
    --column;
    return letters > 0 && row >= 0;
}

class Cells : public XmlListener
{
public:
    Cells(const SharedTexts &shared, const Styles &styles, bool from_1904) : m_shared(shared), m_styles(styles), m_from_1904(from_1904) {}

    Grid grid;

    void begin(std::string_view element, const Attributes &attributes) override
    {
        if (element == "row") {
            m_row = number_of(attribute(attributes, "r"), m_row + 2) - 1;
            m_column = -1;
        } else if (element == "c") {
            int row = m_row;
            int column = m_column + 1;
            if (place_of(attribute(attributes, "r"), row, column))
                m_row = row;
            else
                column = m_column + 1; // a cell may say nothing of its place: it follows the one before
            m_column = column;
            m_type = attribute(attributes, "t", "n");
            m_style = static_cast<std::size_t>(number_of(attribute(attributes, "s"), 0));
            m_value.clear();
            m_formula = false;
        } else if (element == "mergeCell") {
            merge(attribute(attributes, "ref"));
        }
        m_aloud = m_aloud || element == "rPh";
        m_formula = m_formula || element == "f";
        m_heard = (element == "v" || (element == "t" && m_type == "inlineStr")) && !m_aloud;
    }
    void text(std::string_view letters) override
    {
        if (m_heard)
            m_value += letters;
    }
    void end(std::string_view element) override
    {
        m_heard = false;
        m_aloud = m_aloud && element != "rPh";
        if (element == "c")
            grid.put(m_row, m_column, shown());
    }

private:
    std::string shown() const
    {
        if (m_value.empty())
            return m_formula && m_type != "str" ? "=" : "";
        if (m_type == "s") {
            const auto at = static_cast<std::size_t>(number_of(m_value, -1));
            return at < m_shared.texts.size() ? m_shared.texts[at] : "####";
        }
        if (m_type == "b")
            return m_value == "1" ? "true" : "false";
        if (m_type == "d") { // an ISO date: 2026-11-30T00:00:00
            const auto cut = m_value.find("T00:00:00");
            return m_value.substr(0, cut);
        }
        if (m_type != "n")
            return m_value; // a text, or an error as it is shown
        double number = 0;
        const auto [end, error] = std::from_chars(m_value.data(), m_value.data() + m_value.size(), number);
        if (error != std::errc{} || end != m_value.data() + m_value.size())
            return m_value;
        return core::shown_number(number, m_style < m_styles.formats.size() ? m_styles.formats[m_style] : SheetFormat{}, m_from_1904);
    }

    void merge(std::string_view area)
    {
        int row = 0, column = 0, last_row = 0, last_column = 0;
        const auto colon = area.find(':');
        if (colon != std::string_view::npos && place_of(area.substr(0, colon), row, column) && place_of(area.substr(colon + 1), last_row, last_column))
            grid.merge(row, column, last_row, last_column);
    }

    const SharedTexts &m_shared;
    const Styles &m_styles;
    bool m_from_1904;
    int m_row = -1;
    int m_column = -1;
    std::string m_type;
    std::size_t m_style = 0;
    std::string m_value;
    bool m_formula = false;
    bool m_heard = false;
    bool m_aloud = false;
};

/// A target as a part's name: from the zip's root, or from where it is told.
std::string part_of(const std::string &folder, std::string_view target)
{
    return target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
}

} // namespace

core::Result<std::vector<Sheet>, ListFault> read_xlsx(Parts &parts)
{
    Relations root, relations;
    if (const auto fault = walk_part(parts, "_rels/.rels", root))
        return Failure{*fault};
    const auto told = root.by_type.find("officeDocument");
    const std::string main = part_of("", told == root.by_type.end() ? "xl/workbook.xml" : told->second);
    if (!parts.has(main))
        return Failure{ListFault{Fault::damaged}}; // some other zip
    const std::string folder = main.substr(0, main.rfind('/') + 1);
    Book book;
    Styles styles;
    SharedTexts shared;
    const auto part = [&](std::string_view type, std::string_view usual) {
        const auto found = relations.by_type.find(type);
        return part_of(folder, found == relations.by_type.end() ? usual : std::string_view(found->second));
    };
    if (const auto fault = walk_part(parts, folder + "_rels/" + main.substr(folder.size()) + ".rels", relations))
        return Failure{*fault};
    if (const auto fault = walk_part(parts, main, book))
        return Failure{*fault};
    if (const auto fault = walk_part(parts, part("styles", "styles.xml"), styles))
        return Failure{*fault};
    if (const auto fault = walk_part(parts, part("sharedStrings", "sharedStrings.xml"), shared))
        return Failure{*fault};
    std::vector<Sheet> sheets;
    for (const Book::Listed &listed : book.visible) {
        const auto target = relations.by_id.find(listed.relation);
        if (target == relations.by_id.end())
            continue; // a chart
        Cells cells(shared, styles, book.from_1904);
        if (const auto fault = walk_part(parts, part_of(folder, target->second), cells))
            return Failure{*fault};
        auto table = cells.grid.table();
        if (table)
            sheets.push_back({listed.name, std::move(*table)});
        else if (table.error().what != Fault::empty)
            return Failure{table.error()};
    }
    return sheets;
}

} // namespace talon::sheets
