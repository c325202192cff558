// SPDX-License-Identifier: GPL-3.0-or-later
// The index against a list that is sorted anew each time.
#include "core/hall/waiting_index.h"
#include "small_hall.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::test;

namespace {

using Numbers = std::tuple<std::uint8_t, std::uint8_t, std::uint8_t>;

Ticket ticket(const Numbers &numbers, std::size_t serial)
{
    const auto [a, b, c] = numbers;
    const std::array services{decl, debt, reg, info};
    Ticket made;
    made.id = {"T" + std::to_string(serial * 37 % 101)}; // ids say nothing of the order of coming
    made.service = services.at(a % 4);
    made.arrival = monday_nine + Minutes{b % 5};
    made.due = monday_nine + Minutes{b / 5 % 30};
    made.first = a / 4 % 3 == 0;
    if (c % 4 == 0)
        made.slot = made.due;
    if (c % 8 == 1)
        made.only_window = a % 5 + 1;
    if (c % 8 == 2 || c % 16 == 1)
        made.only_staff = staff(b % 5 + 1);
    return made;
}

std::optional<TicketId> naive(const std::vector<Ticket> &waiting, const Window &window, const StaffId &who,
                              const OrderAt &at)
{
    const Ticket *best = nullptr;
    Instant best_due{};
    int best_tier = 2;
    for (const Ticket &candidate : waiting) {
        Instant due = candidate.due;
        if (candidate.slot && *candidate.slot > at.slots_until)
            continue;
        if (candidate.only_window || candidate.only_staff) {
            if (candidate.only_window.value_or(window.number) != window.number ||
                candidate.only_staff.value_or(who) != who)
                continue;
        } else {
            const auto taken = std::find_if(window.services.begin(), window.services.end(),
                                            [&](auto &s) { return s.service == candidate.service; });
            if (taken == window.services.end())
                continue;
            due += taken->help_out;
        }
        const int tier = candidate.slot && *candidate.slot <= at.booked_first ? 0 : candidate.first || candidate.due <= at.overdue ? 1 : 2;
        const bool earlier = !best || due < best_due || (due == best_due && due_key(candidate) < due_key(*best));
        if (!best || (tier != best_tier ? tier < best_tier : earlier)) {
            best = &candidate;
            best_due = due;
            best_tier = tier;
        }
    }
    return best ? std::optional{best->id} : std::nullopt;
}

} // namespace

class TestWaitingIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agrees_with_looking_at_everybody()
    {
        QVERIFY(rc::check("next_for, ahead_of, counts and order", [](const std::vector<Numbers> &people) {
            const Site site = small_site();
            WaitingIndex index;
            std::vector<Ticket> waiting;
            for (std::size_t i = 0; i < people.size(); ++i) {
                waiting.push_back(ticket(people[i], i));
                index.insert(waiting.back());
                if (std::get<2>(people[i]) % 3 == 0) {
                    const std::size_t leaver = std::get<0>(people[i]) % waiting.size();
                    index.erase(waiting.at(leaver));
                    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(leaver));
                }
                for (const Window &window : site.windows) {
                    const StaffId who = staff(std::get<1>(people[i]) % 5 + 1);
                    const Instant until = monday_nine + Minutes{std::get<1>(people[i]) % 30};
                    RC_ASSERT(index.next_for(window, who, {until}) == naive(waiting, window, who, {until}));
                    const Instant first = until - Minutes{std::get<0>(people[i]) % 20};
                    RC_ASSERT(index.next_for(window, who, {until, first}) == naive(waiting, window, who, {until, first}));
                    const OrderAt late{until, first, until - Minutes{std::get<2>(people[i]) % 25}};
                    RC_ASSERT(index.next_for(window, who, late) == naive(waiting, window, who, late));
                }
                RC_ASSERT(index.waiting_total() == static_cast<int>(waiting.size()));
            }
            std::sort(waiting.begin(), waiting.end(),
                      [](auto &a, auto &b) { return due_key(a) < due_key(b); });
            std::vector<TicketId> expected;
            for (const Ticket &each : waiting)
                expected.push_back(each.id);
            std::vector<TicketId> seen;
            index.visit([&](const TicketId &id) {
                seen.push_back(id);
                return true;
            });
            RC_ASSERT(seen == expected);
        }));
    }

    void calls_in_order_of_due_time()
    {
        QVERIFY(rc::check("a window that takes all drains a queue in order",
                          [](const std::vector<Numbers> &people) {
                              const Window all = small_site().windows.at(3);
                              WaitingIndex index;
                              std::map<TicketId, Ticket> waiting;
                              for (std::size_t i = 0; i < people.size(); ++i) {
                                  Ticket walk_in = ticket(people[i], i);
                                  walk_in.slot.reset();
                                  walk_in.only_window.reset();
                                  walk_in.only_staff.reset();
                                  walk_in.first = false;
                                  index.insert(walk_in);
                                  waiting.emplace(walk_in.id, walk_in);
                              }
                              DueKey last{};
                              while (const auto next = index.next_for(all, staff(4), {monday_nine})) {
                                  const DueKey now = due_key(waiting.at(*next));
                                  RC_ASSERT(last < now);
                                  last = now;
                                  index.erase(waiting.at(*next));
                                  waiting.erase(*next);
                              }
                              RC_ASSERT(waiting.empty());
                              RC_ASSERT(index == WaitingIndex{});
                          }));
    }

    void a_helping_window_counts_later()
    {
        const Site site = small_site();
        WaitingIndex index;
        Ticket own = ticket({0, 0, 3}, 1); // decl, due at nine
        own.due = monday_nine + Minutes{10};
        Ticket other = ticket({1, 0, 3}, 2); // debt, with which window 1 only helps out
        other.due = monday_nine;
        index.insert(own);
        index.insert(other);
        const Window &helping = site.windows.at(0);
        QVERIFY(index.next_for(helping, staff(1), {monday_nine}) ==
                other.id); // equal: the earlier due time wins
        index.erase(own);
        own.due -= Millis{1};
        index.insert(own);
        QVERIFY(index.next_for(helping, staff(1), {monday_nine}) == own.id);
        QVERIFY(index.next_for(site.windows.at(1), staff(2), {monday_nine}) == other.id);
    }

    void says_when_it_is_misused()
    {
        WaitingIndex index;
        const Ticket one = ticket({0, 0, 3}, 1);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, index.erase(one));
        index.insert(one);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, index.insert(one));
        QCOMPARE(index.waiting_total(), 1);
        QCOMPARE(index.waiting(one.service), 1);
        QCOMPARE(index.waiting({"nothing"}), 0);
    }
};

QTEST_APPLESS_MAIN(TestWaitingIndex)
#include "tst_waiting_index.moc"
