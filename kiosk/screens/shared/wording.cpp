// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/wording.h"

#include "core/values/number.h"
#include "kiosk/screens/shared/ties.h"

#include <QDate>
#include <QLocale>
#include <QStringList>

namespace talon::kiosk {

namespace {

QLocale localeOf(core::Language language)
{
    if (language == core::Language::en)
        return QLocale(QLocale::English, QLocale::UnitedKingdom);
    const QLocale found(QString::fromStdString(language.tag()));
    // Names of months and days of a language that Qt does not know are Russian, as any other word would be.
    return found.language() == QLocale::C ? QLocale(QLocale::Russian, QLocale::Russia) : found;
}

QDate dateOf(core::Day day)
{
    const std::chrono::year_month_day parts(day);
    return QDate(int(parts.year()), int(unsigned(parts.month())), int(unsigned(parts.day())));
}

/// From there on no range is told, since it would be too wide to help.
constexpr core::Minutes anHour{60};
constexpr core::Minutes twoHours{120};

/// The letters look alike; who reads no Cyrillic is told them as his own.
bool readsCyrillic(core::Language language)
{
    return localeOf(language).script() == QLocale::CyrillicScript;
}

} // namespace

QString Wording::number(const core::TicketNumber &number, core::Language language)
{
    return QString::fromStdString(readsCyrillic(language) ? core::to_text(number) : core::to_latin(number));
}

QString Wording::timeOfDay(int minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString Wording::letter(core::Letter letter, core::Language language)
{
    return QString::fromStdString(readsCyrillic(language) ? core::cyrillic(letter) : core::latin(letter));
}

QString Wording::text(const core::Text &text, core::Language language)
{
    return tied(QString::fromStdString(text.in(language)));
}

QString Wording::ahead(std::optional<int> people)
{
    if (!people)
        return {};
    return *people == 0 ? tr("Перед вами никого нет") : tr("Перед вами %n человек", "", *people);
}

QString Wording::wait(std::optional<int> minutes)
{
    if (!minutes)
        return {};
    return *minutes < 1 ? tr("Ожидание меньше минуты") : tr("Ожидание около %n минут", "", *minutes);
}

QString Wording::wait(const core::WaitRange &range, core::Instant told, const View &view)
{
    if (range.from >= twoHours)
        return tr("Ожидание больше двух часов");
    if (range.from >= anHour)
        return tr("Больше часа: вас вызовут не раньше %1", "time").arg(clockAt(told + range.from, view));
    const int to = int(range.to.count());
    if (range.from < core::Minutes{1})
        return tr("Ожидание до %n минут", "", to);
    return tr("Ожидание примерно %1–%n минут", "", to).arg(range.from.count());
}

QString Wording::shortWait(const core::WaitRange &range)
{
    if (range.from >= twoHours)
        return tr("больше двух часов", "the wait");
    if (range.from >= anHour)
        return tr("больше часа", "the wait");
    const int to = int(range.to.count());
    if (range.from < core::Minutes{1})
        return tr("до %n минут", "the wait", to);
    return tr("примерно %1–%n минут", "the wait", to).arg(range.from.count());
}

QString Wording::queue(int people)
{
    return people == 0 ? tr("Никто не ждёт") : tr("%n человек", "in the queue", people);
}

QString Wording::shortWait(int minutes)
{
    return minutes < 1 ? QString() : tr("около %n минут", "the wait", minutes);
}

QString Wording::bookedFor(core::Instant slot, const View &view)
{
    return tr("По записи на %1", "time").arg(clockAt(slot, view));
}

QString Wording::calledBetween(core::Instant slot, core::Instant arrival, const core::HallRules &rules, const View &view)
{
    const core::Instant from = slot - rules.callable_before;
    const core::Instant until = slot + rules.booked_first_after;
    if (arrival >= until)
        return tr("Вас скоро вызовут");
    return arrival > from ? tr("Вас вызовут до %1", "time").arg(clockAt(until, view))
                          : tr("Вас вызовут с %1 до %2", "times").arg(clockAt(from, view), clockAt(until, view));
}

QString Wording::noWindow()
{
    return tr("сейчас нет окна");
}

QString Wording::tooLate()
{
    return tr("могут не успеть принять");
}

QString Wording::hours(const core::DayHours &day)
{
    QStringList parts;
    for (const core::Interval &interval : day)
        parts << tr("с %1 до %2").arg(timeOfDay(interval.from), timeOfDay(interval.to));
    return parts.join(tr(" и "));
}

QVariantList Wording::week(const core::WeekHours &hours)
{
    const QString names[] = {tr("пн"), tr("вт"), tr("ср"), tr("чт"), tr("пт"), tr("сб"), tr("вс")};
    QVariantList lines;
    for (std::size_t first = 0; first < hours.size();) {
        std::size_t after = first + 1;
        while (after < hours.size() && hours[after] == hours[first])
            ++after;
        QStringList parts;
        for (const core::Interval &interval : hours[first])
            parts << QStringLiteral("%1\u2013%2").arg(timeOfDay(interval.from), timeOfDay(interval.to));
        const QString days = after - first == 1 ? names[first]
            : names[first] + (after - first == 2 ? QStringLiteral(", ") : QStringLiteral("\u2013")) + names[after - 1];
        lines << QVariantMap{{QStringLiteral("days"), days},
                             {QStringLiteral("hours"), parts.isEmpty() ? tr("выходной") : parts.join(QStringLiteral(", "))}};
        first = after;
    }
    return lines;
}

QString Wording::dayName(core::Instant at, const View &view)
{
    const core::Day day = core::local_day(at, view.offset);
    const auto distance = (day - core::local_day(view.now, view.offset)).count();
    if (distance == 0)
        return tr("сегодня");
    if (distance == 1)
        return tr("завтра");
    if (distance > 7) // the day of the week would be taken for the next one
        return localeOf(view.language).toString(dateOf(day), view.language == core::Language::en ? QStringLiteral("'on' d MMMM") : QStringLiteral("d MMMM"));
    switch (core::weekday(day)) {
    case 0: return tr("в понедельник");
    case 1: return tr("во вторник");
    case 2: return tr("в среду");
    case 3: return tr("в четверг");
    case 4: return tr("в пятницу");
    case 5: return tr("в субботу");
    default: return tr("в воскресенье");
    }
}

QString Wording::opens(std::optional<core::Instant> at, const View &view)
{
    if (!at)
        return tr("Сейчас закрыто");
    return tr("Сейчас закрыто, откроется %1 в %2", "day, time").arg(dayName(*at, view), clockAt(*at, view));
}

QString Wording::opensSentence(std::optional<core::Instant> at, const View &view)
{
    if (!at)
        return {};
    return tr("Талоны на эту услугу начнут выдавать %1 в %2.", "day, time").arg(dayName(*at, view), clockAt(*at, view));
}

QString Wording::clock(const View &view)
{
    return clockAt(view.now, view);
}

QString Wording::clockAt(core::Instant at, const View &view)
{
    return timeOfDay(core::local_minute(at, view.offset));
}

QString Wording::date(const View &view)
{
    return localeOf(view.language).toString(dateOf(core::local_day(view.now, view.offset)),
                                            QStringLiteral("dddd, d MMMM"));
}

QString Wording::dateAndTime(core::Instant at, const View &view)
{
    const QString day = localeOf(view.language).toString(dateOf(core::local_day(at, view.offset)),
                                                         QStringLiteral("d MMMM yyyy"));
    return QStringLiteral("%1, %2").arg(day, clockAt(at, view));
}

QString Wording::day(core::Day day, const View &view)
{
    return localeOf(view.language).toString(dateOf(day), QStringLiteral("d MMMM yyyy"));
}

QString Wording::seconds(int count)
{
    return tr("%n секунд", "after «через»", count);
}

} // namespace talon::kiosk
