// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"
#include "reports/file.h"
#include "store/entry.h"

namespace talon::server {

/// Feeds a figures' file with the journal's records. Without a thread of its own: whoever has one lets it work there. After a fault it is
/// of no use any more; a new one begins from what the file holds.
class FiguresFeed
{
public:
    /// So many events lie between two points from which a restart may go on, at least: about a day of a large hall.
    static constexpr std::int64_t resume_distance = 5'000;

    /// Opens the file; one that is spoilt is deleted and made anew.
    reports::Filed<core::Done> open(const std::string &path);
    /// How far the file tells, of which history.
    reports::Reached reached() const { return m_file->reached(); }
    /// The position after which records are to be fed. `same_history`: the file tells of this journal; else it begins anew.
    reports::Filed<std::int64_t> begin(std::int64_t epoch, bool same_history);
    /// Records that follow on each other.
    reports::Filed<core::Done> take(const std::vector<store::Record> &records);

    const reports::FiguresFile &file() const { return *m_file; }

private:
    reports::Filed<core::Done> write(const store::Record &last, bool resumable);

    std::unique_ptr<reports::FiguresFile> m_file;
    reports::Machine m_machine;
    core::Registry m_registry;
    std::vector<reports::Act> m_acts;
    std::int64_t m_epoch = 0;
    std::int64_t m_resumed = 0; ///< position of the last point from which a restart may go on
};

} // namespace talon::server
