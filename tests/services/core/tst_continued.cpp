// SPDX-License-Identifier: GPL-3.0-or-later
// What new settings leave out is kept, so that no ticket is lost.
#include "core/site/continued.h"
#include "core/site/findings.h"
#include "small_hall.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;

namespace {

bool takes(const Site &site, WindowNumber window, const ServiceId &service)
{
    const auto &taken = site.window(window)->services;
    return std::any_of(taken.begin(), taken.end(), [&](const WindowService &each) { return each.service == service; });
}

/// small_site without the service and whatever names it.
Site without(const ServiceId &service)
{
    Site site = small_site();
    std::erase_if(site.services, [&](const Service &each) { return each.id == service; });
    for (Window &window : site.windows)
        std::erase_if(window.services, [&](const WindowService &each) { return each.service == service; });
    std::erase_if(site.windows, [](const Window &window) { return window.services.empty(); });
    return site;
}

} // namespace

class TestContinued : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_draft_that_leaves_nothing_out_stays_as_it_is()
    {
        QVERIFY(continued(small_site(), small_site()) == small_site());
        Site more = small_site();
        more.services.push_back({{"new"}, {"people"}, Letter::M, {"Новая", ""}, {}, std::nullopt});
        more.windows.front().services.push_back({{"new"}, Minutes{0}});
        QVERIFY(continued(small_site(), more) == more);
    }

    void a_service_that_is_left_out_is_retired_and_taken_by_those_who_took_it()
    {
        const Site site = continued(small_site(), without(info));
        QVERIFY(site_findings(site).empty());
        QVERIFY(site.service(info) && site.service(info)->retired && site.service(info)->letter == Letter::K);
        QVERIFY(takes(site, 3, info) && takes(site, 4, info) && takes(site, 5, info));
        QVERIFY(!takes(site, 1, info) && !takes(site, 2, info));
        QVERIFY(site.window(5)->services.back() == (WindowService{info, Minutes{20}})); // it only helped out
        QVERIFY(continued(site, site) == site);
    }

    void where_none_of_them_is_left_every_open_window_takes_it()
    {
        Site draft = without(info);
        draft.windows.resize(2); // 1 and 2
        std::erase_if(draft.services, [](const Service &service) { return service.id == reg; });
        draft.categories.pop_back();
        const Site site = continued(small_site(), draft);
        QVERIFY(site_findings(site).empty());
        QVERIFY(takes(site, 1, info) && takes(site, 2, info) && takes(site, 1, reg) && takes(site, 2, reg));
        QVERIFY(site.window(3)->retired && site.window(4)->retired && site.window(5)->retired);
        QVERIFY(!site.open_window(3) && site.open_window(2));
        QVERIFY(site.category({"firms"})); // what is retired stands in it
    }

    void a_category_of_what_is_retired_is_kept_on_the_first_level()
    {
        Site before = small_site();
        before.categories.push_back({{"papers"}, {"Справки", ""}, {}, CategoryId{"firms"}});
        before.categories.push_back({{"other"}, {"Прочее", ""}, {}, CategoryId{"firms"}});
        before.services.at(2).category = {"papers"};
        before.services.at(3).category = {"other"};
        QVERIFY(site_findings(before).empty());
        Site draft = before;
        std::erase_if(draft.services, [](const Service &service) { return service.id == info; });
        std::erase_if(draft.categories, [](const Category &category) { return category.id.value == "other"; });
        const Site site = continued(before, draft);
        QVERIFY(!site.category({"other"})->parent);
        QVERIFY(site_findings(site).empty());
    }

    void a_class_that_is_left_out_is_retired()
    {
        Site draft = small_site();
        draft.classes.pop_back();
        const Site site = continued(small_site(), draft);
        QVERIFY(site.visitor_class(preferential)->retired && site.visitor_class(preferential)->norm == Minutes{5});
        QVERIFY(site_findings(site).empty());
        draft.classes = {draft.classes.front(), small_site().classes.back()};
        std::swap(draft.classes.front(), draft.classes.back());
        draft.classes.front().retired = true;
        QCOMPARE(site_findings(draft).front().code, std::string("ordinary_retired"));
        draft.classes = small_site().classes;
        draft.classes.front().first = true;
        QCOMPARE(site_findings(draft).front().code, std::string("ordinary_first"));
    }

    void whatever_is_left_out_is_known_afterwards()
    {
        QVERIFY(rc::check("every id of before is there, every service is taken, and nothing is done twice", [] {
            const auto keep = *rc::gen::arbitrary<std::uint32_t>();
            Site draft = small_site();
            unsigned bit = 0;
            const auto gone = [&](const auto &) { return (keep >> bit++ & 1U) == 0; };
            std::erase_if(draft.services, gone);
            std::erase_if(draft.windows, gone);
            std::erase_if(draft.classes, gone);
            std::erase_if(draft.categories, gone);
            const Site site = continued(small_site(), draft);
            const Site before = small_site();
            for (const Service &service : before.services) {
                RC_ASSERT(site.service(service.id) != nullptr);
                if (site.service(service.id)->retired)
                    RC_ASSERT(site.category(service.category) != nullptr);
            }
            for (const Window &window : before.windows)
                RC_ASSERT(site.window(window.number) != nullptr);
            for (const VisitorClass &visitor_class : before.classes)
                RC_ASSERT(site.visitor_class(visitor_class.id) != nullptr);
            const auto open = [](const Window &window) { return !window.retired; };
            const bool any_open = std::any_of(site.windows.begin(), site.windows.end(), open);
            for (const Service &service : site.services) {
                const bool taken = std::any_of(site.windows.begin(), site.windows.end(), [&](const Window &window) {
                    return open(window) && takes(site, window.number, service.id);
                });
                if (service.retired && any_open)
                    RC_ASSERT(taken);
            }
            RC_ASSERT(continued(site, site) == site);
        }));
    }
};

QTEST_APPLESS_MAIN(TestContinued)
#include "tst_continued.moc"
