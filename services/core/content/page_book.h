// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/content_events.h"
#include "core/content/edition.h"
#include "core/site/site.h"
#include "core/values/refusal.h"
#include "core/values/result.h"

#include <map>

namespace talon::core::content {

/// One revision in the history of a page. Its text is a file of the library, and stands whole in the journal.
struct Revision {
    int number = 1;
    Instant at{};
    std::string by; ///< who saved it, as the journal names actors
    FileHash text;
    std::int64_t size = 0;
    bool operator==(const Revision &) const = default;
};

struct KeptPage {
    std::vector<Revision> revisions; ///< rising; the newest max_revisions, never none
    std::vector<Hanging> hangs;      ///< what hangs, and what is to hang at its time; rising by `from`
    bool operator==(const KeptPage &) const = default;
};

inline constexpr std::size_t max_pages = 300;
inline constexpr std::size_t max_revisions = 50;  ///< told of each page; older ones stand in the journal alone
inline constexpr std::size_t max_hangs = 8;       ///< of a page at a time: what hangs and what is planned
inline constexpr std::size_t max_sections = 6;
/// News must end, and nothing is planned for longer than this.
inline constexpr std::chrono::days longest_plan{800};

/// All pages of a site, as its journal tells them: drafts, what hangs, what is to hang, and the edition that was made last.
/// Plain values, so that it is its own image for snapshots.
struct PageBook {
    std::map<PageId, KeptPage> pages;
    std::map<FileHash, Page> texts; ///< of the newest revision of each page and of whatever hangs
    std::vector<Section> sections;
    std::int64_t epoch = 0;  ///< of the last edition; 0: none was made
    std::int64_t number = 0;
    Instant made{};
    std::string manifest; ///< its hash; empty: the pages have moved since

    bool operator==(const PageBook &) const = default;

    /// Each throws std::logic_error for what contradicts the book, and leaves it as it was.
    void apply(const PageSaved &event, Instant at, const std::string &by);
    void apply(const PagePublished &event, Instant at, const std::string &by);
    void apply(const PageWithdrawn &event, Instant at, const std::string &by);
    void apply(const SectionsSaved &event, Instant at, const std::string &by);
    void apply(const EditionMade &event, Instant at, const std::string &by);

    /// The hall's clock was put right by `by` at `at`, having been wrong since `since`: what it stamped moves with it, so that what was
    /// published hangs. Then `manifest` is empty: another edition is due.
    void correct_time(Millis by, Instant since, Instant at);

    const KeptPage *page(const PageId &id) const;
    /// The text of the newest revision, or null.
    const Page *latest(const PageId &id) const;
    /// What hangs and is to hang of all pages, in order of their ids, under the number that was made last.
    Edition edition() const;

    /// What a snapshot holds that no events lead to, in one sentence; nothing when it is sound.
    std::optional<std::string> contradiction() const;

private:
    KeptPage &find(const PageId &id);
    void forget_texts();
};

// What is asked for. Texts are encoded and hashed outside of this room.

/// A new revision on top of revision `base`; 0: the page is new.
struct SavePage {
    Page page;
    int base = 0;
    FileHash text;
    std::int64_t size = 0;
};
struct PublishPage {
    PageId page;
    int revision = 1;            ///< must be the newest, so that nobody publishes what they have not seen
    std::optional<Instant> from; ///< empty: now
    std::optional<Instant> until;
    std::vector<std::string> places;
};
struct WithdrawPage {
    PageId page;
    ReasonId reason;
};

using Decision = Result<std::vector<Change>, Refusal>;

/// `page_changed` when `base` is not the newest revision, `too_many_pages`. The same text again: no event.
Decision decide(const PageBook &book, const SavePage &command);
/// `unknown_page`, `page_changed`, `unknown_service` (of a page whose service the site has not), `unknown_place`, `page_faulty` (see
/// findings()), `bad_period`: it ends before it begins or has ended, is of news without an end, or begins after longest_plan.
Decision decide(const PageBook &book, const Site &site, const PublishPage &command, Instant now);
/// `unknown_page`. Of a page of which nothing hangs: no event.
Decision decide(const PageBook &book, const WithdrawPage &command);

/// How a page stands, for who keeps it.
enum class PageState : std::uint8_t {
    draft,     ///< nothing of it hangs or is to hang
    planned,   ///< it is to hang, and does not yet
    published,
    ending,    ///< hangs, and ends within a week
    over,      ///< its time is over
    unchecked, ///< hangs, and nobody has said for a year that it is right
};
PageState state_of(const PageBook &book, const PageId &page, Instant now, UtcOffset offset);
/// The newest revision is not what hangs or is to hang.
bool has_draft(const PageBook &book, const PageId &page);

} // namespace talon::core::content
