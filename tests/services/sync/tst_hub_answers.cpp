// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys at the hub: what kiosks are to ask, and the answers that they bring.
#include "hub_steps.h"

#include <QTest>

#include <algorithm>

using namespace talon;
using namespace talon::sync_test;

namespace {

constexpr auto nothing = [](const Ledger::Outcome &) {};

wire::KioskAnswer answer(std::uint8_t n)
{
    wire::KioskAnswer made;
    made.id[0] = n;
    made.survey = "criteria";
    made.day = monday;
    made.answer["service_time"].chosen = {"5"};
    return made;
}

void publish(HubWorld &world, const core::Event &event)
{
    world.ledger.record(event, "specialist", world.now, nothing);
    world.commit();
}

core::survey::SurveyPublished five(bool kiosks)
{
    return {core::survey::five_criteria("criteria"), {"specialist"}, core::survey::everywhere(kiosks)};
}

std::vector<wire::Survey> surveys(const HubWorld &world, Connection line)
{
    std::vector<wire::Survey> all;
    for (const auto &document : world.told<wire::Document>(line))
        if (const auto *survey = std::get_if<wire::Survey>(&document.body))
            all.push_back(*survey);
    return all;
}

/// What is under way to the connection has gone: the next document follows.
void read_all(HubWorld &world, Connection line)
{
    for (int i = 0; i < 8; ++i)
        world.hub.on_sent(line);
}

} // namespace

class TestHubAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kiosks_hear_of_a_survey_and_of_its_end()
    {
        HubWorld world;
        const Connection kiosk = world.join("k1"), display = world.join("d1");
        read_all(world, kiosk);
        QVERIFY2(surveys(world, kiosk).empty(), "a site without surveys tells of none");
        publish(world, five(true));
        read_all(world, kiosk);
        read_all(world, display);
        QCOMPARE(surveys(world, kiosk).size(), std::size_t(1));
        QVERIFY(surveys(world, kiosk).back().kiosks && surveys(world, kiosk).back().form);
        QVERIFY2(surveys(world, display).empty(), "a display asks nobody");
        publish(world, core::survey::SurveyClosed{"criteria", {"specialist"}});
        read_all(world, kiosk);
        QCOMPARE(surveys(world, kiosk).size(), std::size_t(2));
        QVERIFY(!surveys(world, kiosk).back().form);
    }

    void a_kiosk_that_comes_later_is_told_that_none_runs()
    {
        HubWorld world;
        publish(world, five(false));
        publish(world, core::survey::SurveyClosed{"criteria", {"specialist"}});
        const Connection kiosk = world.join("k1");
        read_all(world, kiosk);
        QCOMPARE(surveys(world, kiosk).size(), std::size_t(1));
        QVERIFY2(!surveys(world, kiosk).back().form, "it may hold the form of before");
    }

    void ticket_kiosks_alone_hold_the_keys_of_receipts()
    {
        HubWorld world;
        const Connection kiosk = world.join("k1"), display = world.join("d1");
        const wire::Receipts receipts{"http://10.0.0.5:8080/s/", {{monday, {1, 2, 3}}}};
        world.hub.publish_receipts(receipts, world.now);
        read_all(world, kiosk);
        read_all(world, display);
        const auto told = [&](Connection line) {
            std::vector<wire::Receipts> all;
            for (const auto &document : world.told<wire::Document>(line))
                if (const auto *found = std::get_if<wire::Receipts>(&document.body))
                    all.push_back(*found);
            return all;
        };
        QVERIFY(told(kiosk) == std::vector{receipts});
        QVERIFY(told(display).empty());
        world.hub.publish_receipts({}, world.now);
        read_all(world, kiosk);
        QVERIFY2(told(kiosk).back() == wire::Receipts{}, "no survey runs any more");
    }

    void answers_are_handed_over_and_thanked_for()
    {
        HubWorld world;
        const Connection kiosk = world.join("k1");
        const auto before = world.batches.size();
        world.say(kiosk, wire::Answers{{answer(1), answer(2)}});
        const auto *handed = std::get_if<TakeAnswers>(&world.effects.back());
        QVERIFY(handed && handed->from == kiosk && handed->device.value == "k1");
        QCOMPARE(handed->answers.size(), std::size_t(2));
        QVERIFY2(world.batches.size() == before, "no answer is ever an event of the journal");
        QVERIFY2(world.told<wire::AnswersTaken>(kiosk).empty(), "they are not durable yet");
        world.hub.on_answers_taken(kiosk, {answer(2).id});
        QCOMPARE(world.told<wire::AnswersTaken>(kiosk).size(), std::size_t(1));
        QVERIFY(world.told<wire::AnswersTaken>(kiosk).front().ids == std::vector{answer(2).id});
    }

    void a_display_answers_for_nobody()
    {
        HubWorld world;
        const Connection display = world.join("d1");
        world.say(display, wire::Answers{{answer(1)}});
        QVERIFY(std::none_of(world.effects.begin(), world.effects.end(), [](const auto &effect) { return std::holds_alternative<TakeAnswers>(effect); }));
        QCOMPARE(world.told<wire::ErrorMessage>(display).back().code, std::string("not_allowed"));
    }

    void thanks_reach_nobody_who_has_gone()
    {
        HubWorld world;
        const Connection kiosk = world.join("k1");
        world.say(kiosk, wire::Answers{{answer(1)}});
        world.hub.on_closed(kiosk, world.now);
        const auto effects = world.effects.size();
        world.hub.on_answers_taken(kiosk, {answer(1).id});
        world.hub.on_answers_taken(99, {answer(1).id});
        QCOMPARE(world.effects.size(), effects);
    }

    void a_hub_that_stops_takes_none()
    {
        HubWorld world;
        const Connection kiosk = world.join("k1");
        world.hub.stop_taking();
        world.say(kiosk, wire::Answers{{answer(1)}});
        QVERIFY(std::none_of(world.effects.begin(), world.effects.end(), [](const auto &effect) { return std::holds_alternative<TakeAnswers>(effect); }));
    }
};

QTEST_APPLESS_MAIN(TestHubAnswers)
#include "tst_hub_answers.moc"
