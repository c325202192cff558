// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue of made-up pages: tr() has no business here.
#include "core/content/page_book.h"
#include "core/journal/inspectorate.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::content;
using std::chrono::days;
using std::chrono::hours;

namespace {

constexpr Instant noon = Day{std::chrono::year{2026} / 11 / 30} + Minutes{540};

Text both(const char *ru, const char *en) { return Text{ru, en}; }

Page page(const std::string &id, PageKind kind = PageKind::general, const char *title = "Часы приёма")
{
    Page made;
    made.id = {id};
    made.kind = kind;
    made.title = both(title, "Opening hours");
    made.checked = Day{std::chrono::year{2026} / 11 / 1};
    made.blocks = {Paragraph{both("Мы открыты с девяти.", "We open at nine.")}};
    return made;
}

FileHash hash(int number) { return FileHash(63, 'a') + static_cast<char>('0' + number); }

Site site()
{
    Site made;
    made.services = {{{"inn"}, {"people"}, Letter::A, both("ИНН", "INN"), {}, {}}};
    made.places = {{"stand-1", "stand", both("Стенд", "Stand")}, {"hall-1", "hall", both("Табло", "Display")}};
    return made;
}

struct World {
    PageBook book;
    Instant now = noon;

    bool take(const Decision &decision)
    {
        if (!decision)
            return false;
        for (const Change &change : *decision)
            std::visit([this](const auto &each) { book.apply(each, now, "specialist"); }, change);
        return true;
    }
    bool save(const Page &made, int base, int text) { return take(decide(book, SavePage{made, base, hash(text), 100})); }
    bool publish(const char *id, int revision, std::optional<Instant> from = {}, std::optional<Instant> until = {}, std::vector<std::string> places = {})
    {
        return take(decide(book, site(), PublishPage{{id}, revision, from, until, std::move(places)}, now));
    }
    std::optional<Refusal> refused(const char *id, int revision, std::optional<Instant> from = {}, std::optional<Instant> until = {},
                                   std::vector<std::string> places = {}) const
    {
        const auto decision = decide(book, site(), PublishPage{{id}, revision, from, until, std::move(places)}, now);
        return decision ? std::nullopt : std::optional(decision.error());
    }
};

} // namespace

class TestContentBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void what_was_published_by_a_wrong_clock_hangs_when_it_is_put_right()
    {
        World world;
        world.now = noon + days{3}; // wrong by three days
        QVERIFY(world.save(page("hours"), 0, 1) && world.publish("hours", 1));
        QVERIFY(world.save(page("later"), 0, 2) && world.publish("later", 1, noon + days{10}));
        world.book.apply(EditionMade{1, 1, world.now, hash(9)}, world.now, "talond");
        world.book.correct_time(-days{3}, noon + days{3}, noon + Minutes{1});
        QCOMPARE(hanging(world.book.edition(), "stand-1", noon + Minutes{1}).size(), std::size_t(1));
        QVERIFY(world.book.page({"later"})->hangs.front().from == noon + days{10}); // what somebody typed stays
        QVERIFY(world.book.made == noon && world.book.manifest.empty());
        QVERIFY(!world.book.contradiction());
    }

    void a_clock_that_was_right_for_the_pages_leaves_them()
    {
        World world;
        QVERIFY(world.save(page("hours"), 0, 1) && world.publish("hours", 1));
        world.book.apply(EditionMade{1, 1, world.now, hash(9)}, world.now, "talond");
        const PageBook before = world.book;
        world.book.correct_time(-days{3}, noon + days{2}, noon + Minutes{1}); // wrong only since then
        QVERIFY(world.book == before);
    }

    void what_is_saved_hangs_only_when_it_is_published()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        QVERIFY(w.book.edition().pages.empty());
        QVERIFY(has_draft(w.book, {"hours"}));
        QVERIFY(state_of(w.book, {"hours"}, w.now, Minutes{180}) == PageState::draft);
        QVERIFY(w.publish("hours", 1));
        QCOMPARE(w.book.edition().pages.size(), 1U);
        QCOMPARE(w.book.edition().pages[0].text, hash(1));
        QVERIFY(!has_draft(w.book, {"hours"}));
        QVERIFY(state_of(w.book, {"hours"}, w.now, Minutes{180}) == PageState::published);
        // The next draft changes nothing of what hangs.
        QVERIFY(w.save(page("hours", PageKind::general, "Часы"), 1, 2));
        QCOMPARE(w.book.edition().pages[0].text, hash(1));
        QVERIFY(has_draft(w.book, {"hours"}));
        QVERIFY(w.book.texts.contains(hash(1)) && w.book.texts.contains(hash(2)));
    }

    void two_who_edit_one_page_lose_nothing()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        QVERIFY(w.save(page("hours", PageKind::general, "Первый"), 1, 2));
        const auto second = decide(w.book, SavePage{page("hours", PageKind::general, "Второй"), 1, hash(3), 100});
        QVERIFY(!second.ok() && second.error() == Refusal::page_changed);
        QVERIFY(!decide(w.book, SavePage{page("hours"), 0, hash(4), 1}).ok()); // a new page of a name that is taken
        QVERIFY(!decide(w.book, SavePage{page("other"), 3, hash(4), 1}).ok()); // a page that is not there
        QCOMPARE(w.book.latest({"hours"})->title.in(Language::ru), std::string("Первый"));
        QVERIFY(decide(w.book, SavePage{page("hours", PageKind::general, "Первый"), 2, hash(2), 100})->empty()); // the same text again
    }

    void nobody_publishes_what_they_have_not_seen()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        QVERIFY(w.save(page("hours", PageKind::general, "Часы"), 1, 2));
        QVERIFY(w.refused("hours", 1) == Refusal::page_changed);
        QVERIFY(w.refused("hours", 2) == std::nullopt);
        QVERIFY(w.refused("none", 1) == Refusal::unknown_page);
    }

    void a_page_with_a_hole_does_not_hang()
    {
        World w;
        Page made = page("inn", PageKind::service);
        made.service = {"inn"};
        QVERIFY(w.save(made, 0, 1));
        QVERIFY(w.refused("inn", 1) == Refusal::page_faulty); // neither term nor fee
        made.summary = {{both("Паспорт", "Passport")}, both("15 минут", "15 minutes"), both("бесплатно", "free")};
        QVERIFY(w.save(made, 1, 2));
        QVERIFY(w.publish("inn", 2));
        made.service = {"gone"};
        QVERIFY(w.save(made, 2, 3));
        QVERIFY(w.refused("inn", 3) == Refusal::unknown_service);
    }

    void dates_that_cannot_be_are_refused()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        QVERIFY(w.save(page("news", PageKind::news), 0, 2));
        QVERIFY(w.refused("hours", 1, noon + hours(2), noon + hours(1)) == Refusal::bad_period);
        QVERIFY(w.refused("hours", 1, {}, noon - hours(1)) == Refusal::bad_period);
        QVERIFY(w.refused("hours", 1, noon + days(801)) == Refusal::bad_period);
        QVERIFY(w.refused("news", 1) == Refusal::bad_period); // news has an end
        QVERIFY(w.refused("news", 1, {}, noon + days(30)) == std::nullopt);
        QVERIFY(w.refused("hours", 1, {}, {}, {"hall-1"}) == Refusal::unknown_place); // no stand
        QVERIFY(w.refused("hours", 1, {}, {}, {"stand-1"}) == std::nullopt);
    }

    void a_planned_page_takes_over_at_its_time()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        QVERIFY(w.publish("hours", 1));
        QVERIFY(w.save(page("hours", PageKind::general, "Зимние часы"), 1, 2));
        QVERIFY(w.publish("hours", 2, noon + days(10)));
        const Edition edition = w.book.edition();
        QCOMPARE(hanging(edition, "stand-1", noon + days(9))[0]->revision, 1);
        QCOMPARE(hanging(edition, "stand-1", noon + days(10))[0]->revision, 2);
        QVERIFY(state_of(w.book, {"hours"}, w.now, Minutes{180}) == PageState::published);
        // What it took the place of is forgotten at the next word.
        w.now += days(11);
        QVERIFY(w.save(page("hours", PageKind::general, "Весенние часы"), 2, 3));
        QVERIFY(w.publish("hours", 3));
        QVERIFY(!w.book.texts.contains(hash(1)));
        QCOMPARE(w.book.page({"hours"})->hangs.size(), 1U);
    }

    void a_withdrawn_page_hangs_no_more_and_keeps_its_history()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        QVERIFY(w.publish("hours", 1));
        QVERIFY(w.take(decide(w.book, WithdrawPage{{"hours"}, {"no_longer"}})));
        QVERIFY(w.book.edition().pages.empty());
        QCOMPARE(w.book.page({"hours"})->revisions.size(), 1U);
        QVERIFY(decide(w.book, WithdrawPage{{"hours"}, {"no_longer"}})->empty());
        QVERIFY(decide(w.book, WithdrawPage{{"none"}, {"no_longer"}}).error() == Refusal::unknown_page);
    }

    void states_follow_the_clock()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        QVERIFY(w.publish("hours", 1, noon + days(1), noon + days(20)));
        const auto state = [&](Instant at) { return state_of(w.book, {"hours"}, at, Minutes{180}); };
        QVERIFY(state(noon) == PageState::planned);
        QVERIFY(state(noon + days(2)) == PageState::published);
        QVERIFY(state(noon + days(14)) == PageState::ending);
        QVERIFY(state(noon + days(20)) == PageState::over);
        QVERIFY(w.save(page("rules"), 0, 2));
        QVERIFY(w.publish("rules", 1));
        QVERIFY(state_of(w.book, {"rules"}, noon + days(500), Minutes{180}) == PageState::unchecked);
    }

    void editions_only_rise()
    {
        PageBook book;
        book.apply(EditionMade{5, 1, noon, hash(1)}, noon, "talond");
        book.apply(EditionMade{5, 2, noon, hash(1)}, noon, "talond");
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(EditionMade{5, 2, noon, hash(1)}, noon, "talond"));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(EditionMade{4, 9, noon, hash(1)}, noon, "talond"));
        book.apply(EditionMade{6, 1, noon, hash(1)}, noon, "talond");
        QCOMPARE(book.number, 1);
        QCOMPARE(book.epoch, 6);
    }

    void an_event_that_contradicts_leaves_the_book_as_it_was()
    {
        World w;
        QVERIFY(w.save(page("hours"), 0, 1));
        const PageBook before = w.book;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, w.book.apply(PageSaved{page("hours"), 3, hash(2), 1}, noon, "x"));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, w.book.apply(PagePublished{{"hours"}, 2, noon, {}, {}}, noon, "x"));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, w.book.apply(PagePublished{{"none"}, 1, noon, {}, {}}, noon, "x"));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, w.book.apply(PageWithdrawn{{"none"}, {"error"}}, noon, "x"));
        QVERIFY(w.book == before);
    }

    /// Whatever is asked for: the book does not contradict itself, names no text that it lacks, and what hangs was published by somebody.
    void whatever_happens_the_book_holds()
    {
        QVERIFY(rc::check([] {
            World w;
            const auto steps = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
                rc::gen::tuple(rc::gen::inRange(0, 5), rc::gen::inRange(0, 3), rc::gen::inRange(0, 9)));
            for (const auto &[what, which, number] : steps) {
                const std::string id = "p" + std::to_string(which);
                const KeptPage *kept = w.book.page({id});
                const int newest = kept ? kept->revisions.back().number : 0;
                if (what <= 1)
                    w.save(page(id, number == 0 ? PageKind::news : PageKind::general), newest - (number == 9 ? 1 : 0), number);
                else if (what == 2)
                    w.publish(id.c_str(), newest, number < 4 ? std::nullopt : std::optional(w.now + hours(number * 7)),
                              number % 3 == 0 ? std::optional(w.now + hours(number * 20)) : std::nullopt);
                else if (what == 3)
                    w.take(decide(w.book, WithdrawPage{{id}, {"error"}}));
                else
                    w.now += hours(number * 9);
                RC_ASSERT(!w.book.contradiction());
                for (const Hanging &each : w.book.edition().pages)
                    RC_ASSERT(w.book.texts.contains(each.text));
                RC_ASSERT(w.book.texts.size() <= 3 * (1 + max_hangs));
            }
        }));
    }

    void an_inspectorate_follows_its_pages()
    {
        Inspectorate one;
        one.apply({noon, "specialist", PageSaved{page("hours"), 1, hash(1), 100}});
        one.apply({noon, "specialist", PagePublished{{"hours"}, 1, noon, {}, {}}});
        one.apply({noon, "specialist", EditionMade{1, 1, noon, hash(2)}});
        QCOMPARE(one.pages.edition().pages.size(), 1U);
        QCOMPARE(one.pages.edition().number, 1);
        QCOMPARE(one.pages.page({"hours"})->revisions[0].by, std::string("specialist"));
        QVERIFY(!one.hall.day()); // pages open no day
    }
};

QTEST_APPLESS_MAIN(TestContentBook)
#include "tst_content_book.moc"
