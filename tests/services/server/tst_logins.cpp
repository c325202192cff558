// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "server/http/address.h"
#include "server/people/login_guard.h"
#include "server/people/login_text.h"
#include "server/people/secrets.h"

using namespace talon;
using namespace talon::server;
using namespace std::chrono_literals;

namespace {

const core::Instant start{core::Millis(1'795'000'000'000)};

} // namespace

/// The guard against guessing, and what people type and where from.
class LoginsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { init_secrets(); }

    void loginsAreMeantAsTheyAreTyped()
    {
        QCOMPARE(meant_login("  Operator1 \t"), std::string("operator1"));
        QCOMPARE(meant_login("\xC2\xA0OPERATOR1\xC2\xA0"), std::string("operator1"));
        QCOMPARE(meant_login(" "), std::string());
        QVERIFY(slip_of("operator-1.a_b") == LoginSlip::none);
        QVERIFY(slip_of("оperator1") == LoginSlip::lookalikes); // the first letter is Cyrillic
        QVERIFY(slip_of("щзукфещк1") == LoginSlip::layout);
        QVERIFY(slip_of("ОPERATОR") == LoginSlip::lookalikes);
        QVERIFY(slip_of("") == LoginSlip::none && slip_of("\xD0") == LoginSlip::none);
        QCOMPARE(doubt_of_password("correct horse"), std::string_view());
        QCOMPARE(doubt_of_password("CORRECT HORSE 1"), std::string_view("password.caps"));
        QCOMPARE(doubt_of_password("12345678"), std::string_view());
        QCOMPARE(doubt_of_password("сщккусе ращкыу"), std::string_view("password.layout"));
    }

    void addressesHaveOneForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("network");
        const auto row = [](const char *text, const char *address, const char *network) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(address) << QString::fromLatin1(network);
        };
        row("10.0.0.7", "10.0.0.7", "10.0.0.7");
        row("10.0.0.7:443", "10.0.0.7", "10.0.0.7");
        row("::ffff:10.0.0.7", "10.0.0.7", "10.0.0.7");
        row("::FFFF:0a00:0007", "10.0.0.7", "10.0.0.7");
        row("2001:DB8:0:0:0:0:0:1", "2001:db8::1", "2001:db8::/64");
        row("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64");
        row("[2001:db8::1]:443", "2001:db8::1", "2001:db8::/64");
        row("fe80::1%eth0", "fe80::1", "fe80::/64");
        row("unknown", "", "");
        row("10.0.0.999", "", "");
        row("", "", "");
        row("[::1", "", "");
    }

    void addressesHaveOneForm()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(QString, network);
        const auto usual = usual_address(text.toStdString());
        QCOMPARE(QString::fromStdString(usual.value_or("")), address);
        if (usual)
            QCOMPARE(QString::fromStdString(network_of(*usual)), network);
    }

    void delayGrowsWithFailedTries()
    {
        LoginGuard guard({});
        core::Instant now = start;
        const LoginGuard::Try guess{"one", "a", ""};
        for (int i = 0; i < 3; ++i)
            QVERIFY(!guard.begin(guess, now).wait);
        core::Millis last{0};
        for (int i = 0; i < 12; ++i) {
            const auto wait = guard.begin(guess, now).wait;
            QVERIFY(wait);
            QVERIFY(*wait > last || *wait == core::Millis(300'000));
            QVERIFY(*wait <= core::Millis(300'000));
            last = *wait;
            now += *wait;
            QVERIFY(!guard.begin(guess, now).wait);
        }
        QCOMPARE(last, core::Millis(300'000));
    }

    /// Wrong tries from elsewhere hold up whoever the login belongs to by seconds at most, however many they are.
    void nobodyIsLockedOutFromElsewhere()
    {
        LoginGuard guard({});
        core::Millis longest{0};
        for (int i = 0; i < 2000; ++i)
            (void)guard.begin({"one", "attacker" + std::to_string(i % 200), ""}, start + core::Millis(i));
        for (int i = 0; i < 3; ++i) {
            const auto verdict = guard.begin({"one", "desk", ""}, start + 2s);
            QVERIFY(!verdict.wait);
            longest = std::max(longest, verdict.hold);
        }
        QVERIFY(longest > 0ms && longest <= 4s);
    }

    void aKnownBrowserHasACountOfItsOwn()
    {
        LoginGuard guard({});
        for (int i = 0; i < 100; ++i)
            (void)guard.begin({"one", "desk", ""}, start); // a stranger at the very same address
        QVERIFY(guard.begin({"one", "desk", ""}, start).wait);
        const LoginGuard::Try mine{"one", "desk", "browser"};
        QVERIFY(!guard.begin(mine, start).wait);
        QCOMPARE(guard.begin(mine, start).hold, core::Millis(0));
        QVERIFY(!guard.begin(mine, start).wait);
        QVERIFY(guard.begin(mine, start).wait); // it is no way around the guard either
        QVERIFY(!guard.begin({"one", "desk", "another browser"}, start).wait);
    }

    void rightPasswordForgetsTheTries()
    {
        LoginGuard guard({});
        const LoginGuard::Try made{"one", "a", ""};
        QVERIFY(!guard.begin(made, start).wait);
        QVERIFY(!guard.begin(made, start).wait);
        guard.succeeded(made);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!guard.begin(made, start).wait);
        QVERIFY(guard.begin(made, start).wait);
    }

    void addressIsSlowedOverAllLogins()
    {
        LoginGuard guard({});
        int free = 0;
        while (free < 100 && !guard.begin({"login" + std::to_string(free), "a", ""}, start).wait)
            ++free;
        QCOMPARE(free, 15);
        QVERIFY(!guard.begin({"another", "b", ""}, start).wait);
    }

    void aLoginOfOnesOwnDoesNotWashTheAddress()
    {
        LoginGuard guard({});
        int guesses = 0;
        for (int i = 0; i < 100 && !guard.begin({"victim" + std::to_string(i), "a", ""}, start).wait; ++i) {
            ++guesses;
            if (!guard.begin({"mine", "a", ""}, start).wait)
                guard.succeeded({"mine", "a", ""});
        }
        QVERIFY(guesses <= 15);
    }

    void guardIsBoundedAndForgets()
    {
        LoginGuard::Limits limits;
        limits.remembered = 100;
        LoginGuard guard(limits);
        for (int i = 0; i < 1000; ++i)
            (void)guard.begin({"login" + std::to_string(i), "address" + std::to_string(i), ""}, start + core::Millis(i));
        QVERIFY(guard.remembered() <= 300U);
        guard.sweep(start + 2h);
        QCOMPARE(guard.remembered(), 0U);
    }
};

QTEST_APPLESS_MAIN(LoginsTest)
#include "tst_logins.moc"
