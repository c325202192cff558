// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that are text (make_texts.py), and bad ones.
#include "core/booking/list_rows.h"
#include "sheets/list_file.h"

#include <QFile>
#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace std::string_literals;
using What = core::ListFault::What;
using core::ListEncoding;
using sheets::TextKind;

namespace {

constexpr core::UtcOffset moscow{180};

std::string bytes(const char *name)
{
    QFile file(QStringLiteral(TALON_LISTS "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

core::Result<sheets::TextList, core::ListFault> read(const std::string &text)
{
    return sheets::read_text_list(text, moscow);
}

What fault(const std::string &text)
{
    const auto found = read(text);
    return found ? What::busy : found.error().what; // which no file has
}

QString told(const core::ListTable &table)
{
    std::string all;
    for (const auto &row : table.rows) {
        for (const std::string &cell : row.cells)
            all += cell + '|';
        all += '\n';
    }
    return QString::fromStdString(all);
}

/// The rows as a list of bookings reads them.
core::ReadList rows_of(const core::ListTable &table, core::UtcOffset site = moscow)
{
    const core::ServiceNames names{{"декларация 3-ндфл", {"decl"}}, {"вычет; возврат", {"refund"}}, {"долги", {"debts"}}};
    return core::read_list(table, core::guess_columns(table.rows.front().cells), names, 6, site);
}

core::Instant at(int hour, int minute)
{
    return core::day_start(std::chrono::year{2026} / 11 / 30, moscow) + core::Minutes{hour * 60 + minute};
}

std::vector<core::CellFault> faults(const core::ReadList &list)
{
    std::vector<core::CellFault> all;
    for (const core::UnreadRow &row : list.unread)
        all.push_back(row.fault);
    return all;
}

std::string calendar(const std::string &lines)
{
    return "BEGIN:VCALENDAR\r\n" + lines + "END:VCALENDAR\r\n";
}

std::string entry(const std::string &lines)
{
    return "BEGIN:VEVENT\r\n" + lines + "SUMMARY:Долги\r\nX-CODE:123456\r\nEND:VEVENT\r\n";
}

/// The only slot of a calendar with this DTSTART; nothing where its row is an error.
std::optional<core::Instant> slot(const std::string &start, const std::string &more = "")
{
    const auto list = rows_of(read(calendar(more + entry(start + "\r\n")))->table);
    return list.rows.empty() ? std::nullopt : std::optional(list.rows.front().slot);
}

std::string zone(const std::string &name, const std::string &parts)
{
    return "BEGIN:VTIMEZONE\r\nTZID:" + name + "\r\n" + parts + "END:VTIMEZONE\r\n";
}

std::string standard(const std::string &from, const std::string &offset, const std::string &more = "")
{
    return "BEGIN:STANDARD\r\nDTSTART:" + from + "\r\nTZOFFSETTO:" + offset + "\r\n" + more + "END:STANDARD\r\n";
}

} // namespace

class TestTextList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_kind_tells_the_same_list_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"plain.json", "within.json", "plain-utf16.json", "plain.xml", "plain-1251.xml", "plain-utf16.xml", "plain.ics", "plain-utf16.ics",
                                 "plain-1251.csv", "plain-marked.csv", "plain-utf8.csv", "plain-utf16le.csv", "plain-utf16be.csv"})
            QTest::newRow(name) << QByteArray(name);
    }
    void each_kind_tells_the_same_list()
    {
        QFETCH(QByteArray, name);
        const auto found = read(bytes(name.constData()));
        QVERIFY(found.ok());
        const TextKind kind = name.endsWith("json") ? TextKind::json : name.endsWith("xml") ? TextKind::xml : name.endsWith("ics") ? TextKind::calendar : TextKind::cells;
        QVERIFY(found->kind == kind);
        QVERIFY(found->encoding == (name.contains("utf16") ? ListEncoding::utf16 : name.contains("1251") ? ListEncoding::cp1251 : ListEncoding::utf8));
        const core::ReadList list = rows_of(found->table);
        QVERIFY(list.unread.empty() && !list.cut);
        QVERIFY(list.rows.size() >= 3);
        QVERIFY((list.rows[0].code == "012345" && list.rows[0].slot == at(10, 30) && list.rows[0].service.value == "decl" && !list.rows[0].cancelled));
        QVERIFY((list.rows[1].code == "123456" && list.rows[1].slot == at(9, 5) && list.rows[1].service.value == "refund" && list.rows[1].cancelled));
        QVERIFY((list.rows[2].code == "000007" && list.rows[2].slot == at(11, 0) && !list.rows[2].cancelled));
        if (kind == TextKind::calendar)
            QVERIFY((list.rows.size() == 4 && list.rows[3].slot == at(12, 0))); // of Yekaterinburg
    }

    void values_of_json_stand_as_they_are_written()
    {
        const auto table = read(R"([{"a":12.50,"b":-1e3,"c":true,"d":null},{"b":18446744073709551616,"a":"\u041A\t x ","e":false}])")->table;
        QCOMPARE(told(table), QStringLiteral("a|b|c|d|e|\n12.50|-1e3|true|||\nК\t x|18446744073709551616|||false|\n"));
        QVERIFY(table.rows[0].line == 1 && table.rows[1].line == 2 && table.rows[2].line == 3);
    }

    void what_is_no_value_is_an_error_of_its_row()
    {
        const auto list = rows_of(read(R"([{"code":"123456","date":"30.11.2026","time":"10:30","service":{"name":"Долги"}},
            {"code":["123457"],"date":"30.11.2026","time":"10:30","service":"Долги"},
            {"code":"123458","code":"123459","date":"30.11.2026","time":"10:30","service":"Долги"},
            7, {"code":"123450","date":"30.11.2026","time":"10:30","service":"Долги","visitor":{"name":["x"]}}])")->table);
        QVERIFY((faults(list) == std::vector{core::CellFault::several, core::CellFault::several, core::CellFault::several, core::CellFault::short_row}));
        QVERIFY(list.unknown_services.empty());
        QVERIFY((list.rows.size() == 1 && list.rows[0].line == 6)); // nobody looks at its visitor
        const auto leading = rows_of(read(R"({"a":["x",{"code":"123456","date":"30.11.2026","time":"10:30","service":"Долги"}]})")->table);
        QVERIFY((faults(leading) == std::vector{core::CellFault::short_row} && leading.rows.size() == 1));
        const auto xml = rows_of(read("<l><r code='123456' date='30.11.2026' time='10:30'><service>Долги</service><service>Вычет; возврат</service></r>"
                                      "<r code='123457' date='30.11.2026' time='10:30'><service><name>Долги</name></service></r></l>")->table);
        QVERIFY((faults(xml) == std::vector{core::CellFault::several, core::CellFault::several} && xml.rows.empty()));
    }

    void what_holds_no_one_table_is_told()
    {
        for (const char *none : {R"({"a":[{"b":1}],"c":[{"d":2}]})", R"({"a":{"b":[{"c":1}]}})", R"({"a":"b"})", "<l><a x='1' y='2'/><b x='1' y='2'/></l>", "<l><a>x</a></l>",
                                 "<l><a x='1'/><a x='2'/><b y='1'/><b y='2'/></l>"})
            QVERIFY2(fault(none) == What::no_table, none);
        for (const char *nothing : {"[]", R"({"записи":[]})", R"([{},{"a":" "}])", "<l/>", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"})
            QVERIFY2(fault(nothing) == What::empty, nothing);
        QVERIFY(fault(bytes("two.json")) == What::no_table);
    }

    void a_single_record_of_xml_is_a_table_too()
    {
        QCOMPARE(told(read("<l><head><day>1</day></head><r code='5' n='6'><phone>1</phone><phone>2</phone></r></l>")->table), QStringLiteral("code|n|phone|\n5|6|{…}|\n"));
        QCOMPARE(told(read("<x:l xmlns:x='urn:a'><x:r code='5'>да<x:s id='3'>т &amp; к</x:s></x:r></x:l>")->table), QStringLiteral("code|s@id|s|r|\n5|3|т & к|да|\n"));
    }

    void a_file_that_breaks_its_rules_is_no_list()
    {
        for (const char *name : {"cut.json", "cut.xml", "cut.ics", "doctype.xml", "outside.xml"})
            QVERIFY2(fault(bytes(name)) == What::malformed, name);
        QVERIFY(fault(bytes("wrong-encoding.xml")) == What::not_text);
        QVERIFY(fault("<?xml version='1.0' encoding='koi8-r'?><l><r a='\xC4\xC1'/><r a='1'/></l>") == What::not_text);
        for (const std::string &bad : {"[{\"a\":1}] x"s, "[{\"a\":01}]"s, "[{\"a\":1},]"s, "[{\"a\":NaN}]"s, "[{\"a\":\"\\ud800\"}]"s, "<l><r a='1' a='2'/></l>"s,
                                       "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"s, "BEGIN:VCALENDAR\nno line\nEND:VCALENDAR\n"s,
                                       "BEGIN:VCALENDAR\nEND:VCALENDAR\nX:1\n"s})
            QVERIFY2(fault(bad) == What::malformed, bad.c_str());
    }

    void a_list_that_is_text_has_bounds()
    {
        const auto many = [](std::size_t count, const std::string &each) {
            std::string all;
            for (std::size_t i = 0; i < count; ++i)
                all += each;
            return all;
        };
        const std::size_t most = core::max_list_table_rows - 1;
        QCOMPARE(read('[' + many(most - 1, R"({"a":1},)") + R"({"a":1}])")->table.rows.size(), core::max_list_table_rows);
        QVERIFY(fault('[' + many(most, R"({"a":1},)") + R"({"a":1}])") == What::too_many_rows);
        QCOMPARE(read("<l>" + many(most, "<r a='1'/>") + "</l>")->table.rows.size(), core::max_list_table_rows);
        QVERIFY(fault("<l>" + many(most + 1, "<r a='1'/>") + "</l>") == What::too_many_rows);
        QCOMPARE(read(calendar(many(most, entry(""))))->table.rows.size(), core::max_list_table_rows);
        QVERIFY(fault(calendar(many(most + 1, entry("")))) == What::too_many_rows);
        std::string columns, properties;
        for (std::size_t i = 0; i <= core::max_list_columns; ++i) {
            columns += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":1";
            properties += "X-" + std::to_string(i) + ":1\r\n";
        }
        QVERIFY(fault("[{" + columns + "}]") == What::too_many_columns);
        QVERIFY(fault(calendar(entry(properties))) == What::too_many_columns);
        QVERIFY(fault("[{\"a\":" + many(33, "[") + many(33, "]") + "}]") == What::malformed);
        QVERIFY(fault(many(33, "<a>") + many(33, "</a>")) == What::malformed);
        QVERIFY(fault(many(33, "BEGIN:VCALENDAR\n") + many(33, "END:VCALENDAR\n")) == What::malformed);
        QVERIFY(fault(std::string(core::max_list_bytes + 1, ' ')) == What::too_large);
        std::string kinds = "<l>";
        for (int i = 0; i < 3000; ++i)
            kinds += "<e" + std::to_string(i) + " a='1' b='2'/>";
        QVERIFY(fault(kinds + "</l>") == What::no_table);
    }

    void of_a_calendar_the_latest_word_counts_and_what_is_not_certain_is_an_error_of_its_row()
    {
        const core::ReadList list = rows_of(read(bytes("changed.ics"))->table);
        QCOMPARE(list.rows.size(), std::size_t{2});
        QVERIFY((list.rows[0].code == "111111" && list.rows[0].slot == at(12, 0) && list.rows[0].line == 3));
        QVERIFY((list.rows[1].code == "222222" && list.rows[1].cancelled)); // METHOD:CANCEL, whatever its STATUS says
        using core::CellFault;
        QVERIFY((faults(list) == std::vector{CellFault::entry_twice, CellFault::entry_twice, CellFault::repeats, CellFault::zone, CellFault::time, CellFault::date}));
        QCOMPARE(list.unread[3].cell, "20261130T100000 (Europe/Paris)"s);
        QCOMPARE(list.unread[5].cell, "20261131"s);
    }

    void a_time_of_a_calendar_means_what_its_zone_says()
    {
        QVERIFY(slot("DTSTART:20261130T103000") == at(10, 30)); // the site's clock
        QVERIFY(slot("DTSTART:20261130T073000Z") == at(10, 30));
        QVERIFY(slot("DTSTART;TZID=Etc/UTC:20261130T073000") == at(10, 30));
        QVERIFY(slot("DTSTART;TZID=Russian Standard Time:20261130T103000") == at(10, 30));
        QVERIFY(slot("DTSTART;TZID=Asia/Vladivostok:20261130T173000") == at(10, 30));
        QVERIFY(!slot("DTSTART;TZID=Nowhere:20261130T103000"));
        // The file's own words of a zone, as long as its clock stands.
        const std::string start = "DTSTART;TZID=Here:20261130T103000";
        QVERIFY(slot(start, zone("Here", standard("16010101T000000", "+0500"))) == at(8, 30));
        QVERIFY(slot(start, zone("Here", standard("20110327T020000", "+0400") + standard("20141026T020000", "+0300"))) == at(10, 30));
        QVERIFY(!slot(start, zone("Here", standard("20001029T030000", "+0300", "RRULE:FREQ=YEARLY\r\n"))));
        QVERIFY(!slot(start, zone("Here", standard("20261201T020000", "+0400"))));
        QVERIFY(!slot(start, zone("Here", standard("20110327T020000", "+0400") + standard("20261130T020000", "+0300")))); // in the night before
        QVERIFY(!slot(start, zone("Here", standard("16010101T000000", "+0500")) + zone("Here", standard("16010101T000000", "+0400"))));
        QVERIFY(!slot("DTSTART;TZID=Europe/Moscow:20261130T103000", zone("Europe/Moscow", standard("16010101T000000", "+0400")))); // it is another by its name
        QVERIFY(!slot("DTSTART:20261130T103015")); // nobody is booked for a second
    }

    void a_fold_may_lie_anywhere()
    {
        const std::string whole = calendar(entry("UID:x\r\nDTSTART:20261130T103000\r\nDESCRIPTION:ёж\\, \\\"щ\\\\\\nдва\r\n"));
        const QString plain = told(read(whole)->table);
        QVERIFY(plain.contains(QStringLiteral("ёж, \"щ\\\nдва")));
        for (std::size_t i = whole.find('\n') + 1; i < whole.size(); ++i) // by its first line a calendar is known
            if (whole[i] != '\r' && whole[i] != '\n' && whole[i - 1] != '\n')
                QCOMPARE(told(read(whole.substr(0, i) + "\r\n " + whole.substr(i))->table), plain);
    }

    void where_a_file_of_cells_was_cut_shows()
    {
        const auto cut = [](const std::string &text) { return rows_of(read(text)->table).cut; };
        QVERIFY(cut(bytes("cut-row.csv")) && cut(bytes("cut-letter.csv")));
        QVERIFY(read(bytes("cut-letter.csv"))->encoding == ListEncoding::utf8);
        QVERIFY(!cut("Код;Дата;Время;Услуга\n1;2;3;4") && !cut("Код;Дата;Время;Услуга\n1;2;3\n") && cut("Код;Дата;Время;Услуга\n1;2;3"));
    }

    void a_head_in_brackets_begins_a_row_of_cells()
    {
        for (const char *text : {"[Код];[Дата]\n1;2\n", "{Код};{Дата}\n1;2\n", "<Код>;<Дата>\n1;2\n", "<Код>\t<Дата>\n1\t2\n", "BEGIN;END\n1;2\n"})
            QVERIFY2(read(text)->kind == TextKind::cells, text);
        QVERIFY(read("\xEF\xBB\xBF \r\n [ {\"a\":1}]")->kind == TextKind::json && read("\xEF\xBB\xBF<l a=';'\n b=','><r a='1' b='2'/></l>")->kind == TextKind::xml);
        QVERIFY(read("\xEF\xBB\xBF" "begin:vcalendar\nbegin:vevent\nuid:1\nend:vevent\nend:vcalendar")->kind == TextKind::calendar);
    }

    void any_change_of_a_file_is_answered()
    {
        const std::string whole[] = {bytes("plain.json"), bytes("within.json"), bytes("plain.xml"), bytes("plain.ics"), bytes("changed.ics")};
        for (const std::string &each : whole)
            QVERIFY(!each.empty());
        QVERIFY(rc::check("nothing is thrown, nothing hangs, and no bound is passed", [&] {
            std::string spoilt = whole[*rc::gen::inRange(0, 5)];
            const int times = *rc::gen::inRange(1, 20);
            for (int i = 0; i < times; ++i)
                spoilt[*rc::gen::inRange<std::size_t>(0, spoilt.size())] = *rc::gen::element('<', '>', '"', '{', '[', ']', '}', ':', ';', '\n', ' ', '\\', '\xD0', '\0', 'Z');
            spoilt.resize(*rc::gen::inRange<std::size_t>(spoilt.size() / 2, spoilt.size() + 1));
            if (const auto found = read(spoilt)) {
                RC_ASSERT(!found->table.rows.empty());
                if (found->kind != TextKind::cells)
                    for (const auto &row : found->table.rows)
                        RC_ASSERT((row.cells.empty() || row.cells.size() == found->table.rows.front().cells.size()));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestTextList)
#include "tst_text_list.moc"
