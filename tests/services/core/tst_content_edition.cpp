// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/edition.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::content;

namespace {

constexpr Instant noon = Day{std::chrono::year{2026} / 11 / 30} + Minutes{540};

Hanging hangs(std::string page, int revision, Instant from, std::optional<Instant> until = {}, std::vector<std::string> places = {})
{
    return {PageId{std::move(page)}, revision, FileHash(64, static_cast<char>('a' + revision)), {}, from, until, std::move(places)};
}

std::vector<std::pair<std::string, int>> at(const Edition &edition, Instant now, const std::string &place = "stand-1")
{
    std::vector<std::pair<std::string, int>> shown;
    for (const Hanging *each : hanging(edition, place, now))
        shown.emplace_back(each->page.value, each->revision);
    return shown;
}

using Shown = std::vector<std::pair<std::string, int>>;

} // namespace

class TestContentEdition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void only_a_newer_edition_follows()
    {
        const auto edition = [](std::int64_t epoch, std::int64_t number) {
            Edition made;
            made.epoch = epoch;
            made.number = number;
            return made;
        };
        QVERIFY(may_follow(edition(1, 7), edition(1, 8)));
        QVERIFY(!may_follow(edition(1, 7), edition(1, 7)));
        QVERIFY(!may_follow(edition(1, 7), edition(1, 6)));
        QVERIFY(may_follow(edition(1, 7), edition(2, 1)));
        QVERIFY(!may_follow(edition(2, 1), edition(1, 9)));
    }

    void the_next_revision_takes_over_at_its_time()
    {
        Edition edition;
        edition.pages = {hangs("fees", 1, noon), hangs("fees", 2, noon + Minutes{60}), hangs("news", 1, noon, noon + Minutes{30})};
        QVERIFY((at(edition, noon - Millis{1}) == Shown{}));
        QVERIFY((at(edition, noon) == Shown{{"fees", 1}, {"news", 1}}));
        QVERIFY((at(edition, noon + Minutes{30}) == Shown{{"fees", 1}}));
        QVERIFY((at(edition, noon + Minutes{60}) == Shown{{"fees", 2}}));
        QCOMPARE(*next_change(edition, "stand-1", noon - Millis{1}), noon);
        QCOMPARE(*next_change(edition, "stand-1", noon), noon + Minutes{30});
        QCOMPARE(*next_change(edition, "stand-1", noon + Minutes{30}), noon + Minutes{60});
        QVERIFY(!next_change(edition, "stand-1", noon + Minutes{60}));
    }

    void an_older_revision_does_not_come_back_from_under_a_newer_one()
    {
        Edition edition;
        edition.pages = {hangs("fees", 1, noon), hangs("fees", 2, noon + Minutes{10}, noon + Minutes{20})};
        QVERIFY((at(edition, noon + Minutes{20}) == Shown{}));
        edition.pages = {hangs("fees", 1, noon), hangs("fees", 2, noon)};
        QVERIFY((at(edition, noon) == Shown{{"fees", 2}}));
    }

    void a_page_hangs_where_it_is_meant_to()
    {
        Edition edition;
        edition.pages = {hangs("lifts", 1, noon, {}, {"stand-2"}), hangs("fees", 1, noon)};
        QVERIFY((at(edition, noon) == Shown{{"fees", 1}}));
        QVERIFY((at(edition, noon, "stand-2") == Shown{{"lifts", 1}, {"fees", 1}}));
    }

    void all_files_are_named_once()
    {
        Edition edition;
        edition.pages = {hangs("a", 2, noon), hangs("b", 1, noon), hangs("c", 2, noon)};
        edition.pages[0].files = {"x", "y"};
        edition.pages[1].files = {"x"};
        QVERIFY((content::files_of(edition) == std::vector<FileHash>{FileHash(64, 'b'), FileHash(64, 'c'), "x", "y"}));
    }

    void information_grows_old_after_thirty_days()
    {
        Edition edition;
        edition.made = noon;
        QVERIFY(!is_stale(edition, noon + std::chrono::days{365})); // nothing was published
        edition.number = 1;
        QVERIFY(!is_stale(edition, noon + fresh_for));
        QVERIFY(is_stale(edition, noon + fresh_for + Millis{1}));
    }

    void between_two_changes_nothing_changes()
    {
        QVERIFY(rc::check("what hangs changes exactly at next_change()", [] {
            Edition edition;
            const int count = *rc::gen::inRange(0, 8);
            for (int i = 0; i < count; ++i) {
                const Instant from = noon + Minutes{*rc::gen::inRange(0, 20)};
                const bool ends = *rc::gen::inRange(0, 2) == 1;
                edition.pages.push_back(hangs(std::string(1, static_cast<char>('a' + *rc::gen::inRange(0, 3))), i, from,
                                              ends ? std::optional<Instant>(from + Minutes{*rc::gen::inRange(1, 9)}) : std::nullopt));
            }
            for (int minute = 0; minute < 30; ++minute) {
                const Instant now = noon + Minutes{minute};
                const auto next = next_change(edition, "stand-1", now);
                const Instant until = next.value_or(now + Minutes{40});
                for (Instant each = now; each < until; each += Minutes{1})
                    RC_ASSERT(at(edition, each) == at(edition, now));
                if (next)
                    RC_ASSERT(at(edition, *next) != at(edition, now));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestContentEdition)
#include "tst_content_edition.moc"
