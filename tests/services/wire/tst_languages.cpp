// SPDX-License-Identifier: GPL-3.0-or-later
// Texts in any language: what is read, kept and written, and what an older terminal is shown of it.
#include "samples.h"

#include "core/hall/hall.h"
#include "wire/hall/ticket_document.h"
#include "wire/journal/event_codec.h"
#include "wire/site/site_codec.h"
#include "wire/terminals/codec.h"

#include <boost/json.hpp>

#include <QTest>

using namespace talon;
namespace json = boost::json;

namespace {

core::Language language(const char *tag) { return core::Language::parse(tag).value(); }

/// A site file with such a name and such a last field: `"languages": […]`.
std::string file(const std::string &name, const std::string &more = {})
{
    return R"({"id":"s","name":)" + name + R"(,"utc_offset":"+03:00","hours":{},"categories":[{"id":"c","title":"К"}],)"
           R"("services":[{"id":"a","category":"c","letter":"A","title":"У"}],"classes":[{"id":"o","title":"О","norm_min":15}])"
           + more + "}";
}

std::string fault(const std::string &site_file)
{
    const auto site = wire::decode_site(site_file);
    return site.ok() ? "nothing" : wire::describe(site.error());
}

json::value body(const wire::DocumentBody &document)
{
    return json::parse(wire::encode_document({1, document})).at("body");
}

} // namespace

class LanguagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void any_language_of_a_text_is_read_kept_and_written()
    {
        const auto site = wire::decode_site(file(R"({"ru":"Инспекция","TT":"Инспекциясе","en":"","kk-latn":"Inspektsiya"})"));
        QVERIFY2(site.ok(), site.ok() ? "" : wire::describe(site.error()).c_str());
        core::Text name{"Инспекция"};
        name.set(language("tt"), "Инспекциясе");
        name.set(language("kk-Latn"), "Inspektsiya");
        QVERIFY(site->name == name);
        const std::string written = wire::encode_site(*site);
        QVERIFY(written.find(R"("name":{"ru":"Инспекция","en":"","kk-Latn":"Inspektsiya","tt":"Инспекциясе"})") != std::string::npos);
        QVERIFY(*wire::decode_site(written) == *site);
    }

    void what_is_no_language_is_passed_over_and_what_is_no_text_is_not()
    {
        QCOMPARE(fault(file(R"({"ru":"И","comment":"x","_":1,"tt":null})")), std::string{"nothing"});
        QCOMPARE(fault(file(R"({"ru":"И","tt":5})")), std::string{"bad_field at name.tt"});
        QCOMPARE(fault(file(R"({"ru":"И","tt":"а","TT":"б"})")), std::string{"bad_field at name.TT"});
        QCOMPARE(fault(file(R"({"en":"I","tt":"а"})")), std::string{"missing_field at name.ru"});
        QCOMPARE(fault(file(R"({"ru":"","tt":"а"})")), std::string{"bad_field at name.ru"});
        QCOMPARE(fault(file(R"({"ru":"И","tt":")" + std::string(core::max_title_length, 'x') + R"("})")), std::string{"nothing"});
        QCOMPARE(fault(file(R"({"ru":"И","tt":")" + std::string(core::max_title_length + 1, 'x') + R"("})")), std::string{"bad_field at name.tt"});
    }

    void a_text_has_at_most_eight_languages()
    {
        std::string name = R"({"ru":"И")";
        for (char c = 'a'; c < 'a' + 7; ++c)
            name += ",\"z" + std::string(1, c) + "\":\"x\"";
        QCOMPARE(fault(file(name + "}")), std::string{"nothing"});
        QCOMPARE(fault(file(name + R"(,"zz":"x"})")), std::string{"bad_field at name"});
    }

    void the_languages_of_a_site()
    {
        QVERIFY((wire::decode_site(file("\"И\""))->languages == std::vector{core::Language::ru, core::Language::en}));
        const auto site = wire::decode_site(file("\"И\"", R"(,"languages":["tt","ru","kk-Latn"])"));
        QVERIFY((site->languages == std::vector{language("tt"), core::Language::ru, language("kk-Latn")}));
        QVERIFY(*wire::decode_site(wire::encode_site(*site)) == *site);
        QCOMPARE(fault(file("\"И\"", R"(,"languages":["ru","Татарча"])")), std::string{"bad_field at languages[1]"});
        QCOMPARE(fault(file("\"И\"", R"(,"languages":[])")), std::string{"bad_field at languages"});
        QCOMPARE(fault(file("\"И\"", R"(,"languages":["ru","za","zb","zc","zd","ze","zf","zg","zh"])")), std::string{"bad_field at languages"});
    }

    void a_site_of_two_languages_is_written_as_it_ever_was()
    {
        QVERIFY(wire::encode_site(samples::site()).find("\"languages\"") == std::string::npos);
        QCOMPARE(json::serialize(body(wire::make_menu(samples::site(), "")).at("languages")), std::string{R"(["ru","en"])"});
    }

    void an_older_terminal_is_told_of_the_two_languages_that_it_knows()
    {
        const auto told = [](std::vector<core::Language> offered) {
            core::Site site = samples::site();
            site.languages = std::move(offered);
            const wire::Menu menu = wire::make_menu(site, "");
            const auto back = wire::decode_document(wire::encode_document({1, menu}));
            return std::pair(json::serialize(body(menu).at("languages")), back.ok() && std::get<wire::Menu>(back->body) == menu);
        };
        using core::Language;
        QVERIFY((told({Language::ru, Language::en, language("tt")}) == std::pair(std::string{R"(["ru","en"])"}, true)));
        QVERIFY((told({language("tt"), Language::en, Language::ru}) == std::pair(std::string{R"(["en","ru"])"}, true)));
        QVERIFY((told({Language::ru, language("tt")}) == std::pair(std::string{R"(["ru"])"}, true)));
        QVERIFY((told({Language::en, Language::ru}) == std::pair(std::string{R"(["en","ru"])"}, true)));
    }

    void the_menu_of_an_older_backend_says_its_languages_apart()
    {
        json::value menu = json::parse(wire::encode_document({1, wire::make_menu(samples::site(), "")}));
        menu.at("body").at("languages") = json::parse(R"(["en","ru"])");
        const auto read = wire::decode_document(json::serialize(menu));
        QVERIFY(read.ok());
        QVERIFY((std::get<wire::Menu>(read->body).site.languages == std::vector{core::Language::en, core::Language::ru}));
        menu.at("body").at("languages") = json::parse("[]");
        QVERIFY(!wire::decode_document(json::serialize(menu)).ok());
    }

    void a_call_in_another_language_is_a_russian_one_for_an_older_display()
    {
        wire::CallLine line{{7, {}, {core::Letter::A, 23}, 5, language("tt-RU"), 0, samples::at(6, 14)}, {"inn"}, true};
        const wire::Calls calls{{line}};
        const json::value shown = body(calls).at("calls").at(0);
        QCOMPARE(json::serialize(shown.at("language")), std::string{"\"ru\""});
        QCOMPARE(json::serialize(shown.at("tag")), std::string{"\"tt-RU\""});
        QVERIFY(std::get<wire::Calls>(wire::decode_document(wire::encode_document({1, calls}))->body) == calls);
        line.call.language = core::Language::en;
        QVERIFY(!body(wire::Calls{{line}}).at("calls").at(0).as_object().contains("tag"));
    }

    void a_ticket_keeps_its_language_from_the_kiosk_to_the_phone()
    {
        core::Site site = samples::site();
        for (core::Service &service : site.services)
            service.title.set(language("tt"), "Хезмәт");
        site.name.set(language("tt"), "Инспекция (татарча)");
        const core::Day day = core::Day{std::chrono::year{2026} / 11 / 23};
        const core::TicketIssued issued{{"T1"}, {core::Letter::A, 1}, day, {"decl3ndfl"}, {"ordinary"}, language("tt"), core::NumberOrigin::granted,
                                        {"d-7QK2M9"}, samples::at(6, 10), {}};
        const auto encoded = wire::encode_event(issued);
        const auto event = wire::decode_event(encoded.type, encoded.version, encoded.body);
        QVERIFY(event.ok() && std::get<core::TicketIssued>(*event).language == language("tt"));
        core::Hall hall;
        hall.apply({samples::at(5, 59), "talond", core::SiteSaved{site}});
        hall.apply({samples::at(6, 9), "talond", core::NumberGranted{day, {core::Letter::A, 1}, {"d-7QK2M9"}, "T1"}});
        hall.apply({samples::at(6, 10), "talond", *event});
        const json::value status = json::parse(wire::encode_status(hall, *hall.ticket({"T1"}), samples::at(6, 11)));
        QCOMPARE(json::serialize(status.at("language")), std::string{"\"tt\""});
        QVERIFY(status.at("service").at("tt") == "Хезмәт" && status.at("site").at("tt") == "Инспекция (татарча)");
        QVERIFY(status.at("service").as_object().contains("ru") && status.at("service").as_object().contains("en"));
    }
};

QTEST_APPLESS_MAIN(LanguagesTest)
#include "tst_languages.moc"
