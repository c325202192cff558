// SPDX-License-Identifier: GPL-3.0-or-later
// Long because each thing that can be wrong with a site has its sentence here.
#include "show.h"
#include "small_hall.h"

#include <functional>

using namespace talon::core;
using namespace talon::core::test;

namespace {

using Spoil = std::function<void(Site &)>;

std::string long_text(std::size_t length)
{
    return std::string(length, 'x');
}

} // namespace

class TestSite : public QObject
{
    Q_OBJECT

    static void compare(const Spoil &spoil, const std::string &sentence)
    {
        Site site = small_site();
        spoil(site);
        QCOMPARE(check(site).value_or("nothing is wrong"), sentence);
    }

private Q_SLOTS:
    void a_good_one()
    {
        QVERIFY(!check(small_site()));
        Site bare = small_site();
        bare.places.clear();
        bare.hours = {};
        QVERIFY(!check(bare));
    }

    void an_empty_one() { QVERIFY(check(Site{})); }

    void heads()
    {
        compare([](Site &s) { s.id = ""; }, "The id \"\" of the site is empty, too long or not printable.");
        compare([](Site &s) { s.id = long_text(65); },
                "The id \"" + long_text(65) + "\" of the site is empty, too long or not printable.");
        compare([](Site &s) { s.name.set(Language::ru, ""); }, "The Russian title of the site is empty.");
        compare([](Site &s) { s.name.set(Language::en, long_text(301)); },
                "The title of the site is longer than 300 bytes or has a control character.");
        compare([](Site &s) { s.name.set(Language::ru, "a\nb"); },
                "The title of the site is longer than 300 bytes or has a control character.");
        compare([](Site &s) { s.address.set(Language::ru, long_text(2001)); },
                "The note of the site's address is longer than 2000 bytes or has a control character.");
        compare([](Site &s) { s.utc_offset = UtcOffset{-721}; },
                "The site's UTC offset is not -720 to 840 minutes.");
        compare([](Site &s) { s.utc_offset = UtcOffset{841}; },
                "The site's UTC offset is not -720 to 840 minutes.");
    }

    void hours()
    {
        const std::string fault =
            "The hours of the site have an interval that is empty, outside the day or out of order.";
        for (const std::vector<Interval> &day : std::vector<std::vector<Interval>>{{{600, 600}},
                                                                                   {{-1, 600}},
                                                                                   {{600, 1441}},
                                                                                   {{600, 700}, {690, 800}},
                                                                                   {{700, 800}, {600, 650}},
                                                                                   {{700, 600}}})
            compare([&](Site &s) { s.hours.at(6) = day; }, fault);
        compare([](Site &s) { s.hours.at(0).assign(9, {}); },
                "The hours of the site have more than 8 intervals a day.");
        compare(
            [](Site &s) {
                s.services.at(3).hours->at(0) = {{5, 5}};
            },
            "The hours of service \"info\" have an interval that is empty, outside the day or out of order.");
        compare([](Site &s) { s.hours.at(6) = {{0, 700}, {700, 1440}}; }, "nothing is wrong");
    }

    void categories_and_services()
    {
        compare([](Site &s) { s.categories.clear(); }, "The site has no categories.");
        compare([](Site &s) { s.categories.resize(41, s.categories.front()); },
                "The site has more than 40 categories.");
        compare([](Site &s) { s.categories.push_back(s.categories.front()); },
                "There are two of category \"people\".");
        compare(
            [](Site &s) {
                s.categories.push_back({CategoryId{"new"}, {"Новая", ""}, {}});
            },
            "There is no service in category \"new\".");
        compare([](Site &s) { s.categories.front().title.set(Language::ru, ""); },
                "The Russian title of category \"people\" is empty.");
        compare(
            [](Site &s) {
                s.services.clear();
                s.categories.clear();
            },
            "The site has no categories.");
        compare([](Site &s) { s.services.resize(100, s.services.front()); },
                "The site has more than 99 services.");
        compare([](Site &s) { s.services.push_back(s.services.front()); },
                "There are two of service \"decl\".");
        compare([](Site &s) { s.services.at(1).letter = Letter::A; }, "nothing is wrong"); // numbers run per letter
        compare(
            [](Site &s) {
                for (Service &service : s.services)
                    service.retired = true;
            },
            "Every service of the site is retired.");
        compare([](Site &s) { s.services.at(1).category = {"nowhere"}; },
                "The category \"nowhere\" of service \"debt\" is unknown.");
        compare([](Site &s) { s.services.at(1).id = {"tab\there"}; },
                "The id \"tab\there\" of a service is empty, too long or not printable.");
        compare([](Site &s) { s.services.at(1).note.set(Language::en, "bell\a"); },
                "The note of service \"debt\" is longer than 2000 bytes or has a control character.");
        compare([](Site &s) { s.services.at(1).note.set(Language::ru, "две\nстроки"); }, "nothing is wrong");
    }

    /// «Физические лица» with two groups, each with a service.
    static void plant(Site &s)
    {
        s.categories.push_back({{"taxes"}, {"Налоги", ""}, {}, CategoryId{"people"}});
        s.categories.push_back({{"papers"}, {"Справки", ""}, {}, CategoryId{"people"}});
        s.services.at(0).category = {"taxes"};
        s.services.at(1).category = {"papers"};
    }

    void the_tree()
    {
        compare([](Site &s) { plant(s); }, "nothing is wrong");
        compare(
            [](Site &s) {
                plant(s);
                s.categories.back().parent = CategoryId{"nowhere"};
            },
            "The category \"nowhere\" in which category \"papers\" stands is unknown.");
        compare(
            [](Site &s) {
                plant(s);
                s.categories.back().parent = CategoryId{"taxes"};
                s.services.at(0).category = {"papers"};
            },
            "The category \"papers\" stands in a group: a tree has three levels, categories, groups and services.");
        compare(
            [](Site &s) {
                plant(s);
                s.services.at(0).category = {"people"};
            },
            "There are both services and groups in category \"people\": a visitor is shown one kind.");
        compare(
            [](Site &s) {
                plant(s);
                s.services.at(0).category = {"papers"};
            },
            "There is no service in category \"taxes\".");
        compare(
            [](Site &s) {
                plant(s);
                s.categories.at(0).parent = CategoryId{"taxes"};
            },
            "The category \"people\" stands in a group: a tree has three levels, categories, groups and services.");
    }

    void days_and_the_whole()
    {
        const auto date = [](int number) { return Day{std::chrono::year{2027} / 1 / 1} + std::chrono::days{number}; };
        compare([&](Site &s) { s.days[date(0)] = {{}, {"Праздник", ""}}; }, "nothing is wrong");
        compare([&](Site &s) { s.days[date(8)] = {{{600, 600}}, {}}; },
                "The hours of the date 2027-01-09 have an interval that is empty, outside the day or out of order.");
        compare([&](Site &s) { s.days[date(0)].note.set(Language::ru, long_text(2001)); },
                "The note of the date 2027-01-01 is longer than 2000 bytes or has a control character.");
        compare(
            [&](Site &s) {
                for (int number = 0; number < 401; ++number)
                    s.days[date(number)];
            },
            "The site has hours of their own for more than 400 dates.");
        compare(
            [&](Site &s) {
                for (int number = 0; number < 101; ++number)
                    s.days[date(number)].note.set(Language::ru, long_text(2000));
            },
            "The texts of the site have more than 200000 bytes together.");
    }

    void classes()
    {
        compare([](Site &s) { s.classes.clear(); }, "The site has no classes.");
        compare([](Site &s) { s.classes.resize(9, s.classes.front()); }, "The site has more than 8 classes.");
        compare([](Site &s) { s.classes.push_back(s.classes.front()); },
                "There are two of class \"ordinary\".");
        compare([](Site &s) { s.classes.front().norm = Minutes{0}; },
                "The norm of class \"ordinary\" is not 1 to 480 minutes.");
        compare([](Site &s) { s.classes.front().norm = Minutes{481}; },
                "The norm of class \"ordinary\" is not 1 to 480 minutes.");
    }

    void windows()
    {
        compare([](Site &s) { s.windows.clear(); }, "The site has no windows.");
        compare([](Site &s) { s.windows.resize(100, s.windows.front()); },
                "The site has more than 99 windows.");
        compare([](Site &s) { s.windows.front().number = 0; }, "The number of window 0 is not 1 to 99.");
        compare([](Site &s) { s.windows.front().number = 100; }, "The number of window 100 is not 1 to 99.");
        compare([](Site &s) { s.windows.at(1).number = 1; }, "There are two windows 1.");
        compare([](Site &s) { s.windows.at(1).services.clear(); }, "The window 2 takes no service.");
        compare(
            [](Site &s) {
                s.windows.at(1).services.push_back({{"nothing"}, Minutes{0}});
            },
            "The service \"nothing\" of window 2 is unknown.");
        compare(
            [](Site &s) {
                s.windows.at(1).services.push_back({debt, Minutes{5}});
            },
            "The service \"debt\" stands twice at window 2.");
        compare([](Site &s) { s.windows.front().services.front().help_out = Minutes{-1}; },
                "The time by which window 1 only helps out is not 0 to 480 minutes.");
        compare(
            [](Site &s) {
                s.windows.front().lunch = Interval{900, 800};
            },
            "The lunch of window 1 is empty or outside the day.");
        compare([](Site &s) { s.windows.erase(s.windows.begin() + 2, s.windows.end()); },
                "No window takes the service \"reg\".");
    }

    void places_and_rules()
    {
        compare([](Site &s) { s.places.resize(65, s.places.front()); }, "The site has more than 64 places.");
        compare([](Site &s) { s.places.at(1).id = "entrance"; }, "There are two of place \"entrance\".");
        compare([](Site &s) { s.places.at(1).role = "window"; },
                "The role \"window\" of place \"hall\" is none of \"ticket\", \"hall\", \"stand\" and \"survey\".");
        compare([](Site &s) { s.rules.recall_limit = 21; }, "The rule recall_limit is not 0 to 20.");
        compare([](Site &s) { s.rules.callable_before = Minutes{-1}; }, "The rule callable_before is not 0 to 240 minutes.");
        compare([](Site &s) { s.rules.service_time = Minutes{0}; }, "The rule service_time is not 1 to 240 minutes.");
        compare([](Site &s) { s.rules.last_ticket_before_close = Minutes{241}; }, "The rule last_ticket_before_close is not 0 to 240 minutes.");
        compare([](Site &s) { s.rules.transfer_waits = Minutes{0}; }, "The rule transfer_waits is not 1 to 240 minutes.");
        compare([](Site &s) { s.rules.reserve_size = 101; },
                "The rule reserve_size is not 0 to 100 numbers.");
        // Reserves of five days and one that is filled again.
        const auto twelve_kiosks = [](Site &s, int reserve) {
            for (s.places.clear(); s.places.size() < 12;)
                s.places.push_back({"kiosk" + std::to_string(s.places.size()), "ticket", {"Терминал", ""}});
            s.rules.reserve_size = reserve;
        };
        compare([&](Site &s) { twelve_kiosks(s, 8); }, "nothing is wrong");
        compare([&](Site &s) { twelve_kiosks(s, 9); },
                "The rule reserve_size is more than 8 numbers, which is the most for 12 ticket kiosks: reserves would leave fewer than half "
                "of a day's numbers to be granted.");
        compare([](Site &s) { s.rules.booked_late = Minutes{241}; }, "The rule booked_late is not 0 to 240 minutes.");
        compare([](Site &s) { s.rules.booked_first_after = Minutes{-1}; }, "The rule booked_first_after is not 0 to 240 minutes.");
        compare([](Site &s) { s.rules.booked_promise = Minutes{0}; }, "The rule booked_promise is not 1 to 240 minutes.");
        compare([](Site &s) { s.rules.booking_digits = 3; }, "The rule booking_digits is not 4 to 10 digits.");
    }

    void languages()
    {
        const auto tag = [](const std::string &text) { return Language::parse(text).value(); };
        compare([](Site &s) { s.languages = {Language::ru}; }, "nothing is wrong");
        compare([&](Site &s) { s.languages = {tag("tt"), tag("kk-Latn"), Language::ru}; }, "nothing is wrong");
        compare([](Site &s) { s.languages.clear(); }, "The site has no languages.");
        compare([](Site &s) { s.languages = {Language::en}; }, "The site's languages lack Russian, \"ru\".");
        compare([&](Site &s) { s.languages = {Language::ru, tag("tt"), tag("tt")}; }, "The language \"tt\" stands twice in the site's languages.");
        std::vector<Language> many{Language::ru};
        for (char c = 'a'; many.size() < max_languages; ++c)
            many.push_back(tag(std::string("z") + c));
        compare([&](Site &s) { s.languages = many; }, "nothing is wrong");
        many.push_back(tag("zz"));
        compare([&](Site &s) { s.languages = many; }, "The site has more than 8 languages.");
    }

    void texts_in_further_languages_have_the_same_bounds()
    {
        const Language tatar = Language::parse("tt").value();
        compare([&](Site &s) { s.name.set(tatar, long_text(300)); }, "nothing is wrong");
        compare([&](Site &s) { s.name.set(tatar, long_text(301)); },
                "The title of the site is longer than 300 bytes or has a control character.");
        compare([&](Site &s) { s.address.set(tatar, "\a"); },
                "The note of the site's address is longer than 2000 bytes or has a control character.");
        const auto crowd = [](Text &text) {
            for (char c = 'a'; text.languages().size() <= max_languages; ++c)
                text.set(Language::parse(std::string("z") + c).value(), "x");
        };
        compare([&](Site &s) { crowd(s.name); }, "The text of the site is in more than 8 languages.");
        compare([&](Site &s) { crowd(s.services.at(1).note); }, "The text of service \"debt\" is in more than 8 languages.");
        compare(
            [&](Site &s) {
                for (int number = 0; number < 101; ++number)
                    s.days[Day{std::chrono::year{2027} / 1 / 1} + std::chrono::days{number}].note.set(tatar, long_text(2000));
            },
            "The texts of the site have more than 200000 bytes together.");
    }
};

QTEST_APPLESS_MAIN(TestSite)
#include "tst_site.moc"
