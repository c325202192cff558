// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/ticket_journal.h"

#include "store/chain.h"
#include "wire/event_codec.h"

#include <QDir>
#include <QFile>

#include <charconv>

namespace talon::kiosk {

namespace {

constexpr auto ackedKey = "acked_seq";
constexpr auto serverEpochKey = "server_epoch";

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

/// The side file outlives a damaged or lost journal.
void addSideFile(const store::NumberGuard &guard, core::Day today, std::vector<sync::GivenNumber> &given)
{
    for (const core::Day day : {today - std::chrono::days(1), today, today + std::chrono::days(1)})
        for (int letter = 0; letter < core::letter_count; ++letter)
            for (int number = core::first_number; number <= core::last_number; ++number)
                if (guard.given(day, static_cast<core::Letter>(letter), number))
                    given.push_back({day, {static_cast<core::Letter>(letter), number}});
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
TicketJournal::open(const QString &folder, const core::DeviceId &device, qint64 epoch, core::Day today)
{
    const QDir dir(folder);
    auto journal = openOrCreate(dir.filePath(QStringLiteral("journal.db")).toStdString(), device.value);
    if (!journal.ok())
        return core::Failure{sentence(journal.error())};
    if (journal->owner() != device.value)
        return core::Failure{QStringLiteral("the journal in %1 belongs to device %2").arg(folder, QString::fromStdString(journal->owner()))};
    auto guard = store::NumberGuard::open(dir.filePath(QStringLiteral("numbers-%1.guard").arg(epoch)).toStdString());
    if (!guard.ok())
        return core::Failure{sentence(guard.error())};

    Start start;
    start.cursor.head_seq = journal->head().position;
    start.cursor.acked_seq = integer(journal->value(ackedKey));
    start.cursor.server_epoch = integer(journal->value(serverEpochKey));
    const auto read = journal->read(1, [&](store::Record &&record) {
        const auto event = wire::decode_event(record.type, record.version, record.body);
        const auto *issued = event.ok() ? std::get_if<core::TicketIssued>(&*event) : nullptr;
        if (issued && issued->day >= today - std::chrono::days(1))
            start.given.push_back({issued->day, issued->number});
        return true;
    });
    if (!read.ok())
        return core::Failure{sentence(read.error())};

    addSideFile(*guard, today, start.given);
    std::unique_ptr<TicketJournal> opened(new TicketJournal(std::move(*guard), device, std::move(start)));
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
        const auto raised = m_guard.raise(issued.day, issued.number.letter, issued.number.number);
        if (!raised.ok()) {
            Q_EMIT failed(sentence(raised.error()));
            return;
        }
        const auto head = journal.append({&entry, 1});
        if (head.ok())
            Q_EMIT committed(head->position, issued, at);
        else
            Q_EMIT failed(sentence(head.error()));
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
