// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of neighbouring days, and of a hall that was put back from a backup.
#include "core/site/reserves.h"
#include "numbers_model.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using std::chrono::days;
using std::chrono::hours;

class TestNumberDays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_kiosk_of_a_valid_site_is_given_whole_blocks()
    {
        for (int kiosks = 1; kiosks <= 64; ++kiosks) {
            const int size = usual_reserve_size(kiosks);
            QVERIFY(size >= 1 && size <= HallRules{}.reserve_size);
            NumberBook book;
            const auto cut = [&](Day day, int number) {
                const auto block = book.next_block(day, Letter::A, size);
                if (!block || block->second - block->first + 1 != size)
                    return false;
                book.apply(ReserveGranted{day, Letter::A, block->first, block->second, {"k" + std::to_string(number)}, 1});
                return true;
            };
            for (Day day = monday - days{3}; day <= monday + days{1}; day += days{1})
                for (int number = 0; number < kiosks; ++number)
                    QVERIFY2(cut(day, number), qPrintable(QString::number(kiosks)));
            QVERIFY2(cut(monday, 0), qPrintable(QString::number(kiosks))); // filled again
        }
        QCOMPARE(usual_reserve_size(4), 20);
        QCOMPARE(usual_reserve_size(7), 13);
    }

    /// What visitors hold in their hands on one true day: kiosks take their clock's day for today, which may be two days
    /// off and change, and give what they hold for it.
    void no_number_is_shown_twice_on_a_day()
    {
        QVERIFY(rc::check("whatever day each kiosk takes it for", [] {
            Numbers numbers(*rc::gen::element(1, 20, 60));
            std::set<Given> shown;
            std::map<DeviceId, std::map<Given, bool>> held; // and whether it was given
            const auto show = [&](Letter letter, int number) {
                RC_ASSERT(shown.insert({numbers.today(), letter, number}).second);
            };
            int requests = 0;
            for (const auto &[kind, a, b, c] : *rc::gen::scale(4.0, rc::gen::arbitrary<std::vector<Move>>())) {
                const DeviceId device{"kiosk-" + std::to_string(a % 3)};
                const Day label = numbers.today() + days{b % 5 - 2};
                switch (kind % 8) {
                case 0:
                case 1: {
                    const std::string request = std::to_string(++requests);
                    numbers.grant(device, decl, request);
                    if (const auto granted = numbers.world.hall.numbers().granted(device, request)) {
                        show(granted->letter, granted->number);
                        numbers.receive(device, numbers.today(), *granted, request);
                    }
                    break;
                }
                case 2:
                case 3:
                    numbers.fill(device, 1, numbers.today() + days{b % 2});
                    for (const Given &number : std::exchange(numbers.reserves[{device, 1}], {}))
                        held[device].emplace(number, false);
                    break;
                case 4:
                case 5:
                case 6:
                    for (auto &[number, gone] : held[device]) {
                        if (gone || std::get<Day>(number) != label)
                            continue;
                        gone = true;
                        show(std::get<Letter>(number), std::get<int>(number));
                        numbers.receive(device, label, {std::get<Letter>(number), std::get<int>(number)});
                        break;
                    }
                    break;
                default:
                    numbers.world.now += hours{c % 30};
                    numbers.tick();
                }
            }
        }));
    }

    void neighbouring_days_have_no_block_in_common()
    {
        SmallHall world;
        std::set<int> reserved;
        for (int day = 0; day < 4; ++day) {
            QVERIFY(world.ok(FillReserve{kiosk, 1, monday + days{day + 1}}));
            const auto block = std::get<ReserveGranted>(world.events.front());
            QCOMPARE(block.last - block.first, 19);
            for (int number = block.first; number <= block.last; ++number)
                QVERIFY(reserved.insert(number).second);
            world.now += days{1};
            QVERIFY(world.ok(Tick{}));
        }
        QCOMPARE(*reserved.begin(), 920);
        QVERIFY(world.ok(FillReserve{kiosk, 1, monday + days{5}})); // four days on they come back
        QCOMPARE(std::get<ReserveGranted>(world.events.front()).last, 999);
    }

    void a_block_that_a_wrong_clock_used_up_is_filled_again()
    {
        Numbers numbers(2);
        const Day tomorrow = monday + days{1};
        numbers.fill(kiosk, 1, tomorrow);
        numbers.receive(kiosk, tomorrow, {Letter::A, 998}); // given today
        numbers.receive(kiosk, tomorrow, {Letter::A, 999});
        QVERIFY(numbers.world.ok(FillReserve{kiosk, 1, tomorrow}));
        QVERIFY((numbers.world.events == std::vector<Event>{ReserveGranted{tomorrow, Letter::A, 996, 997, kiosk, 1}}));
    }

    void an_old_journal_may_have_one_block_on_two_days()
    {
        NumberBook book;
        book.apply(ReserveGranted{monday, Letter::A, 980, 999, kiosk, 1});
        book.apply(ReserveGranted{monday + days{1}, Letter::A, 980, 999, kiosk, 1});
        book.apply(NumberGranted{monday + days{2}, {Letter::A, 985}, kiosk, "one"});
        QVERIFY((book.next_block(monday + days{1}, Letter::A, 20) == std::pair{960, 979}));
    }

    void a_kiosks_own_numbers_are_none_of_the_books()
    {
        NumberBook book;
        QVERIFY(book.use(monday, {Letter::A, 1, 2}));
        QVERIFY(!book.used(monday, {Letter::A, 1, 2}));
        QVERIFY(book.next(monday, Letter::A) == 1);
        QVERIFY(book == NumberBook{});
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(NumberGranted{monday, {Letter::A, 1, 2}, kiosk, "x"}));
    }

    /// The backup is of the morning; at noon the hall is put back. Neither what it gave in between nor what devices hold of
    /// that comes again, in whatever order their tickets come in.
    void nothing_given_after_the_backup_comes_again()
    {
        QVERIFY(rc::check([] {
            Numbers before(20);
            const auto act = [](Numbers &numbers, int steps) {
                for (int i = 0; i < steps; ++i) {
                    const DeviceId device{"kiosk-" + std::to_string(*rc::gen::inRange(0, 3))};
                    if (*rc::gen::inRange(0, 4) == 0)
                        numbers.fill(device, 1, numbers.today() + days{*rc::gen::inRange(0, 2)});
                    else
                        numbers.grant(device, decl, std::to_string(numbers.world.journal.size()));
                }
            };
            act(before, *rc::gen::inRange(0, 10));
            Numbers lost = before; // lives on after the backup, and is gone
            act(lost, *rc::gen::inRange(0, 30));
            std::vector<Given> late(lost.given.begin(), lost.given.end());

            Numbers restored = before;
            restored.given = lost.given; // the model knows them, the hall does not
            restored.reserved = lost.reserved;
            const Day until = restored.today() + days{1};
            restored.world.apply(HallRestored{until});
            for (int i = 0; i < 60; ++i) {
                if (!late.empty() && *rc::gen::inRange(0, 2) == 0) {
                    const auto at = late.begin() + *rc::gen::inRange(0, static_cast<int>(late.size()));
                    // Some the book knows as another's, or as another ticket's: those it does not take from just anybody.
                    restored.receive(kiosk, std::get<Day>(*at), {std::get<Letter>(*at), std::get<int>(*at)}, {}, false);
                    late.erase(at);
                }
                act(restored, 1); // asserts that nothing of `given` comes again, nor of `reserved` on a near day
                restored.world.now += hours{*rc::gen::inRange(0, 8)};
                restored.tick();
            }
            RC_ASSERT((restored.today() <= until || !restored.world.run(GrantNumber{decl, ordinary, kiosk, "last", restored.today()})));
        }));
    }

    void the_fence_of_a_restore()
    {
        NumberBook book;
        book.apply(HallRestored{monday + days{1}});
        book.apply(HallRestored{monday}); // an earlier one moves nothing
        QVERIFY(!book.next(monday, Letter::A) && !book.next(monday + days{1}, Letter::A));
        QVERIFY(book.next(monday + days{2}, Letter::A) == 1);
        for (int day = 0; day <= 4; ++day)
            QVERIFY(!book.next_block(monday + days{day}, Letter::A, 20));
        QVERIFY(book.next_block(monday + days{5}, Letter::A, 20));

        SmallHall world;
        QVERIFY(world.ok(FillReserve{kiosk, 1, monday}));
        const auto held = world.hall.numbers().blocks(monday, kiosk, 1);
        world.apply(HallRestored{monday + days{1}});
        QVERIFY(world.run(GrantNumber{decl, ordinary, kiosk, "one", monday}) == Refusal::numbers_used_up);
        QVERIFY(world.ok(FillReserve{kiosk, 2, monday}));
        QVERIFY(world.events.empty());
        QVERIFY(world.hall.numbers().blocks(monday, kiosk, 1) == held); // devices go on with what they hold
        QVERIFY(world.replayed() == world.hall);
    }

    void a_day_is_forgotten_when_enough_later_ones_had_tickets()
    {
        NumberBook book;
        const auto day = [](int after) { return monday + days{after}; };
        for (int after = 0; after < 6; ++after) {
            book.apply(NumberGranted{day(after), {Letter::A, 1}, kiosk, "r" + std::to_string(after)});
            if (after < 5) {
                book.use(day(after), {Letter::A, 1});
                book.close(day(after));
            }
        }
        QVERIFY(book.next(monday, Letter::A) == 2); // five days with tickets are remembered
        book.close(day(40));
        QVERIFY(book.next(monday, Letter::A) == 2); // whatever date a day of none has
        book.use(day(5), {Letter::A, 1});
        book.close(day(40));
        QVERIFY(!book.next(monday, Letter::A));
        QVERIFY(book.next(day(1), Letter::A) == 2);
    }

    void a_hall_without_a_ticket_does_not_remember_for_ever()
    {
        NumberBook book;
        for (int after = 0; after <= int(most_days); ++after) {
            book.apply(ReserveGranted{monday + days{after}, Letter::A, 980, 999, kiosk, 1});
            book.close(monday + days{after});
        }
        QVERIFY(!book.next_block(monday, Letter::A, 5));
        QVERIFY(book.next_block(monday + days{1}, Letter::A, 5));
    }
};

QTEST_APPLESS_MAIN(TestNumberDays)
#include "tst_number_days.moc"
