// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_text.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace std::string_view_literals;
using What = ListFault::What;

namespace {

using Cells = std::vector<std::string>;

ListTable table(std::string_view text)
{
    return *list_table(text);
}

std::string quoted(const std::string &cell)
{
    std::string out = "\"";
    for (const char c : cell)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

} // namespace

class TestListText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_same_list_is_read_in_every_encoding()
    {
        const std::string text = "Код;Услуга\n123456;Декларация — «3-НДФЛ»\n";
        QVERIFY(list_text(text)->text == text && list_text(text)->encoding == ListEncoding::utf8);
        QVERIFY(list_text("\xEF\xBB\xBF" + text)->text == text);
        const QString wide = QString::fromStdString(text);
        std::string little = "\xFF\xFE", big = "\xFE\xFF";
        for (const QChar c : wide) {
            little += {static_cast<char>(c.unicode() & 0xFF), static_cast<char>(c.unicode() >> 8)};
            big += {static_cast<char>(c.unicode() >> 8), static_cast<char>(c.unicode() & 0xFF)};
        }
        QVERIFY(list_text(little)->text == text && list_text(little)->encoding == ListEncoding::utf16);
        QVERIFY(list_text(big)->text == text);
        const auto russian = list_text("\xCA\xEE\xE4;\xD3\xF1\xEB\xF3\xE3\xE0 \xB9 1 \x97 \xAB\xB8\xBB"sv);
        QCOMPARE(russian->text, std::string("Код;Услуга № 1 — «ё»"));
        QVERIFY(russian->encoding == ListEncoding::cp1251);
    }

    void what_is_no_text_is_told()
    {
        const auto fault = [](std::string_view bytes) { return list_text(bytes).error().what; };
        QVERIFY(fault("") == What::empty);
        QVERIFY(fault(std::string(max_list_bytes + 1, 'a')) == What::too_large);
        QVERIFY(fault("a;b\0c"sv) == What::not_text);
        QVERIFY(fault("\xFF\xFE\x41"sv) == What::not_text);
        QVERIFY(fault("\xFF\xFE\x00\xD8\x41\x00"sv) == What::not_text);
        QVERIFY(fault("\xFF\xFE\x00\x00"sv) == What::not_text);
    }

    void half_a_letter_of_utf8_makes_it_windows_1251()
    {
        for (const std::string_view bad : {"\xC0\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xE2\x82"sv, "\xE0\x80\x80"sv, "\x80"sv})
            QVERIFY(list_text(bad)->encoding == ListEncoding::cp1251);
        for (const std::string_view good : {"\xE2\x82\xAC"sv, "\xF0\x9F\x8E\xAB"sv, "\xEE\x80\x80"sv})
            QVERIFY(list_text(good)->encoding == ListEncoding::utf8);
    }

    void half_a_letter_at_the_end_is_a_file_that_was_cut()
    {
        const std::string whole = "Код;Услуга\n1;Долги €🎫";
        for (std::size_t size = 3; size <= whole.size(); ++size) {
            const auto text = list_text(std::string_view(whole).substr(0, size));
            const bool within = size < whole.size() && (static_cast<unsigned char>(whole[size]) & 0xC0) == 0x80;
            QVERIFY(text->encoding == ListEncoding::utf8 && text->cut == within && whole.starts_with(text->text) && text->text.size() + 3 >= size);
        }
        QVERIFY(list_text("Код\n1;\xD0\n")->encoding == ListEncoding::cp1251 && !list_text("Код\n1;\xD0\n")->cut); // not at the end
        QVERIFY(list_text("a;b\n1;\xC4")->encoding == ListEncoding::cp1251); // no letter of UTF-8 before it
        QVERIFY(list_text("\xD0\x9A\xE0\x80")->encoding == ListEncoding::cp1251 && list_text("\xD0\x9A\xE0\xA0")->cut);
    }

    void cells_stand_between_whatever_separates_them()
    {
        for (const std::string separator : {";", ",", "\t", "|"}) {
            const ListTable read = table("Код" + separator + "Время\r\n123456" + separator + " 9:30 \r\n");
            QCOMPARE(read.separator, separator.front());
            QVERIFY(read.rows == (std::vector<ListTable::Row>{{1, {"Код", "Время"}}, {2, {"123456", "9:30"}}}));
        }
        // Commas within cells are no reason to take the comma.
        QCOMPARE(table("Код;Услуга\n1;вычет, лечение\n2;вычет, учёба, спорт\n").separator, ';');
    }

    void quotes_hold_separators_line_breaks_and_quotes()
    {
        const ListTable read = table("Код;Услуга\r\n1;\"вычет; \"\"учёба\"\"\r\nи спорт\"\r\n2;другое");
        QVERIFY(read.rows.at(1).cells == (Cells{"1", "вычет; \"учёба\"\r\nи спорт"}));
        QCOMPARE(read.rows.at(2).line, 4);
        QVERIFY(read.rows.at(2).cells == (Cells{"2", "другое"}));
        QVERIFY(table("a;b\n1;ИП \"Ромашка\"\n").rows.at(1).cells == (Cells{"1", "ИП \"Ромашка\""}));
        QVERIFY((list_table("a;b\n1;\"abc\n2;d\n").error() == ListFault{What::quote_open, 2}));
    }

    void empty_rows_are_left_out_and_others_keep_their_lines()
    {
        const ListTable read = table("a;b\n;;\n\n\xC2\xA0;\n1;2\n;;;\n");
        QVERIFY(read.rows == (std::vector<ListTable::Row>{{1, {"a", "b"}}, {5, {"1", "2"}}}));
        QVERIFY(list_table(";;\n \n").error().what == What::empty);
        QVERIFY(table("a;b\r1;2\r").rows.size() == 2); // of an old Macintosh
    }

    void a_list_has_bounds()
    {
        std::string rows = "a;b\n", columns = "a";
        for (std::size_t i = 1; i < max_list_table_rows; ++i)
            rows += "1;2\n";
        QCOMPARE(table(rows).rows.size(), max_list_table_rows);
        QVERIFY((list_table(rows + "1;2\n").error() == ListFault{What::too_many_rows, 5001}));
        for (std::size_t i = 1; i < max_list_columns; ++i)
            columns += ";a";
        QCOMPARE(table(columns).rows.front().cells.size(), max_list_columns);
        QVERIFY(list_table(columns + ";a\n").error().what == What::too_many_columns);
    }

    void what_is_written_is_read()
    {
        QVERIFY(rc::check("quoted cells come back as they were", [] {
            const auto letters = rc::gen::container<std::string>(rc::gen::element('a', ';', ',', '"', '\n', '\t', 'z', '|'));
            const auto cells = *rc::gen::container<std::vector<std::vector<std::string>>>(4, rc::gen::container<std::vector<std::string>>(3, letters));
            std::string text = "h1;h2;h3\n";
            for (const auto &row : cells)
                text += quoted("x" + row[0] + "x") + ';' + quoted("x" + row[1] + "x") + ';' + quoted("x" + row[2] + "x") + "\r\n";
            const auto read = list_table(text);
            RC_ASSERT(read.ok());
            RC_ASSERT(read->rows.size() == cells.size() + 1);
            for (std::size_t i = 0; i < cells.size(); ++i)
                for (std::size_t j = 0; j < 3; ++j)
                    RC_ASSERT(read->rows[i + 1].cells[j] == "x" + cells[i][j] + "x");
        }));
    }

    void any_bytes_are_answered()
    {
        QVERIFY(rc::check("no bytes are too odd", [](const std::string &bytes) {
            if (const auto text = list_text(bytes))
                (void)list_table(text->text);
        }));
    }
};

QTEST_APPLESS_MAIN(TestListText)
#include "tst_list_text.moc"
