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

    void a_name_is_read_where_its_column_is_chosen_and_nowhere_else()
    {
        ListColumns columns = all;
        columns.name = 5;
        const std::string row = "123456;02.03.2027;10:30;долги;;  Иванов-Петров \xC2\xA0 Иван\tИванович \n";
        QCOMPARE(read(row, columns).rows.front().name, std::string("Иванов-Петров Иван Иванович"));
        QCOMPARE(read(row).rows.front().name, std::string());
        QCOMPARE(read("123456;02.03.2027;10:30;долги;\n", columns).rows.front().name, std::string()); // a row without it is a row
    }

    void a_column_of_names_is_known_by_exact_heads_alone()
    {
        const auto name = [](const std::vector<std::string> &heads) { return guess_columns(heads).name; };
        QVERIFY(name({"Код", "ФИО", "Дата"}) == 1 && name({"Код", "Ф.И.О.", "Дата"}) == 1 && name({"Фамилия, имя, отчество"}) == 0);
        QVERIFY(!name({"Код", "ФИО сотрудника", "Наименование", "Имя файла", "Фамилия"}));
        QVERIFY2(!name({"ФИО", "Заявитель"}), "of two it is for a person to say");
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

    void a_time_of_iso_8601_means_the_moment_that_it_tells()
    {
        const auto slot = [](const std::string &cell) -> std::optional<Instant> {
            const auto list = read("123456;" + cell + ";;долги", ListColumns{0, 1, std::nullopt, 3, std::nullopt});
            return list.rows.empty() ? std::nullopt : std::optional(list.rows.front().slot);
        };
        const Instant half_past_ten = day_start(day, moscow) + Minutes{630};
        for (const char *same : {"2027-03-02T07:30:00Z", "2027-03-02T07:30Z", "2027-03-02T10:30:00+03:00", "2027-03-02T10:30+0300", "2027-03-02T10:30:00.000+03",
                                 "2027-03-02T12:30:00+05:00", "2027-03-02T02:30:00-05:00", "2027-03-02T07:30:00.0z"})
            QVERIFY2(slot(same) == half_past_ten, same);
        for (const char *wrong : {"2027-03-02T07:30:00.5Z", "2027-03-02T07:30:00Zulu", "2027-03-02T10:30+3", "2027-03-02T10:30+", "2027-03-02T10:30+15:00", "2027-03-02T10:30+03:60",
                                  "2027-03-02T10:30 – 10:45Z", "2027-03-02 10:30Z", "2027-03-02T10:30:00."})
            QVERIFY2(!slot(wrong), wrong);
        QVERIFY(slot("2027-03-02 10:30-10:45") == half_past_ten); // an interval: no «T»
        // Which day a row is of, the site's clock tells.
        QVERIFY(read("123456;2027-03-01T23:30:00Z;;долги", ListColumns{0, 1, std::nullopt, 3, std::nullopt}).day == day);
    }

    void a_row_of_trouble_and_a_cell_of_several_values_are_errors_of_the_row()
    {
        ListTable table = *list_table("код;дата;время;услуга;статус\n123456;02.03.2027;10:30;долги;\n123456;02.03.2027;10:30;долги;\n123456;02.03.2027;10:30;долги;\n");
        table.rows[1].trouble = ListTable::Trouble::zone;
        table.rows[2].trouble = ListTable::Trouble::repeats;
        table.rows[3].trouble = ListTable::Trouble::twice;
        const ReadList list = read_list(table, all, names, 6, moscow);
        QVERIFY(list.unread == (std::vector<UnreadRow>{{2, CellFault::zone, "02.03.2027"}, {3, CellFault::repeats, "02.03.2027"}, {4, CellFault::entry_twice, "02.03.2027"}}));
        for (const char *row : {"{…};02.03.2027;10:30;долги;", "123456;{…};10:30;долги;", "123456;02.03.2027;{…};долги;", "123456;02.03.2027;10:30;{…};", "123456;02.03.2027;10:30;долги;{…}"})
            QVERIFY2(fault(row) == CellFault::several, row);
        QVERIFY(read("123456;02.03.2027;10:30;{…};").unknown_services.empty());
    }

    void where_a_list_was_cut_shows_in_its_last_row()
    {
        QVERIFY(read("123456;02.03.2027;10:30").cut && !read("123456;02.03.2027;10:30\n").cut && !read("123456;02.03.2027;10:30;долги;").cut);
        ListTable table = *list_table("код;дата\n1;2\n");
        table.cut = true;
        QVERIFY(read_list(table, {0, 1, {}, 1, {}}, names, 6, moscow).cut);
    }

    void of_a_phone_the_last_four_digits_are_read_and_no_row_is_refused_for_it()
    {
        QCOMPARE(tail_of("+7 (903) 555-48-21"), std::string("4821"));
        QCOMPARE(tail_of("89035554821"), std::string("4821"));
        QCOMPARE(tail_of("4955554821"), std::string("4821"));
        for (const char *none : {"", "555-48-21", "8 903 555 48 21, 8 903 555 48 22", "доб. 4821", "8903555482112345", "нет"})
            QCOMPARE(tail_of(none), std::string());
        const ListColumns with_phone{0, 1, 2, 3, std::nullopt, 4};
        const ReadList list = read("123456;02.03.2027;10:30;долги;+79035554821\n123457;02.03.2027;10:30;долги;позвонить\n123458;02.03.2027;10:30;долги", with_phone);
        QVERIFY(list.unread.empty() && list.rows.size() == 3);
        QVERIFY(list.rows[0].tail == "4821" && list.rows[1].tail.empty() && list.rows[2].tail.empty());
        QVERIFY(read("123456;02.03.2027;10:30;долги;+79035554821").rows.empty()); // under «статус» it means nothing
    }

    void a_phone_is_known_by_its_head()
    {
        const auto phone = [](const char *head) { return guess_columns({"Код", "Дата", "Время", "Услуга", head}).phone; };
        for (const char *head : {"Телефон", "Контактный телефон", "Моб. телефон", "Phone"})
            QVERIFY2(phone(head) == 4, head);
        for (const char *head : {"Телефон инспекции", "ФИО", "Номер"})
            QVERIFY2(!phone(head), head);
        QVERIFY(!guess_columns({"Код", "Дата", "Услуга", "Моб. телефон", "Дом. телефон"}).phone); // which of them nobody can tell
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
                 == ListColumns{5, 2, 3, 4, 6, std::nullopt, 1}));
        QVERIFY((guess_columns({"Code", "Date", "Time", "Service"}) == ListColumns{0, 1, 2, 3, std::nullopt}));
        QVERIFY((guess_columns({"Ф.И.О.", "Телефон"}) == ListColumns{{}, {}, {}, {}, {}, 1, 0})); // a name is looked at only where somebody chooses it
        // Of heads that speak of a thing the one that bears its name; who was born when, and what a service's code is, is neither.
        QVERIFY((guess_columns({"Код услуги", "Услуга", "Код записи", "Дата рождения", "Дата приёма", "Дата создания", "Время создания", "Время"})
                 == ListColumns{2, 4, 7, 1, std::nullopt}));
        QVERIFY((guess_columns({"Код услуги", "Дата отмены", "Причина отмены", "Код инспекции"}) == ListColumns{}));
        QVERIFY((guess_columns({"Код", "Дата и время", "Наименование услуги", "Отменено"}) == ListColumns{0, 1, std::nullopt, 2, 3}));
        // Which of two it is, nobody guesses.
        QVERIFY((guess_columns({"Код", "Код", "Дата визита", "Дата приёма", "Услуга"}) == ListColumns{std::nullopt, std::nullopt, std::nullopt, 4, std::nullopt}));
    }

    void the_header_is_where_the_heads_are()
    {
        const auto begun = [](std::string_view text) {
            ListTable table = *list_table(text);
            begin_at_header(table);
            return table.rows.front().line;
        };
        QCOMPARE(begun("Код;Дата;Время;Услуга\n1;2;3;4\n"), 1);
        QCOMPARE(begun("Список записей на дату;;;\nИнспекция;;;\nКод;Дата;Время;Услуга\n1;2;3;4\n"), 3);
        QCOMPARE(begun("Код;Приём;Приём;Услуга;Статус\nКод;Дата;Время;Услуга;Статус\n1;2;3;4;5\n"), 2);
        QCOMPARE(begun("Код;Дата;Услуга\nКод;Дата;Услуга\n1;2;3\n"), 2); // merged over two rows
        QCOMPARE(begun("a;b;c\n1;2;3\n"), 1);
    }

    void a_state_says_what_it_says_and_nothing_is_guessed_of_it()
    {
        const auto state = [](const std::string &head, const std::string &cell) {
            const ReadList list = read_list(*list_table("код;дата;время;услуга;" + head + "\n123456;02.03.2027;10:30;долги;" + cell + "\n"), all, names, 6, moscow);
            return list.rows.empty() ? (list.unread.front().fault == CellFault::state ? '?' : '!') : list.rows.front().cancelled ? 'x' : '-';
        };
        for (const char *cell : {"отменена", "ОТМЕНЕНО", "аннулирована", "снята", "Cancelled", "отменена 01.03.2027"})
            QCOMPARE(state("Статус", cell), 'x');
        for (const char *cell : {"", "не отменена", "Неотменена", "подтверждена", "активна", "not cancelled", "Confirmed"})
            QCOMPARE(state("Статус", cell), '-');
        for (const char *cell : {"да", "1", "нет", "01.03.2027", "не подтверждена", "действует, отменена", "вычет", "не действует, отменена"})
            QCOMPARE(state("Статус", cell), '?');
        for (const char *cell : {"да", "Да", "1", "+", "истина", "01.03.2027", "2027-03-01 09:00", "отменено"})
            QCOMPARE(state("Отменено", cell), 'x');
        for (const char *cell : {"", "нет", "0", "-", "ложь", "не отменено"})
            QCOMPARE(state("Отменено", cell), '-');
        QCOMPARE(state("Отменено", "7"), '?');
        QCOMPARE(state("Отменено", "возможно"), '?');
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
