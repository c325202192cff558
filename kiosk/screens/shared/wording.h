// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "core/values/time.h"
#include "core/values/wait_range.h"

#include <QCoreApplication>
#include <QString>
#include <QVariantList>
#include <optional>

namespace talon::kiosk {

/// A moment as a visitor sees it: the clock, where, in which language.
struct View {
    core::Instant now{};
    core::UtcOffset offset{180};
    core::Language language = core::Language::ru;
    bool timeInDoubt = false; ///< nobody knows whether it is `now`: nothing is called closed by it
};

/// Sentences of the screens that hold numbers and times, in the language of the catalogue in force.
class Wording
{
    Q_DECLARE_TR_FUNCTIONS(talon::kiosk::Wording)

public:
    /// «А023» in languages that are written in Cyrillic, "A023" in Latin letters in all others.
    static QString number(const core::TicketNumber &number, core::Language language);
    /// «А», «АВ» before its figures, in the same letters.
    static QString letter(core::Letter letter, core::Language language);
    /// «9:05» of a minute of the day, in every language.
    static QString timeOfDay(int minute);
    /// The text with short words and numbers tied to what follows them, so that lines break well.
    static QString text(const core::Text &text, core::Language language);

    /// «Перед вами 3 человека»; «Перед вами никого нет»; empty when unknown.
    static QString ahead(std::optional<int> people);
    /// «Ожидание около 12 минут»; empty when unknown.
    static QString wait(std::optional<int> minutes);
    /// «Ожидание примерно 15–30 минут»; «Ожидание до 10 минут»; from an hour on «Больше часа: вас вызовут не раньше 11:40», from two on
    /// «Ожидание больше двух часов». `told`: when it was told.
    static QString wait(const core::WaitRange &range, core::Instant told, const View &view);
    /// «4 человека»; «Никто не ждёт».
    static QString queue(int people);
    /// «около 12 минут»; empty for less than a minute.
    static QString shortWait(int minutes);
    /// «примерно 15–30 минут»; «до 10 минут»; «больше часа»; «больше двух часов».
    static QString shortWait(const core::WaitRange &range);
    static QString bookedFor(core::Instant slot, const View &view); ///< «По записи на 10:30»
    /// «Вас вызовут с 10:20 до 10:40»; of who came later than that, or later still: «Вас вызовут до 10:40», «Вас скоро вызовут».
    static QString calledBetween(core::Instant slot, core::Instant arrival, const core::HallRules &rules, const View &view);
    static QString noWindow(); ///< «сейчас нет окна», in place of the wait
    static QString tooLate();  ///< «могут не успеть принять», in place of the wait

    /// «с 9:00 до 13:00 и с 14:00 до 18:00»; empty for a closed day.
    static QString hours(const core::DayHours &day);
    /// «Откроется завтра в 9:00»; «Сейчас закрыто» when nothing is known.
    static QString opens(std::optional<core::Instant> at, const View &view);
    /// «Талоны на эту услугу начнут выдавать завтра в 9:00.»; empty when nothing is known.
    static QString opensSentence(std::optional<core::Instant> at, const View &view);

    static QString clock(const View &view);                       ///< «14:05»
    static QString clockAt(core::Instant at, const View &view);   ///< «14:05»
    static QString date(const View &view);                        ///< «воскресенье, 22 ноября»
    static QString dateAndTime(core::Instant at, const View &view); ///< «22 ноября 2026, 14:05»
    static QString day(core::Day day, const View &view);          ///< «22 ноября 2026»
    /// «10 секунд», after «через».
    static QString seconds(int count);
    /// «сегодня», «завтра», «в понедельник».
    static QString dayName(core::Instant at, const View &view);
    /// Days of equal hours together: {days: «пн–чт», hours: «9:00–18:00»}, from Monday on.
    static QVariantList week(const core::WeekHours &hours);
};

} // namespace talon::kiosk
