// SPDX-License-Identifier: GPL-3.0-or-later
// Long because the tests of the hub stand on one world.
#pragma once

#include "chain.h"
#include "message_names.h"

#include "sync/hub.h"
#include "tests/services/core/small_hall.h"
#include "wire/journal/event_codec.h"
#include "wire/terminals/codec.h"

// A hub with three enrolled devices, every effect kept in its order.

namespace talon::sync_test {

using namespace talon::sync;
using namespace std::chrono_literals;
using core::test::monday;
using core::test::monday_nine;

struct HubWorld {
    std::vector<std::vector<core::Entry>> batches;
    std::vector<HubEffect> effects;
    core::Instant now = monday_nine;
    bool submit_throws = false;
    Ledger ledger;
    Hub hub;
    Connection last = 0;

    static core::DeviceEnrolled enrolled(const std::string &device, core::DeviceRole role, int prefix)
    {
        return {{device}, "code-" + device, role, role == core::DeviceRole::ticket ? "entrance" : "hall", "key-" + device, 1, prefix};
    }

    static Ledger::State state()
    {
        Ledger::State state;
        core::Site site = core::test::small_site();
        for (auto &day : site.hours)
            day = {{0, 1440}};
        site.rules.reserve_size = 2;
        state.hall.apply({monday_nine, "talond", core::SiteSaved{site}});
        state.registry.apply(enrolled("k1", core::DeviceRole::ticket, 1));
        state.registry.apply(enrolled("k2", core::DeviceRole::ticket, 2));
        state.registry.apply(enrolled("d1", core::DeviceRole::hall, 0));
        return state;
    }

    explicit HubWorld(Ledger::State from = state(), Hub::Cursors cursors = {})
        : ledger(std::move(from),
                 [this](std::vector<core::Entry> entries) {
                     if (submit_throws)
                         throw std::runtime_error("no room");
                     batches.push_back(std::move(entries));
                 }),
          hub(ledger, {}, std::move(cursors), chain_hash, now, [this](HubEffect effect) { effects.push_back(std::move(effect)); })
    {
    }

    void commit()
    {
        ledger.on_committed(std::exchange(batches, {}).size());
        if (ledger.take_changed())
            hub.on_changed(now);
    }

    void say(Connection to, const wire::UpMessage &message) { hub.on_frame(to, wire::encode(message), now); }

    /// Opened and proven; `head` and its hash are what the device says it has.
    Connection join(const std::string &device, std::int64_t head = 0, std::optional<wire::Hash> hash = {})
    {
        const Connection line = ++last;
        const auto role = device.front() == 'k' ? core::DeviceRole::ticket : core::DeviceRole::hall;
        hub.on_opened(line, std::string(43, 'A') + "=", now);
        say(line, wire::Hello{{device}, 1, role, "test", head, {}, {}, hash});
        say(line, wire::Prove{std::string(86, 'A') + "=="});
        hub.on_verified(line, true, now);
        return line;
    }

    /// Messages of this kind to the connection, in order.
    template<class M>
    std::vector<M> told(Connection to) const
    {
        std::vector<M> all;
        for (const HubEffect &effect : effects)
            if (const auto *frame = std::get_if<SendFrame>(&effect); frame && frame->to == to)
                if (const auto message = wire::decode_down(*frame->frame); const M *found = std::get_if<M>(&*message))
                    all.push_back(*found);
        return all;
    }
    /// The names of what was told to the connection since, and "close" for its end: "welcome", "document menu", "error gap"…
    std::vector<std::string> course(Connection to) const
    {
        std::vector<std::string> all;
        for (const HubEffect &effect : effects) {
            if (const auto *close = std::get_if<CloseConnection>(&effect); close && close->which == to)
                all.push_back("close " + close->reason);
            const auto *frame = std::get_if<SendFrame>(&effect);
            if (!frame || frame->to != to)
                continue;
            const auto message = wire::decode_down(*frame->frame);
            all.push_back(std::visit([](const auto &each) { return name(each); }, *message));
        }
        return all;
    }
    std::size_t notes(HubNote::Kind kind) const
    {
        std::size_t count = 0;
        for (const HubEffect &effect : effects)
            if (const auto *note = std::get_if<HubNote>(&effect))
                count += note->kind == kind;
        return count;
    }

    /// A ticket of the device's own series, next in its journal.
    wire::StreamEvent ticket(const std::string &device, std::vector<wire::StreamEvent> &journal, int prefix) const
    {
        const auto seq = static_cast<std::int64_t>(journal.size()) + 1;
        const core::TicketIssued issued{{device + "-" + std::to_string(seq)}, core::own_number(prefix, core::Letter::A, static_cast<int>(seq)), monday,
                                        core::test::decl, core::test::ordinary, core::Language::ru, core::NumberOrigin::own, {device}, now, {}};
        const auto encoded = wire::encode_event(issued);
        wire::StreamEvent event{seq, journal.empty() ? wire::Hash{} : journal.back().hash, {}, encoded.type, encoded.version, now, encoded.body, {}};
        event.hash = chain_hash({device}, event);
        journal.push_back(event);
        return event;
    }

    std::size_t blocks(const std::string &device, core::Day day) const { return ledger.decided().hall.numbers().blocks(day, {device}, 1).size(); }
};

} // namespace talon::sync_test
