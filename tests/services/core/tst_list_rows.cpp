// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_rows.h"

#include <QTest>

using namespace talon::core;

namespace {

constexpr UtcOffset moscow{180};
constexpr Day day = std::chrono::year{2027} / 3 / 2;
const ServiceNames names{{"декларация 3-ндфл", ServiceId{"decl"}}, {"долги", ServiceId{"debts"}}};
constexpr ListColumns all{0, 1, 2, 3, 4};

ReadList read(const std::string &rows, const ListColumns &columns = all)
{
    return read_list(*list_table("код;дата;время;услуга;статус\n" + rows), columns, names, 6, moscow);
}

CellFault fault(const std::string &row)
{
    const ReadList list = read(row);
    return list.unread.size() == 1 && list.rows.empty() ? list.unread.front().fault : CellFault{99};
}

} // namespace

class TestListRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_row_is_a_booking()
    {
        const ReadList list = read("012345;02.03.2027;10:30;Декларация  3-НДФЛ;\n654321;2027-03-02;9:05:00;ДОЛГИ;Отменена\n");
        QVERIFY(list.unread.empty());
        QVERIFY(list.rows == (std::vector<ReadRow>{{2, "012345", day_start(day, moscow) + Minutes{630}, ServiceId{"decl"}, false},
                                                   {3, "654321", day_start(day, moscow) + Minutes{545}, ServiceId{"debts"}, true}}));
        QVERIFY(list.day == day);
    }

    void a_time_may_stand_behind_its_date_or_begin_an_interval()
    {
        const ListColumns behind{0, 1, std::nullopt, 3, std::nullopt};
        QVERIFY(read("123456;02.03.2027 10:30;;долги", behind).rows.front().slot == day_start(day, moscow) + Minutes{630});
        QVERIFY(read("123456;2027-03-02T10:30:00;;долги", behind).rows.front().slot == day_start(day, moscow) + Minutes{630});
        QVERIFY(read("123456;02.03.2027;10:30 – 10:45;долги;").rows.front().slot == day_start(day, moscow) + Minutes{630});
        QVERIFY(read("123456;02.03.2027;10:30-10:45;долги;").rows.front().slot == day_start(day, moscow) + Minutes{630});
        QVERIFY(read("123456;02.03.2027 0:00;10:30;долги;").rows.size() == 1); // as spreadsheets write a date
    }

    void what_is_not_plain_is_an_error_of_its_row()
    {
        QVERIFY(fault("12345;02.03.2027;10:30;долги;") == CellFault::code); // a spreadsheet took its zero
        QVERIFY(fault("12345x;02.03.2027;10:30;долги;") == CellFault::code);
        for (const char *date : {"02.03.27", "2.3.2027", "30.02.2027", "02/03/2027", "44987", "", "2027-3-2", "02.03.2027 11:00", "02.03.20271"})
            QVERIFY2(fault("123456;" + std::string(date) + ";10:30;долги;") == CellFault::date, date);
        for (const char *time : {"25:10", "10:60", "10.30", "930", "", "10", ":30", "10:3", "010:30", "10:30:30", "полдень"})
            QVERIFY2(fault("123456;02.03.2027;" + std::string(time) + ";долги;") == CellFault::time, time);
        QVERIFY(fault("123456;02.03.2027;10:30;вычет;") == CellFault::service);
        QVERIFY(fault("123456;02.03.2027;10:30") == CellFault::short_row);
    }

    void a_bad_row_costs_itself_alone_and_tells_what_stood_there()
    {
        const ReadList list = read("123456;02.03.2027;25:10;долги;\n123457;02.03.2027;10:30;Вычет;\n123458;02.03.2027;10:30;вычет;\n1;02.03.2027;10:30;долги;\n"
                                   "654321;02.03.2027;11:00;долги;\n");
        QCOMPARE(list.rows.size(), std::size_t{1});
        QVERIFY(list.unread == (std::vector<UnreadRow>{{2, CellFault::time, "25:10"}, {3, CellFault::service, "Вычет"}, {4, CellFault::service, "вычет"},
                                                       {5, CellFault::code, ""}})); // a code is a secret
        QVERIFY(list.unknown_services == std::vector<std::string>{"Вычет"});
    }

    void the_day_is_that_of_most_rows()
    {
        QVERIFY(read("123456;03.03.2027;10:30;долги;\n123457;02.03.2027;10:30;долги;\n123458;02.03.2027;10:30;нет такой;\n").day == day);
        QVERIFY(!read("x;x;x;x;x\n").day);
    }

    void columns_are_known_by_their_heads()
    {
        QVERIFY((guess_columns({"№", "ФИО", "Дата приёма", "Время", "Услуга", "Код (ПИН)", "Статус записи"})
                 == ListColumns{5, 2, 3, 4, 6}));
        QVERIFY((guess_columns({"Code", "Date", "Time", "Service"}) == ListColumns{0, 1, 2, 3, std::nullopt}));
        QVERIFY((guess_columns({"Ф.И.О.", "Телефон"}) == ListColumns{}));
    }

    void names_are_folded()
    {
        QCOMPARE(folded_name("  Приём\xC2\xA0 ОТЧЁТНОСТИ\tЮЛ "), std::string("прием отчетности юл"));
        QCOMPARE(folded_name("Tax № 3-НДФЛ ЭЮЯ"), std::string("tax № 3-ндфл эюя"));
        QCOMPARE(folded_name(""), std::string());
        QCOMPARE(folded_name("\xD0"), std::string("\xD0")); // half a letter is none of ours
    }
};

QTEST_APPLESS_MAIN(TestListRows)
#include "tst_list_rows.moc"
