// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back with a list: bookings that another list took away, and those whose keys are lost.
#include "known_bookings.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;

class TestListBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A wrong list that was confirmed, or a state that came and went: what a list took away, a list gives back.
    void what_a_list_took_away_comes_back_with_the_next()
    {
        Known known(4);
        known.apply(known.with({row(2, "k0", at(10))}), true);
        QVERIFY(known.book.booking(BookingId{"Bk3"})->state == BookingState::cancelled);
        std::vector<ListRow> list = all_of(4);
        list[3].slot = at(11);
        const ListDifference found = known.with(list);
        QVERIFY(found.refused.empty() && found.doubts.empty() && found.add.empty());
        QVERIFY((found.reopen == std::vector<std::pair<BookingId, Instant>>{{BookingId{"Bk1"}, at(10)}, {BookingId{"Bk2"}, at(10)}, {BookingId{"Bk3"}, at(11)}}));
        QCOMPARE(known.apply(found).added, 3);
        const Booking *back = known.book.booking(BookingId{"Bk3"});
        QVERIFY(back->state == BookingState::booked && back->slot == at(11) && !back->cancelled_by);
        QCOMPARE(known.with(list).unchanged, 4);
        // Both times are the booking's: a kiosk that has not heard of it yet checks in all the same.
        const BookingRules rules;
        QVERIFY(known.book.slot_verdict(back->id, at(10), at(10), rules, moscow) == BookingBook::SlotVerdict::counts);
        QVERIFY(known.book.slot_verdict(back->id, at(11), at(11), rules, moscow) == BookingBook::SlotVerdict::counts);
        // What people have cancelled comes back by no list.
        known.book.apply(BookingCancelled{back->id, CancelledBy::staff});
        QVERIFY((known.with(list).refused == std::vector<RefusedRow>{{5, RowFault::contradicts_booking}}));
        QVERIFY(!known.book.reopen(back->id, at(10)) && !known.book.reopen(BookingId{"Bk1"}, at(10)) && !known.book.reopen(BookingId{"no"}, at(10)));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, known.book.apply(BookingReopened{back->id, at(10)}));
    }

    /// The file of keys is lost: the next list finds its bookings by time and service, and doubles nobody.
    void without_their_keys_bookings_are_known_by_time_and_service()
    {
        Known known(3);
        known.add("late", at(15));
        known.book.check_in(BookingId{"Blate"}, TicketId{"T"});
        known.keys.clear();
        std::vector<ListRow> list = all_of(3);
        list.push_back(row(9, "late", at(15)));
        list.push_back(row(10, "fourth", at(10)));
        const ListDifference found = known.with(list);
        QCOMPARE(found.adopt.size(), std::size_t{4});
        QCOMPARE(found.add.size(), std::size_t{1}); // three of them are known
        QCOMPARE(found.unchanged, 4);
        QVERIFY(found.missing.empty() && found.refused.empty() && found.doubts.empty());
        known.apply(found);
        QVERIFY(known.keys.at("late") == BookingId{"Blate"});
        const ListDifference again = known.with(list);
        QVERIFY(again.adopt.empty() && again.add.empty());
        QCOMPARE(again.unchanged, 5);
        QCOMPARE(known.book.bookings().size(), std::size_t{5});
        QCOMPARE(keys_of_day({}, found), std::size_t{5});
    }
};

QTEST_APPLESS_MAIN(TestListBack)
#include "tst_list_back.moc"
