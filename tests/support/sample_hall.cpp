// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_hall.h"

namespace talon::test {

namespace {

core::WeekHours officeHours()
{
    core::WeekHours hours;
    for (std::size_t day = 0; day < 4; ++day)
        hours[day] = {{9 * 60, 18 * 60}};
    hours[4] = {{9 * 60, 16 * 60 + 45}};
    return hours;
}

core::Service service(const char *id, const char *category, core::Letter letter, core::Text title, core::Text note = {})
{
    core::Service made;
    made.id = {id};
    made.category = {category};
    made.letter = letter;
    made.title = std::move(title);
    made.note = std::move(note);
    return made;
}

} // namespace

core::Instant sampleNow()
{
    using namespace std::chrono;
    return core::Instant(sys_days(year(2026) / 11 / 23) + 11h + 5min);
}

wire::Menu sampleMenu()
{
    using core::Letter;
    wire::Menu menu;
    core::Site &site = menu.site;
    site.id = "sample";
    site.name = {"Межрайонная инспекция Федеральной налоговой службы № 12 по Московской области",
                 "Interdistrict Inspectorate of the Federal Tax Service No. 12, Moscow Region"};
    site.hours = officeHours();
    site.categories = {
        {{"person"}, {"Физическое лицо", "Private person"}, {"Декларация и вычет, налоги на жильё и машину, ИНН", "Return and deduction, home and car taxes, taxpayer number"}},
        {{"business"}, {"Предприниматель или организация", "Sole trader or company"},
         {"Регистрация, подпись, касса", "Registration, signature, cash register"}},
    };
    site.services = {
        service("decl", "person", Letter::A, {"Декларация 3-НДФЛ и налоговые вычеты", "3-NDFL return and tax deductions"}),
        service("property", "person", Letter::B, {"Налоги на имущество, землю и транспорт", "Property, land and vehicle taxes"}),
        service("inn", "person", Letter::E, {"Получение ИНН, изменение сведений о себе", "Taxpayer number, change of personal data"}),
        service("debt", "person", Letter::K, {"Задолженность и единый налоговый счёт", "Debts and the single tax account"}),
        service("cabinet", "person", Letter::M, {"Доступ в личный кабинет", "Access to the online account"},
                {"Нужен паспорт", "Bring your passport"}),
        service("papers", "person", Letter::H, {"Справки, акты сверки, копии документов", "Certificates, statements, copies"}),
        service("appeal", "person", Letter::O, {"Жалобы и письменные обращения", "Complaints and written requests"}),
        service("register", "business", Letter::P,
                {"Государственная регистрация юридических лиц и индивидуальных предпринимателей",
                 "State registration of legal entities and sole traders"},
                {"Создание, изменение сведений, прекращение деятельности", "Founding, changes, closing"}),
        service("signature", "business", Letter::C, {"Электронная подпись", "Electronic signature"},
                {"Приходит сам руководитель, нужен токен", "The director in person, with a token"}),
        service("till", "business", Letter::T, {"Контрольно-кассовая техника", "Cash registers"}),
    };
    // The certificate office works in the morning.
    core::WeekHours mornings = officeHours();
    for (auto &day : mornings)
        if (!day.empty())
            day = {{9 * 60, 13 * 60}};
    site.services[8].hours = mornings;
    site.classes = {
        {{"ordinary"}, {"Обычный посетитель", "Ordinary visitor"}, core::Minutes{15}, {}},
        {{"preferential"}, {"Льготная категория", "Preferential category"}, core::Minutes{5},
         {"Инвалиды, ветераны, беременные женщины. Документ покажите у окна.",
          "Disabled visitors, veterans, pregnant women. Show your document at the window."}},
    };
    menu.status_url = "http://10.20.0.5:8080/t/";
    menu.timeouts.warning = 30; // as talond sends it
    return menu;
}

wire::Menu sampleMenuManyClasses()
{
    wire::Menu menu = sampleMenu();
    menu.site.classes.push_back({{"veteran"}, {"Ветеран боевых действий", "Combat veteran"}, core::Minutes{5}, {}});
    menu.site.classes.push_back({{"family"}, {"Посетитель с ребёнком до трёх лет", "Visitor with a child under three"}, core::Minutes{5}, {}});
    return menu;
}

wire::Menu sampleMenuManyServices()
{
    wire::Menu menu = sampleMenu();
    for (core::Service &each : menu.site.services)
        each.category = {"business"};
    menu.site.services.push_back(service("rent", "business", core::Letter::Y, {"Патент и специальные налоговые режимы", "Patent and special tax regimes"}));
    menu.site.services.push_back(service("else", "business", core::Letter::X, {"Другой вопрос", "Something else"}));
    return menu;
}

wire::Menu sampleMenuLongestTitles()
{
    wire::Menu menu = sampleMenu();
    const std::string ru = "Государственная регистрация юридических лиц и индивидуальных предпринимателей, внесение изменений в сведения реестра и выдача документов о них";
    const std::string en = "State registration of legal entities and sole traders, entry of changes into the particulars that the register holds of them, and the issue of documents about them; certificates, reconciliation, copies of what was filed, answers to written requests, and complaints that concern any of these matters";
    for (core::Service &each : menu.site.services)
        each.title = {ru, en};
    for (core::Category &each : menu.site.categories)
        each.title = {ru, en};
    return menu;
}

wire::Board sampleBoard()
{
    wire::Board board;
    int waiting = 0;
    for (const core::Service &each : sampleMenuManyServices().site.services) {
        board.lines.push_back({each.id, waiting, core::Minutes{waiting * 4}, true});
        board.waiting_total += waiting;
        waiting = (waiting + 3) % 7;
    }
    return board;
}

wire::Calls sampleCalls(int count, core::Millis youngest, int prefix)
{
    static constexpr core::Letter letters[] = {core::Letter::A, core::Letter::P, core::Letter::M, core::Letter::B};
    static constexpr int windows[] = {5, 12, 3, 14, 1, 8};
    wire::Calls calls;
    for (int i = 0; i < count; ++i) {
        wire::CallLine line;
        line.call.call = 100 - i;
        line.call.number = {letters[i % 4], 123 - i * 7, i % 2 == 0 ? prefix : 0};
        line.call.window = windows[i % 6];
        line.call.at = sampleNow() - youngest - i * core::Millis{40'000};
        line.active = i < 3 && sampleNow() - line.call.at <= core::Minutes{1}; // the others have come
        calls.lines.push_back(line);
    }
    return calls;
}

kiosk::GivenTicket sampleTicket(core::Language language)
{
    kiosk::GivenTicket ticket;
    ticket.id = {"7ZK3M9QX2D5VA"};
    ticket.number = {core::Letter::P, 23};
    ticket.service = {"register"};
    ticket.language = language;
    ticket.issued = sampleNow();
    ticket.ahead = 3;
    ticket.waitMinutes = 12;
    ticket.statusUrl = QStringLiteral("http://10.20.0.5:8080/t/7ZK3M9QX2D5VA");
    return ticket;
}

} // namespace talon::test
