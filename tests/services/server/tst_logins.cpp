// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <ctime>

#include "server/people/login_guard.h"
#include "server/people/secrets.h"
#include "server/people/sessions.h"

using namespace talon;
using namespace talon::server;
using namespace std::chrono_literals;

namespace {

const core::Instant start{core::Millis(1'795'000'000'000)};

} // namespace

/// Sessions, the guard against guessing, and the secrets they are made of.
class LoginsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { init_secrets(); }

    void sessionEndsWhenIdle()
    {
        Sessions sessions({30min, 12h, 8, 100});
        const auto token = sessions.open({"one"}, start);
        QVERIFY(sessions.use(token, start + 29min));
        QVERIFY(sessions.use(token, start + 58min)); // used, so the time starts anew
        QVERIFY(!sessions.use(token, start + 88min));
        QCOMPARE(sessions.size(), 0U);
    }

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

    void delayGrowsWithFailedTries()
    {
        LoginGuard guard({});
        core::Instant now = start;
        QVERIFY(!guard.begin("one", "a", now));
        QVERIFY(!guard.begin("one", "a", now));
        QVERIFY(!guard.begin("one", "a", now));
        core::Millis last{0};
        for (int i = 0; i < 12; ++i) {
            const auto wait = guard.begin("one", "b" + std::to_string(i), now);
            QVERIFY(wait);
            QVERIFY(*wait > last || *wait == core::Millis(300'000));
            QVERIFY(*wait <= core::Millis(300'000));
            last = *wait;
            now += *wait;
            QVERIFY(!guard.begin("one", "c" + std::to_string(i), now));
        }
        QCOMPARE(last, core::Millis(300'000));
    }

    void rightPasswordForgetsTheTries()
    {
        LoginGuard guard({});
        QVERIFY(!guard.begin("one", "a", start));
        QVERIFY(!guard.begin("one", "a", start));
        guard.succeeded("one", "a");
        QVERIFY(!guard.begin("one", "a", start));
        QVERIFY(!guard.begin("one", "a", start));
    }

    void addressIsSlowedOverAllLogins()
    {
        LoginGuard guard({});
        int free = 0;
        while (free < 100 && !guard.begin("login" + std::to_string(free), "a", start))
            ++free;
        QCOMPARE(free, 15);
        QVERIFY(!guard.begin("another", "b", start));
    }

    void aLoginOfOnesOwnDoesNotWashTheAddress()
    {
        LoginGuard guard({});
        int guesses = 0;
        for (int i = 0; i < 100 && !guard.begin("victim" + std::to_string(i), "a", start); ++i) {
            ++guesses;
            if (!guard.begin("mine", "a", start))
                guard.succeeded("mine", "a");
        }
        QVERIFY(guesses <= 15);
    }

    void guardIsBoundedAndForgets()
    {
        LoginGuard::Limits limits;
        limits.remembered = 100;
        LoginGuard guard(limits);
        for (int i = 0; i < 1000; ++i)
            (void)guard.begin("login" + std::to_string(i), "address" + std::to_string(i), start + core::Millis(i));
        QVERIFY(guard.remembered() <= 200U);
        guard.sweep(start + 2h);
        QCOMPARE(guard.remembered(), 0U);
    }

    void passwords()
    {
        const auto hash = hash_password("correct horse");
        QVERIFY(QByteArray::fromStdString(hash).startsWith("$argon2id$"));
        QVERIFY(check_password(hash, "correct horse"));
        QVERIFY(!check_password(hash, "correct horsf"));
        QVERIFY(!check_password(std::nullopt, "correct horse"));
    }

    void unknownLoginsTakeAsLong()
    {
        const auto hash = hash_password("correct horse");
        // This thread's own processor time: what others do on the machine does not count.
        const auto spent = [] {
            timespec time{};
            ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
        };
        const auto measure = [&](const std::optional<std::string> &against) {
            auto best = spent();
            for (int i = 0; i < 5; ++i) {
                const auto start = spent();
                (void)check_password(against, "wrong password");
                best = i == 0 ? spent() - start : std::min(best, spent() - start);
            }
            return best;
        };
        const auto known = measure(hash);
        const auto unknown = measure(std::nullopt);
        QVERIFY2(unknown * 3 > known * 2 && known * 3 > unknown * 2, "the time tells which logins exist");
    }

    void codesAreTypedAsPeopleType()
    {
        const auto code = new_code();
        QCOMPARE(code.size(), 9U);
        QCOMPARE(code[4], '-');
        QCOMPARE(code_hash("1O-iL 0o"), code_hash("101-100"));
        QCOMPARE(code_hash("abcd-efgh"), code_hash("ABCDEFGH"));
        QVERIFY(code_hash("ABCD-EFGH") != code_hash("ABCD-EFGJ"));
        QVERIFY(new_code() != code);
    }

    void comparisonOfSecrets()
    {
        QVERIFY(equal_secrets("abc", "abc"));
        QVERIFY(!equal_secrets("abc", "abd"));
        QVERIFY(!equal_secrets("abc", "ab"));
        QVERIFY(equal_secrets("", ""));
    }
};

QTEST_APPLESS_MAIN(LoginsTest)
#include "tst_logins.moc"
