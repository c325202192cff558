// SPDX-License-Identifier: GPL-3.0-or-later
// Displays within earshot of each other: one speaks, the next takes over, each call is said once in a zone. And the settings of zones and sound.
#include "core/announce/announcement.h"
#include "core/announce/zone_speaker.h"
#include "core/site/findings.h"
#include "small_hall.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;
using namespace std::chrono_literals;

namespace {

ZoneDisplay display(const char *id, Hearing hearing, std::int64_t spoken = 0, const char *zone = "")
{
    return {{id}, zone, hearing, spoken};
}

std::string speaker(const ZoneSpeakers &speakers, const char *zone = "")
{
    const auto found = speakers.find(zone);
    return found == speakers.end() ? "nobody" : found->second.device.value + " after " + std::to_string(found->second.after);
}

std::string faults(const Site &site)
{
    std::string all;
    for (const SiteFinding &each : site_findings(site))
        all += each.path + " " + each.code + ";";
    return all;
}

} // namespace

class TestZoneSpeaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_first_that_is_heard_speaks_and_goes_on()
    {
        auto now = choose_speakers({display("a", Hearing::none), display("b", Hearing::heard), display("c", Hearing::heard)}, {});
        QCOMPARE(speaker(now), std::string("b after 0"));
        now = choose_speakers({display("a", Hearing::heard), display("b", Hearing::heard, 7), display("c", Hearing::heard)}, now);
        QCOMPARE(speaker(now), std::string("b after 0")); // nobody takes its turn away
    }

    void the_next_takes_over_after_what_was_said()
    {
        auto now = choose_speakers({display("a", Hearing::heard), display("b", Hearing::heard)}, {});
        now = choose_speakers({display("a", Hearing::silent, 7), display("b", Hearing::heard)}, now);
        QCOMPARE(speaker(now), std::string("b after 7"));
        now = choose_speakers({display("a", Hearing::heard, 7), display("b", Hearing::none, 9)}, now);
        QCOMPARE(speaker(now), std::string("a after 9"));
    }

    void where_none_is_heard_one_waits_for_its_sound()
    {
        auto now = choose_speakers({display("a", Hearing::silent), display("b", Hearing::silent)}, {});
        QCOMPARE(speaker(now), std::string("a after 0"));
        now = choose_speakers({display("a", Hearing::none), display("b", Hearing::none, 5)}, now);
        QCOMPARE(speaker(now), std::string(" after 5")); // all are gone
        now = choose_speakers({display("a", Hearing::none), display("b", Hearing::heard)}, now);
        QCOMPARE(speaker(now), std::string("b after 5"));
    }

    void each_zone_has_its_own()
    {
        const auto now = choose_speakers({display("a", Hearing::heard, 0, "hall"), display("b", Hearing::heard, 0, "stairs"),
                                          display("c", Hearing::heard, 0, "hall")}, {});
        QCOMPARE(speaker(now, "hall"), std::string("a after 0"));
        QCOMPARE(speaker(now, "stairs"), std::string("b after 0"));
    }

    /// Displays come, go, fall silent and are heard again while calls go on: of a zone never two speak, and no call is said twice.
    void each_call_once_a_zone()
    {
        QVERIFY(rc::check("each call once a zone", [] {
            constexpr std::size_t displays = 3;
            std::vector<ZoneDisplay> known{display("a", Hearing::none), display("b", Hearing::none), display("c", Hearing::none)};
            ZoneSpeakers speakers;
            std::int64_t call = 100;
            std::map<std::int64_t, int> said;
            for (int step = 0; step < 200; ++step) {
                ZoneDisplay &each = known[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(displays)))];
                each.hearing = static_cast<Hearing>(*rc::gen::inRange(0, 3));
                const ZoneSpeakers before = speakers;
                speakers = choose_speakers(known, before);
                const ZoneSpeaker now = speakers.contains("") ? speakers.at("") : ZoneSpeaker{};
                const ZoneSpeaker was = before.contains("") ? before.at("") : ZoneSpeaker{};
                call += *rc::gen::inRange(1, 3);
                std::size_t speaking = 0;
                for (ZoneDisplay &one : known) {
                    if (now.device != one.device)
                        continue;
                    ++speaking;
                    RC_ASSERT(one.hearing != Hearing::none);
                    // It says what has come since, and tells what it said.
                    for (std::int64_t next = std::max(now.after, one.spoken) + 1; next <= call && one.hearing == Hearing::heard; ++next) {
                        ++said[next];
                        RC_ASSERT(said[next] == 1);
                        one.spoken = next;
                    }
                    // What another has said is no news to whoever takes over.
                    for (const ZoneDisplay &other : known)
                        RC_ASSERT((was.device == one.device || &other == &one || other.spoken <= std::max(now.after, one.spoken)));
                }
                const bool any = std::any_of(known.begin(), known.end(), [](const auto &one) { return one.hearing != Hearing::none; });
                RC_ASSERT(speaking == (any ? 1u : 0u));
                const bool heard = std::any_of(known.begin(), known.end(), [](const auto &one) { return one.hearing == Hearing::heard; });
                RC_ASSERT((!heard || said.contains(call)));
            }
        }));
    }

    void what_another_display_said_is_not_said_again()
    {
        AnnouncementQueue queue({});
        Call first;
        first.call = 10;
        first.number = {Letter::A, 1};
        first.window = 1;
        first.at = monday_nine;
        Call second = first;
        second.call = 11;
        second.number = {Letter::A, 2};
        queue.skip_to(10);
        queue.offer({{second, true}, {first, true}}, monday_nine);
        const auto said = queue.begin(monday_nine, true);
        QVERIFY(said && said->calls.size() == 1 && said->calls.front().call == 11);
        queue.finish(11);
        QVERIFY(!queue.begin(monday_nine, true));
        QCOMPARE(queue.unspoken(), std::int64_t(0)); // another display said it
        queue.skip_to(5); // never back
        QCOMPARE(queue.spoken().finished, std::int64_t(11));
    }

    void the_hours_say_how_loud_it_is()
    {
        Site site = small_site();
        site.utc_offset = 180min;
        site.sound = {80, SoundParts::all, {{{720, 780}, 30}, {{1200, 1440}, 0}}, false};
        site.places = {{"a", "hall", {"Табло"}}, {"b", "hall", {"Табло"}}};
        site.places[1].sound = Sound{50, SoundParts::chime, {}, false};
        const auto at = [&](int minute) { return day_start(monday, site.utc_offset) + Minutes(minute); };
        QVERIFY(sound_at(site, "a", at(719)) == (SoundNow{80, SoundParts::all}));
        QVERIFY(sound_at(site, "a", at(720)) == (SoundNow{30, SoundParts::all}));
        QVERIFY(sound_at(site, "a", at(779)) == (SoundNow{30, SoundParts::all}));
        QVERIFY(sound_at(site, "a", at(780)) == (SoundNow{80, SoundParts::all}));
        QVERIFY(sound_at(site, "a", at(1439)) == (SoundNow{0, SoundParts::all}));
        QVERIFY(sound_at(site, "b", at(720)) == (SoundNow{50, SoundParts::chime}));
        QVERIFY(sound_at(site, "unknown", at(720)) == (SoundNow{30, SoundParts::all}));
    }

    void what_the_settings_may_say()
    {
        Site site = small_site();
        const std::string before = faults(site);
        site.zones = {{"hall", {"Зал"}}, {"stairs", {"Лестница"}}};
        site.places.push_back({"d1", "hall", {"Табло"}, "hall"});
        site.sound = {0, SoundParts::speech, {{{0, 480}, 0}, {{480, 720}, 100}}, true};
        QCOMPARE(faults(site), before);
        const std::string place = "places[" + std::to_string(site.places.size() - 1) + "]";
        site.places.back().zone = "cellar";
        site.zones.push_back({"hall", {}});
        site.sound.volume = 101;
        site.sound.hours[1] = {{479, 480}, -1};
        site.places.front().sound = Sound{};
        site.places.front().role = "ticket";
        QCOMPARE(faults(site), before + "zones[2].title title_missing;zones[2].id twice;" + place + ".zone zone_unknown;sound.volume out_of_range;"
                                   "sound.hours[1].volume out_of_range;sound.hours[1].at interval_bad;places[0].sound sound_of_no_display;");
    }
};

QTEST_APPLESS_MAIN(TestZoneSpeaker)
#include "tst_zone_speaker.moc"
