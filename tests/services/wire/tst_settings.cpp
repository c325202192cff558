// SPDX-License-Identifier: GPL-3.0-or-later
// What the API says of settings: bodies, differences, and a site file that comes back.
#include "samples.h"

#include "wire/api/errors.h"
#include "wire/json/limits.h"
#include "wire/site/settings.h"
#include "wire/site/site_codec.h"
#include "wire/site/site_file.h"

#include <QTest>

using namespace talon;
using namespace talon::wire;

namespace {

/// "path was now", a line each.
std::string told(const core::Site &was, const core::Site &now)
{
    std::string all;
    for (const Difference &difference : differences(was, now))
        all += difference.path + " " + difference.was + " " + difference.now + "\n";
    return all;
}

core::Site changed(const std::function<void(core::Site &)> &change)
{
    core::Site site = samples::site();
    change(site);
    return site;
}

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equal_sites_have_no_differences() { QCOMPARE(told(samples::site(), samples::site()), std::string()); }

    void a_field_is_told_by_the_id_of_its_thing()
    {
        const auto site = changed([](core::Site &s) {
            s.services[1].title = {"Выдача ИНН", "Tax number"};
            s.rules.recall_limit = 2;
        });
        QCOMPARE(told(samples::site(), site).find("services[" + site.services[1].id.value + "].title.ru "), std::size_t{0});
        QVERIFY(told(samples::site(), site).ends_with("rules.recall_limit 3 2\n"));
    }

    void what_came_and_went_is_told_whole()
    {
        const auto site = changed([](core::Site &s) { s.places.pop_back(); });
        const core::Place gone = samples::site().places.back();
        const auto all = differences(samples::site(), site);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].path, "places[" + gone.id + "]");
        QVERIFY(all[0].was.starts_with("{\"id\":\"" + gone.id));
        QCOMPARE(all[0].now, std::string("null"));
        const auto back = differences(site, samples::site());
        QCOMPARE(back[0].was, std::string("null"));
        QCOMPARE(back[0].now, all[0].was);
    }

    void hours_are_told_as_a_list_and_an_order_by_ids()
    {
        QCOMPARE(told(samples::site(), changed([](core::Site &s) { s.hours[0] = {{540, 600}}; })).find("hours.mon ["), std::size_t{0});
        QVERIFY(told(samples::site(), changed([](core::Site &s) { s.hours[0] = {{540, 600}}; })).ends_with("[\"09:00-10:00\"]\n"));
        const auto site = changed([](core::Site &s) { std::swap(s.services[0], s.services[1]); });
        const std::string one = samples::site().services[0].id.value;
        const std::string other = samples::site().services[1].id.value;
        QCOMPARE(told(samples::site(), site), "services [\"" + one + "\",\"" + other + "\"] [\"" + other + "\",\"" + one + "\"]\n");
    }

    void windows_and_their_services_are_told_by_number_and_id()
    {
        const auto site = changed([](core::Site &s) { s.windows[0].services[0].help_out = core::Minutes{7}; });
        const core::Window window = samples::site().windows[0];
        const std::string id = window.services[0].service.value;
        QCOMPARE(told(samples::site(), site), "windows[" + std::to_string(window.number) + "].services[" + id + "] \"" + id + "\" {\"id\":\"" + id
                                                  + "\",\"help_out_min\":7}\n");
    }

    void a_body_is_read_with_its_bounds()
    {
        const std::string site = encode_site(samples::site());
        const auto draft = decode_settings_draft("{\"note\":\"почему\",\"site\":" + site + "}");
        QVERIFY(draft.ok() && draft->site == samples::site() && draft->note == "почему");
        QVERIFY(decode_settings_draft("{\"site\":" + site + "}")->note.empty());
        QCOMPARE(decode_settings_draft("{}").error().path, std::string("site"));
        QCOMPARE(decode_settings_draft("{\"site\":{}}").error().path, std::string("site.id"));
        QCOMPARE(decode_settings_draft("{\"site\":" + site + ",\"note\":\"" + std::string(max_revision_note + 1, 'x') + "\"}").error().path,
                 std::string("note"));
        QVERIFY(decode_settings_draft(std::string(max_settings_bytes + 1, ' ')).error().fault == WireFault::too_large);
    }

    void every_finding_has_its_sentence()
    {
        // Each code of core/site, and of core/hall/site_change.cpp; the values stand in the sentence.
        core::Site broken;
        broken.classes.resize(2);
        broken.classes[0].retired = true;
        broken.windows = {{100, {}, {{{"no"}, core::Minutes{-1}}, {{"no"}, core::Minutes{0}}}, core::Interval{5, 4}, true}};
        broken.places = {{"a", "stand", {}}, {"a", "hall", {std::string(301, 'x'), ""}}};
        broken.services = {{{"s"}, {"c"}, core::Letter::A, {}, {}, core::WeekHours{core::DayHours{{5, 5}}, core::DayHours(9)}, true}};
        broken.categories = {{{"k"}, {}, {}, core::CategoryId{"none"}}};
        const auto found = core::site_findings(broken);
        QVERIFY(found.size() > 20);
        for (const auto &finding : found) {
            const std::string sentence = message("finding." + finding.code, core::Language::ru, finding.values);
            QVERIFY2(sentence != message("internal", core::Language::ru), finding.code.c_str());
            for (const auto &[name, value] : finding.values)
                QVERIFY2(sentence.find(value) != std::string::npos, (finding.code + ": " + sentence).c_str());
            QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
        }
        const std::string json = encode_settings_check({found, {}, {}}, core::Language::en);
        QVERIFY(json.find("{\"path\":\"id\",\"code\":\"id_bad\",\"message\":\"An id is") != std::string::npos);
    }

    void a_site_file_for_people_comes_back()
    {
        const std::string text = site_file_text(samples::site());
        QVERIFY(*read_site_file(text) == samples::site());
        QVERIFY(text.starts_with("{\n  \"id\": \"demo\",\n"));
    }
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "tst_settings.moc"
