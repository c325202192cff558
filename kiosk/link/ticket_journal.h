// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/group_commit.h"
#include "store/number_guard.h"
#include "sync/device_stream.h"
#include "sync/number_source.h"

#include <QObject>
#include <memory>

namespace talon::kiosk {

class GivenDays; // here only by name: moc 6.4 stumbles over <chrono> where it comes first

/// The kiosk's own journal, where a ticket is born, and the side file of given numbers, both in a thread of their
/// own: a slow disk never holds up a screen.
class TicketJournal : public QObject
{
    Q_OBJECT

public:
    /// What the journal tells when it is opened.
    struct Start {
        sync::DeviceCursor cursor;
        std::vector<sync::GivenNumber> given; ///< of the hall's series in these days, by the journal or the side file
        sync::OwnSeries own;                  ///< the later of what the two say
        std::optional<core::TicketIssued> last; ///< the youngest ticket in the journal
        std::vector<core::TicketIssued> lately; ///< all of these days, in order: the clock at the start may be wrong
    };

    /// Opens or makes the journal of `device` in this epoch in `folder`; one sentence when that cannot be done.
    /// Reads it once, to learn the numbers given in the days before `today`, which the clock may have wrong, and later.
    /// `ownPrefix`: of the device's own series, 0 for none.
    ///
    /// A side file that is damaged or gone is made anew from the journal. What it knew beyond the journal was never a
    /// ticket, unless the journal was set back with it: so the own series begins its next round. With neither of the two
    /// readable nobody knows which numbers were given, and the device must be enrolled anew.
    static core::Result<std::unique_ptr<TicketJournal>, QString> open(const QString &folder, const core::DeviceId &device,
                                                                      qint64 epoch, core::Day today, int ownPrefix = 0);
    ~TicketJournal() override;

    const Start &start() const { return m_start; }
    /// Makes the ticket durable; committed() or failed() follows. The number goes into the side file first.
    void commit(const core::TicketIssued &issued, core::Instant at);
    /// Reads events for a push; fetched() follows.
    void fetch(const sync::Read &wanted);
    /// Keeps the push cursor; losing it costs a resend, never an event.
    void keepCursor(const sync::KeepCursor &cursor);
    /// Lets go of the events up to `archivedSeq`, which the backend holds in a verified backup, but never of those of the
    /// last `keptDays` days on which tickets were given: their numbers must be known, whatever the clock says. Some
    /// thousands at a time; the next call goes on. pruned() follows, or failed().
    void prune(qint64 archivedSeq);
    static constexpr std::size_t keptDays = 7;

Q_SIGNALS:
    void pruned(qint64 upTo);
    void committed(qint64 headSeq, const talon::core::TicketIssued &issued, talon::core::Instant at, const talon::wire::Hash &headHash);
    void fetched(const std::vector<talon::wire::StreamEvent> &events);
    /// The disk said no. Nothing more is committed until the program has been started again.
    void failed(const QString &sentence);

private:
    TicketJournal(store::NumberGuard guard, core::DeviceId device, Start start);
    void remember(const core::TicketIssued &issued, qint64 seq);

    Start m_start;
    core::DeviceId m_device;
    // After open() only the commit thread touches these.
    store::NumberGuard m_guard;
    std::unique_ptr<GivenDays> m_days;
    store::NumberGuard::OwnTurns m_turns{}; ///< by the journal's tickets and those that were pruned
    std::unique_ptr<store::GroupCommit> m_commits;
};

} // namespace talon::kiosk
