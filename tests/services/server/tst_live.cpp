// SPDX-License-Identifier: GPL-3.0-or-later
// The live socket: the whole hall at first, then changes that make of it what the hall is.
#include "tests/services/server/server_world.h"

#include "tests/services/server/live_follower.h"

#include <QTest>

using namespace talon;
using namespace talon::test;

class LiveTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;
    std::optional<PlainDevice> m_kiosk;

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ServerWorld>();
        m_kiosk = m_world->device();
        QVERIFY(m_kiosk->connect(m_world->port()));
    }
    void cleanup()
    {
        m_kiosk.reset();
        m_world.reset();
    }

    void changesMakeTheHallWhatItIs()
    {
        QVERIFY(m_world->push_tickets(*m_kiosk, 30));
        auto one = m_world->client("operator1");
        auto two = m_world->client("operator2");
        LiveFollower follower(m_world->port(), one.cookie);
        const auto in_step = [&] {
            const auto hall = two.get("/api/v1/hall").body;
            return follower.follow([&] { return follower.version() == version_of(hall); }) && follower.same_as(hall);
        };
        QVERIFY(in_step());
        one.post("/api/v1/windows/1/take");
        two.post("/api/v1/windows/2/take");
        QVERIFY(in_step());
        for (int round = 0; round < 8; ++round) {
            const std::string id = field(one.post("/api/v1/windows/1/call-next").body, "ticket");
            const std::string other = field(two.post("/api/v1/windows/2/call-next").body, "ticket");
            const std::string path = "/api/v1/tickets/" + id + "/";
            if (round % 4 == 0)
                one.post(path + "return"); // to the front, where it stood
            else if (round % 4 == 1)
                one.post(path + "no-show");
            else if (round % 4 == 2)
                one.post(path + "park", round == 2 ? R"({"minutes":30})" : "{}");
            else
                one.post(path + "start");
            if (round % 2 == 0)
                QVERIFY(in_step());
            two.post("/api/v1/tickets/" + other + "/start");
            two.post("/api/v1/tickets/" + other + "/transfer", R"({"window":"1"})");
            if (round % 4 == 1)
                one.post(path + "correct");
            if (round == 6)
                one.post(path + "unpark");
            if (round % 4 == 3)
                one.post(path + "finish");
            QVERIFY(m_world->push_tickets(*m_kiosk, 2, round % 2 ? "inn" : "account"));
            QVERIFY(in_step());
        }
        QCOMPARE(follower.wholes, std::size_t(1)); // nothing made it fall back to the whole
    }

    void oneFrameIsSharedAndSmall()
    {
        QVERIFY(m_world->push_tickets(*m_kiosk, 200));
        auto one = m_world->client("operator1");
        auto two = m_world->client("operator2");
        auto three = m_world->client("administrator");
        LiveFollower first(m_world->port(), two.cookie);
        LiveFollower second(m_world->port(), three.cookie);
        QVERIFY(first.follow([] { return true; }) && second.follow([] { return true; }));
        const auto before = first.version();
        one.post("/api/v1/windows/1/take");
        one.post("/api/v1/windows/1/call-next");
        const auto called = [](const LiveFollower &follower) { return [&follower] { return follower.has("/windows/0/ticket"); }; };
        QVERIFY(first.follow(called(first)) && second.follow(called(second)));
        QVERIFY(first.version() > before);
        QCOMPARE(first.frames.back(), second.frames.back());
        QVERIFY(first.frames.back().find(R"("type":"changes")") != std::string::npos);
        QVERIFY2(first.frames.back().size() * 10 < first.frames.front().size(), std::to_string(first.frames.back().size()).c_str());
        QCOMPARE(first.frames.front().find("\"reason\":{"), std::string::npos); // no sentence that goes on with the minutes
    }

    void onlyTheOwnFieldsComeAlone()
    {
        QVERIFY(m_world->push_tickets(*m_kiosk, 2));
        auto one = m_world->client("operator1");
        LiveFollower follower(m_world->port(), one.cookie);
        QVERIFY(follower.follow([] { return true; }));
        one.post("/api/v1/windows/1/take");
        QVERIFY(follower.follow([&] { return follower.has("/mine/next"); }));
        QVERIFY(follower.frames.back().find(R"("type":"mine")") != std::string::npos);
        QVERIFY(follower.has("/mine/next/reason/ru"));
    }
};

QTEST_APPLESS_MAIN(LiveTest)
#include "tst_live.moc"
