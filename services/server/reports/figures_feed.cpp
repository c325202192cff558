// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reports/figures_feed.h"

#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "server/reports/acts.h"
#include "wire/journal/snapshot_codec.h"

#include <spdlog/spdlog.h>

#include <stdexcept>

namespace talon::server {

namespace {

core::Failure<reports::FileFault> spoilt(std::string why)
{
    return core::Failure{reports::FileFault{reports::FileFault::What::spoilt, std::move(why)}};
}

} // namespace

reports::Filed<core::Done> FiguresFeed::open(const std::string &path)
{
    auto opened = reports::FiguresFile::open(path);
    if (!opened && opened.error().what == reports::FileFault::What::spoilt) {
        spdlog::warn("the figures are counted anew from the journal: {}", opened.error().detail);
        reports::FiguresFile::remove(path);
        opened = reports::FiguresFile::open(path);
    }
    if (!opened)
        return core::Failure{opened.error()};
    m_file = std::move(*opened);
    return core::Done{};
}

reports::Filed<std::int64_t> FiguresFeed::begin(std::int64_t epoch, bool same_history)
{
    m_epoch = epoch;
    const auto resumption = m_file->resumption();
    if (!resumption)
        return core::Failure{resumption.error()};
    core::Inspectorate restored;
    if (same_history && *resumption) {
        const store::Snapshot snapshot{(*resumption)->position, wire::snapshot_version, (*resumption)->hall};
        if (restore_snapshot(snapshot, restored)) {
            m_machine = reports::Machine(std::move(restored.hall), (*resumption)->memory);
            m_registry = std::move(restored.registry);
            m_resumed = (*resumption)->position;
            return m_resumed;
        }
    }
    // Of another history, by other rules, or from the first day: what is there counts for nothing.
    if (const auto anew = m_file->begin_anew(); !anew)
        return core::Failure{anew.error()};
    return std::int64_t{0};
}

reports::Filed<core::Done> FiguresFeed::take(const std::vector<store::Record> &records)
{
    for (const store::Record &record : records) {
        auto event = decode_record(record);
        if (!event)
            return spoilt("event " + std::to_string(record.position) + " cannot be read: " + event.error());
        if (auto act = act_of(m_machine.hall(), m_registry, record, *event))
            m_acts.push_back(std::move(*act));
        const core::Happened happened{record.at, record.actor, std::move(*event)};
        try {
            m_machine.take(happened);
            core::evolve(m_registry, happened.event);
        } catch (const std::logic_error &contradiction) {
            return spoilt("event " + std::to_string(record.position) + ": " + contradiction.what());
        }
        if (record.position - m_resumed >= resume_distance && m_machine.resumable())
            if (const auto written = write(record, true); !written)
                return written;
    }
    return records.empty() ? reports::Filed<core::Done>(core::Done{}) : write(records.back(), false);
}

reports::Filed<core::Done> FiguresFeed::write(const store::Record &last, bool resumable)
{
    std::optional<reports::Resumption> resume;
    if (resumable) {
        try {
            const auto snapshot = make_snapshot(m_machine.hall().image(), m_registry.image(), last.position);
            resume = reports::Resumption{last.position, snapshot.body, m_machine.memory()};
        } catch (const std::logic_error &too_large) {
            spdlog::warn("the figures cannot be gone on with from event {}: {}", last.position, too_large.what());
        }
        m_resumed = last.position;
    }
    return m_file->write(m_machine.changes(), std::exchange(m_acts, {}), {m_epoch, last.position, last.hash, last.at}, resume);
}

} // namespace talon::server
