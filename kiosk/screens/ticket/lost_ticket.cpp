// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/lost_ticket.h"

#include <algorithm>

namespace talon::kiosk {

bool LostTicket::resting() const
{
    return m_rules.resting(m_terminal->now());
}

QString LostTicket::miss() const
{
    if (resting())
        return tr("Подождите полминуты или обратитесь к администратору зала");
    switch (m_missed) {
    case Miss::None: break;
    case Miss::NotHere:
        return tr("Здесь сегодня такой талон не выдавали. Проверьте цифры или обратитесь к администратору зала");
    case Miss::NotCopied: return tr("Повторно этот талон здесь не печатается. Обратитесь, пожалуйста, к администратору зала");
    }
    return {};
}

void LostTicket::type(const QString &figure)
{
    const bool one = figure.size() == 1 && figure.at(0) >= QLatin1Char('0') && figure.at(0) <= QLatin1Char('9');
    if (!one || complete() || resting())
        return;
    m_missed = Miss::None;
    m_figures += figure;
    Q_EMIT changed();
}

void LostTicket::erase()
{
    if (m_figures.isEmpty())
        return;
    m_missed = Miss::None;
    m_figures.chop(1);
    Q_EMIT changed();
}

bool LostTicket::enter(const View &view)
{
    if (!complete() || resting())
        return false;
    m_tickets = m_terminal->ownTickets(m_figures);
    m_missed = m_tickets.empty() ? Miss::NotHere : Miss::None;
    std::erase_if(m_tickets, [this](const GivenTicket &each) { return !m_rules.mayCopy(each, m_terminal->menu().site); });
    if (m_tickets.empty()) {
        if (m_missed == Miss::None)
            m_missed = Miss::NotCopied;
        m_figures.clear();
        m_rules.onMiss(m_terminal->now());
    }
    m_found.setPage(0);
    refresh(view);
    return !m_tickets.empty();
}

std::optional<GivenTicket> LostTicket::choose(const QString &id)
{
    const auto ticket = std::find_if(m_tickets.begin(), m_tickets.end(), [&](const GivenTicket &each) { return each.id.value == id.toStdString(); });
    if (ticket == m_tickets.end())
        return std::nullopt;
    m_rules.onCopy(*ticket, m_terminal->menu().site, m_terminal->now());
    return *ticket;
}

void LostTicket::refresh(const View &view)
{
    std::vector<Choice> choices;
    for (const GivenTicket &ticket : m_tickets) {
        const core::Service *service = m_terminal->menu().site.service(ticket.service);
        Choice &choice = choices.emplace_back();
        choice.id = QString::fromStdString(ticket.id.value);
        choice.title = service ? Wording::text(service->title, view.language) : QString();
        choice.letter = Wording::letter(ticket.number.letter, view.language);
        choice.queue = Wording::number(ticket.number, view.language);
        choice.wait = tr("взят в %1", "the time at which a ticket was taken").arg(Wording::clockAt(ticket.issued, view));
    }
    m_found.setChoices(std::move(choices));
    Q_EMIT changed();
}

void LostTicket::reset()
{
    m_figures.clear();
    m_missed = Miss::None;
    m_tickets.clear();
    m_found.setChoices({});
    Q_EMIT changed();
}

void LostTicket::advance()
{
    if (!m_rules.onTick(m_terminal->now()))
        return;
    m_missed = Miss::None;
    Q_EMIT changed();
}

} // namespace talon::kiosk
