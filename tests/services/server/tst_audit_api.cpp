// SPDX-License-Identifier: GPL-3.0-or-later
// What people did, and whether the journal is still what was written, over HTTP.
#ifndef Q_MOC_RUN // moc 6.4 stumbles over a header of the standard library in it
#include "server/reports/chain_check.h"
#endif
#include "tests/services/server/server_world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace talon;
using namespace talon::test;

namespace {

QJsonObject object(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
}

/// A journal of so many events, of which one was changed behind its back.
store::Journal damaged_journal(const std::string &path, int events, int changed)
{
    {
        auto journal = store::Journal::create(path, "site");
        std::vector<store::Entry> entries;
        for (int i = 0; i < events; ++i)
            entries.push_back({{}, core::Instant(core::Millis(1'795'000'000'000 + i)), "somebody", "password_set", 1, R"({"staff":"x","one_time":false})", {}});
        if (!journal || !journal->append(entries))
            throw std::runtime_error("no journal could be made");
    }
    {
        SQLite::Database file(path, SQLite::OPEN_READWRITE);
        const std::string guard = file.execAndGet("SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_changed'").getString();
        file.exec("DROP TRIGGER event_is_never_changed");
        file.exec("UPDATE event SET actor = 'nobody' WHERE position = " + std::to_string(changed));
        file.exec(guard);
    }
    auto opened = store::Journal::open(path);
    if (!opened)
        throw std::runtime_error(opened.error().detail);
    return std::move(*opened);
}

} // namespace

class AuditApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void whatPeopleDidIsTold()
    {
        auto specialist = m_world->client("specialist");
        QCOMPARE(specialist.ask("PUT", "/api/v1/staff/operator2", R"({"title":"Окно 2","roles":["operator","administrator"],"active":true})").status, 204);
        auto security = m_world->client("security");
        const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(12);
        QJsonArray acts;
        do
            acts = object(security.get("/api/v1/audit?who=specialist&what=staff_saved"))[QLatin1String("acts")].toArray();
        while (acts.isEmpty() && std::chrono::steady_clock::now() < bound);
        QCOMPARE(acts.size(), 1);
        const QJsonObject act = acts[0].toObject();
        QCOMPARE(act[QLatin1String("actor_title")].toString(), QStringLiteral("Specialist"));
        QCOMPARE(act[QLatin1String("kind_title")].toString(), QStringLiteral("Изменён сотрудник"));
        QCOMPARE(act[QLatin1String("subject")].toString(), QStringLiteral("operator2"));
        const QJsonArray details = act[QLatin1String("details")].toArray();
        QCOMPARE(details.size(), 2); // what stayed as it was is none
        QCOMPARE(details[1].toObject()[QLatin1String("was")].toString(), QStringLiteral("operator"));
        QCOMPARE(details[1].toObject()[QLatin1String("now")].toString(), QStringLiteral("operator, administrator"));
        // Nothing in a password's line but whose it is.
        const std::string all = security.get("/api/v1/audit").body;
        QVERIFY(all.find("$argon2") == std::string::npos);
        const auto csv = security.get("/api/v1/audit?what=staff_saved&format=csv");
        QVERIFY(csv.body.starts_with("\xEF\xBB\xBF\"Запись\";\"Когда\";"));
        QVERIFY(csv.body.find("\"роли\";\"operator\";\"operator, administrator\"") != std::string::npos);
    }

    void whoHasNoPaperIsSeenInTheQueueAndIsNobodysAct()
    {
        const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(12);
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()) && m_world->push_tickets(device, 2));
        auto staff = m_world->client("operator2");
        const auto waiting = [&] { return object(staff.get("/api/v1/hall"))[QLatin1String("waiting")].toArray(); };
        QCOMPARE(waiting().size(), 2);
        const QJsonObject first = waiting()[0].toObject();
        QVERIFY(!first.contains(QLatin1String("unprinted")));
        const core::TicketId id{first[QLatin1String("ticket")].toString().toStdString()};

        QVERIFY(device.send(wire::TerminalStatus{wire::PrinterState::paper_out, 0, {}, std::nullopt, wire::ReceiptNews{{id}, {}}}));
        while (!waiting()[0].toObject()[QLatin1String("unprinted")].toBool() && std::chrono::steady_clock::now() < bound) {}
        QVERIFY(waiting()[0].toObject()[QLatin1String("unprinted")].toBool());
        QVERIFY(!waiting()[1].toObject().contains(QLatin1String("unprinted")));
        QVERIFY2(staff.get("/api/v1/status/" + id.value).body.find("unprinted") == std::string::npos, "who reads this on a phone needs no paper");

        QVERIFY(device.send(wire::TerminalStatus{wire::PrinterState::ready, 0, {}, std::nullopt, wire::ReceiptNews{{}, {id}}}));
        while (waiting()[0].toObject().contains(QLatin1String("unprinted")) && std::chrono::steady_clock::now() < bound) {}
        QVERIFY(!waiting()[0].toObject().contains(QLatin1String("unprinted")));

        // A morning without paper must not push what people did off the pages: when what came later is there, nothing of it is.
        auto specialist = m_world->client("specialist");
        QCOMPARE(specialist.ask("PUT", "/api/v1/staff/operator2", R"({"title":"Окно 2","roles":["operator","administrator"],"active":true})").status, 204);
        auto security = m_world->client("security");
        while (object(security.get("/api/v1/audit?who=specialist&what=staff_saved"))[QLatin1String("acts")].toArray().isEmpty()
               && std::chrono::steady_clock::now() < bound) {}
        const std::string all = security.get("/api/v1/audit").body;
        QVERIFY2(all.find("staff_saved") != std::string::npos, all.c_str());
        QVERIFY2(all.find("receipt_reported") == std::string::npos, all.c_str());
    }

    void theChainIsCheckedWhileTheHallWorks()
    {
        auto security = m_world->client("security");
        QCOMPARE(field(security.get("/api/v1/audit/chain").body, "state"), std::string("never"));
        security.post("/api/v1/audit/chain");
        const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(12);
        QJsonObject status;
        do {
            status = object(security.get("/api/v1/audit/chain"));
        } while (status[QLatin1String("state")].toString() == QLatin1String("running") && std::chrono::steady_clock::now() < bound);
        QCOMPARE(status[QLatin1String("state")].toString(), QStringLiteral("sound"));
        QCOMPARE(status[QLatin1String("checked")].toInt(), status[QLatin1String("of")].toInt());
        QVERIFY(status[QLatin1String("of")].toInt() > 6); // who works here, and the settings
    }

    void aBrokenChainIsNamed()
    {
        QTemporaryDir folder;
        server::Loop loop;
        store::GroupCommit commits(damaged_journal(folder.filePath(QStringLiteral("journal.db")).toStdString(), 5'000, 30));
        server::HallService::State state;
        state.position = 5'000;
        server::HallService hall(loop, server::wall_clock, std::move(state), commits);
        server::ChainCheck check(loop, hall, commits);
        check.begin();
        QVERIFY(check.status().state == server::ChainCheck::State::running);
        loop.every(core::Millis(5), [&] {
            if (check.status().state != server::ChainCheck::State::running)
                loop.stop();
        });
        loop.run();
        QVERIFY(check.status().state == server::ChainCheck::State::damaged);
        QVERIFY2(check.status().wrong.find("event 30 ") == 0, check.status().wrong.c_str());
        commits.stop();
    }
};

QTEST_APPLESS_MAIN(AuditApiTest)
#include "tst_audit_api.moc"
