// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/stand/stand_controller.h"

#include "core/site/calendar.h"
#include "kiosk/languages/stemmer.h"
#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/shared/visit_rules.h"

#include <algorithm>
#include <set>
#include <utility>

namespace talon::kiosk {

StandController::StandController(Terminal *terminal, StandContent *content, Heartbeat *heartbeat, LanguageShelf languages, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_content(content), m_finder(stemmer()), m_languages(std::move(languages))
{
    connect(heartbeat, &Heartbeat::beat, this, &StandController::beat);
    connect(terminal, &Terminal::menuChanged, this, &StandController::refreshContent);
    connect(terminal, &Terminal::boardChanged, this, &StandController::refresh);
    connect(terminal, &Terminal::callsChanged, this, &StandController::refreshCalls);
    connect(content, &StandContent::changed, this, &StandController::refreshContent);
    connect(&m_comfort, &Comfort::changed, this, [this] {
        if (m_step == Step::Home)
            startIdle();
    });
    // Whoever is called is there, whatever was asked meanwhile.
    connect(&m_own, &OwnTicket::called, this, &StandController::startIdle);
    m_sinceStep.restart(terminal->now());
    m_language = firstLanguage();
    refreshContent();
    startIdle();
}

bool StandController::quiet() const
{
    return m_step == Step::Preparing || (m_step == Step::Home && !m_begun && !m_comfort.changedAnything());
}

QString StandController::language() const
{
    return codeOf(m_language);
}

QVariantList StandController::languages() const
{
    return offeredLanguages(m_terminal->menu().site, m_languages);
}

void StandController::touched()
{
    if (m_idle.running())
        startIdle();
}

void StandController::go(Step step)
{
    m_step = step;
    m_settled = false;
    m_sinceStep.restart(m_terminal->now());
    startIdle();
    Q_EMIT textsChanged();
    Q_EMIT stepChanged();
    Q_EMIT settledChanged();
}

/// Who reads is not disturbed: the question comes when the page could have been read.
void StandController::startIdle()
{
    const bool nobody = m_step == Step::Preparing || quiet();
    if (nobody)
        return m_idle.stop();
    core::Millis time = std::chrono::seconds(m_terminal->menu().timeouts.idle);
    if (m_step == Step::Reading) {
        constexpr core::Millis minute = std::chrono::minutes(1);
        time = std::clamp(minute * wordsOf(m_sheets.pieces()) / wordsAMinute, leastReading, mostReading);
    }
    m_idle.start(m_terminal->now(), std::max(time, leastReading), questionTime(m_terminal->menu().timeouts));
}

void StandController::beat()
{
    m_sinceStep.advance(m_terminal->now());
    if (!m_settled && m_sinceStep.elapsed() >= settleTime) {
        m_settled = true;
        Q_EMIT settledChanged();
    }
    if (m_idle.advance(m_terminal->now()))
        finish();
    const bool away = !m_terminal->online() && m_terminal->now() - m_terminal->offlineSince() >= shortOutage;
    const bool changed = std::exchange(m_away, away) != away;
    if (m_sign.show(m_terminal->menu(), view()) || changed)
        refresh(); // a new minute may open or close a service
    refreshCalls();
}

core::Language StandController::firstLanguage() const
{
    return firstLanguageOf(m_terminal->menu().site);
}

void StandController::setLanguage(core::Language language)
{
    m_language = language;
    Q_EMIT languageWanted(language);
    refresh();
}

const core::content::Page *StandController::reading() const
{
    const auto &pages = m_content->pages().pages;
    const auto found = std::find_if(pages.begin(), pages.end(), [this](const auto &page) { return page.id == m_page; });
    return found == pages.end() ? nullptr : &*found;
}

/// A new edition, or another menu: who reads a page that is gone is led back, and everybody else goes on.
void StandController::refreshContent()
{
    refresh();
    if (m_step == Step::Preparing && m_sections.count() > 0)
        return finish();
    if (m_step != Step::Preparing && m_sections.count() == 0)
        return finish();
    if (m_step == Step::Reading && !reading()) {
        m_page = {};
        refresh();
        go(m_readFrom);
    }
    if (m_step == Step::List && m_pageChoices.count() == 0) {
        m_section = {};
        refresh();
        go(Step::Home);
    }
    if (quiet() && m_language != firstLanguage())
        finish();
}

void StandController::refresh()
{
    const wire::Menu &menu = m_terminal->menu();
    const ShownPages &shown = m_content->pages();
    m_sign.show(menu, view());
    m_opening.show(menu.site, view());
    m_sections.setChoices(sectionChoices(shown, view()));
    m_finder.look(shown, m_language);
    m_pageChoices.setChoices(listed());
    const core::DayHours hours = core::hours_on(menu.site, core::local_day(view().now, view().offset));
    m_today = hours.empty() ? tr("Сегодня приёма нет") : tr("Сегодня приём %1").arg(Wording::hours(hours));
    m_address = Wording::text(menu.site.address, m_language);
    m_notice = shown.edition > 0 && shown.stale ? tr("Сведения от %1. Уточните, пожалуйста, у сотрудника").arg(Wording::dateAndTime(shown.made, view()))
                                                : QString();
    m_title = listTitle();
    m_subtitle.clear();
    m_letter.clear();
    if (const core::content::Page *page = reading()) {
        m_title = Wording::text(page->title, m_language);
        m_subtitle = onlyInRussian(*page, m_language) ? tr("Только на русском языке") : QString();
        const core::Service *service = menu.site.service(page->service);
        m_letter = service ? Wording::letter(service->letter, m_language) : QString();
        const auto &lines = m_terminal->board().lines;
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const auto &each) { return each.service == page->service; });
        // Figures that nobody keeps up are not shown.
        const LiveFacts facts{menu.site, m_away || line == lines.end() ? nullptr : &*line};
        m_sheets.setPieces(piecesOf(*page, service ? &facts : nullptr, view()));
    }
    refreshCalls();
    Q_EMIT textsChanged();
}

/// The last calls of today, each ticket once; and the visitor's own.
void StandController::refreshCalls()
{
    m_own.look(m_terminal->menu(), m_terminal->calls(), view());
    std::vector<CallRow> rows;
    std::set<core::TicketNumber> told;
    const core::Instant now = m_terminal->now();
    const core::UtcOffset offset = m_terminal->menu().site.utc_offset;
    for (const wire::CallLine &line : m_terminal->calls().lines) {
        if (rows.size() == mostCalls || m_away || core::local_day(line.call.at, offset) != core::local_day(now, offset))
            break;
        if (!told.insert(line.call.number).second)
            continue;
        CallRow row;
        row.call = line.call.call;
        row.number = Wording::number(line.call.number, m_language);
        row.window = QString::number(line.call.window);
        row.sentence = tr("Талон %1, окно %2").arg(row.number, row.window);
        row.active = line.active;
        row.fresh = line.active && now - line.call.at < freshTime;
        row.recall = line.call.repeat > 0;
        rows.push_back(std::move(row));
    }
    m_calls.setRows(std::move(rows));
}

} // namespace talon::kiosk
