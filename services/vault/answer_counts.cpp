// SPDX-License-Identifier: GPL-3.0-or-later
// What is counted of answers: for quotas as they are taken, for results of periods as they are sealed.
#include "vault/answer_store_impl.h"

#include "vault/answer_code.h"

#include <set>

namespace talon::vault {

namespace {

using core::survey::Dimension;
using core::survey::SealedGroup;

constexpr std::string_view service_prefix = "service:", channel_prefix = "channel:";

/// Slice, question, choice.
using Cells = std::map<std::tuple<std::string, std::string, std::string>, std::int64_t>;

void count_row(Cells &cells, const std::vector<std::string> &slices, const std::string &marks)
{
    std::set<std::string> answered;
    for (const auto &[question, choice] : cells_of(marks)) {
        if (!choice.empty())
            answered.insert(question);
        for (const std::string &slice : slices)
            ++cells[{slice, question, choice}];
    }
    for (const std::string &question : answered)
        for (const std::string &slice : slices)
            ++cells[{slice, question, core::survey::answered_at_all}];
}

/// The counts of a group that a slice's name stands for, or null.
core::survey::Counts *counts_of(SealedGroup &group, const std::string &slice)
{
    if (slice.empty())
        return &group.counts;
    const auto of = [&](Dimension dimension, const std::string &name) { return &group.slices[static_cast<std::size_t>(dimension)][name]; };
    if (slice.starts_with(service_prefix))
        return of(Dimension::service, slice.substr(service_prefix.size()));
    static const std::map<std::string, std::pair<Dimension, std::string>> known{
        {slice_of(DayPart::morning), {Dimension::part, "morning"}}, {slice_of(DayPart::midday), {Dimension::part, "midday"}},
        {slice_of(DayPart::evening), {Dimension::part, "evening"}}, {slice_of(Channel::kiosk), {Dimension::channel, "kiosk"}},
        {slice_of(Channel::phone), {Dimension::channel, "phone"}}};
    const auto found = known.find(slice);
    return found == known.end() ? nullptr : of(found->second.first, found->second.second);
}

} // namespace

std::string slice_of(Channel channel)
{
    return std::string(channel_prefix) + std::to_string(static_cast<int>(channel));
}

void AnswerStore::Impl::count_taken(const NewAnswer &answer)
{
    SQLite::Statement taken(database, "INSERT INTO taken VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1");
    taken.bind(1, answer.survey);
    taken.bind(2, answer.version);
    taken.bind(3, static_cast<int>(answer.part));
    taken.bind(4, answer.receipt ? answer.receipt->service : std::string());
    taken.exec();
    if (!answer.receipt)
        return;
    SQLite::Statement used(database, "INSERT INTO receipt_count VALUES (?, 1) ON CONFLICT DO UPDATE SET used = used + 1");
    used.bind(1, number(answer.receipt->day));
    used.exec();
}

/// Seals that were not counted yet, by their days: their order among those of other versions is the one in which they are counted.
void AnswerStore::Impl::count_seals()
{
    SQLite::Statement fresh(database, "SELECT survey, version, seal, count(*) FROM answer AS a WHERE seal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sealed AS s "
                                      "WHERE s.survey = a.survey AND s.version = a.version AND s.seal = a.seal) GROUP BY survey, version, seal ORDER BY seal, survey, version");
    struct Group { std::string survey; int version; std::int64_t seal, answers; };
    std::vector<Group> groups;
    while (fresh.executeStep())
        groups.push_back({fresh.getColumn(0).getString(), fresh.getColumn(1).getInt(), fresh.getColumn(2).getInt64(), fresh.getColumn(3).getInt64()});
    for (const auto &[survey, version, seal, answers] : groups) {
        const std::int64_t turn = database.execAndGet("SELECT ifnull(max(turn), 0) + 1 FROM sealed").getInt64();
        SQLite::Statement head(database, "INSERT INTO sealed VALUES (?, ?, ?, ?, ?)");
        head.bind(1, turn);
        head.bind(2, survey);
        head.bind(3, version);
        head.bind(4, seal);
        head.bind(5, answers);
        head.exec();
        Cells cells;
        SQLite::Statement rows(database, "SELECT part, channel, service, marks FROM answer WHERE survey = ? AND version = ? AND seal = ?");
        rows.bind(1, survey);
        rows.bind(2, version);
        rows.bind(3, seal);
        while (rows.executeStep()) {
            std::vector<std::string> slices{"", slice_of(static_cast<Channel>(rows.getColumn(1).getInt()))};
            if (const int part = rows.getColumn(0).getInt(); part != no_part)
                slices.push_back(slice_of(static_cast<DayPart>(part)));
            if (const std::string service = rows.getColumn(2).getString(); !service.empty())
                slices.push_back(slice_of(service));
            count_row(cells, slices, rows.getColumn(3).getString());
        }
        SQLite::Statement cell(database, "INSERT INTO sealed_count VALUES (?, ?, ?, ?, ?)");
        for (const auto &[key, count] : cells) {
            cell.bind(1, turn);
            cell.bind(2, std::get<0>(key));
            cell.bind(3, std::get<1>(key));
            cell.bind(4, std::get<2>(key));
            cell.bind(5, count);
            cell.exec();
            cell.reset();
        }
    }
}

Kept<std::vector<SealedGroup>> AnswerStore::sealed_groups(const std::string &survey) const
{
    return m_impl->run([&] {
        std::vector<SealedGroup> groups;
        std::map<std::int64_t, std::size_t> places;
        SQLite::Statement heads(m_impl->database, "SELECT turn, version, seal, answers FROM sealed WHERE survey = ? ORDER BY turn");
        heads.bind(1, survey);
        while (heads.executeStep()) {
            places[heads.getColumn(0).getInt64()] = groups.size();
            SealedGroup &group = groups.emplace_back();
            group.version = heads.getColumn(1).getInt();
            group.day = day_of(heads.getColumn(2).getInt64());
            group.answers = heads.getColumn(3).getInt64();
        }
        SQLite::Statement cells(m_impl->database, "SELECT turn, slice, question, choice, count FROM sealed_count WHERE turn IN "
                                                  "(SELECT turn FROM sealed WHERE survey = ?) ORDER BY turn, slice, question, choice");
        cells.bind(1, survey);
        std::int64_t turn = 0;
        std::string slice;
        core::survey::Counts *counts = nullptr;
        while (cells.executeStep()) {
            const std::int64_t of = cells.getColumn(0).getInt64();
            if (std::string name = cells.getColumn(1).getString(); !counts || of != turn || name != slice) {
                turn = of;
                slice = std::move(name);
                counts = counts_of(groups[places.at(turn)], slice);
                if (!counts)
                    continue;
            }
            (*counts)[cells.getColumn(2).getString()][cells.getColumn(3).getString()] = cells.getColumn(4).getInt64();
        }
        return groups;
    });
}

Kept<core::survey::AnswersTaken> AnswerStore::taken(const std::string &survey, int version) const
{
    return m_impl->run([&] {
        core::survey::AnswersTaken taken;
        SQLite::Statement rows(m_impl->database, "SELECT part, service, count FROM taken WHERE survey = ? AND version = ?");
        rows.bind(1, survey);
        rows.bind(2, version);
        while (rows.executeStep()) {
            taken.parts[static_cast<DayPart>(rows.getColumn(0).getInt())] += rows.getColumn(2).getInt64();
            if (const std::string service = rows.getColumn(1).getString(); !service.empty())
                taken.services[service] += rows.getColumn(2).getInt64();
        }
        return taken;
    });
}

Kept<std::map<core::Day, std::int64_t>> AnswerStore::receipts_used(core::survey::Days days) const
{
    return m_impl->run([&] {
        std::map<core::Day, std::int64_t> used;
        SQLite::Statement rows(m_impl->database, "SELECT day, used FROM receipt_count WHERE day BETWEEN ? AND ?");
        rows.bind(1, number(days.from));
        rows.bind(2, number(days.to));
        while (rows.executeStep())
            used[day_of(rows.getColumn(0).getInt64())] = rows.getColumn(1).getInt64();
        return used;
    });
}

Kept<core::Done> AnswerStore::note_sign(const Seen &seen, core::Day since)
{
    return m_impl->run([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement forget(m_impl->database, "DELETE FROM sign WHERE day < ?");
        forget.bind(1, number(since));
        forget.exec();
        SQLite::Statement note(m_impl->database, "INSERT INTO sign VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = max(count, excluded.count)");
        note.bind(1, number(seen.day));
        note.bind(2, seen.code);
        note.bind(3, seen.source);
        note.bind(4, seen.count);
        note.exec();
        transaction.commit();
        return core::Done{};
    });
}

Kept<std::vector<AnswerStore::Seen>> AnswerStore::signs() const
{
    return m_impl->run([&] {
        std::vector<Seen> all;
        SQLite::Statement rows(m_impl->database, "SELECT day, code, source, count FROM sign ORDER BY day DESC, code, source");
        while (rows.executeStep())
            all.push_back({day_of(rows.getColumn(0).getInt64()), rows.getColumn(1).getString(), rows.getColumn(2).getString(), rows.getColumn(3).getInt64()});
        return all;
    });
}

} // namespace talon::vault
