// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/page_book.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

namespace talon::core::content {

namespace {

[[noreturn]] void contradicts(const std::string &what, const PageId &page)
{
    throw std::logic_error(what + " " + page.value);
}

bool ends_later(const Hanging &one, const Hanging &other) { return one.from < other.from; }

/// What a newer one has taken the place of by then is dropped; what hangs, or hung last, and what is to hang stays.
void drop_replaced(std::vector<Hanging> &hangs, Instant now)
{
    std::size_t present = hangs.size();
    for (std::size_t i = 0; i < hangs.size(); ++i)
        if (hangs[i].from <= now)
            present = i;
    if (present < hangs.size())
        hangs.erase(hangs.begin(), hangs.begin() + static_cast<std::ptrdiff_t>(present));
}

} // namespace

// --- what has happened ---------------------------------------------------------------------------------------------

void PageBook::apply(const PageSaved &event, Instant at, const std::string &by)
{
    const KeptPage *known = page(event.page.id);
    const int expected = known ? known->revisions.back().number + 1 : 1;
    if (event.revision != expected)
        contradicts("revision " + std::to_string(event.revision) + " does not follow of page", event.page.id);
    std::vector<Revision> &revisions = pages[event.page.id].revisions;
    revisions.push_back({event.revision, at, by, event.text, event.size});
    if (revisions.size() > max_revisions)
        revisions.erase(revisions.begin());
    texts.insert_or_assign(event.text, event.page);
    forget_texts();
}

void PageBook::apply(const PagePublished &event, Instant at, const std::string &)
{
    KeptPage &kept = find(event.page);
    const auto revision = std::find_if(kept.revisions.begin(), kept.revisions.end(),
                                       [&](const Revision &each) { return each.number == event.revision; });
    const auto text = revision == kept.revisions.end() ? texts.end() : texts.find(revision->text);
    if (text == texts.end())
        contradicts("published is a revision that is not known, of page", event.page);
    Hanging hanging{event.page, event.revision, revision->text, files_of(text->second), event.from, event.until, event.places};
    // Of two that begin at one moment the later word counts.
    std::erase_if(kept.hangs, [&](const Hanging &each) { return each.from == event.from; });
    kept.hangs.insert(std::upper_bound(kept.hangs.begin(), kept.hangs.end(), hanging, ends_later), std::move(hanging));
    drop_replaced(kept.hangs, at);
    forget_texts();
}

void PageBook::apply(const PageWithdrawn &event, Instant, const std::string &)
{
    find(event.page).hangs.clear();
    forget_texts();
}

void PageBook::apply(const SectionsSaved &event, Instant, const std::string &)
{
    sections = event.sections;
}

void PageBook::apply(const EditionMade &event, Instant, const std::string &)
{
    if (std::tie(event.epoch, event.number) <= std::tie(epoch, number))
        throw std::logic_error("edition " + std::to_string(event.number) + " is no newer than the one before it");
    epoch = event.epoch;
    number = event.number;
    made = event.made;
    manifest = event.manifest;
}

void PageBook::correct_time(Millis by, Instant since, Instant at)
{
    bool moved = false;
    const auto put_right = [&](Instant &when) {
        // Begun by the wrong clock: since it was wrong, or in what is the future now. What is to hang at a time that somebody typed stays.
        if (when > at - by || (when < since && when <= at))
            return;
        when += by;
        moved = true;
    };
    for (auto &[id, kept] : pages) {
        for (Revision &revision : kept.revisions)
            put_right(revision.at);
        for (Hanging &each : kept.hangs)
            put_right(each.from);
        std::stable_sort(kept.hangs.begin(), kept.hangs.end(), ends_later);
    }
    if (number > 0)
        put_right(made);
    if (moved)
        manifest.clear(); // the next edition tells the stands
}

// --- what is known -------------------------------------------------------------------------------------------------

KeptPage &PageBook::find(const PageId &id)
{
    const auto found = pages.find(id);
    if (found == pages.end())
        contradicts("there is no page", id);
    return found->second;
}

void PageBook::forget_texts()
{
    std::set<FileHash> needed;
    for (const auto &[id, kept] : pages) {
        needed.insert(kept.revisions.back().text);
        for (const Hanging &each : kept.hangs)
            needed.insert(each.text);
    }
    std::erase_if(texts, [&](const auto &each) { return !needed.contains(each.first); });
}

const KeptPage *PageBook::page(const PageId &id) const
{
    const auto found = pages.find(id);
    return found == pages.end() ? nullptr : &found->second;
}

const Page *PageBook::latest(const PageId &id) const
{
    const KeptPage *kept = page(id);
    return kept ? &texts.at(kept->revisions.back().text) : nullptr;
}

Edition PageBook::edition() const
{
    Edition edition{epoch, number, made, {}};
    for (const auto &[id, kept] : pages)
        edition.pages.insert(edition.pages.end(), kept.hangs.begin(), kept.hangs.end());
    return edition;
}

std::optional<std::string> PageBook::contradiction() const
{
    for (const auto &[id, kept] : pages) {
        if (kept.revisions.empty() || kept.revisions.size() > max_revisions || !texts.contains(kept.revisions.back().text))
            return "no text is known of page " + id.value;
        for (std::size_t i = 1; i < kept.revisions.size(); ++i)
            if (kept.revisions[i].number != kept.revisions[i - 1].number + 1)
                return "revisions do not follow each other of page " + id.value;
        for (const Hanging &each : kept.hangs)
            if (each.page != id || !texts.contains(each.text))
                return "what hangs is not known of page " + id.value;
        if (!std::is_sorted(kept.hangs.begin(), kept.hangs.end(), ends_later))
            return "what hangs is out of order of page " + id.value;
    }
    return std::nullopt;
}

// --- what is asked for ---------------------------------------------------------------------------------------------

Decision decide(const PageBook &book, const SavePage &command)
{
    const KeptPage *kept = book.page(command.page.id);
    const int newest = kept ? kept->revisions.back().number : 0;
    if (command.base != newest)
        return Failure{Refusal::page_changed};
    if (!kept && book.pages.size() >= max_pages)
        return Failure{Refusal::too_many_pages};
    if (kept && kept->revisions.back().text == command.text)
        return std::vector<Change>{};
    return std::vector<Change>{PageSaved{command.page, newest + 1, command.text, command.size}};
}

Decision decide(const PageBook &book, const Site &site, const PublishPage &command, Instant now)
{
    const KeptPage *kept = book.page(command.page);
    if (!kept)
        return Failure{Refusal::unknown_page};
    if (kept->revisions.back().number != command.revision)
        return Failure{Refusal::page_changed};
    const Page &page = *book.latest(command.page);
    if (!page.service.empty() && !site.service(page.service))
        return Failure{Refusal::unknown_service};
    for (const std::string &place : command.places)
        if (const Place *known = site.place(place); !known || known->role != "stand")
            return Failure{Refusal::unknown_place};
    const auto found = findings(page);
    if (std::any_of(found.begin(), found.end(), [](const Finding &each) { return each.hinders(); }))
        return Failure{Refusal::page_faulty};
    const Instant from = std::max(command.from.value_or(now), now);
    const bool ends_badly = command.until && *command.until <= from;
    const bool too_far = from - now > longest_plan || (command.until && *command.until - now > longest_plan);
    if (ends_badly || too_far || (page.kind == PageKind::news && !command.until) || kept->hangs.size() >= max_hangs)
        return Failure{Refusal::bad_period};
    return std::vector<Change>{PagePublished{command.page, command.revision, from, command.until, command.places}};
}

Decision decide(const PageBook &book, const WithdrawPage &command)
{
    const KeptPage *kept = book.page(command.page);
    if (!kept)
        return Failure{Refusal::unknown_page};
    if (kept->hangs.empty())
        return std::vector<Change>{};
    return std::vector<Change>{PageWithdrawn{command.page, command.reason}};
}

bool has_draft(const PageBook &book, const PageId &page)
{
    const KeptPage *kept = book.page(page);
    return kept && (kept->hangs.empty() || kept->hangs.back().revision != kept->revisions.back().number);
}

PageState state_of(const PageBook &book, const PageId &page, Instant now, UtcOffset offset)
{
    constexpr std::chrono::days soon{7};
    constexpr std::chrono::days yearly{365};
    const KeptPage *kept = book.page(page);
    const Hanging *present = nullptr;
    if (kept)
        for (const Hanging &each : kept->hangs)
            if (each.from <= now)
                present = &each;
    if (!present)
        return kept && !kept->hangs.empty() ? PageState::planned : PageState::draft;
    if (present->until && *present->until <= now)
        return PageState::over;
    if (present->until && *present->until - now < soon)
        return PageState::ending;
    const auto &checked = book.texts.at(present->text).checked;
    return !checked || local_day(now, offset) - *checked > yearly ? PageState::unchecked : PageState::published;
}

} // namespace talon::core::content
