// SPDX-License-Identifier: GPL-3.0-or-later
// The last four digits of a phone, among decoys.
#include "store/phone_tail.h"

#include <QTest>

using namespace talon::store;

namespace {

const std::string salt(32, '5');
constexpr int half_past_ten = 630;

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
        QVERIFY(phone_tail("4821", half_past_ten, std::string(32, '6')) != tail);
        // BLAKE2b-128 of "10:30 4821", keyed: made by Python's hashlib.
        QCOMPARE(*tail, std::string("b0a9e463"));
    }

    void what_is_no_salt_makes_no_tail()
    {
        QVERIFY(!phone_tail("4821", half_past_ten, ""));
        QVERIFY(!phone_tail("4821", half_past_ten, std::string(32, 'x')));
        QVERIFY(!phone_tails("4821", half_past_ten, "55", {}));
    }

    void the_phone_stands_among_three_decoys_and_nobody_sees_which_it_is()
    {
        const std::string own = *phone_tail("4821", half_past_ten, salt);
        std::set<std::size_t> places;
        for (int i = 0; i < 200; ++i) {
            const auto tails = phone_tails("4821", half_past_ten, salt, {});
            QVERIFY(tails && tails->size() == 32);
            QVERIFY(holds_tail(*tails, own));
            for (std::size_t at = 8; at < 32; at += 8)
                QVERIFY(tails->substr(at - 8, 8) < tails->substr(at, 8));
            places.insert(tails->find(own));
            QVERIFY(*tails != *phone_tails("4821", half_past_ten, salt, {})); // other decoys each time
        }
        // Its place in the order is that of its hash among random ones: not always the same.
        QVERIFY(places.size() > 1);
    }

    void no_decoy_is_another_visitors_phone()
    {
        std::set<std::string> taken;
        for (int i = 0; i < 9'990; ++i) {
            const std::string digits = std::to_string(i);
            taken.insert(std::string(4 - digits.size(), '0') + digits);
        }
        for (int i = 0; i < 20; ++i) {
            const auto tails = phone_tails("9999", half_past_ten, salt, taken);
            QVERIFY(tails);
            for (const std::string &other : taken)
                if (holds_tail(*tails, *phone_tail(other, half_past_ten, salt)))
                    QFAIL("a decoy is the phone of somebody else");
        }
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
