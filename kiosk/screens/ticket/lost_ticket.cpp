// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/lost_ticket.h"

#include <algorithm>

namespace talon::kiosk {

bool LostTicket::resting() const
{
    const core::Instant now = m_terminal->now();
    // A clock that was set back must not lengthen a rest.
    return m_restsUntil && now < *m_restsUntil && now >= *m_restsUntil - rest;
}

QString LostTicket::miss() const
{
    if (resting())
        return tr("Подождите полминуты или обратитесь к администратору зала");
    return m_missed ? tr("Здесь сегодня такой талон не выдавали. Проверьте цифры или обратитесь к администратору зала") : QString();
}

void LostTicket::type(const QString &figure)
{
    const bool one = figure.size() == 1 && figure.at(0) >= QLatin1Char('0') && figure.at(0) <= QLatin1Char('9');
    if (!one || complete() || resting())
        return;
    m_missed = false;
    m_figures += figure;
    Q_EMIT changed();
}

void LostTicket::erase()
{
    if (m_figures.isEmpty())
        return;
    m_missed = false;
    m_figures.chop(1);
    Q_EMIT changed();
}

bool LostTicket::enter(const View &view)
{
    if (!complete() || resting())
        return false;
    const core::Instant now = m_terminal->now();
    m_tickets = m_terminal->ownTickets(m_figures);
    m_missed = m_tickets.empty();
    if (m_missed) {
        m_figures.clear();
        m_misses = now - m_lastMiss < forgiven && now >= m_lastMiss ? m_misses + 1 : 1;
        m_lastMiss = now;
        if (m_misses >= mostMisses) {
            m_restsUntil = now + rest;
            m_misses = 0;
        }
    } else {
        m_misses = 0;
    }
    m_found.setPage(0);
    refresh(view);
    return !m_missed;
}

bool LostTicket::choose(const QString &id)
{
    const auto ticket = std::find_if(m_tickets.begin(), m_tickets.end(), [&](const GivenTicket &each) { return each.id.value == id.toStdString(); });
    if (ticket == m_tickets.end() || !m_asked.empty())
        return false;
    m_asked = ticket->id;
    Q_EMIT changed();
    m_terminal->askTicket(m_asked);
    return true;
}

std::optional<GivenTicket> LostTicket::answered(const core::TicketId &ticket)
{
    if (m_asked.empty() || ticket != m_asked)
        return std::nullopt;
    m_asked = {};
    Q_EMIT changed();
    const auto found = std::find_if(m_tickets.begin(), m_tickets.end(), [&](const GivenTicket &each) { return each.id == ticket; });
    return found == m_tickets.end() ? std::nullopt : std::optional(*found);
}

void LostTicket::refresh(const View &view)
{
    std::vector<Choice> choices;
    for (const GivenTicket &ticket : m_tickets) {
        const core::Service *service = m_terminal->menu().site.service(ticket.service);
        Choice &choice = choices.emplace_back();
        choice.id = QString::fromStdString(ticket.id.value);
        choice.title = service ? Wording::text(service->title, view.language) : QString();
        choice.letter = Wording::number({ticket.number.letter, 1}, view.language).left(1);
        choice.queue = Wording::number(ticket.number, view.language);
        choice.wait = tr("взят в %1", "the time at which a ticket was taken").arg(Wording::clockAt(ticket.issued, view));
    }
    m_found.setChoices(std::move(choices));
    Q_EMIT changed();
}

void LostTicket::reset()
{
    m_figures.clear();
    m_missed = false;
    m_tickets.clear();
    m_asked = {};
    m_found.setChoices({});
    Q_EMIT changed();
}

void LostTicket::advance()
{
    if (!m_restsUntil || resting())
        return;
    m_restsUntil.reset();
    m_missed = false;
    Q_EMIT changed();
}

} // namespace talon::kiosk
