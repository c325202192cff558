// SPDX-License-Identifier: GPL-3.0-or-later
// A number once marked stays marked: through restarts, torn writes and clocks that jump.
#include "guard_file.h"

#include <rapidcheck.h>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;
using core::Letter;

class TestNumberGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembers_through_a_restart()
    {
        const Folder folder;
        {
            NumberGuard guard = opened(folder);
            QVERIFY(guard.fresh());
            QCOMPARE(guard.highest(day(1), Letter::A), 0);
            QVERIFY_OK(guard.raise(day(1), Letter::A, 1));
            QVERIFY_OK(guard.raise(day(1), Letter::A, 980));
            QVERIFY_OK(guard.raise(day(1), Letter::X, 999));
        }
        const NumberGuard guard = opened(folder);
        QVERIFY(!guard.fresh());
        QCOMPARE(guard.highest(day(1), Letter::A), 980);
        QCOMPARE(guard.highest(day(1), Letter::X), 999);
        QCOMPARE(guard.highest(day(1), Letter::B), 0);
        QCOMPARE(guard.highest(day(2), Letter::A), 0);
        QVERIFY(guard.given(day(1), Letter::A, 1));
        QVERIFY(!guard.given(day(1), Letter::A, 2));
    }

    void gives_no_number_twice()
    {
        const Folder folder;
        NumberGuard guard = opened(folder);
        QVERIFY_OK(guard.raise(day(1), Letter::A, 5));
        QVERIFY_FAULT(guard.raise(day(1), Letter::A, 5), StoreFault::duplicate);
        // Lower than the highest is no fault by itself: grants and reserves run in opposite ways.
        QVERIFY_OK(guard.raise(day(1), Letter::A, 4));
        QVERIFY_OK(guard.raise(day(1), Letter::B, 5));
        QVERIFY_OK(guard.raise(day(2), Letter::A, 5));
    }

    void knows_a_tickets_numbers()
    {
        const Folder folder;
        NumberGuard guard = opened(folder);
        for (const int number : {-1, 0, 1000}) {
            QVERIFY_FAULT(guard.raise(day(1), Letter::A, number), StoreFault::too_large);
            QVERIFY(!guard.given(day(1), Letter::A, number));
        }
    }

    /// A clock 48 hours wrong either way shows five days; none of them may push out another.
    void keeps_five_days()
    {
        const Folder folder;
        {
            NumberGuard guard = opened(folder);
            for (const int number : {0, 2, -2, 1, -1, 0, 2, -2})
                (void)guard.raise(day(number), Letter::A, 100 + number);
        }
        NumberGuard guard = opened(folder);
        for (int number = -2; number <= 2; ++number)
            QCOMPARE(guard.highest(day(number), Letter::A), 100 + number);
        // A sixth takes the place of the one that was changed longest ago, which is the first one.
        QVERIFY_OK(guard.raise(day(3), Letter::A, 103));
        QCOMPARE(guard.highest(day(0), Letter::A), 0);
        QCOMPARE(guard.highest(day(2), Letter::A), 102);
    }

    void a_torn_write_leaves_the_copy_before_it()
    {
        QVERIFY(rc::check([] {
            const Folder folder;
            std::vector<std::string> states{};
            const int writes = *rc::gen::inRange(2, 8);
            {
                NumberGuard guard = opened(folder);
                states.push_back(bytes_of(path_in(folder)));
                for (int number = 1; number <= writes; ++number) {
                    RC_ASSERT(guard.raise(day(1), Letter::A, number).ok());
                    states.push_back(bytes_of(path_in(folder)));
                }
            }
            // The last write reached the disk up to some byte, or in some of its sectors.
            const std::string &before = states[states.size() - 2];
            const std::string &after = states.back();
            std::string torn = before;
            const bool prefix = *rc::gen::arbitrary<bool>();
            const auto end = *rc::gen::inRange<std::size_t>(0, 2048); // a copy of one letter ends before
            const auto sectors = *rc::gen::inRange<unsigned>(0, 1U << 16);
            for (std::size_t i = 0; i < after.size(); ++i) {
                if (prefix ? i % copy_bytes < end : (sectors >> (i % copy_bytes / 512 % 16)) & 1)
                    torn[i] = after[i];
            }
            write_bytes(path_in(folder), torn);
            const int highest = opened(folder).highest(day(1), Letter::A);
            RC_ASSERT(highest == (torn == after ? writes : writes - 1));
        }));
    }

    void a_damaged_copy_is_not_believed()
    {
        QVERIFY(rc::check([] {
            const Folder folder;
            {
                NumberGuard guard = opened(folder);
                RC_ASSERT(guard.raise(day(1), Letter::A, 1).ok());
                RC_ASSERT(guard.raise(day(1), Letter::A, 2).ok());
            }
            std::string bytes = bytes_of(path_in(folder));
            const auto place = *rc::gen::element<std::size_t>(0, copy_bytes) + *rc::gen::inRange<std::size_t>(0, 2048);
            bytes[place] ^= static_cast<char>(1U << *rc::gen::inRange(0, 8));
            write_bytes(path_in(folder), bytes);
            const int highest = opened(folder).highest(day(1), Letter::A);
            RC_ASSERT((highest == 2 || (highest == 1 && place < copy_bytes)));
        }));
    }

    void without_a_whole_copy_it_says_so()
    {
        const Folder folder;
        { QVERIFY_OK(opened(folder).raise(day(1), Letter::A, 1)); }
        const std::string sound = bytes_of(path_in(folder));
        QCOMPARE(sound.size(), 2 * copy_bytes);
        for (std::string bytes : {std::string{}, std::string(2 * copy_bytes, '\0'), sound.substr(0, 100)}) {
            write_bytes(path_in(folder), bytes);
            QVERIFY_FAULT(NumberGuard::open(path_in(folder)), StoreFault::damaged);
        }
        std::string bytes = sound;
        bytes[20] ^= 1;
        bytes[copy_bytes + 20] ^= 1;
        write_bytes(path_in(folder), bytes);
        QVERIFY_FAULT(NumberGuard::open(path_in(folder)), StoreFault::damaged);
    }

    void a_place_that_cannot_be_written_is_told()
    {
        QVERIFY_FAULT(NumberGuard::open("/no/such/folder/numbers.guard"), StoreFault::io);
    }

    void remembers_how_far_the_own_series_has_come()
    {
        const Folder folder;
        {
            NumberGuard guard = opened(folder);
            QCOMPARE(guard.own_turn(Letter::A), 0);
            QVERIFY_OK(guard.raise_own(Letter::A, 1));
            QVERIFY_OK(guard.raise_own(Letter::A, 2));
            QVERIFY_OK(guard.raise(day(1), Letter::A, 980));
            QVERIFY_OK(guard.raise_own(Letter::X, core::own_turns));
        }
        NumberGuard guard = opened(folder);
        QCOMPARE(guard.own_turn(Letter::A), 2);
        QCOMPARE(guard.own_turn(Letter::X), core::own_turns);
        QCOMPARE(guard.own_turn(Letter::B), 0);
        QVERIFY(guard.given(day(1), Letter::A, 980));
        for (const int turn : {1, 2})
            QVERIFY_FAULT(guard.raise_own(Letter::A, turn), StoreFault::duplicate);
        for (const int turn : {-1, 0, core::own_turns + 1})
            QVERIFY_FAULT(guard.raise_own(Letter::A, turn), StoreFault::too_large);
        QVERIFY_OK(guard.raise_own(Letter::A, 1999)); // a jump ahead
        QVERIFY_OK(guard.raise_own(Letter::X, 1));    // round
        QVERIFY_FAULT(guard.raise_own(Letter::X, core::own_turns), StoreFault::duplicate);
    }

    void is_made_anew_from_what_the_journal_knows()
    {
        const Folder folder;
        { QVERIFY_OK(opened(folder).raise(day(1), Letter::A, 5)); }
        write_bytes(path_in(folder), "rubbish");
        NumberGuard::OwnTurns own{};
        own[0] = 999;
        {
            const auto guard = NumberGuard::remake(path_in(folder), {{day(1), {Letter::A, 5}}, {day(2), {Letter::B, 980}}}, own);
            QVERIFY_OK(guard);
        }
        NumberGuard guard = opened(folder);
        QVERIFY(!guard.fresh());
        QVERIFY(guard.given(day(1), Letter::A, 5) && guard.given(day(2), Letter::B, 980));
        QCOMPARE(guard.own_turn(Letter::A), 999);
        QCOMPARE(guard.own_turn(Letter::B), 0);
        QCOMPARE(guard.all_given().size(), std::size_t{2});
        QVERIFY_FAULT(guard.raise(day(2), Letter::B, 980), StoreFault::duplicate);
        QVERIFY_OK(guard.raise(day(2), Letter::B, 981));
    }

    void any_numbers_are_remembered()
    {
        QVERIFY(rc::check([] {
            const Folder folder;
            std::set<std::tuple<int, int, int>> given;
            std::optional<NumberGuard> guard{opened(folder)};
            const int steps = *rc::gen::inRange(1, 60);
            for (int step = 0; step < steps; ++step) {
                const int on = *rc::gen::inRange(0, 5);
                const int letter = *rc::gen::inRange(0, core::letter_count);
                const int number = *rc::gen::inRange(1, 1000);
                const bool new_one = given.emplace(on, letter, number).second;
                const auto raised = guard->raise(day(on), static_cast<Letter>(letter), number);
                RC_ASSERT(raised.ok() == new_one);
                if (*rc::gen::inRange(0, 8) == 0)
                    guard.emplace(opened(folder));
            }
            for (const auto &[on, letter, number] : given)
                RC_ASSERT(guard->given(day(on), static_cast<Letter>(letter), number));
            const auto [on, letter, number] = *given.rbegin();
            RC_ASSERT(guard->highest(day(on), static_cast<Letter>(letter)) == number);
        }));
    }
};

QTEST_APPLESS_MAIN(TestNumberGuard)
#include "tst_number_guard.moc"
