// SPDX-License-Identifier: GPL-3.0-or-later
// How answers get from the inbox to where they are kept: who gave them, when and in which order is left behind.
#include "vault/answer_store_impl.h"

#include "vault/answer_code.h"

#include <limits>

namespace talon::vault {

namespace {

constexpr int seen_days = 400;

std::int64_t week_of(core::Day day)
{
    return number(day) - core::weekday(day);
}

} // namespace

std::string slice_of(DayPart part)
{
    return "part:" + std::to_string(static_cast<int>(part));
}

std::string slice_of(const std::string &service)
{
    return "service:" + service;
}

void AnswerStore::Impl::count(const std::string &survey, int version, const std::string &slice, const std::string &marks)
{
    auto cells = cells_of(marks);
    cells.emplace_back(); // the answer itself
    for (const auto &[question, choice] : cells) {
        SQLite::Statement add(database, "INSERT INTO tally VALUES (?, ?, ?, ?, ?, 0, 1) ON CONFLICT DO UPDATE SET fresh = fresh + 1");
        add.bind(1, survey);
        add.bind(2, version);
        add.bind(3, slice);
        add.bind(4, question);
        add.bind(5, choice);
        add.exec();
    }
}

void AnswerStore::Impl::keep(const std::string &survey, int version, std::int64_t day, int part, int channel, const std::string &service,
                             const std::string &marks, const std::string &words)
{
    const std::string id = random_bytes(), salt = random_bytes();
    const Digest hash = hash_of_words(salt, words);
    SQLite::Statement row(database, "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)");
    bind_blob(row, 1, id.data(), id.size());
    row.bind(2, survey);
    row.bind(3, version);
    row.bind(4, day);
    row.bind(5, part);
    row.bind(6, channel);
    row.bind(7, service);
    row.bind(8, marks);
    bind_blob(row, 9, salt.data(), salt.size());
    row.bind(10, words);
    bind_blob(row, 11, hash.data(), hash.size());
    row.exec();
}

void AnswerStore::Impl::hold(const std::string &survey, int version, const std::string &service, std::int64_t day, int channel, const std::string &marks,
                             const std::string &words)
{
    const std::string id = random_bytes();
    SQLite::Statement row(database, "INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    bind_blob(row, 1, id.data(), id.size());
    row.bind(2, survey);
    row.bind(3, version);
    row.bind(4, service);
    row.bind(5, week_of(day_of(day)));
    row.bind(6, channel);
    row.bind(7, marks);
    row.bind(8, words);
    row.exec();
}

/// Those of the days before `until`.
std::int64_t AnswerStore::Impl::move(const std::string &survey, int version, std::int64_t until)
{
    std::int64_t moved = 0;
    SQLite::Statement rows(database, "SELECT day, part, channel, service, marks, words FROM inbox WHERE survey = ? AND version = ? AND day < ? ORDER BY id");
    rows.bind(1, survey);
    rows.bind(2, version);
    rows.bind(3, until);
    while (rows.executeStep()) {
        const std::int64_t day = rows.getColumn(0).getInt64();
        const int part = rows.getColumn(1).getInt(), channel = rows.getColumn(2).getInt();
        const std::string service = rows.getColumn(3).getString(), marks = rows.getColumn(4).getString(), words = rows.getColumn(5).getString();
        if (service.empty())
            keep(survey, version, day, part, channel, {}, marks, words);
        else
            hold(survey, version, service, day, channel, marks, words);
        count(survey, version, "", marks);
        count(survey, version, slice_of(static_cast<DayPart>(part)), marks);
        if (!service.empty())
            count(survey, version, receipt_slice, {});
        ++moved;
    }
    SQLite::Statement empty(database, "DELETE FROM inbox WHERE survey = ? AND version = ? AND day < ?");
    empty.bind(1, survey);
    empty.bind(2, version);
    empty.bind(3, until);
    empty.exec();
    return moved;
}

/// Five of one service together, or what is of a week that is over, and that without its service.
void AnswerStore::Impl::move_held(core::Day today)
{
    SQLite::Statement groups(database, "SELECT survey, version, service, count(*), min(week) FROM held GROUP BY survey, version, service "
                                       "HAVING count(*) >= ?1 OR min(week) < ?2");
    groups.bind(1, core::survey::smallest_group);
    groups.bind(2, week_of(today));
    struct Group { std::string survey; int version; std::string service; bool enough; };
    std::vector<Group> found;
    while (groups.executeStep())
        found.push_back({groups.getColumn(0).getString(), groups.getColumn(1).getInt(), groups.getColumn(2).getString(),
                         groups.getColumn(3).getInt64() >= core::survey::smallest_group});
    for (const auto &[survey, version, service, enough] : found) {
        const auto until = enough ? std::numeric_limits<std::int64_t>::max() : week_of(today);
        SQLite::Statement rows(database, "SELECT channel, marks, words FROM held WHERE survey = ? AND version = ? AND service = ? AND week < ? ORDER BY id");
        SQLite::Statement empty(database, "DELETE FROM held WHERE survey = ? AND version = ? AND service = ? AND week < ?");
        for (SQLite::Statement *each : {&rows, &empty}) {
            each->bind(1, survey);
            each->bind(2, version);
            each->bind(3, service);
            each->bind(4, until);
        }
        while (rows.executeStep()) {
            const std::string marks = rows.getColumn(1).getString();
            keep(survey, version, number(today), no_part, rows.getColumn(0).getInt(), enough ? service : std::string(), marks, rows.getColumn(2).getString());
            if (enough)
                count(survey, version, slice_of(service), marks);
        }
        empty.exec();
    }
}

/// Figures move in steps of five answers or more, whenever the answers came: all of them first, and a slice only while all that was counted
/// is told, so that no answer is told with its slice alone.
void AnswerStore::Impl::tell()
{
    struct Slice { std::string survey; int version; std::string slice; };
    const auto move = [this](const char *which) {
        SQLite::Statement ripe(database, std::string("SELECT survey, version, slice FROM tally AS t WHERE question = '' AND choice = '' AND fresh >= ? AND ") + which);
        ripe.bind(1, core::survey::smallest_group);
        std::vector<Slice> found;
        while (ripe.executeStep())
            found.push_back({ripe.getColumn(0).getString(), ripe.getColumn(1).getInt(), ripe.getColumn(2).getString()});
        for (const Slice &each : found) {
            SQLite::Statement told(database, "UPDATE tally SET told = told + fresh, fresh = 0 WHERE survey = ? AND version = ? AND slice = ?");
            told.bind(1, each.survey);
            told.bind(2, each.version);
            told.bind(3, each.slice);
            told.exec();
        }
    };
    move("slice = ''");
    move("slice <> '' AND NOT EXISTS (SELECT 1 FROM tally AS w WHERE w.survey = t.survey AND w.version = t.version AND w.slice = '' AND w.fresh > 0)");
}

Kept<std::int64_t> AnswerStore::release(std::int64_t least, core::Day today)
{
    return m_impl->run([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        // Enough at once: all of them. Else what is of a day that is over, and nothing of today with it.
        SQLite::Statement waiting(m_impl->database, "SELECT survey, version, iif(count(*) >= ?1, ?2, ?3) FROM inbox GROUP BY survey, version "
                                                    "HAVING count(*) >= ?1 OR min(day) < ?3");
        waiting.bind(1, least);
        waiting.bind(2, std::numeric_limits<std::int64_t>::max());
        waiting.bind(3, number(today));
        std::int64_t moved = 0;
        for (const auto &[survey, version, until] : m_impl->versions(waiting))
            moved += m_impl->move(survey, version, until);
        m_impl->move_held(today);
        m_impl->tell();
        SQLite::Statement forget(m_impl->database, "DELETE FROM seen WHERE day < ?");
        forget.bind(1, number(today) - seen_days);
        forget.exec();
        transaction.commit();
        return moved;
    });
}

} // namespace talon::vault
