// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/continued.h"

#include <algorithm>

namespace talon::core {

namespace {

bool takes(const Window &window, const ServiceId &service)
{
    return !window.retired && std::any_of(window.services.begin(), window.services.end(),
                                          [&](const WindowService &taken) { return taken.service == service; });
}

void keep_retired(const Site &before, Site &draft)
{
    const auto known = [](const auto &things, const auto &same) { return std::any_of(things.begin(), things.end(), same); };
    const auto keep = [](auto &things, auto thing) {
        thing.retired = true;
        things.push_back(std::move(thing));
    };
    for (const Service &old : before.services)
        if (!known(draft.services, [&](const Service &service) { return service.id == old.id; }))
            keep(draft.services, old);
    for (const VisitorClass &old : before.classes)
        if (!known(draft.classes, [&](const VisitorClass &visitor_class) { return visitor_class.id == old.id; }))
            keep(draft.classes, old);
    for (const Window &old : before.windows)
        if (!known(draft.windows, [&](const Window &window) { return window.number == old.number; }))
            keep(draft.windows, old);
}

void keep_categories(const Site &before, Site &draft)
{
    for (const Service &service : draft.services) {
        const Category *old = service.retired && !draft.category(service.category) ? before.category(service.category) : nullptr;
        if (!old)
            continue;
        Category kept = *old;
        kept.parent.reset();
        draft.categories.push_back(std::move(kept));
    }
}

/// Who waits for a retired service is called by somebody.
void keep_taken(const Site &before, Site &draft)
{
    for (const Service &service : draft.services) {
        if (!service.retired
            || std::any_of(draft.windows.begin(), draft.windows.end(), [&](const Window &window) { return takes(window, service.id); }))
            continue;
        bool taken = false;
        for (Window &window : draft.windows) {
            const Window *old = window.retired ? nullptr : before.window(window.number);
            if (!old || !takes(*old, service.id))
                continue;
            const auto as_before = std::find_if(old->services.begin(), old->services.end(),
                                                [&](const WindowService &each) { return each.service == service.id; });
            window.services.push_back(*as_before);
            taken = true;
        }
        for (Window &window : draft.windows)
            if (!taken && !window.retired)
                window.services.push_back({service.id, Minutes{0}});
    }
}

} // namespace

Site continued(const Site &before, Site draft)
{
    keep_retired(before, draft);
    keep_categories(before, draft);
    keep_taken(before, draft);
    return draft;
}

} // namespace talon::core
