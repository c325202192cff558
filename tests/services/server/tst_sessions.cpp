// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "server/people/secrets.h"
#include "server/people/session_file.h"

using namespace talon;
using namespace talon::server;
using namespace std::chrono_literals;

namespace {

const core::Instant start{core::Millis(1'795'000'000'000)};

} // namespace

/// Sessions, in memory and over a restart.
class SessionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { init_secrets(); }

    void sessionEndsAfterItsDay()
    {
        Sessions sessions({24h, 12h, 8, 100});
        const auto token = sessions.open({"one"}, start);
        QVERIFY(sessions.use(token, start + 11h));
        QVERIFY(!sessions.use(token, start + 12h));
    }

    void peekingDoesNotKeepASessionAlive()
    {
        Sessions sessions({30min, 12h, 8, 100});
        const auto token = sessions.open({"one"}, start);
        QVERIFY(sessions.peek(token, start + 29min));
        QVERIFY(!sessions.use(token, start + 31min));
    }

    void sessionsAreCarriedOverARestart()
    {
        Sessions before({30min, 12h, 8, 100});
        const auto one = before.open({"one"}, start);
        const auto two = before.open({"two"}, start + 20min);
        const auto text = written_sessions(before.kept(start + 25min), start);
        QVERIFY(text.find(one) == std::string::npos); // what is kept opens nothing
        const auto read = read_sessions(text);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().c_str());
        QCOMPARE(read->calendar, start);
        QVERIFY(read->kept.size() == 2 && (read->kept == before.kept(start + 25min)));

        const core::Instant again{core::Millis(5'000)}; // the clock that counts has begun anew
        Sessions after({30min, 12h, 8, 100});
        after.take_back(read->kept, 10min, again);
        QVERIFY(!after.peek(one, again)); // unused for 35 minutes
        QVERIFY(after.peek(two, again));
        QVERIFY(!after.peek(two, again + 15min));

        for (const std::string &damaged : {text.substr(0, text.size() - 1), "x" + text, text + "x", std::string(), std::string("talon-sessions 1 ")})
            QVERIFY(!read_sessions(damaged).ok());
        auto longer = text;
        longer[longer.find(" 300000") + 1] = '0';
        QVERIFY(!read_sessions(longer).ok());
    }

    void onlyChangesAreWrittenDown()
    {
        Sessions sessions({30min, 12h, 8, 100});
        const auto token = sessions.open({"one"}, start);
        const auto changes = sessions.changes();
        QVERIFY(changes > 0);
        (void)sessions.use(token, start + 59s);
        (void)sessions.peek(token, start + 10min);
        sessions.sweep(start + 10min);
        QCOMPARE(sessions.changes(), changes);
        (void)sessions.use(token, start + 2min);
        QCOMPARE(sessions.changes(), changes + 1);
        sessions.sweep(start + 40min);
        QCOMPARE(sessions.changes(), changes + 2);
        sessions.close(token);
        QCOMPARE(sessions.changes(), changes + 2);
    }

    void oneMoreSessionEndsTheOldest()
    {
        Sessions sessions({24h, 24h, 2, 100});
        const auto first = sessions.open({"one"}, start);
        const auto second = sessions.open({"one"}, start + 1s);
        const auto other = sessions.open({"other"}, start + 2s);
        const auto third = sessions.open({"one"}, start + 3s);
        QVERIFY(!sessions.use(first, start + 4s));
        QVERIFY(sessions.use(second, start + 4s) && sessions.use(third, start + 4s) && sessions.use(other, start + 4s));
    }

    void tableOfSessionsIsBounded()
    {
        Sessions sessions({24h, 24h, 8, 50});
        for (int i = 0; i < 200; ++i)
            (void)sessions.open({std::to_string(i)}, start + core::Millis(i));
        QCOMPARE(sessions.size(), 50U);
    }

    void strangeTokensAreNobodys()
    {
        Sessions sessions({24h, 24h, 8, 100});
        const auto token = sessions.open({"one"}, start);
        QVERIFY(!sessions.use({}, start));
        QVERIFY(!sessions.use(token + "x", start));
        QVERIFY(!sessions.use(secret_hash(token), start)); // what is kept opens nothing
        sessions.close(token);
        QVERIFY(!sessions.use(token, start));
    }
};

QTEST_APPLESS_MAIN(SessionsTest)
#include "tst_sessions.moc"
