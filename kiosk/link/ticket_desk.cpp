// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/ticket_desk.h"

#include "kiosk/link/backend_link.h"
#include "kiosk/link/clock.h"
#include "kiosk/link/site_time.h"

#include <QRandomGenerator>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

namespace {

/// 64 random bits from the system's generator as 13 characters of Crockford's base 32.
core::TicketId newTicketId()
{
    static constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    quint64 bits = QRandomGenerator::system()->generate64();
    std::string text(13, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        *digit = digits[bits & 31];
        bits >>= 5;
    }
    return {text};
}

} // namespace

TicketDesk::TicketDesk(std::unique_ptr<TicketJournal> journal, core::DeviceId device, qint64 epoch, BackendLink &link,
                       const SiteTime &time)
    : m_journal(std::move(journal)), m_link(link), m_time(time),
      m_issuer(device, sync::NumberSource(device, epoch, m_journal->start().given, m_journal->start().own))
{
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, [this] { run(m_issuer.on_tick(moment(), m_time.now())); });
    connect(&link, &BackendLink::granted, this,
            [this](const auto &grant) { run(m_issuer.on_grant(grant, moment(), m_time.now())); });
    connect(&link, &BackendLink::refused, this,
            [this](const auto &error) { run(m_issuer.on_error(error, m_time.now())); });
    connect(&link, &BackendLink::onlineChanged, this, [this] {
        if (!m_link.online())
            run(m_issuer.on_offline(m_time.now()));
    });
    connect(&link, &BackendLink::fetchWanted, m_journal.get(), &TicketJournal::fetch);
    connect(&link, &BackendLink::cursorMoved, m_journal.get(), &TicketJournal::keepCursor);
    connect(&link, &BackendLink::cursorMoved, this, [this](const sync::KeepCursor &cursor) {
        if (std::exchange(m_archived, std::max(m_archived, cursor.archived_seq)) < cursor.archived_seq)
            m_journal->prune(cursor.archived_seq);
    });
    connect(m_journal.get(), &TicketJournal::pruned, &link, &BackendLink::onPruned);
    connect(m_journal.get(), &TicketJournal::fetched, &link, &BackendLink::onFetched);
    connect(m_journal.get(), &TicketJournal::committed, this, [this](qint64 headSeq, const auto &issued, core::Instant, const auto &headHash) {
        m_link.onCommitted(headSeq, headHash);
        run(m_issuer.on_committed(issued.ticket));
    });
    connect(m_journal.get(), &TicketJournal::failed, this, [this](const QString &sentence) {
        m_issuer.on_failed();
        Q_EMIT failed(sentence);
    });
}

void TicketDesk::give(const core::Service &service, const core::ClassId &visitorClass, core::Language language,
                      core::Day day, const std::optional<std::pair<core::BookingId, core::Instant>> &booking)
{
    if (m_issuer.broken()) {
        Q_EMIT failed(QStringLiteral("the journal failed before; this program must be started again"));
        return;
    }
    run(m_issuer.wish({.ticket = newTicketId(),
                       .day = day,
                       .service = service,
                       .visitor_class = visitorClass,
                       .language = language,
                       .in_doubt = m_time.inDoubt(),
                       .booking = booking},
                      m_link.online(), moment(), m_time.now()));
}

void TicketDesk::run(const sync::IssuerEffects &effects)
{
    for (const auto &effect : effects) {
        if (const auto *send = std::get_if<sync::Send>(&effect)) {
            m_link.send(send->message);
        } else if (const auto *bear = std::get_if<sync::BearTicket>(&effect)) {
            m_journal->commit(bear->issued, bear->issued.arrival);
        } else if (const auto *born = std::get_if<sync::TicketGiven>(&effect)) {
            const auto minutes = born->wait ? std::optional(static_cast<int>(born->wait->count())) : std::nullopt;
            Q_EMIT given(born->issued, born->ahead, minutes);
        } else {
            Q_EMIT refused(std::get<sync::TicketRefused>(effect).why);
        }
    }
    if (const auto next = m_issuer.next_tick())
        m_tick.start(untilRun(*next));
}

void TicketDesk::onReserve(const wire::Reserve &reserve)
{
    if (!m_issuer.on_reserve(reserve))
        spdlog::warn("a reserve of another device or epoch was ignored");
}

} // namespace talon::kiosk
