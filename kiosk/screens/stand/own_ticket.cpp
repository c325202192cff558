// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/stand/own_ticket.h"

#include "core/site/calendar.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace talon::kiosk {

namespace {

constexpr int numberFigures = 3;
constexpr int prefixFigures = 3;

bool isFigure(const QString &key)
{
    return key.size() == 1 && key[0] >= QLatin1Char('0') && key[0] <= QLatin1Char('9');
}

} // namespace

QString OwnTicket::typed() const
{
    return m_prefix + (m_letter ? Wording::letter(*m_letter, m_view.language) : QString()) + m_figures;
}

QStringList OwnTicket::letters() const
{
    QStringList texts;
    std::set<core::Letter> singles;
    for (const core::Letter letter : m_letters) {
        const auto [first, second] = core::parts(letter);
        singles.insert(first);
        if (second)
            singles.insert(*second);
    }
    for (const core::Letter letter : singles)
        texts << Wording::letter(letter, m_view.language);
    return texts;
}

std::optional<core::TicketNumber> OwnTicket::whole() const
{
    if (!m_letter || !known(*m_letter) || m_figures.size() != numberFigures || m_figures.toInt() < core::first_number)
        return std::nullopt;
    return core::TicketNumber{*m_letter, m_figures.toInt(), m_prefix.toInt()};
}

bool OwnTicket::complete() const
{
    return whole().has_value();
}

QString OwnTicket::number() const
{
    return m_number ? Wording::number(*m_number, m_view.language) : QString();
}

QString OwnTicket::note() const
{
    if (!m_number)
        return {};
    if (!m_last)
        return tr("Ждём вызова");
    return tr("Вызывали в %1, окно %2").arg(Wording::clockAt(m_last->at, m_view)).arg(m_last->window);
}

QString OwnTicket::calledNumber() const
{
    return m_told ? Wording::number(m_told->number, m_view.language) : QString();
}

QString OwnTicket::window() const
{
    return m_told ? QString::number(m_told->window) : QString();
}

QString OwnTicket::sentence() const
{
    if (!m_told)
        return {};
    if (m_waits)
        return tr("Ваш талон %1 вызван, окно %2").arg(calledNumber(), window());
    return tr("Ваш талон %1 вызывали в %2, окно %3").arg(calledNumber(), Wording::clockAt(m_told->at, m_view), window());
}

void OwnTicket::type(const QString &key)
{
    if (isFigure(key)) {
        QString &part = m_letter ? m_figures : m_prefix;
        const bool zeroBefore = !m_letter && m_prefix.isEmpty() && key == QLatin1String("0"); // no prefix begins with it
        if (part.size() < (m_letter ? numberFigures : prefixFigures) && !zeroBefore)
            part += key;
    } else if (const auto letter = core::parse_letter(key.toStdString()); letter && !core::parts(*letter).second) {
        typeLetter(*letter);
    }
    Q_EMIT changed();
}

bool OwnTicket::known(core::Letter letter) const
{
    return std::find(m_letters.begin(), m_letters.end(), letter) != m_letters.end();
}

/// The second of two behind the first one, where tickets have the two of them; else in the place of what stands there.
void OwnTicket::typeLetter(core::Letter single)
{
    const bool second = m_letter && m_figures.isEmpty() && !core::parts(*m_letter).second && known(core::pair(*m_letter, single));
    if (second)
        m_letter = core::pair(*m_letter, single);
    else if (letters().contains(Wording::letter(single, m_view.language)))
        m_letter = single;
}

void OwnTicket::erase()
{
    if (!m_figures.isEmpty())
        m_figures.chop(1);
    else if (m_letter && core::parts(*m_letter).second)
        m_letter = core::parts(*m_letter).first;
    else if (m_letter)
        m_letter.reset();
    else
        m_prefix.chop(1);
    Q_EMIT changed();
}

bool OwnTicket::watch()
{
    const auto number = whole();
    if (!number)
        return false;
    m_number = number;
    m_last.reset();
    m_told.reset();
    m_understood = 0;
    m_prefix.clear();
    m_letter.reset();
    m_figures.clear();
    Q_EMIT changed();
    return true;
}

void OwnTicket::understood()
{
    if (!m_told)
        return;
    m_understood = m_told->call;
    m_told.reset();
    Q_EMIT changed();
}

void OwnTicket::forget()
{
    m_prefix.clear();
    m_letter.reset();
    m_figures.clear();
    m_number.reset();
    m_last.reset();
    m_told.reset();
    m_understood = 0;
    Q_EMIT changed();
}

void OwnTicket::look(const wire::Menu &menu, const wire::Calls &calls, const View &view)
{
    const auto state = [this] { return std::tuple(m_view.language, m_letters, m_last, m_told, m_waits); };
    const auto before = state();
    m_view = view;
    std::set<core::Letter> letters;
    for (const core::Service &service : menu.site.services)
        letters.insert(service.letter);
    m_letters.assign(letters.begin(), letters.end());
    const bool news = m_number && find(calls);
    if (state() != before)
        Q_EMIT changed();
    if (news)
        Q_EMIT called();
}

bool OwnTicket::find(const wire::Calls &calls)
{
    const auto today = core::local_day(m_view.now, m_view.offset);
    const auto line = std::find_if(calls.lines.begin(), calls.lines.end(), [&](const wire::CallLine &each) {
        return each.call.number == *m_number && core::local_day(each.call.at, m_view.offset) == today;
    });
    if (line == calls.lines.end())
        return false; // what is known stays: only the last calls are told
    m_last = line->call;
    const bool toldAlready = m_told && m_told->call == line->call.call;
    if (toldAlready)
        m_waits = line->active;
    if (toldAlready || !line->active || line->call.call == m_understood)
        return false;
    m_told = line->call;
    m_waits = true;
    return true;
}

} // namespace talon::kiosk
