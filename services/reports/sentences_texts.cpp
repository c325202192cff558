// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of the sentences that a report begins with.
#include "reports/sentences.h"

#include <algorithm>

namespace talon::reports {

namespace {

using core::Text;
using Values = std::map<std::string, std::string>;

std::string filled(const Text &text, core::Language language, const Values &values)
{
    std::string sentence = text.in(language);
    for (const auto &[name, value] : values)
        for (auto at = sentence.find("{" + name + "}"); at != std::string::npos; at = sentence.find("{" + name + "}", at + value.size()))
            sentence.replace(at, name.size() + 2, value);
    return sentence;
}

/// One digit behind the comma, of tenths.
std::string tenths(std::int64_t value, core::Language language)
{
    return std::to_string(value / 10) + (language == core::Language::ru ? "," : ".") + std::to_string(value % 10);
}

std::int64_t breaches_of(const Line &line)
{
    return line.sums.counted - line.sums.within;
}

/// The line with the most breaches; null where there is none.
const Line *worst(const std::map<std::string, Line> &lines)
{
    const Line *found = nullptr;
    for (const auto &[key, line] : lines)
        if (breaches_of(line) > (found ? breaches_of(*found) : 0))
            found = &line;
    return found;
}

/// Half up, with one digit behind the comma.
std::string mean(std::int64_t sum, std::int64_t count, core::Language language)
{
    return tenths((sum * 20 + count) / (2 * count), language);
}

std::string share(std::int64_t part, std::int64_t of, core::Language language)
{
    return tenths((part * 2000 + of) / (2 * of), language);
}

std::string kept(const Told &told, core::Language language)
{
    static const Text nobody("За этот период талонов нет.", "There are no tickets in this period.");
    static const Text not_yet("Пока никого не вызвали: судить о нормативе рано.", "Nobody has been called yet: it is too early to speak of the norm.");
    static const Text nobody_called("Никого не вызвали, и неизвестно, чтобы кто-нибудь прождал дольше норматива (посетителей: {all}).",
                                    "Nobody was called, and nobody is known to have waited longer than the norm (visitors: {all}).");
    static const Text all("Норматив соблюдён: дольше не ждал никто (посетителей: {of}).", "The norm was kept: nobody waited longer (visitors: {of}).");
    static const Text so_far("Из вызванных дольше норматива не ждал никто (посетителей: {of}); день ещё идёт.",
                             "Of those who were called nobody waited longer than the norm (visitors: {of}); the day is not over.");
    static const Text some("В нормативе {share} % посетителей: {within} из {of}.", "{share} % of visitors were within the norm: {within} of {of}.");
    static const Text waiting("Ждут вызова: {n}.", "Waiting to be called: {n}.");
    static const Text late("Ждут вызова: {n}, из них дольше норматива: {late}.", "Waiting to be called: {n}, of them longer than the norm: {late}.");
    const Sums &sums = told.total.sums;
    if (sums.legs == 0)
        return nobody.in(language);
    const std::int64_t of = std::max<std::int64_t>(1, sums.counted);
    const Values values{{"of", std::to_string(sums.counted)}, {"within", std::to_string(sums.within)}, {"share", share(sums.within, of, language)},
                        {"all", std::to_string(sums.visitors)}, {"n", std::to_string(sums.waiting)}, {"late", std::to_string(sums.waiting_late)}};
    const Text &kept = sums.counted == 0 ? (sums.open > 0 ? not_yet : nobody_called) : sums.within < sums.counted ? some : sums.open > 0 ? so_far : all;
    const std::string sentence = filled(kept, language, values);
    return sums.waiting > 0 ? sentence + " " + filled(sums.waiting_late > 0 ? late : waiting, language, values) : sentence;
}

std::string clock(int hour)
{
    return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00";
}

std::string where(const Told &told, const Line &hour, const Line &service, core::Language language)
{
    static const Text text("Дольше норматива чаще всего ждали пришедшие с {from} до {to} (нарушений: {n} из {all}) и пришедшие за услугой «{service}» "
                           "({m} из {all}).",
                           "The norm was broken most often for those who came from {from} to {to} ({n} of {all} cases) and for “{service}” ({m} of {all}).");
    const int from = std::stoi(hour.key);
    return filled(text, language,
                  {{"from", clock(from)}, {"to", clock(from + 1)}, {"n", std::to_string(breaches_of(hour))},
                   {"service", title_of(By::service, service.key, told.names, language)}, {"m", std::to_string(breaches_of(service))},
                   {"all", std::to_string(breaches_of(told.total))}});
}

/// What stood in the hall at the marks of an hour; `marks` is 0 where the queue was not marked then.
FiguresFile::Load at_hour(const Told &told, int hour)
{
    FiguresFile::Load sum;
    for (const auto &each : told.load)
        if (each.minute / 60 == hour) {
            sum.days += each.days;
            sum.windows += each.windows;
            sum.idle += each.idle;
        }
    return sum;
}

std::string why(const Told &told, const Line &hour, const Line &service, core::Language language)
{
    static const Text rush("Наплыв: за этот час приходило в среднем {n} посетителя в день, а в среднем за час — {mean}.",
                           "A rush: {n} visitors a day came in that hour on average, and {mean} in an hour of any kind.");
    static const Text idle("В этот час работало в среднем {held} окна, из них {idle} стояло свободными, пока ждали посетители, которых они могли вызвать.",
                           "{held} windows were held in that hour on average, and {idle} of them were free while their visitors waited.");
    static const Text slow("Долгие случаи: по этой услуге каждый десятый приём дольше {p90} мин при медиане {median} мин.",
                           "Long cases: one in ten servings of that service took more than {p90} min, the median being {median} min.");
    static const Text unknown("Одной причины цифры не показывают: ни наплыва, ни свободных окон, ни долгих случаев.",
                              "The figures show no single cause: neither a rush, nor free windows, nor long cases.");
    std::string sentence;
    const auto add = [&](const Text &text, const Values &values) { sentence += (sentence.empty() ? "" : " ") + filled(text, language, values); };
    const auto hours = static_cast<std::int64_t>(told.hours.size());
    const std::int64_t days = std::max<std::int64_t>(told.days, 1);
    if (hour.sums.visitors * hours * 2 >= 3 * told.total.sums.visitors && hours > 1)
        add(rush, {{"n", mean(hour.sums.visitors, days, language)}, {"mean", mean(told.total.sums.visitors, hours * days, language)}});
    const auto then = at_hour(told, std::stoi(hour.key));
    if (then.idle > 0 && then.idle * 10 >= then.windows)
        add(idle, {{"held", mean(then.windows, then.days, language)}, {"idle", mean(then.idle, then.days, language)}});
    if (service.serving.n >= few && service.serving.p90 >= 2 * service.serving.median)
        add(slow, {{"p90", std::to_string(service.serving.p90 / 60'000)}, {"median", std::to_string(service.serving.median / 60'000)}});
    return sentence.empty() ? unknown.in(language) : sentence;
}

/// The least number of windows by the work that came: below it the queue can only grow. What keeps the norm is more, and not known here.
std::string takes(const Told &told, const Line &hour, core::Language language)
{
    static const Text text("Чтобы принять тех, кто приходил в этот час, окон нужно не меньше {need}; в среднем работало {held}. Это нижняя граница: "
                           "сколько окон даст норматив, здесь не считается.",
                           "To serve those who came in that hour takes at least {need} windows; {held} were held on average. It is a lower bound: how many "
                           "would keep the norm is not told here.");
    static const Text unknown("Сколько окон понадобилось бы, по этим данным не сказать.",
                              "How many windows it would take cannot be told from these figures.");
    const auto then = at_hour(told, std::stoi(hour.key));
    if (told.total.serving.n < few || then.days == 0)
        return unknown.in(language);
    const std::int64_t work = hour.sums.legs * (told.total.serving.mean + told.total.way.mean);
    const std::int64_t a_window = 3'600'000 * std::max<std::int64_t>(told.days, 1);
    return filled(text, language, {{"need", std::to_string(std::max<std::int64_t>(1, (work + a_window - 1) / a_window))},
                                   {"held", mean(then.windows, then.days, language)}});
}

std::string promised(const Told &told, core::Language language)
{
    static const Text text("Прогноз ожидания на талоне: не позже названного вызвали {kept} из {n} ({share} %); обещано девять из десяти.",
                           "The forecast on the tickets: {kept} of {n} were called no later than told ({share} %); nine of ten is what it promises.");
    const Sums &sums = told.total.sums;
    return filled(text, language, {{"kept", std::to_string(sums.promise_kept)}, {"n", std::to_string(sums.promised)},
                                   {"share", share(sums.promise_kept, sums.promised, language)}});
}

} // namespace

std::vector<std::string> sentences(const Told &told, core::Language language)
{
    std::vector<std::string> all{kept(told, language)};
    const Line *hour = worst(told.hours);
    const Line *service = worst(told.services);
    if (hour && service) {
        all.push_back(where(told, *hour, *service, language));
        all.push_back(why(told, *hour, *service, language));
        all.push_back(takes(told, *hour, language));
    }
    if (told.total.sums.promised >= few)
        all.push_back(promised(told, language));
    return all;
}

} // namespace talon::reports
