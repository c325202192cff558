// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/menu_choices.h"

#include "core/site/calendar.h"
#include "kiosk/screens/shared/opening.h"

#include <algorithm>
#include <string_view>

namespace talon::kiosk {

namespace {

bool holdsService(const core::Site &site, const core::CategoryId &category)
{
    return std::any_of(site.services.begin(), site.services.end(),
                       [&](const core::Service &service) { return service.category == category; });
}

const wire::BoardLine *lineOf(const wire::Board *board, const core::ServiceId &service)
{
    if (!board)
        return nullptr;
    const auto found = std::find_if(board->lines.begin(), board->lines.end(),
                                    [&](const wire::BoardLine &line) { return line.service == service; });
    return found == board->lines.end() ? nullptr : &*found;
}

/// The picture of a category by what its id says; ids are the specialist's, and what they do not say is told by the title.
QString pictogramOf(const core::Category &category)
{
    const auto says = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return category.id.value.find(word) != std::string::npos; });
    };
    if (says({"person", "individual", "citizen", "people"}))
        return QStringLiteral("person");
    if (says({"business", "company", "compan", "organi", "legal", "entit"}))
        return QStringLiteral("building");
    return QStringLiteral("papers");
}

/// What to expect, or why to expect nothing: told before the touch.
QString waitText(const wire::BoardLine &line)
{
    if (line.doubt)
        return *line.doubt == wire::Doubt::no_window ? Wording::noWindow() : Wording::tooLate();
    if (line.range)
        return Wording::shortWait(*line.range);
    return line.wait ? Wording::shortWait(int(line.wait->count())) : QString();
}

Choice serviceChoice(const core::Site &site, const core::Service &service, const wire::BoardLine *line,
                     const View &view)
{
    const core::Day today = core::local_day(view.now, view.offset);
    Choice choice;
    choice.id = QString::fromStdString(service.id.value);
    choice.letter = Wording::letter(service.letter, view.language);
    choice.title = Wording::text(service.title, view.language);
    choice.note = Wording::text(service.note, view.language);
    choice.hours = Wording::hours(core::hours_on(site, service, today));
    choice.closed = closed(site, service, view);
    choice.waiting = line ? line->waiting : 0;
    if (choice.closed) {
        choice.opens = Wording::opens(core::next_opening(site, service, view.now), view);
    } else if (line) {
        choice.queue = Wording::queue(line->waiting);
        choice.wait = waitText(*line);
    }
    return choice;
}

/// A category is closed when all of its services are, until the first of them opens.
void tellClosed(Choice &choice, const core::Site &site, const View &view)
{
    std::optional<core::Instant> next;
    for (const core::Service &service : site.services) {
        if (service.category.value != choice.id.toStdString())
            continue;
        if (!closed(site, service, view))
            return;
        if (const auto opens = core::next_opening(site, service, view.now); opens && (!next || *opens < *next))
            next = opens;
    }
    choice.closed = true;
    choice.opens = Wording::opens(next, view);
}

} // namespace

bool usable(const wire::Menu &menu)
{
    return !menu.site.languages.empty() && !menu.site.classes.empty()
        && std::any_of(menu.site.categories.begin(), menu.site.categories.end(),
                       [&](const core::Category &category) { return holdsService(menu.site, category.id); });
}

std::vector<Choice> categoryChoices(const wire::Menu &menu, const View &view)
{
    std::vector<Choice> choices;
    for (const core::Category &category : menu.site.categories) {
        if (!holdsService(menu.site, category.id))
            continue;
        Choice choice;
        choice.id = QString::fromStdString(category.id.value);
        choice.title = Wording::text(category.title, view.language);
        choice.note = Wording::text(category.note, view.language);
        choice.pictogram = pictogramOf(category);
        tellClosed(choice, menu.site, view);
        choices.push_back(choice);
    }
    return choices;
}

std::vector<Choice> serviceChoices(const wire::Menu &menu, const wire::Board *board, const core::CategoryId &category,
                                   const View &view)
{
    std::vector<Choice> choices;
    for (const core::Service &service : menu.site.services)
        if (service.category == category)
            choices.push_back(serviceChoice(menu.site, service, lineOf(board, service.id), view));
    std::stable_partition(choices.begin(), choices.end(), [](const Choice &choice) { return !choice.closed; });
    return choices;
}

std::vector<Choice> classChoices(const std::vector<core::VisitorClass> &classes, const core::ClassId &chosen,
                                 const View &view)
{
    std::vector<Choice> choices;
    for (const core::VisitorClass &visitorClass : classes) {
        Choice choice;
        choice.id = QString::fromStdString(visitorClass.id.value);
        choice.title = Wording::text(visitorClass.title, view.language);
        choice.note = Wording::text(visitorClass.note, view.language);
        choice.chosen = visitorClass.id == chosen;
        choices.push_back(choice);
    }
    return choices;
}

} // namespace talon::kiosk
