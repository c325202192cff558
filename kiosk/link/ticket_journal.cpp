// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/ticket_journal.h"

#include "kiosk/link/given_days.h"
#include "store/chain.h"
#include "wire/journal/event_codec.h"

#include <QDir>
#include <QFile>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <sstream>

namespace talon::kiosk {

namespace {

constexpr auto ackedKey = "acked_seq";
constexpr auto serverEpochKey = "server_epoch";
/// The last own turn of each letter among the tickets that were pruned.
constexpr auto prunedTurnsKey = "pruned_own_turns";

QString sentence(const store::StoreError &error)
{
    return QString::fromStdString(error.detail);
}

std::int64_t integer(const store::Stored<std::optional<std::string>> &value)
{
    std::int64_t number = 0;
    if (value.ok() && *value)
        std::from_chars((*value)->data(), (*value)->data() + (*value)->size(), number);
    return number;
}

store::Stored<store::Journal> openOrCreate(const std::string &path, const std::string &owner)
{
    auto journal = store::Journal::open(path);
    if (journal.ok() || journal.error().fault != store::StoreFault::missing)
        return journal;
    return store::Journal::create(path, owner);
}

/// A clock that is two days wrong now may be put right by two days the other way, and a day more is midnight.
constexpr std::chrono::days givenDays{5};

std::string joined(const store::NumberGuard::OwnTurns &turns)
{
    std::string text;
    for (const int turn : turns)
        text += std::to_string(turn) + ' ';
    return text;
}

store::NumberGuard::OwnTurns turnsIn(const store::Stored<std::optional<std::string>> &value)
{
    store::NumberGuard::OwnTurns turns{};
    std::istringstream text{value.ok() && *value ? **value : std::string{}};
    for (int &turn : turns) {
        if (!(text >> turn) || turn < 0 || turn > core::own_turns)
            turn = 0;
    }
    return turns;
}

/// The numbers that the journal's tickets carry, and the days on which they were given.
core::Result<core::Done, QString> readJournal(const store::Journal &journal, core::Day today, TicketJournal::Start &start,
                                              GivenDays &days)
{
    start.own.turns = turnsIn(journal.value(prunedTurnsKey));
    const auto read = journal.read(1, [&](store::Record &&record) {
        const auto event = wire::decode_event(record.type, record.version, record.body);
        const auto *issued = event.ok() ? std::get_if<core::TicketIssued>(&*event) : nullptr;
        if (issued) {
            start.last = *issued;
            days.add(issued->day, record.position);
        }
        if (issued && issued->day >= today - givenDays)
            start.lately.push_back(*issued);
        if (issued && issued->number.prefix != 0)
            start.own.turns.at(static_cast<std::size_t>(issued->number.letter)) = core::own_turn(issued->number);
        else if (issued && issued->day >= today - givenDays)
            start.given.push_back({issued->day, issued->number});
        return true;
    });
    if (!read.ok())
        return core::Failure{sentence(read.error())};
    return core::Done{};
}

/// The side file outlives a damaged or lost journal.
void addSideFile(const store::NumberGuard &guard, TicketJournal::Start &start)
{
    for (int each = 0; each < core::letter_count; ++each) {
        const auto letter = static_cast<core::Letter>(each);
        int &turn = start.own.turns.at(static_cast<std::size_t>(each));
        turn = core::later_own_turn(turn, guard.own_turn(letter));
    }
    for (const auto &[day, number] : guard.all_given())
        start.given.push_back({day, number});
}

/// A side file in place of one that is damaged or gone.
store::Stored<store::NumberGuard> remakeSideFile(const std::string &path, const TicketJournal::Start &start)
{
    std::vector<std::pair<core::Day, core::TicketNumber>> given;
    for (const sync::GivenNumber &each : start.given)
        given.emplace_back(each.day, each.number);
    store::NumberGuard::OwnTurns own = start.own.turns;
    for (int &turn : own)
        turn = core::end_of_own_round(turn);
    return store::NumberGuard::remake(path, given, own);
}

wire::StreamEvent streamEvent(store::Record &&record)
{
    wire::StreamEvent event;
    event.seq = record.position;
    event.prev = record.prev;
    event.hash = record.hash;
    event.type = std::move(record.type);
    event.version = record.version;
    event.at = record.at;
    event.body = std::move(record.body);
    return event;
}

} // namespace

core::Result<std::unique_ptr<TicketJournal>, QString>
TicketJournal::open(const QString &folder, const core::DeviceId &device, qint64 epoch, core::Day today, int ownPrefix)
{
    const QDir dir(folder);
    auto journal = openOrCreate(dir.filePath(QStringLiteral("journal.db")).toStdString(), device.value);
    if (!journal.ok())
        return core::Failure{sentence(journal.error())};
    if (journal->owner() != device.value)
        return core::Failure{QStringLiteral("the journal in %1 belongs to device %2").arg(folder, QString::fromStdString(journal->owner()))};

    Start start;
    start.own.prefix = ownPrefix;
    start.cursor.head_seq = journal->head().position;
    if (start.cursor.head_seq > 0)
        start.cursor.head_hash = journal->head().hash;
    start.cursor.base_seq = journal->base().position;
    start.cursor.acked_seq = integer(journal->value(ackedKey));
    start.cursor.server_epoch = integer(journal->value(serverEpochKey));
    auto days = std::make_unique<GivenDays>();
    if (const auto read = readJournal(*journal, today, start, *days); !read.ok())
        return core::Failure{read.error()};
    const auto turns = start.own.turns;

    const bool hasTickets = start.cursor.head_seq > 0;
    const std::string guardPath = dir.filePath(QStringLiteral("numbers-%1.guard").arg(epoch)).toStdString();
    auto guard = store::NumberGuard::open(guardPath);
    const bool damaged = !guard.ok() && guard.error().fault == store::StoreFault::damaged;
    if (hasTickets && (damaged || (guard.ok() && guard->fresh()))) {
        spdlog::error("the side file of given numbers {} is {}; it is made anew from the journal", guardPath,
                      damaged ? "damaged" : "gone");
        guard = remakeSideFile(guardPath, start);
    }
    if (!guard.ok())
        return core::Failure{damaged ? QStringLiteral("%1 and the journal is empty: enrol this device again with a new code")
                                           .arg(sentence(guard.error()))
                                     : sentence(guard.error())};
    addSideFile(*guard, start);
    std::unique_ptr<TicketJournal> opened(new TicketJournal(std::move(*guard), device, std::move(start)));
    opened->m_days = std::move(days);
    opened->m_turns = turns;
    opened->m_commits = std::make_unique<store::GroupCommit>(std::move(*journal));
    return opened;
}

TicketJournal::TicketJournal(store::NumberGuard guard, core::DeviceId device, Start start)
    : m_start(std::move(start)), m_device(std::move(device)), m_guard(std::move(guard))
{
}

TicketJournal::~TicketJournal() = default;

void TicketJournal::commit(const core::TicketIssued &issued, core::Instant at)
{
    store::Entry entry;
    entry.at = at;
    entry.actor = store::device_actor(m_device);
    auto encoded = wire::encode_event(issued);
    entry.type = std::move(encoded.type);
    entry.version = encoded.version;
    entry.body = std::move(encoded.body);
    m_commits->with_journal([this, issued, at, entry = std::move(entry)](store::Journal &journal) {
        const auto raised = issued.number.prefix == 0
                                ? m_guard.raise(issued.day, issued.number.letter, issued.number.number)
                                : m_guard.raise_own(issued.number.letter, core::own_turn(issued.number));
        if (!raised.ok()) {
            Q_EMIT failed(sentence(raised.error()));
            return;
        }
        const auto head = journal.append({&entry, 1});
        if (!head.ok()) {
            Q_EMIT failed(sentence(head.error()));
            return;
        }
        remember(issued, head->position);
        Q_EMIT committed(head->position, issued, at, head->hash);
    });
}

void TicketJournal::remember(const core::TicketIssued &issued, qint64 seq)
{
    m_days->add(issued.day, seq);
    if (issued.number.prefix != 0)
        m_turns.at(static_cast<std::size_t>(issued.number.letter)) = core::own_turn(issued.number);
}

void TicketJournal::prune(qint64 archivedSeq)
{
    m_commits->with_journal([this, archivedSeq](store::Journal &journal) {
        const std::int64_t upTo = std::min<std::int64_t>(archivedSeq, m_days->beforeLast(keptDays));
        if (upTo <= journal.base().position) {
            Q_EMIT pruned(journal.base().position);
            return;
        }
        // The own series goes on over days: its turns outlive the tickets.
        const auto turns = journal.set_value(prunedTurnsKey, joined(m_turns));
        const auto base = turns.ok() ? journal.prune(upTo) : store::Stored<store::Head>{core::Failure{turns.error()}};
        if (!base.ok()) {
            Q_EMIT failed(sentence(base.error()));
            return;
        }
        m_days->forget(base->position);
        Q_EMIT pruned(base->position);
    });
}

void TicketJournal::fetch(const sync::Read &wanted)
{
    m_commits->with_journal([this, wanted](store::Journal &journal) {
        std::vector<wire::StreamEvent> events;
        std::size_t bytes = 0;
        const auto done = journal.read(wanted.from, [&](store::Record &&record) {
            bytes += record.body.size();
            if (!events.empty() && bytes > wanted.max_bytes)
                return false;
            events.push_back(streamEvent(std::move(record)));
            return events.size() < wanted.max_events;
        });
        if (!done.ok())
            events.clear();
        Q_EMIT fetched(events);
    });
}

void TicketJournal::keepCursor(const sync::KeepCursor &cursor)
{
    m_commits->with_journal([cursor](store::Journal &journal) {
        // Advisory: a lost cursor costs a resend, so a failure here is not worth stopping for.
        [[maybe_unused]] const auto acked = journal.set_value(ackedKey, std::to_string(cursor.acked_seq));
        [[maybe_unused]] const auto epoch = journal.set_value(serverEpochKey, std::to_string(cursor.server_epoch));
    });
}

} // namespace talon::kiosk
