// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reports/offline_figures.h"

#include "server/journal/journal_file.h"
#include "server/reports/figures_feed.h"
#include "store/restore_mark.h"
#include "wire/json/times.h"

#include <filesystem>
#include <ostream>

namespace talon::server {

namespace {

namespace fs = std::filesystem;
using Digests = std::map<core::Day, std::string>;

constexpr std::size_t piece = 4'096;

core::Failure<Ending> failed(const reports::FileFault &fault)
{
    return core::Failure{Ending{fault.what == reports::FileFault::What::disk ? ExitCode::disk : ExitCode::damaged, fault.detail}};
}

/// Feeds the records from `next` on to the journal's end.
core::Result<core::Done, Ending> feed_from(const store::Journal &journal, const std::string &data, FiguresFeed &feed, std::int64_t next)
{
    while (next <= journal.head().position) {
        std::vector<store::Record> records;
        const auto read = journal.read(next, [&records](store::Record &&record) {
            records.push_back(std::move(record));
            return records.size() < piece;
        });
        if (!read)
            return core::Failure{ending_of(read.error(), data)};
        if (const auto taken = feed.take(records); !taken)
            return failed(taken.error());
        next += static_cast<std::int64_t>(records.size());
    }
    return core::Done{};
}

/// What the file that is there tells once it has caught up; nothing where it tells of another history or by other rules.
core::Result<std::optional<Digests>, Ending> digests_there(const store::Journal &journal, const std::string &data, const std::string &path, std::int64_t epoch)
{
    std::error_code unknown;
    if (!fs::exists(path, unknown))
        return std::optional<Digests>();
    FiguresFeed feed;
    if (const auto opened = feed.open(path); !opened)
        return failed(opened.error());
    const reports::Reached reached = feed.reached();
    bool same = reached.position > 0 && reached.epoch == epoch && reached.position <= journal.head().position;
    if (same) {
        const auto read = journal.read(reached.position, [&](store::Record &&record) {
            same = record.hash == reached.hash;
            return false;
        });
        if (!read)
            return core::Failure{ending_of(read.error(), data)};
    }
    if (!same)
        return std::optional<Digests>();
    if (reached.position == journal.head().position) {
        auto digests = feed.file().digests();
        if (!digests)
            return failed(digests.error());
        return std::optional(std::move(*digests));
    }
    const auto from = feed.begin(epoch, true);
    if (!from)
        return failed(from.error());
    // Of what is over nothing is told again: it is compared as it stands.
    if (const auto fed = feed_from(journal, data, feed, *from + 1); !fed)
        return core::Failure{fed.error()};
    auto digests = feed.file().digests();
    if (!digests)
        return failed(digests.error());
    return std::optional(std::move(*digests));
}

std::string days_that_differ(const Digests &there, const Digests &anew)
{
    Digests all = there;
    all.insert(anew.begin(), anew.end());
    std::string days;
    for (const auto &[day, digest] : all) {
        const auto before = there.find(day);
        const auto now = anew.find(day);
        if (before == there.end() || now == anew.end() || before->second != now->second)
            days += (days.empty() ? "" : ", ") + wire::to_text(day);
    }
    return days;
}

} // namespace

core::Result<core::Done, Ending> check_figures(const std::string &data, std::ostream &out)
{
    const auto journal = store::Journal::open(journal_path(data));
    if (!journal)
        return core::Failure{ending_of(journal.error(), data)};
    const auto epoch = store::restore_epoch(*journal);
    if (!epoch)
        return core::Failure{ending_of(epoch.error(), data)};
    const std::int64_t of = std::max<std::int64_t>(*epoch, 1);
    const std::string path = data + "/figures.db";
    const std::string aside = data + "/figures.check.db";
    const auto there = digests_there(*journal, data, path, of);
    if (!there)
        return core::Failure{there.error()};
    reports::FiguresFile::remove(aside);
    Digests anew;
    {
        FiguresFeed feed;
        if (const auto opened = feed.open(aside); !opened)
            return failed(opened.error());
        if (const auto begun = feed.begin(of, false); !begun)
            return failed(begun.error());
        if (const auto fed = feed_from(*journal, data, feed, 1); !fed)
            return core::Failure{fed.error()};
        auto digests = feed.file().digests();
        if (!digests)
            return failed(digests.error());
        anew = std::move(*digests);
    }
    const std::string differ = *there ? days_that_differ(**there, anew) : std::string();
    if (*there && differ.empty()) {
        reports::FiguresFile::remove(aside);
        out << "The figures of " << anew.size() << " days are those of the journal." << std::endl;
        return core::Done{};
    }
    reports::FiguresFile::remove(path);
    std::error_code denied;
    fs::rename(aside, path, denied);
    if (denied)
        return core::Failure{Ending{ExitCode::disk, path + ": " + denied.message() + "."}};
    if (!*there) {
        out << "The figures of " << anew.size() << " days were counted from the journal: there were none." << std::endl;
        return core::Done{};
    }
    return core::Failure{Ending{ExitCode::damaged, "The figures of " + differ + " were not those of the journal; they were counted anew."}};
}

} // namespace talon::server
