// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/chain.h"
#include "store/journal.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace talon::store::test {

/// A folder of its own for one journal: in memory where that is to be had, since none of these tests needs a real
/// disk's syncs, which would take most of their time.
class Folder
{
public:
    Folder() : m_folder(place() + QStringLiteral("/talon-test-XXXXXX")) {}

    std::string journal() const { return m_folder.filePath(QStringLiteral("journal.db")).toStdString(); }
    std::string file(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }

private:
    static QString place()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return QFileInfo{memory}.isWritable() ? memory : QDir::tempPath();
    }

    QTemporaryDir m_folder;
};

inline core::Instant at(std::int64_t second) { return core::Instant{core::Millis{1'795'000'000'000 + second * 1000}}; }

/// An event of the owner's own.
inline Entry owners_entry(int number)
{
    Entry entry;
    entry.at = at(number);
    entry.actor = "talond";
    entry.type = "window_taken";
    entry.body = "{\"window\":" + std::to_string(number) + "}";
    return entry;
}

/// The event `seq` of a device's stream.
inline Entry devices_entry(const char *device, std::int64_t epoch, std::int64_t seq)
{
    Entry entry = owners_entry(static_cast<int>(seq));
    entry.origin = {core::DeviceId{device}, epoch, seq, FieldHash{}.text(device).integer(epoch).integer(seq).finish()};
    entry.actor = std::string{"device:"} + device;
    return entry;
}

/// A ticket as it is when it was just issued.
inline core::Ticket fresh_ticket(const std::string &id, int number)
{
    core::Ticket ticket;
    ticket.id.value = id;
    ticket.number = {core::Letter::A, number};
    ticket.day = std::chrono::floor<std::chrono::days>(at(0));
    ticket.service.value = "decl3ndfl";
    ticket.visitor_class.value = "ordinary";
    ticket.device.value = "kiosk1";
    ticket.arrival = at(number);
    ticket.due = at(number + 900);
    ticket.periods = {{core::TicketState::waiting, at(number), std::nullopt, std::nullopt, std::nullopt}};
    return ticket;
}

inline Stored<Head> append(Journal &journal, const std::vector<Entry> &entries) { return journal.append(entries); }

/// All records of a journal; empty when it cannot be read.
inline std::vector<Record> records(const Journal &journal)
{
    std::vector<Record> all;
    const auto keep = [&all](Record &&record) {
        all.push_back(std::move(record));
        return true;
    };
    if (!journal.read(1, keep))
        all.clear();
    return all;
}

} // namespace talon::store::test
