// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/act_record.h"

namespace talon::server {

namespace {

constexpr std::int64_t near_before = 16;
constexpr std::size_t near_all = 64;
constexpr std::string_view wanted_type = "personal_data_destroyed";

std::string hex(const store::Hash &hash)
{
    std::string text;
    for (const auto byte : hash) {
        text += "0123456789abcdef"[static_cast<unsigned>(byte) >> 4];
        text += "0123456789abcdef"[static_cast<unsigned>(byte) & 15U];
    }
    return text;
}

std::optional<core::Instant> time_at(const store::Journal &journal, std::int64_t position)
{
    std::optional<core::Instant> at;
    const auto read = journal.read(position, [&](store::Record &&record) {
        at = record.at;
        return false;
    });
    return read ? at : std::nullopt;
}

std::optional<wire::ActRecord> find_in(const store::Journal &journal, const core::PersonalAct &act)
{
    std::int64_t low = journal.base().position + 1, high = journal.head().position;
    while (low < high) { // the first that is not before the act
        const std::int64_t middle = low + (high - low) / 2;
        const auto at = time_at(journal, middle);
        if (!at)
            return std::nullopt;
        if (*at < act.at)
            low = middle + 1;
        else
            high = middle;
    }
    std::optional<wire::ActRecord> found;
    std::size_t seen = 0;
    const auto read = journal.read(std::max(journal.base().position + 1, low - near_before), [&](store::Record &&record) {
        if (record.type == wanted_type && record.body.find('"' + act.what.act + '"') != std::string::npos)
            found = wire::ActRecord{record.position, hex(record.hash), record.at, record.actor, record.type};
        return !found && ++seen < near_all;
    });
    return read ? found : std::nullopt;
}

} // namespace

void find_act_record(Loop &loop, store::GroupCommit &commits, const core::PersonalAct &act, std::function<void(const std::optional<wire::ActRecord> &)> done)
{
    commits.with_journal([&loop, act, done = std::move(done)](store::Journal &journal) mutable {
        const auto found = std::make_shared<std::optional<wire::ActRecord>>(find_in(journal, act));
        loop.post([found, done = std::move(done)] { done(*found); });
    });
}

} // namespace talon::server
