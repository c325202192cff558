// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/stand/stand_choices.h"

#include <QCoreApplication>

#include <algorithm>

namespace talon::kiosk {

namespace {

namespace content = core::content;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(talon::kiosk::StandChoices)
};

bool known(const ShownPages &shown, const content::SectionId &section)
{
    return std::any_of(shown.sections.begin(), shown.sections.end(), [&](const content::Section &each) { return each.id == section; });
}

const content::Page *pageOf(const ShownPages &shown, const content::PageId &id)
{
    const auto found = std::find_if(shown.pages.begin(), shown.pages.end(), [&](const content::Page &page) { return page.id == id; });
    return found == shown.pages.end() ? nullptr : &*found;
}

Choice choiceOf(const content::Page &page, const wire::Menu &menu, const View &view)
{
    Choice choice;
    choice.id = QString::fromStdString(page.id.value);
    const QString wish = Wording::text(page.wish, view.language);
    const QString title = Wording::text(page.title, view.language);
    choice.title = wish.isEmpty() ? title : wish;
    choice.note = wish.isEmpty() ? QString() : title;
    if (const core::Service *service = menu.site.service(page.service))
        choice.letter = Wording::letter(service->letter, view.language);
    if (onlyInRussian(page, view.language))
        choice.note = Words::tr("Только на русском языке");
    return choice;
}

bool stands(const ShownPages &shown, const content::Page &page, const content::SectionId &section)
{
    return section.value == otherSection ? !known(shown, page.section) : page.section == section;
}

} // namespace

bool onlyInRussian(const content::Page &page, core::Language language)
{
    return language != core::Language::ru && page.title.in(language) == page.title.in(core::Language::ru);
}

std::vector<Choice> sectionChoices(const ShownPages &shown, const View &view)
{
    std::vector<Choice> choices;
    const auto add = [&](const content::SectionId &id, const QString &title, const QString &note, const QString &sign) {
        const bool filled = std::any_of(shown.pages.begin(), shown.pages.end(), [&](const content::Page &page) { return stands(shown, page, id); });
        if (!filled)
            return;
        Choice choice;
        choice.id = QString::fromStdString(id.value);
        choice.title = title;
        choice.note = note;
        choice.pictogram = sign;
        choices.push_back(std::move(choice));
    };
    for (const content::Section &section : shown.sections)
        add(section.id, Wording::text(section.title, view.language), Wording::text(section.note, view.language), QString::fromStdString(section.sign));
    add({otherSection}, Words::tr("Ещё"), Words::tr("Другие сведения"), QStringLiteral("papers"));
    return choices;
}

std::vector<Choice> pageChoices(const ShownPages &shown, const wire::Menu &menu, const content::SectionId &section, const View &view)
{
    std::vector<const content::Page *> pages;
    for (const content::Page &page : shown.pages)
        if (stands(shown, page, section))
            pages.push_back(&page);
    const auto order = [&](const content::Page *page) {
        return std::pair(page->kind == content::PageKind::service ? 0 : page->kind == content::PageKind::news ? 2 : 1, page->id.value);
    };
    std::sort(pages.begin(), pages.end(), [&](const auto *one, const auto *other) { return order(one) < order(other); });
    std::vector<Choice> choices;
    for (const content::Page *page : pages)
        choices.push_back(choiceOf(*page, menu, view));
    return choices;
}

std::vector<Choice> foundChoices(const ShownPages &shown, const wire::Menu &menu, const std::vector<content::PageId> &found, const View &view)
{
    std::vector<Choice> choices;
    for (const content::PageId &id : found)
        if (const content::Page *page = pageOf(shown, id))
            choices.push_back(choiceOf(*page, menu, view));
    return choices;
}

std::vector<Choice> indexChoices(const ShownPages &shown, const wire::Menu &menu, const std::vector<content::IndexEntry> &entries, const View &view)
{
    std::vector<Choice> choices;
    for (const content::IndexEntry &entry : entries) {
        const content::Page *page = pageOf(shown, entry.page);
        if (!page)
            continue;
        Choice choice = choiceOf(*page, menu, view);
        QString term = Wording::text({entry.term}, view.language);
        term = term.left(1).toUpper() + term.mid(1);
        const QString title = Wording::text(page->title, view.language);
        if (!onlyInRussian(*page, view.language))
            choice.note = term == title ? QString() : title;
        choice.title = term;
        choices.push_back(std::move(choice));
    }
    return choices;
}

} // namespace talon::kiosk
