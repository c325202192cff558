// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "small_hall.h"

#include <rapidcheck.h>

#include <set>

namespace talon::core::test {

using Move = std::tuple<std::uint8_t, std::uint8_t, std::uint8_t, std::uint8_t>;
using Given = std::tuple<Day, Letter, int>;

/// A hall, its devices with their reserves, and a list of every number that was ever given.
struct Numbers {
    SmallHall world;
    std::set<Given> given;
    std::set<Given> reserved;
    Day forgotten = Day::min(); ///< what is before it the hall no longer knows
    std::map<std::pair<DeviceId, std::int64_t>, std::set<Given>> reserves; ///< what a device has left
    std::map<std::string, TicketNumber> answers;
    int tickets = 0;

    explicit Numbers(int reserve_size)
    {
        Site site = small_site();
        site.rules.reserve_size = reserve_size;
        for (auto &hours_of_day : site.hours)
            hours_of_day = {{0, 1440}};
        world.apply(SiteSaved{std::move(site)});
    }

    Day today() const { return local_day(world.now, world.hall.site().utc_offset); }

    void grant(const DeviceId &device, const ServiceId &service, const std::string &request)
    {
        if (!world.ok(GrantNumber{service, ordinary, device, request, today()}))
            return;
        const auto answer = world.hall.numbers().granted(device, request);
        RC_ASSERT(answer.has_value());
        const std::string asked = device.value + request;
        if (world.events.empty()) {
            RC_ASSERT(answers.at(asked) == *answer); // the same answer as the first time
            return;
        }
        answers[asked] = *answer;
        RC_ASSERT(given.insert({today(), answer->letter, answer->number}).second);
        RC_ASSERT(!is_near(reserved, today(), answer->letter, answer->number));
    }

    /// Is it given so on one of the days around `day`?
    bool is_near(const std::set<Given> &numbers, Day day, Letter letter, int number) const
    {
        for (Day near = std::max(day - near_days, forgotten); near <= day + near_days; near += std::chrono::days{1})
            if (numbers.contains({near, letter, number}))
                return true;
        return false;
    }

    void fill(const DeviceId &device, std::int64_t epoch, Day day)
    {
        if (!world.ok(FillReserve{device, epoch, day}))
            return;
        for (const Event &event : world.events) {
            const auto &reserve = std::get<ReserveGranted>(event);
            RC_ASSERT(reserve.first <= reserve.last && reserve.first >= 1 && reserve.last <= 999);
            RC_ASSERT(reserve.last - reserve.first < world.hall.site().rules.reserve_size);
            for (int number = reserve.first; number <= reserve.last; ++number) {
                RC_ASSERT(!is_near(given, day, reserve.letter, number));
                given.insert({day, reserve.letter, number});
                reserved.insert({day, reserve.letter, number});
                reserves[{device, epoch}].insert({day, reserve.letter, number});
            }
        }
        RC_ASSERT(world.ok(FillReserve{device, epoch, day}));
        RC_ASSERT(world.events.empty()); // it holds them now
    }

    /// `ticket`: the request for which it was granted; `own`: the device has it from this book, and not by chance.
    bool receive(const DeviceId &device, Day day, TicketNumber number, const std::string &ticket = {}, bool own = true,
                 std::int64_t epoch = 1)
    {
        TicketIssued issued = world.next_ticket(decl);
        issued.ticket = {ticket.empty() ? "T" + std::to_string(++tickets) : ticket};
        issued.number = number;
        issued.day = day;
        issued.device = device;
        issued.origin = NumberOrigin::reserve;
        const auto refused = world.run(ReceiveTicket{.issued = issued, .epoch = epoch});
        RC_ASSERT((!refused || (!own && *refused == Refusal::number_taken)));
        if (refused)
            return false;
        RC_ASSERT(world.hall.ticket(issued.ticket));
        note_closed_days();
        return true;
    }

    void tick()
    {
        (void)world.run(Tick{});
        note_closed_days();
    }

    void note_closed_days()
    {
        for (const Event &event : world.events)
            if (const auto *closed = std::get_if<DayClosed>(&event))
                forgotten = std::max(forgotten, closed->day - remembered_days);
    }
};

} // namespace talon::core::test
