// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_booking.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::test;

namespace {

struct CheckedIn {
    bool slot_counts = false;
    bool twice = false;
};

/// What the inspectorate does with a ticket that names a booking.
CheckedIn check_in(BookingBook &book, const BookingId &id, const TicketId &by, Instant slot, Instant arrival, const BookingRules &rules)
{
    if (book.slot_verdict(id, slot, arrival, rules, moscow) != BookingBook::SlotVerdict::counts)
        return {};
    book.check_in(id, by);
    return {true, book.booking(id)->tickets.size() > 1};
}

} // namespace

class TestBookingBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_booking_goes_through_its_life()
    {
        BookingBook book = with_one();
        QCOMPARE(book.make(at(first, half_past_ten)).error(), BookingRefusal::booking_exists);
        book.apply(*book.move(first, half_past_ten + Minutes{15}));
        QVERIFY(book.booking(first)->slot == half_past_ten + Minutes{15});
        QCOMPARE(book.move(first, half_past_ten + Minutes{15}).error(), BookingRefusal::wrong_state);
        book.apply(*book.cancel(first, CancelledBy::closure));
        QCOMPARE(book.booking(first)->state, BookingState::cancelled);
        QVERIFY(book.booking(first)->cancelled_by == CancelledBy::closure);
        QCOMPARE(book.cancel(first, CancelledBy::staff).error(), BookingRefusal::wrong_state);
        QCOMPARE(book.move(first, half_past_ten).error(), BookingRefusal::wrong_state);
        QCOMPARE(book.reinstate(first, half_past_ten, {"transport"}).error(), BookingRefusal::wrong_state);
        for (const BookingId unknown{"9999999999999"}; const auto refusal :
             {book.move(unknown, half_past_ten).error(), book.cancel(unknown, CancelledBy::staff).error(), book.reinstate(unknown, half_past_ten, {"other"}).error()})
            QCOMPARE(refusal, BookingRefusal::unknown_booking);
    }

    void who_does_not_come_has_missed_and_may_be_taken_with_a_reason()
    {
        BookingBook book = with_one();
        QVERIFY(book.missed({}, half_past_ten + Minutes{10}).empty());
        const auto missed = book.missed({}, half_past_ten + Minutes{10} + Millis{1});
        QCOMPARE(missed.size(), std::size_t{1});
        book.apply(missed.front());
        QVERIFY(book.missed({}, half_past_ten + Minutes{60}).empty());
        QCOMPARE(book.reinstate(first, half_past_ten + Minutes{60}, {}).error(), BookingRefusal::no_reason);
        QCOMPARE(book.reinstate(first, half_past_ten, {"health"}).error(), BookingRefusal::unknown_reason);
        QVERIFY(!check_in(book, first, ticket, half_past_ten, half_past_ten + Minutes{30}, {}).slot_counts);
        book.apply(*book.reinstate(first, half_past_ten + Minutes{60}, {"transport"}));
        QVERIFY(book.missed({}, half_past_ten + Minutes{60}).empty());
        QVERIFY(check_in(book, first, ticket, half_past_ten, half_past_ten + Minutes{30}, {}).slot_counts);
        QCOMPARE(book.booking(first)->state, BookingState::checked_in);
    }

    void a_reinstatement_is_of_the_time_it_was_given_for()
    {
        BookingBook book = with_one();
        book.apply(*book.reinstate(first, half_past_ten + Minutes{240}, {"transport"}));
        book.apply(*book.move(first, half_past_ten + Minutes{60}));
        QVERIFY(!book.booking(first)->reinstated_until);
        QCOMPARE(book.missed({}, half_past_ten + Minutes{71}).size(), std::size_t{1});
    }

    void a_slot_counts_only_when_the_booking_had_it()
    {
        BookingBook book = with_one();
        QVERIFY(!check_in(book, first, ticket, half_past_ten - Minutes{60}, half_past_ten, {}).slot_counts);
        QVERIFY(!check_in(book, BookingId{"9999999999999"}, ticket, half_past_ten, half_past_ten, {}).slot_counts);
        QVERIFY(!check_in(book, first, ticket, half_past_ten, half_past_ten + Minutes{10} + Millis{1}, {}).slot_counts);
        QVERIFY(book == with_one());
        // The kiosk's list was an hour old: it gave the ticket for the slot that was the booking's before.
        book.apply(*book.move(first, half_past_ten + Minutes{15}));
        QVERIFY(check_in(book, first, ticket, half_past_ten, half_past_ten, {}).slot_counts);
    }

    void why_a_slot_does_not_count_is_told()
    {
        using enum BookingBook::SlotVerdict;
        const BookingBook book = with_one();
        const auto verdict = [&](const BookingId &id, Instant slot, Instant arrival) { return book.slot_verdict(id, slot, arrival, {}, moscow); };
        QVERIFY(verdict(first, half_past_ten, half_past_ten + Minutes{10}) == counts);
        QVERIFY(verdict(first, half_past_ten, half_past_ten + Minutes{11}) == late);
        QVERIFY(verdict(first, half_past_ten + Minutes{15}, half_past_ten) == unknown);
        QVERIFY(verdict(BookingId{"9999999999999"}, half_past_ten, half_past_ten) == unknown);
        // By a clock that is a day behind: a slot of tomorrow would never be called today.
        QVERIFY(verdict(first, half_past_ten, half_past_ten - std::chrono::days{1}) == unknown);
        QVERIFY(verdict(first, half_past_ten, day_start(local_day(half_past_ten, moscow), moscow)) == counts);
    }

    void each_change_raises_the_revision_and_none_of_them_tells_books_apart()
    {
        BookingBook book = with_one();
        const auto rises = [&](auto change) {
            const std::uint64_t before = book.revision();
            change();
            return book.revision() > before;
        };
        QVERIFY(rises([&] { book.apply(*book.move(first, half_past_ten + Minutes{15})); }));
        QVERIFY(rises([&] { book.hear_time({}, half_past_ten); }));
        QVERIFY(rises([&] { book.check_in(first, ticket); }));
        QVERIFY(BookingBook::from(book.image())->revision() != book.revision() && *BookingBook::from(book.image()) == book);
        QVERIFY(rises([&] { book.forget_before(local_day(half_past_ten, moscow) + std::chrono::days{1}, moscow); }));
    }

    void what_is_kept_outside_the_hours_is_of_that_slot()
    {
        BookingBook book = with_one();
        book.apply(*book.keep(first));
        QVERIFY(book.booking(first)->kept);
        QCOMPARE(book.keep(first).error(), BookingRefusal::wrong_state);
        book.apply(*book.move(first, half_past_ten + Minutes{15}));
        QVERIFY(!book.booking(first)->kept);
        QCOMPARE(book.keep(BookingId{"9999999999999"}).error(), BookingRefusal::unknown_booking);
        book.apply(*book.cancel(first, CancelledBy::closure));
        QCOMPARE(book.keep(first).error(), BookingRefusal::wrong_state);
    }

    void a_book_has_a_bound()
    {
        BookingBook book;
        for (std::size_t i = 0; i < max_bookings; ++i)
            book.apply(BookingMade{at(BookingId{"B" + std::to_string(i)}, half_past_ten)});
        QCOMPARE(book.make(at(first, half_past_ten)).error(), BookingRefusal::book_full);
    }

    void two_kiosks_out_of_touch_both_keep_the_slot_in_either_order()
    {
        BookingBook one = with_one(), two = with_one();
        QVERIFY(!check_in(one, first, ticket, half_past_ten, half_past_ten, {}).twice);
        QVERIFY(check_in(one, first, other_ticket, half_past_ten, half_past_ten, {}).twice);
        QVERIFY(check_in(two, first, other_ticket, half_past_ten, half_past_ten, {}).slot_counts);
        const auto second = check_in(two, first, ticket, half_past_ten, half_past_ten, {});
        QVERIFY(second.slot_counts && second.twice);
        QVERIFY(one == two);
        // The same ticket delivered again is one ticket.
        QVERIFY(check_in(two, first, ticket, half_past_ten, half_past_ten, {}).slot_counts);
        QVERIFY(one == two);
    }

    void what_contradicts_the_book_is_thrown_out_and_changes_nothing()
    {
        BookingBook book = with_one();
        const BookingBook before = book;
        const BookingId unknown{"9999999999999"};
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.check_in(unknown, ticket));
        for (const BookingEvent &event : std::vector<BookingEvent>{BookingMade{at(first, half_past_ten)}, BookingMoved{unknown, half_past_ten},
                                                                  BookingCancelled{unknown, CancelledBy::staff}, BookingMissed{unknown}}) {
            QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(event));
            QVERIFY(book == before);
        }
    }

    void what_ended_is_forgotten_by_days()
    {
        BookingBook book = with_one();
        const Day day = local_day(half_past_ten, moscow);
        book.forget_before(day, moscow);
        QVERIFY(book.booking(first) != nullptr);
        book.forget_before(day + std::chrono::days{1}, moscow);
        QVERIFY(book.bookings().empty() && book.image().earlier_slots.empty() && book.past().size() == 1);
    }

    void check_ins_commute()
    {
        QVERIFY(rc::check("the book after check-ins does not depend on their order", [] {
            BookingBook book;
            for (int i = 0; i < 4; ++i)
                book.apply(BookingMade{at(BookingId{"B" + std::to_string(i)}, half_past_ten + Minutes{15 * i})});
            struct CheckIn { BookingId booking; TicketId ticket; Instant slot; Instant arrival; };
            std::vector<CheckIn> all;
            const int count = *rc::gen::inRange(0, 8);
            for (int i = 0; i < count; ++i) {
                const int of = *rc::gen::inRange(0, 5); // one of them is unknown
                all.push_back({BookingId{"B" + std::to_string(of)}, TicketId{"T" + std::to_string(i)}, half_past_ten + Minutes{15 * *rc::gen::inRange(0, 4)},
                               half_past_ten + Minutes{*rc::gen::inRange(-60, 60)}});
            }
            BookingBook other = book;
            for (const CheckIn &each : all)
                check_in(book, each.booking, each.ticket, each.slot, each.arrival, {});
            std::reverse(all.begin(), all.end());
            for (const CheckIn &each : all)
                check_in(other, each.booking, each.ticket, each.slot, each.arrival, {});
            RC_ASSERT(book == other);
        }));
    }
};

QTEST_APPLESS_MAIN(TestBookingBook)
#include "tst_booking_book.moc"
