// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one catalogue of figures: what each is called, what it means, how it is made.
#include "reports/columns.h"

namespace talon::reports {

namespace {

using core::Text;

Cell share(std::int64_t part, std::int64_t of)
{
    return of > 0 ? Cell((part * 2000 + of) / (2 * of)) : Cell();
}

Cell ratio(std::int64_t part, std::int64_t of)
{
    return of > 0 ? Cell((part * 200 + of) / (2 * of)) : Cell();
}

Cell any(const Times::Told &told, std::int64_t value)
{
    return told.n > 0 ? Cell(value) : Cell();
}

Cell ranked(const Times::Told &told, std::int64_t value)
{
    return told.n == 0 ? Cell() : told.n < few ? Cell(TooFew{}) : Cell(value);
}

constexpr auto count = CellKind::count;
constexpr auto duration = CellKind::duration;
constexpr auto shares = CellKind::share;
constexpr auto ratios = CellKind::ratio;

std::vector<Column> made()
{
    return {
        {"visitors", "norm", count, Text("Посетители", "Visitors"),
         Text("Взяли талон. Каждый посетитель считается один раз, у услуги, за которой пришёл.",
              "Took a ticket. Each visitor counts once, with the service that they came for."),
         [](const Line &l) { return Cell(l.sums.visitors); }},
        {"norm_share", "norm", shares, Text("В нормативе", "Within the norm"),
         Text("100 · A / D. A — вызваны не позже норматива своей категории посетителей, до миллисекунды. D — все, кого вызвали, и те, кто ушёл без вызова "
              "или остался без него до конца часов приёма, прождав дольше норматива. Кто ещё ждёт, не входит ни в A, ни в D.",
              "100 · A / D. A: called no later than the norm of their class, to the millisecond. D: all who were called, and those who left uncalled, or "
              "were "
              "left uncalled until the hours ended, after the norm. Who still waits is in neither."),
         [](const Line &l) { return share(l.sums.within, l.sums.counted); }},
        {"counted", "norm", count, Text("Учтено в нормативе", "Counted for the norm"),
         Text("D: знаменатель доли в нормативе.",
              "D: what the share within the norm is of."),
         [](const Line &l) { return Cell(l.sums.counted); }},
        {"breaches", "norm", count, Text("Сверх норматива", "Past the norm"),
         Text("D − A: ждали дольше норматива.",
              "D − A: waited longer than the norm."),
         [](const Line &l) { return Cell(l.sums.counted - l.sums.within); }},
        {"left_before", "norm", count, Text("Ушли до норматива", "Left before the norm"),
         Text("Ушли без вызова, не прождав норматива, или были закрыты концом дня без вызова, не прождав норматива к концу часов приёма: ни "
              "в A, ни в D.",
              "Left uncalled before the norm was over, or closed by the day uncalled with less than the norm left until the hours ended: neither in A nor "
              "in D."),
         [](const Line &l) { return Cell(l.sums.left_before); }},
        {"excess", "norm", duration, Text("Превышение, всего", "Time past the norm"),
         Text("Сумма времени, прошедшего после норматива до вызова.",
              "The sum of the times from the norm to the call."),
         [](const Line &l) { return Cell(l.sums.excess); }},
        {"waiting", "norm", count, Text("Ждут вызова", "Waiting"),
         Text("Ещё в зале, и их ни разу не вызывали.",
              "Still here and never called."),
         [](const Line &l) { return Cell(l.sums.waiting); }},
        {"waiting_late", "norm", count, Text("Ждут дольше норматива", "Waiting past the norm"),
         Text("Из них те, кто уже ждёт дольше норматива.",
              "Of these, those who have waited longer than the norm already."),
         [](const Line &l) { return Cell(l.sums.waiting_late); }},
        {"first_n", "waits", count, Text("Вызвано", "Called"),
         Text("Посетители, которых вызвали: по ним считается ожидание до вызова.",
              "Visitors who were called: waits for the call are of these."),
         [](const Line &l) { return Cell(l.first_wait.n); }},
        {"first_mean", "waits", duration, Text("Ожидание: среднее", "Wait: mean"),
         Text("От прихода до первого вызова без времени, на которое посетителя отложили; у пришедшего по записи — от времени записи, если он пришёл раньше. "
              "Сумма, делённая на число вызванных. По окнам и сотрудникам — у того, кто вызвал первым.",
              "From arrival to the first call without the time for which the visitor was put off; of who has booked, from the booked time where they came "
              "before "
              "it. The sum over the number of the called. By window and operator, at the first caller."),
         [](const Line &l) { return any(l.first_wait, l.first_wait.mean); }},
        {"first_median", "waits", duration, Text("Ожидание: медиана", "Wait: median"),
         Text("Половина ждала не дольше. Ближайший ранг: k = (n · 50 + 99) div 100 в ряду по возрастанию.",
              "Half waited no longer. Nearest rank: k = (n · 50 + 99) div 100 of the sorted waits."),
         [](const Line &l) { return ranked(l.first_wait, l.first_wait.median); }},
        {"first_p90", "waits", duration, Text("Ожидание: у 90 % не дольше", "Wait: 90 % within"),
         Text("Девять из десяти ждали не дольше (ближайший ранг).",
              "Nine of ten waited no longer (nearest rank)."),
         [](const Line &l) { return ranked(l.first_wait, l.first_wait.p90); }},
        {"first_p95", "waits", duration, Text("Ожидание: у 95 % не дольше", "Wait: 95 % within"),
         Text("19 из 20 ждали не дольше (ближайший ранг).",
              "19 of 20 waited no longer (nearest rank)."),
         [](const Line &l) { return ranked(l.first_wait, l.first_wait.p95); }},
        {"first_most", "waits", duration, Text("Ожидание: наибольшее", "Wait: longest"),
         Text("Дольше этого никто из вызванных не ждал.",
              "Nobody of the called waited longer."),
         [](const Line &l) { return any(l.first_wait, l.first_wait.most); }},
        {"promised", "waits", count, Text("Вызвано с прогнозом", "Called with a forecast"),
         Text("Вызванные, которым при выдаче талона назвали, сколько ждать (от и до). Пришедшим по записи называют время записи, прогноза у них нет.",
              "The called who were told at their ticket's birth how long they would wait (from and to). Who has booked is told the booked time and no "
              "forecast."),
         [](const Line &l) { return Cell(l.sums.promised); }},
        {"promise_kept", "waits", shares, Text("Прогноз выдержан", "Forecast kept"),
         Text("100 · вызваны не позже названного / вызваны с прогнозом. Обещают так, чтобы не позже вызвали девять из десяти.",
              "100 · called no later than told / called with a forecast. What is told is meant to hold for nine of ten."),
         [](const Line &l) { return share(l.sums.promise_kept, l.sums.promised); }},
        {"promise_early", "waits", shares, Text("Вызваны раньше прогноза", "Called before the forecast"),
         Text("100 · вызваны раньше, чем названное «от» / вызваны с прогнозом.",
              "100 · called before what was told as the least / called with a forecast."),
         [](const Line &l) { return share(l.sums.promise_early, l.sums.promised); }},
        {"promise_broken", "waits", count, Text("Вызваны позже прогноза", "Called after the forecast"),
         Text("Ждали вызова дольше названного «до».",
              "Waited for the call longer than what was told as the most."),
         [](const Line &l) { return Cell(l.sums.promised - l.sums.promise_kept); }},
        {"promise_late", "waits", duration, Text("Позже прогноза: в среднем", "After the forecast: mean"),
         Text("На сколько позже названного вызывали тех, кого вызвали позже: сумма, делённая на их число.",
              "How much later than told those were called who were called later: the sum over their number."),
         [](const Line &l) {
             const std::int64_t late = l.sums.promised - l.sums.promise_kept;
             return late > 0 ? Cell((l.sums.promise_late + late / 2) / late) : Cell();
         }},
        {"wait_n", "waits", count, Text("Завершённые визиты", "Visits over"),
         Text("Визиты, завершённые сотрудником: по ним считается всё ожидание и время в зале.",
              "Visits that staff ended: all waiting and the time in the hall are of these."),
         [](const Line &l) { return Cell(l.visit_wait.n); }},
        {"wait_mean", "waits", duration, Text("Всё ожидание: среднее", "All waiting: mean"),
         Text("Сумма ожидания за визит вместе с ожиданием после возврата и перенаправления.",
              "All waiting of a visit, also after a return and a transfer."),
         [](const Line &l) { return any(l.visit_wait, l.visit_wait.mean); }},
        {"wait_median", "waits", duration, Text("Всё ожидание: медиана", "All waiting: median"),
         Text("Медиана всего ожидания за визит.",
              "The median of all waiting of a visit."),
         [](const Line &l) { return ranked(l.visit_wait, l.visit_wait.median); }},
        {"wait_p90", "waits", duration, Text("Всё ожидание: у 90 % не дольше", "All waiting: 90 % within"),
         Text("90-й процентиль того же.",
              "The 90th percentile of the same."),
         [](const Line &l) { return ranked(l.visit_wait, l.visit_wait.p90); }},
        {"wait_most", "waits", duration, Text("Всё ожидание: наибольшее", "All waiting: longest"),
         Text("Наибольшее из того же.",
              "The longest of the same."),
         [](const Line &l) { return any(l.visit_wait, l.visit_wait.most); }},
        {"way_mean", "serving", duration, Text("Подход: средний", "Way: mean"),
         Text("От вызова до начала приёма, если посетитель подошёл; каждый такой вызов сам по себе.",
              "From the call to serving, where the visitor came; each such call by itself."),
         [](const Line &l) { return any(l.way, l.way.mean); }},
        {"way_p95", "serving", duration, Text("Подход: у 95 % не дольше", "Way: 95 % within"),
         Text("95-й процентиль того же.",
              "The 95th percentile of the same."),
         [](const Line &l) { return ranked(l.way, l.way.p95); }},
        {"serving_n", "serving", count, Text("Приёмы с известным временем", "Servings timed"),
         Text("Обращения, по которым обслуживали: без тех, что закрыл конец дня, и без длящихся больше 120 минут: там забыли нажать «Завершить». "
              "По окнам и сотрудникам — доли обращения в руках одного сотрудника в одном окне.",
              "Cases that were served: without those that the day's end closed and those of more than 120 minutes: somebody forgot to press «Finish». "
              "By window and operator, the parts of a case in the hands of one operator at one window."),
         [](const Line &l) { return Cell(l.serving.n); }},
        {"serving_mean", "serving", duration, Text("Обслуживание: среднее", "Serving: mean"),
         Text("Всё обслуживание по одному обращению.",
              "All serving of one case."),
         [](const Line &l) { return any(l.serving, l.serving.mean); }},
        {"serving_median", "serving", duration, Text("Обслуживание: медиана", "Serving: median"),
         Text("Медиана обслуживания по одному обращению.",
              "The median of all serving of one case."),
         [](const Line &l) { return ranked(l.serving, l.serving.median); }},
        {"serving_p90", "serving", duration, Text("Обслуживание: у 90 % не дольше", "Serving: 90 % within"),
         Text("90-й процентиль того же.",
              "The 90th percentile of the same."),
         [](const Line &l) { return ranked(l.serving, l.serving.p90); }},
        {"serving_p95", "serving", duration, Text("Обслуживание: у 95 % не дольше", "Serving: 95 % within"),
         Text("95-й процентиль того же.",
              "The 95th percentile of the same."),
         [](const Line &l) { return ranked(l.serving, l.serving.p95); }},
        {"serving_most", "serving", duration, Text("Обслуживание: наибольшее", "Serving: longest"),
         Text("Наибольшее из того же.",
              "The longest of the same."),
         [](const Line &l) { return any(l.serving, l.serving.most); }},
        {"stay_mean", "serving", duration, Text("В зале: среднее", "In the hall: mean"),
         Text("От прихода до конца визита, если его закончил сотрудник и ни один приём не длился больше 120 минут.",
              "From arrival to the visit's end, where staff ended it and no serving took more than 120 minutes."),
         [](const Line &l) { return any(l.stay, l.stay.mean); }},
        {"stay_p90", "serving", duration, Text("В зале: у 90 % не дольше", "In the hall: 90 % within"),
         Text("90-й процентиль того же.",
              "The 90th percentile of the same."),
         [](const Line &l) { return ranked(l.stay, l.stay.p90); }},
        {"legs", "ends", count, Text("Обращения", "Cases"),
         Text("Каждое перенаправление начинает новое обращение того же визита.",
              "Each transfer begins another case of the same visit."),
         [](const Line &l) { return Cell(l.sums.legs); }},
        {"booked", "ends", count, Text("По записи", "Booked"),
         Text("Посетители, пришедшие по записи.",
              "Visitors who had booked."),
         [](const Line &l) { return Cell(l.sums.booked); }},
        {"walk_in", "ends", count, Text("Живая очередь", "Walk-in"),
         Text("Посетители без записи.",
              "Visitors who had not booked."),
         [](const Line &l) { return Cell(l.sums.visitors - l.sums.booked); }},
        {"served", "ends", count, Text("Обслужены", "Served"),
         Text("Визит завершён обслуживанием. Приём, который закрыл конец дня, сюда не входит.",
              "The visit ended with serving. A serving that the day's end closed is none of these."),
         [](const Line &l) { return Cell(l.sums.served); }},
        {"no_show", "ends", count, Text("Неявки", "No-shows"),
         Text("Не подошли по вызову, и это не исправлено.",
              "Did not come when called, and it was not corrected."),
         [](const Line &l) { return Cell(l.sums.no_show); }},
        {"no_show_share", "ends", shares, Text("Доля неявок", "No-show share"),
         Text("100 · неявки / (обслужены + неявки).",
              "100 · no-shows / (served + no-shows)."),
         [](const Line &l) { return share(l.sums.no_show, l.sums.served + l.sums.no_show); }},
        {"left_staff", "ends", count, Text("Отмечены ушедшими", "Marked as left"),
         Text("Уход отметил сотрудник.",
              "A member of staff marked the visitor as gone."),
         [](const Line &l) { return Cell(l.sums.left_staff); }},
        {"left_day", "ends", count, Text("Закрыты концом дня", "Closed by the day"),
         Text("Визит никто не завершил: талон, по которому ждали, вызывали или обслуживали, закрыл конец дня. Когда посетитель ушёл, неизвестно, и это "
              "не входит "
              "ни в одно время.",
              "Nobody ended the visit: the day's end closed a ticket that waited, was called or was being served. When the visitor went is not known and "
              "in no time."),
         [](const Line &l) { return Cell(l.sums.left_day); }},
        {"left_late", "ends", count, Text("Переданы после своего дня", "Told after their day"),
         Text("Терминал был без связи и передал талон, когда его день уже кончился. Обслужили ли посетителя, неизвестно: талон не входит ни в норматив, "
              "ни в одно время.",
              "The kiosk was cut off and told of the ticket when its day was over. Whether its visitor was served is not known: it is neither in the norm "
              "nor in any time."),
         [](const Line &l) { return Cell(l.sums.left_late); }},
        {"open", "ends", count, Text("Ещё в зале", "Still here"),
         Text("Визит не завершён.",
              "The visit is not over."),
         [](const Line &l) { return Cell(l.sums.open); }},
        {"transfers", "ends", count, Text("Перенаправления", "Transfers"),
         Text("Обращения, которые кончились перенаправлением.",
              "Cases that ended with a transfer."),
         [](const Line &l) { return Cell(l.sums.transfers); }},
        {"returns", "ends", count, Text("Возвраты", "Returns"),
         Text("Сколько раз вызванного или обслуживаемого вернули в очередь. По окнам и сотрудникам — там, откуда вернули.",
              "How often somebody called or being served went back to the queue. By window and operator, from where they went."),
         [](const Line &l) { return Cell(l.sums.returns); }},
        {"recalls", "ends", ratios, Text("Повторных вызовов на одного обслуженного", "Recalls per served"),
         Text("Повторные вызовы / обслуженные.",
              "Recalls / served."),
         [](const Line &l) { return ratio(l.sums.recalls, l.sums.served); }},
        {"out_of_turn", "ends", count, Text("Вызваны вне очереди", "Called out of turn"),
         Text("Обращения, по которым сотрудник вызвал посетителя раньше его очереди и назвал причину.",
              "Cases in which a member of staff called the visitor before their turn and gave a reason."),
         [](const Line &l) { return Cell(l.sums.out_of_turn); }},
        {"held", "windows", duration, Text("Окно занято сотрудником", "Held"),
         Text("Пока окно занимал сотрудник. Окно, забытое до конца дня, считается до конца часов приёма. Приём дольше 120 минут и приём, который закрыл "
              "конец дня, "
              "не входят: сколько там работали, неизвестно.",
              "While somebody held the window. One that was forgotten until the day's end counts until the hours ended. A serving of more than 120 "
              "minutes and one "
              "that the day's end closed are left out: how long they worked there is not known."),
         [](const Line &l) { return Cell(l.sums.window.held()); }},
        {"serving_sum", "windows", duration, Text("Время обслуживания", "Serving"),
         Text("Сколько в окне обслуживали.",
              "Time of serving at the window."),
         [](const Line &l) { return Cell(l.sums.window.serving); }},
        {"called_sum", "windows", duration, Text("Ожидание подхода", "Called"),
         Text("От вызова до начала приёма, возврата или неявки.",
              "From a call to serving, a return or a no-show."),
         [](const Line &l) { return Cell(l.sums.window.called); }},
        {"load", "windows", shares, Text("Загрузка", "Load"),
         Text("100 · (время обслуживания + ожидание подхода) / окно занято сотрудником.",
              "100 · (serving + called) / held."),
         [](const Line &l) { return share(l.sums.window.serving + l.sums.window.called, l.sums.window.held()); }},
        {"idle", "windows", duration, Text("Свободно при очереди", "Idle while waited for"),
         Text("Окно было свободно, а посетитель, которого оно могло вызвать, ждал.",
              "The window was free while a visitor waited whom it could have called."),
         [](const Line &l) { return Cell(l.sums.window.idle); }},
        {"breaks", "windows", duration, Text("Перерывы", "Breaks"),
         Text("Сколько окно не занимал никто, а у сотрудника — сколько он не занимал никакого окна: между первым и последним разом за день.",
              "How long nobody held the window, or the operator held none: between the first and the last time of a day."),
         [](const Line &l) { return Cell(l.sums.window.breaks); }},
    };
}

std::string weekday_name(int weekday, core::Language language)
{
    static const std::array<Text, 7> names{Text("понедельник", "Monday"), Text("вторник", "Tuesday"), Text("среда", "Wednesday"), Text("четверг", "Thursday"),
                                           Text("пятница", "Friday"), Text("суббота", "Saturday"), Text("воскресенье", "Sunday")};
    return names.at(static_cast<std::size_t>(weekday) % names.size()).in(language);
}

std::string named(const Names &names, const char *kind, const std::string &key, core::Language language)
{
    const auto found = names.find({kind, key});
    return found == names.end() || found->second.empty() ? key : found->second.in(language);
}

std::string two(int value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::span<const Column> columns()
{
    static const std::vector<Column> all = made();
    return all;
}

std::string title_of(By by, const std::string &key, const Names &names, core::Language language)
{
    static const Text nobody("не вызваны", "never called");
    static const Text booked("по записи", "booked");
    static const Text walk_in("живая очередь", "walk-in");
    static const Text window("окно ", "window ");
    switch (by) {
    case By::day: return written(core::Day(std::chrono::days(std::stoll(key))));
    case By::hour: return two(std::stoi(key)) + ":00–" + two(std::stoi(key) + 1) + ":00";
    case By::weekday: return weekday_name(std::stoi(key), language);
    case By::origin: return (key == "booked" ? booked : walk_in).in(language);
    case By::service: return named(names, "service", key, language);
    case By::visitor_class: return named(names, "class", key, language);
    case By::window: return key == "0" ? nobody.in(language) : window.in(language) + key;
    case By::staff: return key.empty() ? nobody.in(language) : named(names, "staff", key, language);
    }
    return key;
}

std::string written(core::Day day)
{
    const std::chrono::year_month_day date(day);
    return two(static_cast<int>(static_cast<unsigned>(date.day()))) + "." + two(static_cast<int>(static_cast<unsigned>(date.month()))) + "."
           + std::to_string(static_cast<int>(date.year()));
}

std::string definitions(core::Language language)
{
    static const Text head("| показатель | что значит и как считается |\n|---|---|\n", "| figure | what it means and how it is made |\n|---|---|\n");
    std::string text = head.in(language);
    for (const Column &each : columns())
        text += "| " + each.title.in(language) + " | " + each.about.in(language) + " |\n";
    return text;
}

} // namespace talon::reports
