// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks that this test writes itself: at their bounds, and with cells under formats of every kind.
#include "core/booking/list_rows.h"
#include "sheets/workbook.h"

#include <QTest>
#include <zip.h>

using namespace talon;
using What = core::ListFault::What;
using Parts = std::vector<std::pair<std::string, std::string>>;

namespace {

/// A zip of these parts; empty when libzip will not.
std::string zipped(const Parts &parts)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *written = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(written);
    zip_t *archive = zip_open_from_source(written, ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto &[name, content] : parts) {
        zip_source_t *part = zip_source_buffer(archive, content.data(), content.size(), 0);
        if (!part || zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8) < 0)
            return {};
    }
    std::string bytes;
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_close(archive) == 0 && zip_source_stat(written, &about) == 0 && zip_source_open(written) == 0) {
        bytes.resize(about.size);
        if (zip_source_read(written, bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
            bytes.clear();
        zip_source_close(written);
    }
    zip_source_free(written);
    return bytes;
}

/// A workbook of one sheet with one cell, «7».
Parts least(const std::string &shared = {}, const std::string &styles = {})
{
    return {{"xl/workbook.xml", R"(<workbook><sheets><sheet name="A" id="r1"/></sheets></workbook>)"},
            {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="r1" Type="worksheet" Target="sheet.xml"/></Relationships>)"},
            {"xl/sheet.xml", R"(<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>)"},
            {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"},
            {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"}};
}

/// So many bytes of XML that mean nothing and pack some ten times as small: within the ratio, and within a list's bytes.
std::string padding(std::size_t bytes)
{
    std::string text;
    text.reserve(bytes + 128);
    for (std::uint32_t value = 1; text.size() < bytes;) {
        value = value * 1'664'525U + 1'013'904'223U;
        text += "<x>" + std::to_string(value) + std::string(110, ' ') + "</x>";
    }
    return text;
}

What fault(const std::string &bytes)
{
    const auto found = sheets::read_workbook(bytes);
    return found ? What::quote_open : found.error().what; // which no workbook has
}

constexpr std::size_t mib = std::size_t{1} << 20;

} // namespace

class TestWrittenWorkbook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void two_hundred_entries_are_read_and_one_more_is_not()
    {
        Parts parts = least();
        while (parts.size() < sheets::max_parts)
            parts.emplace_back("other/" + std::to_string(parts.size()), "");
        const auto found = sheets::read_workbook(zipped(parts));
        QVERIFY(found && found->size() == 1 && found->front().table.rows.at(0).cells.at(0) == "7");
        parts.emplace_back("other/last", "");
        QVERIFY(fault(zipped(parts)) == What::damaged);
    }

    void what_its_parts_unpack_to_together_is_bounded()
    {
        static_assert(sheets::max_unpacked == 32 * mib);
        const std::string nearly = zipped(least(padding(31 * mib)));
        QVERIFY(!nearly.empty() && nearly.size() < core::max_list_bytes);
        QVERIFY(sheets::read_workbook(nearly).ok());
        const std::string more = zipped(least(padding(32 * mib)));
        QVERIFY(!more.empty() && more.size() < core::max_list_bytes);
        QVERIFY(fault(more) == What::too_large);
        const std::string together = zipped(least(padding(17 * mib), padding(17 * mib)));
        QVERIFY(!together.empty() && together.size() < core::max_list_bytes);
        QVERIFY(fault(together) == What::too_large);
    }

    void a_row_is_read_by_what_its_cells_show_and_no_other_way()
    {
        struct Row {
            const char *code;
            const char *time;
            const char *code_format;
            const char *time_format;
        };
        const Row rows[]{{"100001", "0.4375", "000000", "[h]:mm"}, {"100002", "1.4375", "0", "[h]:mm"}, {"100003", "0.5", "#,##0", "h:mm"},
                         {"100004", "0.5", "00-00-00", "h:mm"},    {"100005", "0.5", "0.00", "h:mm"},   {"100006", "0.4375", "General", "mm:ss"}};
        std::string formats, styles, sheet = R"(<row r="1">)";
        for (const char *head : {"Код", "Дата", "Время", "Услуга"})
            sheet += std::string(R"(<c t="inlineStr"><is><t>)") + head + "</t></is></c>";
        sheet += "</row>";
        int format = 164;
        for (const Row &row : rows) {
            sheet += "<row>";
            const auto cell = [&](const char *value, const char *code) {
                formats += "<numFmt numFmtId=\"" + std::to_string(format) + "\" formatCode=\"" + code + "\"/>";
                styles += "<xf numFmtId=\"" + std::to_string(format) + "\"/>";
                sheet += "<c s=\"" + std::to_string(format++ - 164) + "\"><v>" + value + "</v></c>";
            };
            cell(row.code, row.code_format);
            sheet += R"(<c t="inlineStr"><is><t>30.11.2026</t></is></c>)";
            cell(row.time, row.time_format);
            sheet += R"(<c t="inlineStr"><is><t>Долги</t></is></c></row>)";
        }
        Parts parts = least({}, "<numFmts>" + formats + "</numFmts><cellXfs>" + styles + "</cellXfs>");
        parts[2].second = "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>";
        const auto found = sheets::read_workbook(zipped(parts));
        QVERIFY(found && found->size() == 1);
        QCOMPARE(found->front().table.rows.at(2).cells.at(2), std::string("34:30"));
        core::ListTable table = found->front().table;
        core::begin_at_header(table);
        const core::ReadList list = core::read_list(table, core::guess_columns(table.rows.front().cells), {{"долги", {"debts"}}}, 6, core::UtcOffset{180});
        QCOMPARE(list.rows.size(), std::size_t{1});
        QCOMPARE(list.rows.front().code, std::string("100001"));
        using core::CellFault;
        const std::pair<int, CellFault> wanted[]{{3, CellFault::time}, {4, CellFault::code}, {5, CellFault::code}, {6, CellFault::code}, {7, CellFault::time}};
        QCOMPARE(list.unread.size(), std::size(wanted));
        for (std::size_t i = 0; i < std::size(wanted); ++i)
            QVERIFY(list.unread[i].line == wanted[i].first && list.unread[i].fault == wanted[i].second);
    }
};

QTEST_APPLESS_MAIN(TestWrittenWorkbook)
#include "tst_written_workbook.moc"
