// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers are given once, whatever clocks, restarts, backups and reserves do.
#include "numbers_model.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using std::chrono::days;
using std::chrono::hours;

namespace {

/// The device gives a number of its reserve, and the ticket comes in.
void use_reserve(Numbers &numbers, const DeviceId &device, std::int64_t epoch)
{
    auto &left = numbers.reserves[{device, epoch}];
    if (left.empty())
        return;
    const auto [day, letter, number] = *left.begin();
    left.erase(left.begin());
    // Farther away than any clock is wrong the numbers of its block may be somebody else's by now; and with a clock that goes
    // to and fro blocks of two such days meet on one.
    const days off = day - numbers.today();
    const bool there = day < numbers.forgotten || numbers.world.hall.numbers().used(numbers.today(), {letter, number});
    numbers.receive(device, day, {letter, number}, {}, !there && off <= near_days && off >= -near_days, epoch);
}

/// A ticket of a number that this backend never gave: it was restored from an older backup. Its number
/// counts as given from now on.
void ghost(Numbers &numbers, std::uint8_t a, std::uint8_t b)
{
    const TicketNumber number{static_cast<Letter>(a % 4), (a * 256 + b) % 999 + 1};
    const Given given{numbers.today(), number.letter, number.number};
    if (!numbers.given.contains(given) && numbers.receive({"ghost"}, numbers.today(), number, {}, false))
        numbers.given.insert(given);
}

void make_move(Numbers &numbers, const Move &move)
{
    const auto [kind, a, b, c] = move;
    const DeviceId device{"kiosk-" + std::to_string(a % 3)};
    const ServiceId service = std::array{decl, debt, reg}.at(b % 3);
    switch (kind % 10) {
    case 0:
    case 1:
    case 2:
    case 3:
        return numbers.grant(device, service, std::to_string(b) + "/" + std::to_string(c % 8));
    case 4:
        return numbers.fill(device, c % 16, numbers.today() + days{b % 2});
    case 5:
    case 6:
        return use_reserve(numbers, device, c % 16);
    case 7:
        return ghost(numbers, a, b);
    case 8:
        numbers.world.now += hours{b % 8 == 0 ? c % 97 - 48 : 0};
        return; // wrong by up to two days
    default:
        numbers.tick();
    }
}

} // namespace

class TestNumberBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void no_number_is_given_twice()
    {
        QVERIFY(rc::check("whatever interleaving of grants, reserves, devices, epochs and clocks", [] {
            Numbers numbers(*rc::gen::element(1, 20, 100));
            for (const Move &move : *rc::gen::scale(4.0, rc::gen::arbitrary<std::vector<Move>>()))
                make_move(numbers, move);
        }));
    }

    void all_numbers_are_given_before_they_are_used_up()
    {
        QVERIFY(rc::check("grants and reserves meet without a gap", [] {
            Numbers numbers(*rc::gen::inRange(1, 101));
            const int every = *rc::gen::inRange(3, 40);
            for (int i = 0; i < 1100; ++i) {
                if (i % every == 0)
                    numbers.fill(kiosk, i, monday);
                numbers.grant(kiosk, decl, std::to_string(i));
            }
            std::set<int> seen;
            for (const auto &[day, letter, number] : numbers.given)
                if (letter == Letter::A)
                    seen.insert(number);
            RC_ASSERT(seen.size() == 999u);
            RC_ASSERT(numbers.world.run(GrantNumber{decl, ordinary, kiosk, "more", monday}) ==
                      Refusal::numbers_used_up);
        }));
    }

    void grants_run_up_and_reserves_down()
    {
        SmallHall world;
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "one", monday}));
        QVERIFY((world.events == std::vector<Event>{NumberGranted{monday, {Letter::A, 1}, kiosk, "one"}}));
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "two", monday}));
        QCOMPARE(world.hall.numbers().granted(kiosk, "two")->number, 2);
        QVERIFY(!world.hall.numbers().granted({"other"}, "two"));
        QVERIFY(world.ok(FillReserve{kiosk, 7, monday}));
        QCOMPARE(world.events.size(), std::size_t{4}); // one for each letter
        QVERIFY((world.events.front() == Event{ReserveGranted{monday, Letter::A, 980, 999, kiosk, 7}}));
        QVERIFY(world.ok(
            FillReserve{kiosk, 8, monday})); // another epoch never gets the numbers of the one before
        QVERIFY((world.events.front() == Event{ReserveGranted{monday, Letter::A, 960, 979, kiosk, 8}}));
        QVERIFY(world.hall.numbers().blocks(monday, kiosk, 7).size() == 4);
    }

    void a_grant_is_asked_for_again()
    {
        SmallHall world;
        const GrantNumber grant{decl, ordinary, kiosk, "one", monday};
        QVERIFY(world.ok(grant));
        world.now = monday_nine + hours{10}; // closed by now, and still the same answer
        QVERIFY(world.ok(grant));
        QVERIFY(world.events.empty());
        QCOMPARE(world.hall.numbers().granted(kiosk, "one")->number, 1);
    }

    void a_request_of_one_day_is_no_request_of_another()
    {
        SmallHall world;
        const Day tuesday = monday + days{1};
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "T", monday}));
        world.now += days{1};
        // Asked again for its own day the answer is of that day; А001 of any other is somebody else's.
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "T", monday}));
        QVERIFY(world.hall.numbers().granted(kiosk, "T", monday) == TicketNumber({Letter::A, 1}));
        QVERIFY(world.ok(GrantNumber{decl, ordinary, {"other"}, "U", tuesday}));
        QVERIFY(world.hall.numbers().granted({"other"}, "U", tuesday) == TicketNumber({Letter::A, 1}));
        for (const Day day : {tuesday, tuesday + days{1}, monday - days{1}, Day{std::chrono::year{2031} / 1 / 1}}) {
            QVERIFY(world.run(GrantNumber{decl, ordinary, kiosk, "T", day}) == Refusal::unknown_day);
            QVERIFY(!world.hall.numbers().granted(kiosk, "T", day));
        }
        QVERIFY(world.run(GrantNumber{decl, ordinary, kiosk, "V", Day{std::chrono::year{2031} / 1 / 1}}) == Refusal::unknown_day);
    }

    void whose_a_number_is()
    {
        using enum NumberBook::Claim;
        SmallHall world;
        const DeviceId other{"other"};
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "mine", monday}));
        QVERIFY(world.ok(GrantNumber{decl, ordinary, other, "theirs", monday}));
        QVERIFY(world.ok(FillReserve{kiosk, 7, monday}));
        QVERIFY(world.ok(FillReserve{other, 7, monday}));
        const auto claim = [&](const std::string &ticket, TicketNumber number, Day label = monday, std::int64_t epoch = 7, Day day = monday) {
            TicketIssued issued;
            issued.ticket = {ticket};
            issued.number = number;
            issued.day = label;
            issued.device = kiosk;
            return world.hall.numbers().claim(issued, epoch, day);
        };
        QVERIFY(claim("mine", {Letter::A, 1}) == own);
        QVERIFY(claim("another", {Letter::A, 1}) == taken); // a grant is one ticket's
        QVERIFY(claim("theirs", {Letter::A, 2}) == taken);
        QVERIFY(claim("x", {Letter::A, 980}) == own);
        QVERIFY(claim("x", {Letter::A, 979}) == taken);
        QVERIFY(claim("x", {Letter::A, 980}, monday, 6) == taken); // of an earlier enrolment
        QVERIFY(claim("x", {Letter::A, 500}) == nobodys);
        QVERIFY(claim("x", {Letter::A, 2, 9}) == nobodys); // an own series is none of the book's
        // A wrong label opens nothing: neither by the day that is claimed nor by the day that it is.
        QVERIFY(claim("x", {Letter::A, 2}, monday + days{40}) == taken);
        QVERIFY(claim("x", {Letter::A, 2}, monday, 7, monday + days{40}) == taken);
        QVERIFY(claim("x", {Letter::A, 979}, monday + days{2}, 7, monday + days{2}) == taken); // near a day on which it is another's
        QVERIFY(claim("x", {Letter::A, 980}, monday, 7, monday + near_days) == own);
        // The hall's calendar is weeks off: the visitor has what the kiosk was given, unless somebody was given it there.
        QVERIFY(claim("x", {Letter::A, 980}, monday, 7, monday + near_days + days{1}) == nobodys);
        QVERIFY(claim("x", {Letter::A, 980}, monday, 7, monday - days{21}) == nobodys);
        QVERIFY(claim("mine", {Letter::A, 1}, monday, 7, monday + days{21}) == nobodys);
        QVERIFY(claim("another", {Letter::A, 1}, monday, 7, monday + days{21}) == taken);
        SmallHall away;
        away.now += days{21};
        QVERIFY(away.ok(FillReserve{other, 7, monday + days{21}}));
        QVERIFY(away.ok(GrantNumber{decl, ordinary, other, "there", monday + days{21}}));
        for (const Happened &happened : away.journal)
            if (!std::holds_alternative<SiteSaved>(happened.event))
                world.hall.apply(happened);
        QVERIFY(claim("x", {Letter::A, 980}, monday, 7, monday + days{21}) == taken);
        QVERIFY(claim("mine", {Letter::A, 1}, monday, 7, monday + days{21}) == taken);
        // Once is enough.
        TicketIssued issued = world.next_ticket(decl);
        issued.number = {Letter::A, 980};
        QVERIFY(world.ok(ReceiveTicket{.issued = issued, .epoch = 7}));
        QVERIFY(claim("x", {Letter::A, 980}) == taken);
        issued.ticket = {"again"};
        QVERIFY(world.run(ReceiveTicket{.issued = issued, .epoch = 7}) == Refusal::number_taken);
        // A block of tomorrow that a fast clock gave from is used up, and its numbers are still this kiosk's.
        QVERIFY(claim("x", {Letter::A, 981}, monday) == own);
    }

    void an_own_number_has_its_kiosks_prefix()
    {
        SmallHall world;
        int count = 0;
        const auto with = [&](int number_prefix, int prefix) {
            TicketIssued issued = world.next_ticket(decl);
            issued.ticket = {"P" + std::to_string(++count)};
            issued.number = {Letter::A, 7, number_prefix};
            return world.run(ReceiveTicket{.issued = issued, .prefix = prefix});
        };
        QVERIFY(!with(2, 2));
        QVERIFY(!with(902, 2)); // its tenth round
        QVERIFY(with(3, 2) == Refusal::number_taken);
        QVERIFY(with(100, 0) == Refusal::number_taken);
        QVERIFY(with(2, 0) == Refusal::number_taken);
    }

    void a_used_up_reserve_is_filled_again()
    {
        Numbers numbers(2);
        numbers.fill(kiosk, 1, monday);
        numbers.receive(kiosk, monday, {Letter::A, 998});
        QVERIFY(numbers.world.ok(FillReserve{kiosk, 1, monday}));
        QVERIFY(numbers.world.events.empty());
        numbers.receive(kiosk, monday, {Letter::A, 999});
        QVERIFY(numbers.world.ok(FillReserve{kiosk, 1, monday}));
        QVERIFY((numbers.world.events ==
                 std::vector<Event>{ReserveGranted{monday, Letter::A, 996, 997, kiosk, 1}}));
        const auto blocks = numbers.world.hall.numbers().blocks(monday, kiosk, 1);
        QVERIFY((blocks.back() == NumberBook::Block{Letter::A, 996, 997}));
    }

    void no_reserve_when_the_rule_says_so()
    {
        Numbers numbers(0);
        QVERIFY(numbers.world.ok(FillReserve{kiosk, 1, monday}));
        QVERIFY(numbers.world.events.empty());
    }

    void a_forgotten_day_gives_nothing()
    {
        NumberBook book;
        book.apply(NumberGranted{monday, {Letter::A, 1}, kiosk, "one"});
        book.forget_before(monday + days{1});
        book.forget_before(monday - days{9}); // what is forgotten stays so
        QVERIFY(!book.next(monday, Letter::A));
        QVERIFY(!book.next_block(monday, Letter::A, 5));
        QVERIFY(!book.use(monday, {Letter::A, 5}));
        QVERIFY(!book.granted(kiosk, "one"));
        QVERIFY(book.next(monday + days{1}, Letter::A) == 1);
    }

    void reserves_leave_half_of_a_days_numbers_to_be_granted()
    {
        NumberBook book;
        int reserved = 0;
        for (int kiosk_number = 0; kiosk_number < 60; ++kiosk_number)
            if (const auto block = book.next_block(monday, Letter::A, 20)) {
                book.apply(ReserveGranted{monday, Letter::A, block->first, block->second, {"k" + std::to_string(kiosk_number)}, 1});
                reserved += block->second - block->first + 1;
            }
        QCOMPARE(reserved, most_reserved);
        int granted = 0;
        while (const auto number = book.next(monday, Letter::A))
            book.apply(NumberGranted{monday, {Letter::A, *number}, kiosk, std::to_string(++granted)});
        QCOMPARE(granted, last_number - most_reserved);
    }

    void a_contradiction_changes_nothing()
    {
        NumberBook book;
        book.apply(NumberGranted{monday, {Letter::A, 3}, kiosk, "one"});
        book.apply(ReserveGranted{monday, Letter::A, 980, 999, kiosk, 1});
        const NumberBook before = book;
        for (const int number : {-1, 0, 1, 3, 980, 999, 1000})
            QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                     book.apply(NumberGranted{monday, {Letter::A, number}, kiosk, "x"}));
        for (const auto &[first, last] : {std::pair{3, 5}, {970, 980}, {5, 4}, {990, 1000}})
            QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                     book.apply(ReserveGranted{monday, Letter::A, first, last, kiosk, 1}));
        QVERIFY(book == before);
    }
};

QTEST_APPLESS_MAIN(TestNumberBook)
#include "tst_number_book.moc"
