// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks that other programs wrote (make_lists.py), and bad ones.
#include "core/booking/list_rows.h"
#include "sheets/workbook.h"

#include <QFile>
#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using What = core::ListFault::What;
using Cells = std::vector<std::string>;

class TestWorkbook : public QObject
{
    Q_OBJECT

    static std::string bytes(const char *name)
    {
        QFile file(QStringLiteral(TALON_LISTS "/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    static std::vector<sheets::Sheet> read(const char *name)
    {
        auto found = sheets::read_workbook(bytes(name));
        return found ? std::move(*found) : std::vector<sheets::Sheet>{};
    }
    static What fault(const std::string &bytes)
    {
        const auto found = sheets::read_workbook(bytes);
        return found ? What::quote_open : found.error().what; // which no workbook has
    }
    static QString told(const Cells &cells)
    {
        std::string all;
        for (const std::string &cell : cells)
            all += cell + '|';
        return QString::fromStdString(all);
    }
    /// The rows as a list of bookings reads them.
    static core::ReadList rows_of(core::ListTable table)
    {
        core::begin_at_header(table);
        const core::ServiceNames names{{"декларация 3-ндфл", {"decl"}}, {"вычет; возврат", {"refund"}}, {"долги", {"debts"}}};
        return core::read_list(table, core::guess_columns(table.rows.front().cells), names, 6, core::UtcOffset{180});
    }

private Q_SLOTS:
    void each_hand_writes_the_same_list_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"plain.xlsx", "from-1904.xlsx", "plain-gnumeric.xlsx", "plain.ods"})
            QTest::newRow(name) << QByteArray(name);
    }
    void each_hand_writes_the_same_list()
    {
        QFETCH(QByteArray, name);
        const auto found = read(name.constData());
        QCOMPARE(found.size(), std::size_t{1});
        const auto &rows = found.front().table.rows;
        QCOMPARE(rows.size(), std::size_t{4});
        QCOMPARE(told(rows[0].cells), QStringLiteral("Код записи|Дата приёма|Время|Услуга|ФИО|Отменено|"));
        QCOMPARE(told(rows[1].cells), QStringLiteral("012345|2026-11-30|10:30|Декларация 3-НДФЛ|Посетитель||"));
        QCOMPARE(told(rows[2].cells), QStringLiteral("123456|2026-11-30|9:05|Вычет; возврат|Посетитель|да|"));
        QCOMPARE(told(rows[3].cells), QStringLiteral("000007|2026-11-30|11:00|Долги|Посетитель|нет|")); // as the sheet shows it
        QCOMPARE(rows[3].line, 4);
        const core::ReadList list = rows_of(found.front().table);
        QVERIFY(list.unread.empty());
        QCOMPARE(list.rows.size(), std::size_t{3});
        QVERIFY(!list.rows[0].cancelled && list.rows[1].cancelled && !list.rows[2].cancelled);
        const core::Instant day = core::day_start(std::chrono::year{2026} / 11 / 30, core::UtcOffset{180});
        QVERIFY(list.rows[0].slot == day + core::Minutes{630} && list.rows[1].slot == day + core::Minutes{545});
    }

    void titles_heads_of_two_rows_and_merged_cells_are_what_a_person_sees()
    {
        for (const char *name : {"merged.xlsx", "merged.ods"}) {
            const auto found = read(name);
            QCOMPARE(found.size(), std::size_t{1}); // the hidden one and the empty one are not there
            QCOMPARE(found.front().name, std::string("Приём"));
            const core::ReadList list = rows_of(found.front().table);
            QVERIFY2(list.unread.empty(), name);
            QCOMPARE(list.rows.size(), std::size_t{2});
            QCOMPARE(list.rows[1].line, 5);
            QCOMPARE(list.rows[1].code, std::string("222222"));
            QVERIFY(list.rows[1].slot - list.rows[0].slot == core::Minutes{15}); // one date for both
        }
    }

    void sheets_stand_in_their_order()
    {
        const auto found = read("sheets.xlsx");
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].name, std::string("О файле"));
        QCOMPARE(found[1].name, std::string("Записи"));
    }

    void a_formula_is_its_result_and_without_one_nothing_that_is_read()
    {
        for (const char *name : {"formulas-gnumeric.xlsx", "formulas.ods"}) {
            const auto found = read(name);
            QCOMPARE(found.size(), std::size_t{1});
            QCOMPARE(told(found.front().table.rows.at(1).cells), QStringLiteral("482913|2026-11-30|10:30|Долги|"));
        }
        const auto bare = read("formulas.xlsx");
        QCOMPARE(told(bare.front().table.rows.at(1).cells), QStringLiteral("=|=|=|=|"));
        const core::ReadList list = rows_of(bare.front().table);
        QVERIFY(list.rows.empty() && list.unread.size() == 1);
    }

    void cells_without_places_texts_within_and_no_shared_ones()
    {
        const auto found = read("bare.xlsx");
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(told(found.front().table.rows.at(0).cells), QStringLiteral("Код|Дата|Время|Услуга||"));
        QCOMPARE(told(found.front().table.rows.at(1).cells), QStringLiteral("012345|2026-11-30|10:30|#N/A|true|"));
    }

    void a_date_is_what_its_cell_shows_and_a_number_without_a_format_is_none()
    {
        for (const char *name : {"told-otherwise.xlsx", "told-otherwise.ods"}) {
            const auto found = read(name);
            QCOMPARE(found.size(), std::size_t{1});
            const auto &rows = found.front().table.rows;
            QCOMPARE(told(rows.at(1).cells), QStringLiteral("100001|30.11.2026|12:00|Долги|"));
            QCOMPARE(told(rows.at(2).cells), QStringLiteral("100002|2026-11-30|12:00|Долги|")); // of a row that a filter hides
            QCOMPARE(told(rows.at(3).cells), QStringLiteral("100003|46356|12:00|Долги|"));
            const core::ReadList list = rows_of(found.front().table);
            QCOMPARE(list.rows.size(), std::size_t{2});
            using core::CellFault;
            const std::pair<int, CellFault> wanted[]{{4, CellFault::date}, {5, CellFault::time}, {6, CellFault::date}, {7, CellFault::code}};
            QCOMPARE(list.unread.size(), std::size(wanted));
            for (std::size_t i = 0; i < std::size(wanted); ++i)
                QVERIFY2((list.unread[i].line == wanted[i].first && list.unread[i].fault == wanted[i].second), name);
        }
    }

    void texts_that_are_lost_are_told_as_such_and_cost_their_cells_only()
    {
        const auto found = read("lost-strings.xlsx");
        QCOMPARE(found.size(), std::size_t{1});
        for (std::size_t row = 1; row < 4; ++row)
            QCOMPARE(found.front().table.rows.at(row).cells.at(4), std::string("####")); // of the column that gnumeric shares
        QCOMPARE(rows_of(found.front().table).rows.size(), std::size_t{3}); // which nobody looks at
    }

    void bad_files_are_told_apart()
    {
        QVERIFY(fault(bytes("locked.xlsx")) == What::encrypted);
        QVERIFY(fault(bytes("many-rows.xlsx")) == What::too_many_rows);
        QVERIFY(fault(bytes("many-columns.xlsx")) == What::too_many_columns);
        QVERIFY(fault(bytes("plain.xls")) == What::old_workbook);
        QVERIFY(fault(bytes("password.xlsx")) == What::encrypted);
        QVERIFY(fault(bytes("encrypted.ods")) == What::encrypted);
        for (const char *name : {"bomb.xlsx", "lying.xlsx", "doctype.xlsx", "deep.xlsx", "not-xml.xlsx", "cut.xlsx", "wrong-sum.xlsx", "many-parts.zip"})
            QVERIFY2(fault(bytes(name)) == What::damaged, name);
        QVERIFY(fault("PK\x05\x06" + std::string(18, '\0')) == What::damaged);
        QVERIFY(fault(std::string(core::max_list_bytes + 1, 'P')) == What::too_large);
    }

    void any_change_of_a_file_is_answered()
    {
        const std::string whole[] = {bytes("plain.xlsx"), bytes("plain.ods"), bytes("merged.xlsx")};
        QVERIFY(!whole[0].empty() && !whole[1].empty() && !whole[2].empty());
        QVERIFY(rc::check("nothing is thrown and nothing hangs", [&] {
            std::string spoilt = whole[*rc::gen::inRange(0, 3)];
            const int times = *rc::gen::inRange(1, 20);
            for (int i = 0; i < times; ++i)
                spoilt[*rc::gen::inRange<std::size_t>(0, spoilt.size())] = static_cast<char>(*rc::gen::inRange(0, 256));
            spoilt.resize(*rc::gen::inRange<std::size_t>(spoilt.size() / 2, spoilt.size() + 1));
            (void)sheets::read_workbook(spoilt);
        }));
    }
};

QTEST_APPLESS_MAIN(TestWorkbook)
#include "tst_workbook.moc"
