// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/site_revisions.h"

#include "server/journal/journal_file.h"

#include <algorithm>

namespace talon::server {

store::Stored<std::vector<StoredSettings>> stored_settings(const store::Journal &journal, std::int64_t first, std::int64_t most)
{
    std::vector<StoredSettings> all;
    std::string wrong;
    const std::int64_t begin = std::max<std::int64_t>(first, 1);
    const auto read = journal.read_site_revisions(begin, most - (begin - first), [&](store::Record &&record) {
        auto event = decode_record(record);
        auto *saved = event ? std::get_if<core::SiteSaved>(&event.value()) : nullptr;
        if (!saved) {
            wrong = "event " + std::to_string(record.position) + " holds no settings";
            return false;
        }
        const auto number = begin + static_cast<std::int64_t>(all.size());
        all.push_back({{number, record.at, record.actor, std::move(saved->note)}, std::move(saved->site)});
        return true;
    });
    if (!read)
        return core::Failure{read.error()};
    if (!wrong.empty())
        return core::Failure{store::StoreError{store::StoreFault::damaged, std::move(wrong)}};
    return all;
}

void read_settings_of(Loop &loop, store::GroupCommit &commits, std::int64_t first, std::int64_t most, SettingsRead read)
{
    commits.with_journal([&loop, first, most, read = std::move(read)](store::Journal &journal) mutable {
        auto found = std::make_shared<store::Stored<std::vector<StoredSettings>>>(stored_settings(journal, first, most));
        loop.post([found, read = std::move(read)] { read(std::move(*found)); });
    });
}

} // namespace talon::server
