// SPDX-License-Identifier: GPL-3.0-or-later
// Which display of a zone speaks, and what the hall is told, at the hub.
#include "hub_steps.h"

#include <QTest>

#include <algorithm>

using namespace talon;
using namespace talon::sync_test;

namespace {

constexpr auto nothing = [](const Ledger::Outcome &) {};

template<class Body>
std::vector<Body> bodies(const HubWorld &world, Connection line)
{
    std::vector<Body> all;
    for (const auto &document : world.told<wire::Document>(line))
        if (const auto *body = std::get_if<Body>(&document.body))
            all.push_back(*body);
    return all;
}

void read_all(HubWorld &world, Connection line)
{
    for (int i = 0; i < wire::document_kinds; ++i)
        world.hub.on_sent(line);
}

wire::TerminalStatus heard(wire::SoundState sound, std::int64_t spoken = 0)
{
    wire::TerminalStatus status;
    status.sound = sound;
    status.unspoken = 0;
    status.spoken = spoken;
    return status;
}

/// A second display beside d1.
void enrol_another(HubWorld &world)
{
    core::DeviceEnrolled device = HubWorld::enrolled("d2", core::DeviceRole::hall, 0);
    device.place = "hall-2";
    world.ledger.record(device, "talond", world.now, nothing);
    world.commit();
}

bool speaks(HubWorld &world, Connection line)
{
    read_all(world, line);
    const auto told = bodies<wire::Voice>(world, line);
    return !told.empty() && told.back().speaks;
}

core::HallMessage message(core::Instant from)
{
    return {"m", core::MessageKind::text, {"Сообщение"}, from, from + 10min, 0min, true};
}

} // namespace

class TestHubVoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void one_display_speaks_and_another_takes_over()
    {
        HubWorld w;
        enrol_another(w);
        const Connection first = w.join("d1");
        const Connection second = w.join("d2");
        QVERIFY(!speaks(w, first) && !speaks(w, second)); // neither has told of its sound
        w.say(second, heard(wire::SoundState::ok));
        QVERIFY(!speaks(w, first) && speaks(w, second));
        w.say(first, heard(wire::SoundState::ok));
        QVERIFY(!speaks(w, first) && speaks(w, second)); // whoever speaks goes on
        w.say(second, heard(wire::SoundState::lost));
        QVERIFY(speaks(w, first) && !speaks(w, second));
        QVERIFY(w.hub.state_of({"d1"}).speaks == std::optional(true) && w.hub.state_of({"d2"}).speaks == std::optional(false));
        w.hub.on_closed(first, w.now);
        w.say(second, heard(wire::SoundState::ok));
        QVERIFY(speaks(w, second));
    }

    void who_speaks_is_told_before_what_is_to_be_said()
    {
        HubWorld w;
        const Connection line = w.join("d1");
        read_all(w, line);
        std::vector<std::string> kinds;
        for (const auto &document : w.told<wire::Document>(line))
            kinds.emplace_back(wire::name_of(wire::kind_of(document.body)));
        const auto place = [&](const char *kind) { return std::find(kinds.begin(), kinds.end(), kind) - kinds.begin(); };
        QVERIFY(place("voice") < place("calls") && place("calls") < std::ssize(kinds));
    }

    void somebody_wants_to_hear_a_display()
    {
        HubWorld w;
        QVERIFY(!w.hub.check_sound({"d1"}, 60, w.now)); // it is not connected
        const Connection line = w.join("d1");
        w.say(line, heard(wire::SoundState::ok));
        QVERIFY(!w.hub.check_sound({"k1"}, 60, w.now)); // no display
        QVERIFY(w.hub.check_sound({"d1"}, 60, w.now));
        read_all(w, line);
        const auto told = bodies<wire::Voice>(w, line);
        QVERIFY(told.back().check == (wire::Voice::Check{w.now, 60}) && told.back().speaks);
    }

    void every_terminal_hears_of_a_message_and_of_its_end()
    {
        HubWorld w;
        const Connection kiosk = w.join("k1");
        const Connection display = w.join("d1");
        read_all(w, kiosk);
        read_all(w, display);
        QVERIFY(bodies<wire::Messages>(w, kiosk).empty()); // nothing to tell
        w.ledger.record(core::HallMessageSet{message(w.now)}, "administrator", w.now, nothing);
        w.commit();
        for (const Connection line : {kiosk, display}) {
            read_all(w, line);
            QCOMPARE(bodies<wire::Messages>(w, line).back().messages.size(), 1U);
        }
        w.ledger.record(core::HallMessageEnded{"m", message(w.now).text}, "administrator", w.now, nothing);
        w.commit();
        for (const Connection line : {kiosk, display}) {
            read_all(w, line);
            QVERIFY(bodies<wire::Messages>(w, line).back().messages.empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestHubVoice)
#include "tst_hub_voice.moc"
