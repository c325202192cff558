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

} // namespace talon::kiosk
