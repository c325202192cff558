// SPDX-License-Identifier: GPL-3.0-or-later
// What each touch leads to.
#include "kiosk/screens/stand/stand_controller.h"

#include "kiosk/screens/shared/translations.h"

#include <algorithm>

namespace talon::kiosk {

void StandController::chooseLanguage(const QString &code)
{
    const auto &offered = m_terminal->menu().site.languages;
    const auto language = std::find_if(offered.begin(), offered.end(), [&code](auto each) { return codeOf(each) == code; });
    if (!at(Step::Home) || language == offered.end())
        return;
    setLanguage(*language);
    m_begun = true;
    startIdle();
}

void StandController::chooseSection(const QString &id)
{
    if (!at(Step::Home) || !m_sections.find(id))
        return;
    m_section = {id.toStdString()};
    showList(Source::Section);
}

void StandController::choosePage(const QString &id)
{
    if ((!at(Step::List) && !at(Step::Finding)) || !m_pageChoices.find(id))
        return;
    m_readFrom = m_step;
    m_page = {id.toStdString()};
    m_sheets.setPieces({});
    refresh();
    go(Step::Reading);
}

void StandController::openFinder()
{
    if (!at(Step::Home))
        return;
    m_begun = true;
    m_source = Source::Search;
    refresh();
    go(Step::Finding);
}

void StandController::openAlphabet()
{
    if (!at(Step::Finding))
        return;
    go(Step::Alphabet);
}

void StandController::openOwnTicket()
{
    if (!at(Step::Home))
        return;
    m_begun = true;
    go(Step::OwnNumber);
}

void StandController::type(const QString &key)
{
    if (at(Step::OwnNumber))
        return m_own.type(key);
    if (!at(Step::Finding))
        return;
    m_finder.type(key);
    m_pageChoices.setPage(0);
    refresh();
}

void StandController::erase()
{
    if (at(Step::OwnNumber))
        return m_own.erase();
    if (!at(Step::Finding))
        return;
    m_finder.erase();
    m_pageChoices.setPage(0);
    refresh();
}

void StandController::showFound()
{
    if (at(Step::Finding) && m_finder.count() > 0)
        showList(Source::Search);
}

void StandController::chooseLetter(const QString &letter)
{
    if (!at(Step::Alphabet) || m_finder.under(letter).empty())
        return;
    m_indexLetter = letter;
    showList(Source::Letter);
}

void StandController::watchTicket()
{
    if (!at(Step::OwnNumber) || !m_own.watch())
        return;
    refresh(); // it may have been called already
    home();
}

void StandController::showList(Source source)
{
    m_source = source;
    m_pageChoices.setPage(0);
    refresh();
    go(Step::List);
}

void StandController::back()
{
    if (!m_settled)
        return;
    switch (m_step) {
    case Step::Reading:
        m_page = {};
        refresh();
        return go(m_readFrom);
    case Step::List:
        if (m_source == Source::Letter)
            return go(Step::Alphabet);
        return m_source == Source::Search ? go(Step::Finding) : home();
    case Step::Alphabet:
        m_source = Source::Search;
        refresh();
        return go(Step::Finding);
    case Step::Finding:
    case Step::OwnNumber: return home();
    case Step::Home:
    case Step::Preparing: return;
    }
}

void StandController::home()
{
    if (!m_settled || m_step == Step::Preparing)
        return;
    m_begun = true; // the language, the letters and the ticket's number are kept: it is the same visitor
    m_page = {};
    m_section = {};
    m_source = Source::Section;
    m_finder.clear();
    refresh();
    go(Step::Home);
}

void StandController::finish()
{
    m_page = {};
    m_section = {};
    m_source = Source::Section;
    m_begun = false;
    m_comfort.reset();
    m_finder.clear();
    m_own.forget();
    m_sections.setPage(0);
    m_sheets.setPieces({});
    setLanguage(firstLanguage());
    go(m_sections.count() > 0 ? Step::Home : Step::Preparing);
}

/// The pages of the section, those under the letter, or those that were found.
std::vector<Choice> StandController::listed() const
{
    const ShownPages &shown = m_content->pages();
    const wire::Menu &menu = m_terminal->menu();
    switch (m_source) {
    case Source::Letter: return indexChoices(shown, menu, m_finder.under(m_indexLetter), view());
    case Source::Search: return foundChoices(shown, menu, m_finder.found(), view());
    case Source::Section: break;
    }
    return pageChoices(shown, menu, m_section, view());
}

QString StandController::listTitle() const
{
    switch (m_source) {
    case Source::Letter: return tr("По алфавиту: %1").arg(m_indexLetter);
    case Source::Search: return tr("Нашлось: «%1»").arg(m_finder.text().trimmed());
    case Source::Section: break;
    }
    const Choice *section = m_sections.find(QString::fromStdString(m_section.value));
    return section ? section->title : QString();
}

} // namespace talon::kiosk
