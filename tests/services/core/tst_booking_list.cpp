// SPDX-License-Identifier: GPL-3.0-or-later
#include "known_bookings.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::test;

class TestBookingList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tells_what_is_new_moved_taken_away_and_missing()
    {
        const Known known(12);
        std::vector<ListRow> list = all_of(12);
        list[1].slot = at(11);
        list[2].cancelled = true;
        list.erase(list.begin() + 3);
        list.push_back(row(20, "new", at(12)));
        list.push_back(row(21, "gone", at(12)));
        list.back().cancelled = true;
        const ListDifference found = known.with(list);
        QVERIFY((found.add == std::vector<ListRow>{row(20, "new", at(12))}));
        QVERIFY((found.move == std::vector<std::pair<BookingId, Instant>>{{BookingId{"Bk1"}, at(11)}}));
        QVERIFY((found.cancel == std::vector<BookingId>{BookingId{"Bk2"}}));
        QVERIFY((found.missing == std::vector<BookingId>{BookingId{"Bk3"}}));
        QCOMPARE(found.unchanged, 9);
        QVERIFY(found.refused.empty() && found.doubts.empty());
    }

    void a_wrong_row_costs_that_row_only()
    {
        const Known known(10);
        std::vector<ListRow> list = all_of(10);
        list[0].slot = at(10) + Minutes{24 * 60};
        list[1].service = ServiceId{"gardening"};
        list[2].service = debts;
        list.push_back(row(30, "k3", at(12)));
        const ListDifference found = known.with(list);
        QVERIFY((found.refused == std::vector<RefusedRow>{{2, RowFault::other_day}, {3, RowFault::unknown_service},
                                                          {4, RowFault::contradicts_booking}, {5, RowFault::key_twice}, {30, RowFault::key_twice}}));
        QCOMPARE(found.unchanged, 6);
        // A row that was not understood takes nothing away.
        QVERIFY(found.missing.empty() && found.cancel.empty() && found.move.empty() && found.doubts.empty());
    }

    void the_same_row_twice_is_one_row()
    {
        std::vector<ListRow> list{row(5, "new", at(12)), row(3, "new", at(12))};
        QVERIFY((Known(0).with(list).add == std::vector<ListRow>{row(3, "new", at(12))}));
    }

    void who_has_checked_in_is_not_touched()
    {
        Known known(1);
        known.book.check_in(BookingId{"Bk0"}, TicketId{"T"});
        QCOMPARE(known.with(all_of(1)).unchanged, 1);
        QVERIFY(known.with({row(9, "other", at(10))}).missing.empty());
        for (ListRow wrong : {row(2, "k0", at(11)), row(2, "k0", at(10))}) {
            wrong.cancelled = wrong.slot == at(10);
            QVERIFY((known.with({wrong}).refused == std::vector<RefusedRow>{{2, RowFault::contradicts_booking}}));
        }
    }

    void bookings_of_another_source_are_not_missed_in_the_national_list()
    {
        Known known(1);
        Booking own;
        own.id = BookingId{"own"};
        own.source = BookingSource::desk;
        own.slot = at(10);
        own.service = declarations;
        known.book.apply(BookingMade{own});
        const ListDifference found = known.with(all_of(1));
        QVERIFY(found.missing.empty() && found.doubts.empty());
        QCOMPARE(found.unchanged, 1);
    }

    void a_list_that_looks_wrong_is_doubted()
    {
        const Known known(10);
        const auto doubts = [&](const std::vector<ListRow> &list) { return known.with(list).doubts; };
        QVERIFY(doubts(all_of(8)).empty()); // a fifth may be gone
        QVERIFY((doubts(all_of(7)) == std::vector<ListDoubt>{ListDoubt::looks_cut_off}));
        QVERIFY((doubts({}) == std::vector<ListDoubt>{ListDoubt::empty, ListDoubt::looks_cut_off}));
        std::vector<ListRow> yesterday = all_of(10);
        for (ListRow &each : yesterday)
            each.slot -= Minutes{24 * 60};
        QVERIFY((doubts(yesterday) == std::vector<ListDoubt>{ListDoubt::other_day}));
    }

    void what_was_taken_in_is_told_in_sums()
    {
        Known known(12);
        std::vector<ListRow> list = all_of(12);
        list[1].slot = at(11);
        list[2].cancelled = true;
        list[3].service = debts; // contradicts what was booked
        list.erase(list.begin() + 4);
        list.push_back(row(20, "new", at(12)));
        const ListDifference found = known.with(list);
        // Between the difference and the taking in the visitor of the row that is to be moved has checked in.
        known.book.check_in(BookingId{"Bk1"}, TicketId{"T1"});
        QVERIFY((known.apply(found, true) == BookingsImported{day, "file", 12, 1, 0, 2, 8, 3}));
        QVERIFY(known.book.booking(BookingId{"Bk1"})->slot == at(10));
        QCOMPARE(known.book.booking(BookingId{"Bk2"})->state, BookingState::cancelled);
        QCOMPARE(known.book.booking(BookingId{"Bk4"})->state, BookingState::cancelled); // missing, and a person has said so
    }

    void a_booking_that_a_backup_took_back_keeps_its_id()
    {
        Known known(1);
        known.book = {}; // put back to before the list
        const ListDifference found = known.with(all_of(1));
        QCOMPARE(found.add.size(), std::size_t{1});
        known.apply(found);
        QVERIFY(known.book.booking(BookingId{"Bk0"}) != nullptr);
        // Where the id stands for another one a fresh one is given.
        const Booking another = booking_of(row(2, "k0", at(10)), known.keys, known.book, BookingId{"fresh"});
        QVERIFY(another.id == BookingId{"fresh"} && another.slot == at(10) && another.service == declarations);
    }

    void what_a_backup_took_back_counts_once_against_what_kiosks_hold()
    {
        Known known(3);
        QCOMPARE(keys_of_day(known.keys, {}), std::size_t{3});
        known.book = {};
        std::vector<ListRow> list = all_of(3);
        QCOMPARE(keys_of_day(known.keys, known.with(list)), std::size_t{3}); // the same list after a restore
        list.push_back(row(20, "new", at(12)));
        QCOMPARE(keys_of_day(known.keys, known.with(list)), std::size_t{4});
    }

    void nobody_loses_a_booking_that_no_list_takes_away()
    {
        QVERIFY(rc::check("what is taken in without a question takes only what it calls cancelled, and of five at most one", [] {
            Known known(*rc::gen::inRange(1, 12));
            std::vector<ListRow> list;
            for (const auto &[key, id] : known.keys) {
                if (*rc::gen::inRange(0, 12) == 0)
                    continue;
                list.push_back(row(static_cast<int>(list.size()) + 2, key, at(*rc::gen::inRange(10, 12))));
                list.back().cancelled = *rc::gen::inRange(0, 6) == 0;
            }
            const ListDifference found = known.with(list);
            RC_PRE(found.doubts.empty());
            known.apply(found);
            std::size_t gone = 0;
            for (const auto &[key, id] : known.keys) {
                const bool off = known.book.booking(id)->state == BookingState::cancelled;
                const auto told = std::find_if(list.begin(), list.end(), [&, &k = key](const ListRow &each) { return each.key == k; });
                RC_ASSERT((!off || (told != list.end() && told->cancelled)));
                gone += off;
            }
            RC_ASSERT(gone * 5 <= known.keys.size());
        }));
    }

    void the_order_of_rows_changes_nothing_and_twice_is_once()
    {
        QVERIFY(rc::check("permutation-proof and idempotent", [] {
            Known known(*rc::gen::inRange(0, 6));
            for (int i = *rc::gen::inRange(0, 3); i > 0 && !known.keys.empty(); --i) // their keys are lost
                known.keys.erase(known.keys.begin());
            std::vector<ListRow> list;
            const int count = *rc::gen::inRange(0, 10);
            for (int line = 2; line < count + 2; ++line) {
                list.push_back(row(line, "k" + std::to_string(*rc::gen::inRange(0, 8)), at(*rc::gen::inRange(9, 12))));
                list.back().cancelled = *rc::gen::inRange(0, 4) == 0;
            }
            const ListDifference found = known.with(list);
            std::vector<ListRow> turned = list;
            for (std::size_t i = turned.size(); i > 1; --i)
                std::swap(turned[i - 1], turned[*rc::gen::inRange<std::size_t>(0, i)]);
            RC_ASSERT(known.with(turned) == found);
            const bool cancel_missing = *rc::gen::arbitrary<bool>();
            known.apply(found, cancel_missing);
            const ListDifference again = known.with(list);
            RC_ASSERT((again.add.empty() && again.move.empty() && again.cancel.empty() && again.reopen.empty() && again.adopt.empty()));
            RC_ASSERT(again.refused == found.refused);
            RC_ASSERT(again.missing == (cancel_missing ? std::vector<BookingId>{} : found.missing));
            const BookingBook once = known.book;
            known.apply(again, cancel_missing);
            RC_ASSERT(known.book.image().bookings == once.image().bookings);
        }));
    }
};

QTEST_APPLESS_MAIN(TestBookingList)
#include "tst_booking_list.moc"
