// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that change while the hall works: what is saved, and what becomes of whoever is there.
#include "core/hall/hall_image.h"
#include "core/hall/site_change.h"
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using enum TicketState;

namespace {

Site without_info()
{
    Site site = small_site();
    site.services.pop_back();
    for (Window &window : site.windows)
        std::erase_if(window.services, [](const WindowService &taken) { return taken.service == info; });
    return site;
}

Site without_window(WindowNumber number)
{
    Site site = small_site();
    std::erase_if(site.windows, [&](const Window &window) { return window.number == number; });
    return site;
}

SaveSite save(const SmallHall &world, Site site, std::string note = {})
{
    return {std::move(site), world.hall.revision().number, std::move(note)};
}

std::vector<std::string> codes(const std::vector<SiteFinding> &findings)
{
    std::vector<std::string> all;
    for (const SiteFinding &finding : findings)
        all.push_back(finding.path + " " + finding.code);
    return all;
}

} // namespace

class TestHallSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void what_is_saved_is_in_force_and_says_by_whom()
    {
        SmallHall world;
        QVERIFY((world.hall.revision() == SiteRevision{1, monday_nine, "test", {}}));
        Site site = small_site();
        site.rules.recall_limit = 0;
        world.now += Minutes{5};
        QVERIFY(world.ok(save(world, site, "so it is calmer")));
        QVERIFY((world.events == std::vector<Event>{SiteSaved{site, "so it is calmer"}}));
        QVERIFY(world.hall.site() == site);
        QVERIFY((world.hall.revision() == SiteRevision{2, monday_nine + Minutes{5}, "test", "so it is calmer"}));
        QVERIFY(Hall::from(world.hall.image())->revision() == world.hall.revision());
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.run(Recall{id, staff(1)}) == Refusal::recall_limit); // at once
    }

    void the_second_of_two_is_told()
    {
        SmallHall world;
        Site one = small_site();
        one.name = {"Первая", ""};
        Site other = small_site();
        other.name = {"Вторая", ""};
        QVERIFY(world.ok(SaveSite{one, 1, {}}));
        QVERIFY(world.run(SaveSite{other, 1, {}}) == Refusal::changed_meanwhile);
        QVERIFY(world.run(SaveSite{other, 3, {}}) == Refusal::changed_meanwhile);
        QVERIFY(world.hall.site() == one);
        QVERIFY(world.ok(SaveSite{one, 1, {}})); // it is so already: asked twice
        QVERIFY(world.events.empty());
        QVERIFY(world.ok(SaveSite{other, 2, {}}));
    }

    void what_cannot_be_is_not_saved()
    {
        SmallHall world;
        Site site = small_site();
        site.services.at(1).title = {};
        site.windows.at(0).services.at(0).service = {"nothing"};
        site.rules.reserve_size = 101;
        QVERIFY(world.run(save(world, site)) == Refusal::site_not_valid);
        QVERIFY((codes(site_findings(world.hall, site))
                 == std::vector<std::string>{"services[1].title title_missing", "windows[0].services[0] service_unknown",
                                             "rules.reserve_size out_of_range"}));
        QVERIFY((site_findings(site).back().values == SiteFinding::Values{{"least", "0"}, {"most", "100"}}));
    }

    void the_site_stays_the_same_one()
    {
        SmallHall world;
        Site site = small_site();
        site.id = "another";
        QVERIFY(world.run(save(world, site)) == Refusal::site_not_valid);
        QVERIFY(codes(site_findings(world.hall, site)) == std::vector<std::string>{"id site_changed"});
    }

    void the_days_of_visitors_are_not_moved_from_under_them()
    {
        SmallHall world;
        Site far = small_site();
        far.utc_offset = UtcOffset{720};
        const TicketId id = world.issue(decl);
        QVERIFY(world.run(save(world, far)) == Refusal::site_not_valid);
        QVERIFY(codes(site_findings(world.hall, far)) == std::vector<std::string>{"utc_offset offset_with_visitors"});
        QVERIFY(world.ok(Leave{id}));
        QVERIFY(world.ok(save(world, far)));
    }

    void a_service_dropped_with_tickets_waiting()
    {
        SmallHall world;
        world.take({3});
        const TicketId in_hand = world.issue(info);
        QVERIFY(world.call(3) == in_hand);
        QVERIFY(world.ok(StartServing{in_hand, staff(3)}));
        const TicketId waits = world.issue(info);
        const TicketId parked_one = world.issue(info);
        QVERIFY(world.ok(Park{parked_one, staff(3), std::nullopt}));

        const Site draft = without_info();
        const auto told = effects(world.hall, draft);
        QCOMPARE(told.size(), std::size_t{2}); // as if the draft were saved as it stands: nobody would take it
        SiteEffect retired{SiteEffect::Kind::service_retired, info};
        retired.waiting = retired.in_hand = retired.parked = 1;
        QVERIFY(told.front() == retired);

        QVERIFY(world.ok(save(world, draft)));
        QVERIFY(world.hall.site().service(info)->retired);
        QVERIFY(effects(world.hall, world.hall.site()).empty());
        QVERIFY(world.ok(Finish{in_hand, staff(3)}));
        QVERIFY(world.call(3) == waits);
        QVERIFY(world.ok(Unpark{parked_one, staff(3)}));
        QVERIFY(world.run(GrantNumber{info, ordinary, kiosk, "r", monday}) == Refusal::service_closed);
        TicketIssued late = world.next_ticket(info); // of a kiosk that was offline
        late.origin = NumberOrigin::own;
        late.number.prefix = 1;
        QVERIFY(world.ok(ReceiveTicket{.issued = late, .prefix = 1}));
        QVERIFY(world.ticket(late.ticket).state == waiting);
        QVERIFY(world.ok(MarkNoShow{waits, staff(3)}));
        QVERIFY(world.call(3) == parked_one);
        QVERIFY(world.ok(MarkNoShow{parked_one, staff(3)}));
        QVERIFY(world.call(3) == late.ticket);
        QVERIFY(world.replayed() == world.hall);
    }

    void a_window_closed_while_serving()
    {
        SmallHall world;
        world.take({1, 4});
        const TicketId served_one = world.issue(decl);
        QVERIFY(world.call(1) == served_one);
        const TicketId bound = world.issue(decl);
        QVERIFY(world.call(4) == bound);
        QVERIFY(world.ok(StartServing{bound, staff(4)}));
        QVERIFY(world.ok(Transfer{bound, staff(4), std::nullopt, 1, std::nullopt}));
        const TicketId next = world.issue(decl);

        const auto told = effects(world.hall, without_window(1));
        SiteEffect closed{SiteEffect::Kind::window_closed};
        closed.window = 1;
        closed.staff = staff(1);
        closed.in_hand = closed.waiting = 1;
        QVERIFY(told == std::vector<SiteEffect>{closed});

        QVERIFY(world.ok(save(world, without_window(1))));
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty()); // who is in hand there is served to the end
        QVERIFY(world.ok(Recall{served_one, staff(1)}));
        QVERIFY(world.ok(StartServing{served_one, staff(1)}));
        QVERIFY(world.ok(Finish{served_one, staff(1)}));
        QVERIFY(world.run(CallNext{1, staff(1)}) == Refusal::unknown_window);
        QVERIFY(world.run(CallChosen{next, 1, staff(1), {"unwell"}}) == Refusal::unknown_window);
        QVERIFY(!world.hall.next_for(1, staff(1), world.now));
        QVERIFY(world.ok(Tick{}));
        QVERIFY((world.events == std::vector<Event>{WindowReleased{1, staff(1), ReasonId{"window_closed"}}}));
        QVERIFY(world.ok(Tick{}));
        QVERIFY((world.events == std::vector<Event>{TicketFellBack{bound}})); // at once: nobody will ever hold it
        QVERIFY(world.run(TakeWindow{1, staff(1)}) == Refusal::unknown_window);
        QVERIFY(world.call(4) == bound);
        QVERIFY(world.ok(StartServing{bound, staff(4)}));
        QVERIFY(world.run(Transfer{bound, staff(4), std::nullopt, 1, std::nullopt}) == Refusal::unknown_window);
        QVERIFY(world.replayed() == world.hall);
    }

    void a_window_comes_back_as_it_went()
    {
        SmallHall world;
        QVERIFY(world.ok(save(world, without_window(2))));
        QVERIFY(world.hall.site().window(2)->retired);
        QVERIFY(world.run(TakeWindow{2, staff(2)}) == Refusal::unknown_window);
        QVERIFY(world.ok(save(world, small_site())));
        world.take({2});
        const TicketId id = world.issue(debt);
        QVERIFY(world.call(2) == id);
    }

    void nobody_who_is_there_takes_it_any_more()
    {
        SmallHall world;
        world.take({2, 3});
        world.issue(debt);
        Site site = small_site();
        site.windows.at(1).services = {{decl, Minutes{0}}};
        SiteEffect unserved{SiteEffect::Kind::service_unserved, debt};
        unserved.waiting = 1;
        QVERIFY(effects(world.hall, site) == std::vector<SiteEffect>{unserved});
    }
};

QTEST_APPLESS_MAIN(TestHallSettings)
#include "tst_hall_settings.moc"
