// SPDX-License-Identifier: GPL-3.0-or-later
// The last four digits of a phone, in a group of four.
#include "store/phone_tail.h"

#include <QTest>

#include <map>
#include <set>

using namespace talon::store;

namespace {

const std::string salt(32, '5'), other_salt(32, '6');
constexpr int half_past_ten = 630;

std::string four(int number)
{
    const std::string digits = std::to_string(number);
    return std::string(4 - digits.size(), '0') + digits;
}

/// What whoever holds the list finds by trying all: the ends whose tails are in it.
std::set<std::string> candidates(const std::string &tails, int minute, const std::string &of = salt)
{
    std::set<std::string> found;
    for (int end = 0; end < 10'000; ++end)
        if (holds_tail(tails, *phone_tail(four(end), minute, of)))
            found.insert(four(end));
    return found;
}

} // namespace

class TestPhoneTail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_tail_is_of_its_digits_its_time_and_its_day()
    {
        const auto tail = phone_tail("4821", half_past_ten, salt);
        QVERIFY(tail && tail->size() == 8);
        QVERIFY(phone_tail("4821", half_past_ten, salt) == tail);
        QVERIFY(phone_tail("4822", half_past_ten, salt) != tail);
        QVERIFY(phone_tail("4821", half_past_ten + 1, salt) != tail);
        QVERIFY(phone_tail("4821", half_past_ten, other_salt) != tail);
        // BLAKE2b-128 of "10:30 4821", keyed: made by Python's hashlib.
        QCOMPARE(*tail, std::string("b0a9e463"));
    }

    void what_is_no_salt_and_no_end_makes_no_tail()
    {
        QVERIFY(!phone_tail("4821", half_past_ten, ""));
        QVERIFY(!phone_tail("4821", half_past_ten, std::string(32, 'x')));
        QVERIFY(!PhoneGroups::of("55"));
        const auto groups = PhoneGroups::of(salt);
        for (const char *wrong : {"", "482", "48213", "48a1", "-821", "+821"})
            QVERIFY2(!groups->tails(wrong, half_past_ten), wrong);
    }

    void the_phone_stands_among_three_others_in_rising_order()
    {
        const auto groups = PhoneGroups::of(salt);
        std::set<std::size_t> places;
        for (int end = 0; end < 200; ++end) {
            const auto tails = groups->tails(four(end), half_past_ten);
            QVERIFY(tails && tails->size() == 32);
            const std::string own = *phone_tail(four(end), half_past_ten, salt);
            QVERIFY(holds_tail(*tails, own));
            for (std::size_t at = 8; at < 32; at += 8)
                QVERIFY(tails->substr(at - 8, 8) < tails->substr(at, 8));
            places.insert(tails->find(own));
        }
        QCOMPARE(places.size(), std::size_t{4}); // its place in the order says nothing
    }

    void neither_a_moved_booking_nor_a_second_one_narrows_the_group()
    {
        // The list of the morning and the one after the move, on two kiosks: what stands in both would be the phone, were the others drawn anew.
        const auto morning = PhoneGroups::of(salt), later = PhoneGroups::of(salt);
        for (const char *phone : {"4821", "0000", "9999", "1234"}) {
            const auto before = candidates(*morning->tails(phone, half_past_ten), half_past_ten);
            const auto after = candidates(*later->tails(phone, half_past_ten + 30), half_past_ten + 30);
            QCOMPARE(before.size(), std::size_t{4});
            QVERIFY(before.contains(phone) && before == after);
            // And each of the four has the very same group: no list in which one of them stands tells which it is.
            for (const std::string &each : before)
                QVERIFY(candidates(*later->tails(each, half_past_ten), half_past_ten) == before);
        }
    }

    void the_groups_are_of_the_day_and_hold_each_end_once()
    {
        std::map<std::string, int> members;
        const auto groups = PhoneGroups::of(salt), others = PhoneGroups::of(other_salt);
        for (int end = 0; end < 10'000; ++end)
            ++members[*groups->tails(four(end), half_past_ten)];
        QCOMPARE(members.size(), std::size_t{2'500});
        for (const auto &[tails, count] : members)
            QCOMPARE(count, 4);
        QVERIFY(candidates(*groups->tails("4821", 0), 0) != candidates(*others->tails("4821", 0), 0, other_salt));
    }

    void a_tail_is_found_whole()
    {
        QVERIFY(holds_tail("0a1b2c3d4e5f6071", "4e5f6071"));
        QVERIFY(!holds_tail("0a1b2c3d4e5f6071", "2c3d4e5f"));
        QVERIFY(!holds_tail("", "4e5f6071"));
    }
};

QTEST_APPLESS_MAIN(TestPhoneTail)
#include "tst_phone_tail.moc"
