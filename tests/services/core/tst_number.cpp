// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/number.h"
#include "show.h"

#include <rapidcheck.h>

using namespace talon::core;

class TestNumber : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void is_written_with_three_digits()
    {
        QCOMPARE(to_text({Letter::A, 23}), std::string{"А023"});
        QCOMPARE(to_latin({Letter::A, 23}), std::string{"A023"});
        QCOMPARE(to_text({Letter::X, 1}), std::string{"Х001"});
        QCOMPARE(to_latin({Letter::H, 999}), std::string{"H999"});
    }

    void letters_look_alike()
    {
        const std::string cyrillic_order = "АВЕКМНОРСТУХ";
        const std::string latin_order = "ABEKMHOPCTYX";
        for (int i = 0; i < letter_count; ++i) {
            const auto letter = static_cast<Letter>(i);
            const auto at = static_cast<std::size_t>(i);
            QCOMPARE(std::string{cyrillic(letter)}, cyrillic_order.substr(2 * at, 2));
            QCOMPARE(latin(letter), latin_order.at(at));
            QVERIFY(*parse_letter(cyrillic(letter)) == letter);
            QVERIFY(*parse_letter(latin_order.substr(at, 1)) == letter);
        }
    }

    void refuses_what_is_no_number()
    {
        for (const char *text : {"", "А", "023", "А23", "А0023", "А02", "А000", "Б001", "a001", "Ж123",
                                 "А-01", "А 01", "А1٣3", "AА12", "AA123", "А01a",
                                 "\xd0"
                                 "023"})
            QVERIFY2(!parse_number(text).ok(), text);
        QVERIFY(parse_number("Б001").error() == NumberFault::bad_letter);
        QVERIFY(parse_number("А000").error() == NumberFault::bad_number);
        QVERIFY(parse_letter("").error() == NumberFault::bad_letter);
        QVERIFY(!parse_letter("АА").ok());
    }

    void parses_what_it_writes()
    {
        for (int i = 0; i < letter_count; ++i) {
            for (int n = first_number; n <= last_number; ++n) {
                const TicketNumber number{static_cast<Letter>(i), n};
                QVERIFY(*parse_number(to_text(number)) == number);
                QVERIFY(*parse_number(to_latin(number)) == number);
            }
        }
    }

    void never_throws()
    {
        QVERIFY(
            rc::check("any bytes are a number that is written so, or refused", [](const std::string &text) {
                const auto number = parse_number(text);
                if (number)
                    RC_ASSERT(to_text(*number) == text || to_latin(*number) == text);
            }));
    }
};

QTEST_APPLESS_MAIN(TestNumber)
#include "tst_number.moc"
