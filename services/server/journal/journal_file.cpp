// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/journal/journal_file.h"

#include "server/jobs/snapshots.h"
#include "store/replay.h"
#include "store/reproject.h"
#include "store/restore_mark.h"
#include "wire/journal/event_codec.h"

#include <spdlog/spdlog.h>

namespace talon::server {

std::string journal_path(const std::string &data)
{
    return data + "/journal.db";
}

core::Result<core::Event, std::string> decode_record(const store::Record &record)
{
    auto event = wire::decode_event(record.type, record.version, record.body);
    if (event)
        return std::move(*event);
    return core::Failure{record.type + ": " + wire::describe(event.error())};
}

store::Entry entry_of(const core::Event &event, core::Instant at, const std::string &actor)
{
    auto encoded = wire::encode_event(event);
    return {{}, at, actor, std::move(encoded.type), encoded.version, std::move(encoded.body), {}};
}

core::Result<OpenedJournal, Ending> open_journal(const std::string &data)
{
    auto journal = store::Journal::open(journal_path(data));
    if (!journal)
        return core::Failure{ending_of(journal.error(), data)};
    if (const auto projected = store::reproject(*journal, decode_record); !projected)
        return core::Failure{ending_of(projected.error(), data)};
    OpenedJournal opened{std::move(*journal), {}, {}, 1, {}, 0};
    const auto replayed = store::replay(opened.journal, decode_record, restore_snapshot, opened.state);
    if (!replayed)
        return core::Failure{ending_of(replayed.error(), data)};
    for (const std::string &why : replayed->ignored)
        spdlog::warn("{}; it is not used", why);
    opened.replayed_from = replayed->from;
    if (!opened.state.hall.has_site())
        return core::Failure{Ending{ExitCode::damaged, "The journal in " + data + " holds no site."}};
    opened.state.position = opened.journal.head().position;
    const auto last = opened.journal.read(opened.state.position, [&opened](store::Record &&record) {
        opened.last_event = record.at;
        return true;
    });
    if (!last)
        return core::Failure{ending_of(last.error(), data)};

    for (const auto &[id, device] : opened.state.registry.devices) {
        const auto head = opened.journal.stream_head(id, device.epoch);
        if (!head)
            return core::Failure{ending_of(head.error(), data)};
        opened.cursors.emplace(id, *head);
    }
    const auto epoch = store::restore_epoch(opened.journal);
    if (!epoch)
        return core::Failure{ending_of(epoch.error(), data)};
    if (*epoch > 0)
        opened.server_epoch = *epoch;
    return opened;
}

} // namespace talon::server
