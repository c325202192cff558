// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/refusal_text.h"

#include "core/site/calendar.h"

#include <QCoreApplication>

namespace talon::kiosk {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(talon::kiosk::RefusalText)
};

RefusalText closed(const wire::Menu &menu, const core::ServiceId &id, const View &view)
{
    const core::Service *service = menu.site.service(id);
    const auto next = service ? core::next_opening(menu.site, *service, view.now) : std::nullopt;
    const QString when = Wording::opensSentence(next, view);
    RefusalText said{Texts::tr("Сейчас приёма нет"),
                     when.isEmpty() ? Texts::tr("Сейчас талоны на эту услугу не выдаются. Спросите сотрудника, когда откроется приём.") : when};
    if (next) {
        said.figure = Wording::clockAt(*next, view);
        said.day = Wording::dayName(*next, view);
    }
    return said;
}

} // namespace

RefusalText refusalText(core::Refusal refusal, const wire::Menu &menu, const core::ServiceId &service,
                        const View &view)
{
    switch (refusal) {
    case core::Refusal::service_closed:
        return closed(menu, service, view);
    case core::Refusal::numbers_used_up:
        return {Texts::tr("Талоны на сегодня закончились"),
                Texts::tr("На эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в другой день или обратитесь к сотруднику.")};
    case core::Refusal::unknown_service:
    case core::Refusal::unknown_class:
        return {Texts::tr("Список услуг изменился"), Texts::tr("Вернитесь назад и выберите услугу ещё раз.")};
    default:
        return {Texts::tr("Не получилось выдать талон"),
                Texts::tr("Попробуйте ещё раз. Если не получится, обратитесь, пожалуйста, к сотруднику."), {}, {},
                Texts::tr("Код для сотрудника: Т-%1", "the code of a refusal").arg(100 + int(refusal))};
    }
}

RefusalText bookingRefusal(const FoundBooking &found, const View &view)
{
    const core::Instant slot = found.booking->slot;
    const QString time = Wording::clockAt(slot, view);
    const int late = static_cast<int>(std::chrono::floor<core::Minutes>(view.now - slot).count());
    switch (found.verdict) {
    case core::CheckInVerdict::welcome: return {};
    case core::CheckInVerdict::late:
        return {Texts::tr("Время по записи прошло"),
                Texts::tr("Запись уже не действует. Возьмите, пожалуйста, талон общей очереди: услуга останется той же."), time,
                Texts::tr("%n мин назад", "after the booked time", late)};
    case core::CheckInVerdict::early:
        return {Texts::tr("Ещё рано"), Texts::tr("Ваша запись действует. Подойдите, пожалуйста, ближе к назначенному времени."), time, {}};
    case core::CheckInVerdict::other_day:
        return {Texts::tr("Вы записаны на другой день"),
                Texts::tr("Приходите, пожалуйста, в этот день, а если нужно сегодня, возьмите талон общей очереди."), time, Wording::dayName(slot, view)};
    case core::CheckInVerdict::used:
        return {Texts::tr("Талон по этой записи уже выдан"),
                found.given ? Texts::tr("Его выдали в %1. Если талона у вас нет, обратитесь к администратору зала.", "time").arg(Wording::clockAt(*found.given, view))
                            : Texts::tr("Если талона у вас нет, обратитесь к администратору зала."),
                found.ticket ? Wording::number(*found.ticket, view.language) : QString(), {}};
    case core::CheckInVerdict::cancelled:
        return {Texts::tr("Эта запись отменена"), Texts::tr("Возьмите, пожалуйста, талон общей очереди или спросите администратора зала."), time, {}};
    }
    return {};
}

} // namespace talon::kiosk
