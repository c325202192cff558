// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal_cases.h"

#include <rapidcheck.h>

namespace talon::store::test {

/// Any bytes, also those that are no UTF-8 and zeros: the store keeps what it is given.
inline rc::Gen<std::string> any_text() { return rc::gen::container<std::string>(rc::gen::arbitrary<char>()); }

inline rc::Gen<core::Instant> any_instant()
{
    return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000),
                        [](std::int64_t value) { return core::Instant{core::Millis{value}}; });
}

template<class T>
std::optional<T> perhaps(rc::Gen<T> gen)
{
    return *rc::gen::arbitrary<bool>() ? std::optional<T>{*gen} : std::nullopt;
}

inline rc::Gen<core::StaffId> any_staff()
{
    return rc::gen::map(any_text(), [](std::string text) { return core::StaffId{std::move(text)}; });
}

inline rc::Gen<core::Ticket> any_ticket()
{
    return rc::gen::exec([] {
        const auto state = [] { return static_cast<core::TicketState>(*rc::gen::inRange(0, 7)); };
        core::Ticket ticket;
        ticket.id.value = *any_text();
        ticket.number = {static_cast<core::Letter>(*rc::gen::inRange(0, core::letter_count)), *rc::gen::inRange(1, 1000),
                         *rc::gen::inRange(0, 1000)};
        ticket.day = core::Day{std::chrono::days{*rc::gen::inRange(-1000, 40000)}};
        ticket.service.value = *any_text();
        ticket.visitor_class.value = *any_text();
        ticket.language = *rc::gen::element(core::Language::ru, core::Language::en, core::Language::parse("tt-RU").value());
        ticket.device.value = *any_text();
        ticket.origin = static_cast<core::NumberOrigin>(*rc::gen::inRange(0, 3));
        ticket.arrival = *any_instant();
        ticket.slot = perhaps(any_instant());
        ticket.due = *any_instant();
        ticket.state = state();
        ticket.window = perhaps(rc::gen::inRange(0, 100));
        ticket.only_window = perhaps(rc::gen::inRange(0, 100));
        ticket.only_staff = perhaps(any_staff());
        ticket.parked_until = perhaps(any_instant());
        ticket.calls = *rc::gen::inRange(0, 20);
        const int periods = *rc::gen::inRange(0, 5);
        for (int i = 0; i < periods; ++i)
            ticket.periods.push_back({state(), *any_instant(), perhaps(any_instant()), perhaps(rc::gen::inRange(0, 100)),
                                      perhaps(any_staff()), core::ServiceId{*any_text()}, *rc::gen::inRange(0, 20)});
        ticket.ended_by_day = *rc::gen::arbitrary<bool>();
        return ticket;
    });
}

/// The owner's own or one of three streams', with the right seq for its place; `last` remembers the streams.
inline Entry any_entry(std::map<std::pair<std::string, std::int64_t>, std::int64_t> &last)
{
    Entry entry;
    const int from = *rc::gen::inRange(0, 4);
    if (from > 0) {
        const std::string device = from == 1 ? "kiosk1" : "kiosk2";
        const std::int64_t epoch = from == 3 ? 2 : 1;
        const std::int64_t seq = ++last[{device, epoch}];
        entry.origin = {core::DeviceId{device}, epoch, seq, FieldHash{}.text(*any_text()).finish()};
    }
    entry.at = *any_instant();
    entry.actor = (*any_text()).substr(0, 128);
    entry.type = (*any_text()).substr(0, 64);
    entry.version = *rc::gen::inRange(1, 1000);
    entry.body = *any_text();
    return entry;
}

inline std::vector<Entry> any_entries(int most)
{
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> last;
    std::vector<Entry> entries;
    const int count = *rc::gen::inRange(1, most + 1);
    for (int i = 0; i < count; ++i)
        entries.push_back(any_entry(last));
    return entries;
}

} // namespace talon::store::test
