// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/replay.h"

#include "tests/simulation/checkers.h"

#include "wire/journal/event_codec.h"
#include "wire/journal/snapshot_codec.h"

namespace talon::simulation {

namespace {

void go_on(sync::Ledger::State &state, const JournalFile &journal)
{
    for (const auto &record : journal.records().subspan(static_cast<std::size_t>(state.position))) {
        auto event = wire::decode_event(record->type, record->version, record->body);
        if (!event)
            throw Broken("disk", "the backend cannot read its own event " + std::to_string(record->position));
        const core::Happened happened{record->at, record->actor, std::move(event).value()};
        state.apply(happened);
        state.position = record->position;
    }
}

} // namespace

sync::Ledger::State replay(const JournalFile &journal)
{
    sync::Ledger::State state;
    go_on(state, journal);
    return state;
}

std::optional<sync::Ledger::State> replay_from(const KeptSnapshot &snapshot, const JournalFile &journal)
{
    const auto records = journal.records();
    const auto at = static_cast<std::size_t>(snapshot.at.position);
    if (at > records.size() || records[at - 1]->hash != snapshot.at.hash)
        return std::nullopt;
    auto image = wire::decode_snapshot(wire::snapshot_version, snapshot.body);
    if (!image)
        throw Broken("5: the same state", "the backend cannot read its own snapshot");
    auto hall = core::Hall::from(std::move(image->hall));
    auto registry = core::Registry::from(image->registry);
    auto bookings = core::BookingBook::from(image->bookings);
    if (!hall || !registry || !bookings)
        throw Broken("5: the same state", "no hall can be made of a snapshot: " + (!hall ? hall.error() : !registry ? registry.error() : bookings.error()));
    sync::Ledger::State state{{std::move(*hall), std::move(*registry), std::move(*bookings), std::move(image->pages), std::move(image->surveys), std::move(image->personal),
                                std::move(image->messages)}, snapshot.at.position};
    go_on(state, journal);
    return state;
}

KeptSnapshot make_snapshot(const sync::Ledger::State &state, const JournalFile &journal)
{
    const auto &last = journal.records()[static_cast<std::size_t>(state.position - 1)];
    return {{last->position, last->hash}, wire::encode_snapshot({"simulation", state.hall.image(), state.registry.image(), state.bookings.image(), state.pages, state.surveys,
                                                                         state.personal, state.messages})};
}

} // namespace talon::simulation
