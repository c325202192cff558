// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/number.h"
#include "show.h"

#include <rapidcheck.h>

#include <set>

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

    void of_a_kiosk_has_its_prefix_before()
    {
        QCOMPARE(to_text({Letter::A, 7, 2}), std::string{"2А007"});
        QCOMPARE(to_latin({Letter::A, 7, 2}), std::string{"2A007"});
        QCOMPARE(to_text({Letter::X, 999, 999}), std::string{"999Х999"});
        QVERIFY((*parse_number("2А007") == TicketNumber{Letter::A, 7, 2}));
        QVERIFY((*parse_number("102A007") == TicketNumber{Letter::A, 7, 102}));
        QVERIFY(!(TicketNumber{Letter::A, 7, 2} == TicketNumber{Letter::A, 7}));
        for (const char *text : {"0А007", "02А007", "1000А007", "2007", "2А07", "2А0007", "2А000", "А2007", "-2А007", "2 А007"})
            QVERIFY2(!parse_number(text).ok(), text);
    }

    void own_numbers_go_through_ten_rounds()
    {
        QCOMPARE(to_text(own_number(7, Letter::A, 1)), std::string{"7А001"});
        QCOMPARE(to_text(own_number(7, Letter::A, 999)), std::string{"7А999"});
        QCOMPARE(to_text(own_number(7, Letter::A, 1000)), std::string{"107А001"});
        QCOMPARE(to_text(own_number(99, Letter::B, own_turns)), std::string{"999В999"});
        QCOMPARE(own_turns, 9990);
        std::set<TicketNumber> seen;
        int turn = 0;
        for (int i = 1; i <= own_turns; ++i) {
            turn = next_own_turn(turn);
            const TicketNumber number = own_number(7, Letter::A, turn);
            QVERIFY(seen.insert(number).second);
            QCOMPARE(own_turn(number), turn);
            QVERIFY(*parse_number(to_text(number)) == number);
            QCOMPARE(number.prefix % 100, 7);
        }
        QCOMPARE(next_own_turn(turn), 1);
        QCOMPARE(own_turn({Letter::A, 7}), 0);
    }

    void of_two_kiosks_never_meet()
    {
        QVERIFY(rc::check("own numbers of two prefixes differ, whatever their turns", [] {
            const auto any_turn = rc::gen::inRange(1, own_turns + 1);
            const int one = *rc::gen::inRange(1, last_own_prefix + 1);
            const int two = *rc::gen::inRange(1, last_own_prefix + 1);
            RC_PRE(one != two);
            RC_ASSERT(own_number(one, Letter::A, *any_turn) != own_number(two, Letter::A, *any_turn));
        }));
    }

    void the_later_turn_is_known_through_the_wrap()
    {
        QCOMPARE(later_own_turn(0, 0), 0);
        QCOMPARE(later_own_turn(0, 9000), 9000);
        QCOMPARE(later_own_turn(7, 9), 9);
        QCOMPARE(later_own_turn(9, 7), 9);
        QCOMPARE(later_own_turn(own_turns, 3), 3);
        QCOMPARE(later_own_turn(3, own_turns), 3);
        QCOMPARE(end_of_own_round(0), 999);
        QCOMPARE(end_of_own_round(1), 999);
        QCOMPARE(end_of_own_round(999), 999);
        QCOMPARE(end_of_own_round(1000), 1998);
        QCOMPARE(next_own_turn(end_of_own_round(own_turns)), 1);
    }

    void letters_look_alike()
    {
        const std::string cyrillic_order = "АВЕКМНОРСТУХ";
        const std::string latin_order = "ABEKMHOPCTYX";
        for (int i = 0; i < single_letters; ++i) {
            const auto letter = static_cast<Letter>(i);
            const auto at = static_cast<std::size_t>(i);
            QCOMPARE(cyrillic(letter), cyrillic_order.substr(2 * at, 2));
            QCOMPARE(latin(letter), latin_order.substr(at, 1));
        }
        std::set<std::string> written;
        for (int i = 0; i < letter_count; ++i) {
            const auto letter = static_cast<Letter>(i);
            QVERIFY(*parse_letter(cyrillic(letter)) == letter);
            QVERIFY(*parse_letter(latin(letter)) == letter);
            QVERIFY(written.insert(cyrillic(letter)).second);
        }
    }

    void two_letters_are_a_pair()
    {
        const Letter both = pair(Letter::A, Letter::B);
        QCOMPARE(to_text({both, 23}), std::string{"АВ023"});
        QCOMPARE(to_latin({both, 7, 2}), std::string{"2AB007"});
        QVERIFY((*parse_number("АВ023") == TicketNumber{both, 23}));
        QVERIFY((*parse_number("102AB007") == TicketNumber{both, 7, 102}));
        QVERIFY(pair(Letter::B, Letter::A) != both);
        QCOMPARE(static_cast<int>(pair(Letter::X, Letter::X)), letter_count - 1);
        for (int i = 0; i < letter_count; ++i) {
            const auto [first, second] = parts(static_cast<Letter>(i));
            QVERIFY(second.has_value() == (i >= single_letters));
            QVERIFY((second ? pair(first, *second) : first) == static_cast<Letter>(i));
        }
    }

    void refuses_what_is_no_number()
    {
        for (const char *text : {"", "А", "023", "А23", "А0023", "А02", "А000", "Б001", "a001", "Ж123",
                                 "А-01", "А 01", "А1٣3", "AА12", "AА123", "АВС001", "АБ001", "AБ001", "А01a",
                                 "\xd0"
                                 "023"})
            QVERIFY2(!parse_number(text).ok(), text);
        QVERIFY(parse_number("Б001").error() == NumberFault::bad_letter);
        QVERIFY(parse_number("А000").error() == NumberFault::bad_number);
        QVERIFY(parse_letter("").error() == NumberFault::bad_letter);
        for (const char *text : {"АВС", "AВ", "АB", "А ", "АБ", "Aa", "ABC"})
            QVERIFY2(!parse_letter(text).ok(), text);
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
                    RC_ASSERT((to_text(*number) == text || to_latin(*number) == text));
            }));
    }
};

QTEST_APPLESS_MAIN(TestNumber)
#include "tst_number.moc"
