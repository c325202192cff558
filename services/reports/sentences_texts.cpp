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

std::string kept(const Told &told, core::Language language)
{
    static const Text nobody("За этот период талонов нет.", "There are no tickets in this period.");
    static const Text uncalled("Пока никого не вызвали: судить о нормативе рано.", "Nobody has been called yet: it is too early to speak of the norm.");
    static const Text all("Норматив соблюдён: дольше не ждал никто (посетителей: {of}).", "The norm was kept: nobody waited longer (visitors: {of}).");
    static const Text so_far("Из вызванных дольше норматива не ждал никто (посетителей: {of}); день ещё идёт.",
                             "Of those who were called nobody waited longer than the norm (visitors: {of}); the day is not over.");
    static const Text some("В нормативе {share} % посетителей: {within} из {of}.", "{share} % of visitors were within the norm: {within} of {of}.");
    const Sums &sums = told.total.sums;
    if (sums.legs == 0)
        return nobody.in(language);
    if (sums.counted == 0)
        return uncalled.in(language);
    const Values values{{"of", std::to_string(sums.counted)}, {"within", std::to_string(sums.within)},
                        {"share", tenths((sums.within * 2000 + sums.counted) / (2 * sums.counted), language)}};
    const Text &kept = sums.open > 0 ? so_far : all;
    return filled(sums.within == sums.counted ? kept : some, language, values);
}

std::string where(const Told &told, const Line &hour, const Line &service, core::Language language)
{
    static const Text text("Чаще всего дольше норматива ждали в {hour} (нарушений: {n} из {all}) и по услуге «{service}» ({m} из {all}).",
                           "The norm was broken most often at {hour} ({n} of {all} cases) and for “{service}” ({m} of {all}).");
    return filled(text, language,
                  {{"hour", title_of(By::hour, hour.key, told.names, language)}, {"n", std::to_string(breaches_of(hour))},
                   {"service", title_of(By::service, service.key, told.names, language)}, {"m", std::to_string(breaches_of(service))},
                   {"all", std::to_string(breaches_of(told.total))}});
}

/// Tenths of windows that were held in that hour on average; nothing where the queue was not marked then.
std::optional<std::int64_t> held_windows(const Told &told, int hour)
{
    std::int64_t windows = 0, marks = 0;
    for (const auto &each : told.load)
        if (each.minute / 60 == hour) {
            windows += each.windows;
            marks += each.days;
        }
    return marks > 0 ? std::optional((windows * 10 + marks / 2) / marks) : std::nullopt;
}

std::string why(const Told &told, const Line &hour, const Line &service, core::Language language)
{
    static const Text rush("В этот час пришло посетителей: {n}, в среднем за час {mean}: наплыв.",
                           "{n} visitors came in that hour, {mean} an hour on average: a rush.");
    static const Text idle("Окна стояли свободными, пока их посетители ждали: всего {minutes} мин.",
                           "Windows stood free while their visitors waited: {minutes} min together.");
    static const Text slow("Долгие случаи: по этой услуге каждый десятый приём дольше {p90} мин при медиане {median} мин.",
                           "Long cases: one in ten servings of that service took more than {p90} min, the median being {median} min.");
    static const Text unknown("Одной причины цифры не показывают: ни наплыва, ни свободных окон, ни долгих случаев.",
                              "The figures show no single cause: neither a rush, nor free windows, nor long cases.");
    std::string sentence;
    const auto add = [&](const Text &text, const Values &values) { sentence += (sentence.empty() ? "" : " ") + filled(text, language, values); };
    const auto hours = static_cast<std::int64_t>(told.hours.size());
    if (hour.sums.visitors * hours * 2 >= 3 * told.total.sums.visitors && hours > 1)
        add(rush, {{"n", std::to_string(hour.sums.visitors)}, {"mean", tenths((told.total.sums.visitors * 20 + hours) / (2 * hours), language)}});
    if (told.total.sums.window.idle >= 5 * 60'000)
        add(idle, {{"minutes", std::to_string(told.total.sums.window.idle / 60'000)}});
    if (service.serving.n >= few && service.serving.p90 >= 2 * service.serving.median)
        add(slow, {{"p90", std::to_string(service.serving.p90 / 60'000)}, {"median", std::to_string(service.serving.median / 60'000)}});
    return sentence.empty() ? unknown.in(language) : sentence;
}

/// The least number of windows by the work that came: below it the queue can only grow. What keeps the norm is more, and not known here.
std::string takes(const Told &told, const Line &hour, core::Language language)
{
    static const Text text("Чтобы принять тех, кто приходил в этот час, нужно не меньше окон: {need}; в среднем работало {held}. Это нижняя граница: "
                           "сколько окон даст норматив, здесь не считается.",
                           "To serve those who came in that hour takes at least {need} windows; {held} were held on average. It is a lower bound: how many "
                           "would keep the norm is not told here.");
    static const Text unknown("Сколько окон понадобилось бы, по этим данным не сказать.",
                              "How many windows it would take cannot be told from these figures.");
    const auto held = held_windows(told, std::stoi(hour.key));
    if (told.total.serving.n < few || !held)
        return unknown.in(language);
    const std::int64_t work = hour.sums.legs * (told.total.serving.mean + told.total.way.mean);
    const std::int64_t a_window = 3'600'000 * std::max<std::int64_t>(told.days, 1);
    return filled(text, language, {{"need", std::to_string(std::max<std::int64_t>(1, (work + a_window - 1) / a_window))}, {"held", tenths(*held, language)}});
}

} // namespace

std::vector<std::string> sentences(const Told &told, core::Language language)
{
    std::vector<std::string> all{kept(told, language)};
    const Line *hour = worst(told.hours);
    const Line *service = worst(told.services);
    if (!hour || !service)
        return all;
    all.push_back(where(told, *hour, *service, language));
    all.push_back(why(told, *hour, *service, language));
    all.push_back(takes(told, *hour, language));
    return all;
}

} // namespace talon::reports
