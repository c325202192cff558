// SPDX-License-Identifier: GPL-3.0-or-later
// What the machines want done, done.
#include "world.h"

#include "wire/terminals/codec.h"

#include <algorithm>

namespace talon::sync_test {

namespace {

const std::string signature = std::string(86, 'A') + "==";

template<class... F>
struct Each : F... { using F::operator()...; };

} // namespace

void World::send_down(Terminal &terminal, const wire::DownMessage &message)
{
    if (terminal.connected)
        terminal.down.push_back(wire::encode(message));
}

void World::carry_out(Terminal &terminal, const sync::DeviceEffects &effects)
{
    for (const auto &effect : effects)
        std::visit(Each{[&](const sync::Connect &each) { terminal.connect_at = now + each.after; },
                        [&](const sync::Close &) { cut(terminal); },
                        [&](const sync::Send &each) {
                            if (terminal.connected)
                                terminal.up.push_back(wire::encode(each.message));
                        },
                        [&](const sync::Sign &) { carry_out(terminal, terminal.stream->on_signed(signature, now)); },
                        [&](const sync::Read &each) { terminal.reading = each; },
                        [&](const sync::KeepCursor &each) {
                            terminal.cursor.acked_seq = each.acked_seq;
                            terminal.cursor.server_epoch = each.server_epoch;
                        },
                        [](const sync::HearTime &) {},
                        [&](const sync::StandAside &each) { terminal.cursor.set_aside = each.why; },
                        [&](const sync::KeepDocument &each) {
                            const auto kind = wire::kind_of(each.document.body);
                            terminal.documents[kind] = each.document;
                            terminal.cursor.documents[kind] = each.document.version;
                        },
                        [](const sync::Granted &) {}, [](const sync::Failed &) {},
                        [&](const sync::RaiseAlarm &each) { terminal.alarms.push_back(each.alarm); }},
                   effect);
}

void World::carry_out(Terminal &terminal, const sync::ReceiverEffects &effects)
{
    for (const auto &effect : effects)
        std::visit(Each{[&](const sync::Append &each) { backend.committing.emplace_back(terminal.id, each.events); },
                        [&](const sync::SendDown &each) { send_down(terminal, each.message); },
                        [&](const sync::RaiseReceiverAlarm &each) { backend.alarms.push_back(each.alarm); }},
                   effect);
}

void World::carry_out(const sync::FeedEffects &effects)
{
    for (const sync::SendDocument &each : effects) {
        auto &terminal = *std::find_if(terminals.begin(), terminals.end(), [&](const Terminal &t) { return t.id == each.device; });
        terminal.document_under_way = true;
        if (terminal.connected)
            terminal.down.push_back(*each.frame);
    }
}

} // namespace talon::sync_test
