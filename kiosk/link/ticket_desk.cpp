// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/ticket_desk.h"

#include "kiosk/link/backend_link.h"
#include "kiosk/link/clock.h"
#include "wire/errors.h"

#include <QRandomGenerator>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

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

core::Refusal refusalOf(const std::string &code)
{
    constexpr std::array known{core::Refusal::service_closed, core::Refusal::unknown_service, core::Refusal::unknown_class,
                               core::Refusal::unknown_day, core::Refusal::numbers_used_up};
    const auto found = std::find_if(known.begin(), known.end(), [&](auto refusal) { return wire::code(refusal) == code; });
    return found == known.end() ? core::Refusal::unknown_service : *found;
}

} // namespace

TicketDesk::TicketDesk(std::unique_ptr<TicketJournal> journal, core::DeviceId device, qint64 epoch, BackendLink &link)
    : m_journal(std::move(journal)), m_device(std::move(device)), m_epoch(epoch), m_link(link),
      m_numbers(m_device, epoch, m_journal->start().given, m_journal->start().own)
{
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, [this] { run(m_numbers.on_tick(systemNow())); });
    connect(&link, &BackendLink::granted, this,
            [this](const auto &grant) { run(m_numbers.on_grant(grant, systemNow())); });
    connect(&link, &BackendLink::refused, this, [this](const auto &error) { run(m_numbers.on_error(error)); });
    connect(&link, &BackendLink::onlineChanged, this, [this] {
        if (!m_link.online())
            run(m_numbers.on_offline());
    });
    connect(&link, &BackendLink::fetchWanted, m_journal.get(), &TicketJournal::fetch);
    connect(&link, &BackendLink::cursorMoved, m_journal.get(), &TicketJournal::keepCursor);
    connect(m_journal.get(), &TicketJournal::fetched, &link, &BackendLink::onFetched);
    connect(m_journal.get(), &TicketJournal::committed, this, [this](qint64 headSeq, const auto &issued) {
        m_link.onCommitted(headSeq);
        if (!m_wanted || m_wanted->issued.ticket != issued.ticket)
            return;
        const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
        Q_EMIT given(wanted.issued, wanted.ahead, wanted.waitMinutes);
    });
    connect(m_journal.get(), &TicketJournal::failed, this, [this](const QString &sentence) {
        m_broken = true;
        m_wanted.reset();
        Q_EMIT failed(sentence);
    });
}

void TicketDesk::give(const core::Service &service, const core::ClassId &visitorClass, core::Language language,
                      core::Day day)
{
    if (m_broken) {
        Q_EMIT failed(QStringLiteral("the journal failed before; this program must be started again"));
        return;
    }
    core::TicketIssued issued;
    issued.ticket = newTicketId();
    issued.day = day;
    issued.service = service.id;
    issued.visitor_class = visitorClass;
    issued.language = language;
    issued.device = m_device;
    m_wanted = Wanted{.issued = issued, .ahead = {}, .waitMinutes = {}};
    run(m_numbers.ask({.id = issued.ticket.value,
                       .day = day,
                       .service = service.id,
                       .visitor_class = visitorClass,
                       .letter = service.letter},
                      m_link.online(), systemNow()));
}

void TicketDesk::run(const sync::NumberEffects &effects)
{
    for (const auto &effect : effects) {
        if (const auto *send = std::get_if<sync::Send>(&effect))
            m_link.send(send->message);
        else if (const auto *number = std::get_if<sync::NumberGiven>(&effect))
            bear(*number);
        else if (const auto *no = std::get_if<sync::NumberRefused>(&effect))
            refuse(refusalOf(no->code));
        else
            refuse(core::Refusal::numbers_used_up);
    }
    if (const auto next = m_numbers.next_tick())
        m_tick.start(static_cast<int>(std::clamp<std::int64_t>((*next - systemNow()).count(), 0, 60'000)));
}

void TicketDesk::bear(const sync::NumberGiven &number)
{
    if (!m_wanted || m_wanted->issued.ticket.value != number.request)
        return;
    m_wanted->issued.number = number.number;
    m_wanted->issued.origin = number.origin;
    m_wanted->issued.arrival = systemNow();
    if (number.ahead >= 0)
        m_wanted->ahead = number.ahead;
    if (number.wait)
        m_wanted->waitMinutes = static_cast<int>(number.wait->count());
    m_journal->commit(m_wanted->issued, m_wanted->issued.arrival);
}

void TicketDesk::refuse(core::Refusal refusal)
{
    if (std::exchange(m_wanted, std::nullopt))
        Q_EMIT refused(refusal);
}

void TicketDesk::onReserve(const wire::Reserve &reserve)
{
    if (!m_numbers.on_reserve(reserve))
        spdlog::warn("a reserve of another device or epoch was ignored");
}

} // namespace talon::kiosk
