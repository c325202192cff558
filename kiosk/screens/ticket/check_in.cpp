// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/check_in.h"

#include "core/site/calendar.h"

#include <algorithm>

namespace talon::kiosk {

bool CheckIn::resting() const
{
    return m_rest.resting(m_terminal->now());
}

QString CheckIn::miss() const
{
    if (m_foreign)
        return tr("Это не код записи. Поднесите код ещё раз или наберите цифры");
    if (resting())
        return tr("Подождите полминуты или обратитесь к администратору зала");
    if (m_several)
        return tr("Записей с похожим номером несколько. Вашу найдёт администратор зала");
    if (m_closed)
        return tr("В %1 приёма нет. Наберите время записи ещё раз").arg(bookedAt());
    if (!m_missed)
        return {};
    if (m_asked == Asked::Time)
        return tr("Такого времени нет. Наберите часы и минуты, например 09:30");
    if (m_asked == Asked::Phone)
        return m_rest.misses() < 2 ? tr("Запись не найдена. Проверьте время и цифры телефона")
                                   : tr("Запись не найдена. Вам поможет администратор зала");
    if (listMissing())
        return tr("Списка записей на сегодня ещё нет. Встаньте в общую очередь");
    return m_rest.misses() < 2 ? tr("Запись с таким кодом не найдена. Проверьте код и наберите его ещё раз")
                               : tr("Запись не найдена. Вам поможет администратор зала");
}

bool CheckIn::listMissing() const
{
    return m_missed && !m_foreign && m_asked == Asked::Code && !m_terminal->hasTodaysBookings();
}

void CheckIn::type(const QString &figure)
{
    const bool one = figure.size() == 1 && figure.at(0) >= QLatin1Char('0') && figure.at(0) <= QLatin1Char('9');
    if (!one || m_code.size() >= digits() || resting())
        return;
    forgetMiss();
    m_code += figure;
    Q_EMIT codeChanged();
}

void CheckIn::erase()
{
    if (m_code.isEmpty())
        return;
    forgetMiss();
    m_code.chop(1);
    Q_EMIT codeChanged();
}

void CheckIn::ask(Asked what)
{
    m_asked = what;
    m_code.clear();
    forgetMiss();
    Q_EMIT codeChanged();
}

void CheckIn::withoutCode()
{
    if (m_asked == Asked::Code && phoneOffered())
        ask(Asked::Time);
}

bool CheckIn::stepBack()
{
    if (m_asked == Asked::Code)
        return false;
    ask(m_asked == Asked::Phone ? Asked::Time : Asked::Code);
    return true;
}

CheckIn::Opened CheckIn::open(FoundBooking found, const View &view)
{
    m_found = std::move(found);
    m_code.clear();
    m_foreign = false;
    m_closed = false;
    m_several = m_found.several;
    m_missed = !m_found.booking && !m_several;
    if (m_found.booking)
        describe(view);
    return !m_found.booking ? Opened::Nothing : m_found.verdict == core::CheckInVerdict::welcome ? Opened::Booking : Opened::Refusal;
}

CheckIn::Opened CheckIn::enter(const View &view)
{
    if (!complete() || resting())
        return Opened::Nothing;
    if (m_asked == Asked::Time)
        return takeTime();
    const Opened opened = open(m_asked == Asked::Code ? m_terminal->findBooking(m_code) : m_terminal->findBookingByPhone(m_minute, m_code), view);
    // Two that nobody can tell apart are no guess, and a ticket that was taken long ago is no proof: between guesses they forgive none.
    if (m_missed)
        m_rest.onMiss(m_terminal->now());
    else if (!m_several && m_found.verdict != core::CheckInVerdict::used)
        m_rest.onHit();
    Q_EMIT codeChanged();
    return opened;
}

/// No miss: a time opens nothing by itself.
CheckIn::Opened CheckIn::takeTime()
{
    const int hour = m_code.chopped(2).toInt();
    const int minute = m_code.right(2).toInt();
    if (hour < 24 && minute < 60) {
        m_minute = hour * 60 + minute;
        const bool served = hasHours(m_minute);
        ask(served ? Asked::Phone : Asked::Time);
        m_closed = !served;
        Q_EMIT codeChanged();
    } else {
        m_code.clear();
        m_missed = true;
        Q_EMIT codeChanged();
    }
    return Opened::Nothing;
}

bool CheckIn::hasHours(int minute) const
{
    const core::Site &site = m_terminal->menu().site;
    const core::Day today = core::local_day(m_terminal->now(), site.utc_offset);
    const auto holds = [minute](const core::DayHours &hours) {
        return std::any_of(hours.begin(), hours.end(), [minute](const core::Interval &each) { return each.contains(minute); });
    };
    // Of a day that was shortened somebody may have been told to come all the same.
    return holds(site.hours.at(static_cast<std::size_t>(core::weekday(today)))) || holds(core::hours_on(site, today))
        || std::any_of(site.services.begin(), site.services.end(), [&](const core::Service &service) { return holds(core::hours_on(site, service, today)); });
}

QString CheckIn::typed() const
{
    return m_asked == Asked::Time && m_code.size() > 2 ? m_code.chopped(2) + u':' + m_code.right(2) : m_code;
}

QString CheckIn::bookedAt() const
{
    return Wording::timeOfDay(m_minute);
}

bool CheckIn::isCode(const QString &text) const
{
    return text.size() == m_terminal->menu().site.rules.booking_digits
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

bool CheckIn::scannedJustNow() const
{
    const core::Instant now = m_terminal->now();
    return now - m_lastScan < betweenScans && now >= m_lastScan;
}

bool CheckIn::isNext(const QString &text)
{
    if (!isCode(text) || text == m_scanned || scannedJustNow())
        return false;
    const FoundBooking next = m_terminal->findBooking(text);
    if (next.booking && !(m_found.booking && m_found.booking->id == next.booking->id))
        return true;
    m_lastScan = m_terminal->now(); // to look a code up costs time, and a paper is held there for seconds
    return false;
}

CheckIn::Opened CheckIn::scan(const QString &text, const View &view)
{
    if (scannedJustNow())
        return Opened::Nothing;
    m_lastScan = m_terminal->now();
    Opened opened = Opened::Nothing;
    if (isCode(text)) {
        m_asked = Asked::Code; // whatever was typed: the paper is here
        m_scanned = text;
        opened = open(m_terminal->findBooking(text), view);
    } else {
        m_asked = Asked::Code;
        m_found = {};
        m_code.clear();
        m_several = m_closed = false;
        m_missed = m_foreign = true;
    }
    Q_EMIT codeChanged();
    return opened;
}

bool CheckIn::queueOffered() const
{
    // Whoever holds the ticket of the booking already would stand in the hall twice.
    return m_found.booking && m_found.verdict != core::CheckInVerdict::used;
}

void CheckIn::refuse(core::CheckInVerdict verdict, const View &view)
{
    m_found.verdict = verdict;
    describe(view);
}

void CheckIn::refresh(const View &view)
{
    if (m_found.booking)
        describe(view);
    Q_EMIT codeChanged();
}

void CheckIn::describe(const View &view)
{
    const core::Service *service = m_terminal->menu().site.service(m_found.booking->service);
    m_time = Wording::clockAt(m_found.booking->slot, view);
    m_service = service ? Wording::text(service->title, view.language) : QString();
    m_refusal = bookingRefusal(m_found, view);
    Q_EMIT changed();
}

void CheckIn::reset()
{
    m_asked = Asked::Code;
    again();
}

void CheckIn::again()
{
    m_code.clear();
    m_scanned.clear();
    forgetMiss();
    m_found = {};
    m_time.clear();
    m_service.clear();
    m_refusal = {};
    Q_EMIT codeChanged();
    Q_EMIT changed();
}

void CheckIn::advance()
{
    if (!m_rest.onTick(m_terminal->now()))
        return;
    forgetMiss();
    Q_EMIT codeChanged();
}

} // namespace talon::kiosk
