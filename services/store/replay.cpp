// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replay.h"

#include <stdexcept>

namespace talon::store {

Stored<core::Done> replay_each(const Journal &journal, std::int64_t from, const Decode &decode, core::Inspectorate &into,
                               const Watcher &watcher)
{
    std::optional<StoreError> misfit;
    auto done = journal.read(from, [&](Record &&record) {
        const auto bad = [&](StoreFault fault, const std::string &why) {
            misfit = StoreError{fault, "event " + std::to_string(record.position) + " (" + record.type + ") " + why};
            return false;
        };
        auto event = decode(record);
        if (!event)
            return bad(StoreFault::newer, "cannot be read: " + event.error());
        if (watcher.before)
            watcher.before(*event);
        const core::Happened happened{record.at, std::move(record.actor), std::move(event.value())};
        try {
            const auto changed = into.apply(happened);
            if (watcher.after)
                watcher.after(record.position, changed);
        } catch (const std::logic_error &contradiction) {
            return bad(StoreFault::gap, std::string{"contradicts what went before: "} + contradiction.what());
        }
        return true;
    });
    if (misfit)
        return core::Failure{std::move(*misfit)};
    return done;
}

namespace {

/// The inspectorate as the snapshot and everything after it tell, or why that does not fit together.
core::Result<core::Done, std::string> replay_from(const Snapshot &snapshot, const Journal &journal, const Decode &decode,
                                                  const ReadSnapshot &restore, core::Inspectorate &into)
{
    const std::string which = "the snapshot at event " + std::to_string(snapshot.position);
    try {
        if (const auto restored = restore(snapshot, into); !restored)
            return core::Failure{which + " does not hold: " + restored.error()};
    } catch (const std::exception &broken) {
        return core::Failure{which + " does not hold: " + broken.what()};
    }
    const auto rest = replay_each(journal, snapshot.position + 1, decode, into, {});
    if (!rest)
        return core::Failure{which + " is not followed: " + rest.error().detail};
    return core::Done{};
}

} // namespace

Stored<core::Done> replay(const Journal &journal, const Decode &decode, core::Inspectorate &into)
{
    if (const auto base = journal.base().position; base > 0)
        return core::Failure{StoreError{StoreFault::damaged, "the events up to " + std::to_string(base)
                                                                 + " were pruned: no hall can be replayed"}};
    auto done = replay_each(journal, 1, decode, into, {});
    if (!done && (done.error().fault == StoreFault::newer || done.error().fault == StoreFault::gap))
        return core::Failure{StoreError{StoreFault::damaged, done.error().detail}}; // nobody can work with it
    return done;
}

Stored<Replayed> replay(const Journal &journal, const Decode &decode, const ReadSnapshot &restore, core::Inspectorate &into)
{
    Replayed replayed;
    const auto looked = journal.each_snapshot([&](core::Result<Snapshot, std::string> &&found) {
        if (!found) {
            replayed.ignored.push_back(found.error());
            return true;
        }
        core::Inspectorate restored;
        if (const auto done = replay_from(*found, journal, decode, restore, restored); !done) {
            replayed.ignored.push_back(done.error());
            return true;
        }
        into = std::move(restored);
        replayed.from = found->position;
        return false;
    });
    if (!looked)
        return core::Failure{looked.error()};
    if (replayed.from == 0) {
        if (const auto whole = replay(journal, decode, into); !whole)
            return core::Failure{whole.error()};
    }
    return replayed;
}

} // namespace talon::store
