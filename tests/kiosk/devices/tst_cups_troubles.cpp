// SPDX-License-Identifier: GPL-3.0-or-later
#include "cups_stage.h"

namespace talon::test {

/// Printers and print servers that go away in the middle of things, against a real CUPS (see with_printer.py).
class TestCupsTroubles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("TALON_PRINTED"), "run this test through with_printer.py");
    }

    void cleanup()
    {
        QFile::remove(qEnvironmentVariable("TALON_PRINTER_FAULT")); // of a test that failed
    }

    void a_printer_that_is_switched_off_and_on_again()
    {
        Kiosk one;
        one.ready();
        stage("power_off");
        one.fails(QStringLiteral("А031"), State::Unreachable);
        QTRY_COMPARE_WITH_TIMEOUT(one.printer.state(), State::Unreachable, 10'000);
        one.fails(QStringLiteral("А032"), State::Unreachable);
        stage("power_on");
        one.ready(); // without a receipt
        one.prints(QStringLiteral("А033"));
    }

    void a_printer_that_never_answers()
    {
        Kiosk one;
        one.ready();
        stage("freeze");
        one.fails(QStringLiteral("А034"), State::Unreachable);
        QCOMPARE(one.printer.state(), State::Unreachable);
        one.fails(QStringLiteral("А035"), State::Unreachable);
        stage("thaw");
        one.prints(QStringLiteral("А036"));
        one.ready();
    }

    void a_print_server_that_hangs()
    {
        Kiosk one;
        one.ready();
        stage("cups_freeze");
        one.fails(QStringLiteral("А037"), State::Absent);
        QTRY_COMPARE_WITH_TIMEOUT(one.printer.state(), State::Absent, 20'000);
        stage("cups_thaw");
        one.ready();
        one.prints(QStringLiteral("А038"));
    }

    void a_print_server_that_is_killed_prints_nothing_late()
    {
        Kiosk one;
        one.ready();
        stage("freeze"); // so that the receipt is still with the print server
        const int before = printedDocuments();
        one.printer.print(receipt(QStringLiteral("А039")));
        QTRY_VERIFY_WITH_TIMEOUT(jobAtPrintServer(), 10'000);
        stage("cups_kill");
        QTRY_COMPARE_WITH_TIMEOUT(one.failed.size(), 1, 25'000);
        QCOMPARE(one.failed.last().at(1).value<State>(), State::Absent);
        stage("thaw");
        stage("cups_start"); // it begins to print at once what it was left with
        one.ready();
        QTRY_VERIFY_WITH_TIMEOUT(!jobAtPrintServer(), 10'000);
        QCOMPARE(printedDocuments(), before);
        one.prints(QStringLiteral("А040"));
    }

    void what_a_killed_kiosk_left_is_not_printed()
    {
        const int before = printedDocuments();
        stage("freeze");
        {
            Kiosk killed;
            killed.ready();
            killed.printer.print(receipt(QStringLiteral("А041")));
            QTRY_VERIFY_WITH_TIMEOUT(jobAtPrintServer(), 10'000);
        }
        QVERIFY(jobAtPrintServer());
        Kiosk next;
        QTRY_VERIFY_WITH_TIMEOUT(!jobAtPrintServer(), 10'000);
        stage("thaw");
        next.ready();
        QCOMPARE(printedDocuments(), before);
        next.prints(QStringLiteral("А042"));
    }

    void others_jobs_are_left_alone()
    {
        const QString page = qEnvironmentVariable("TALON_STAGE") + QStringLiteral("/page.txt");
        QFile file(page);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("of somebody else");
        file.close();
        stage("freeze");
        QVERIFY(cups({QStringLiteral("lp"), QStringLiteral("-d"), QStringLiteral("receipt"), QStringLiteral("-t"), QStringLiteral("other"), page}));
        Kiosk one;
        one.ready();
        QVERIFY(jobAtPrintServer());
        QVERIFY(cups({QStringLiteral("cancel"), QStringLiteral("-a"), QStringLiteral("receipt")}));
        stage("thaw");
    }

    void a_queue_that_is_stopped_under_a_receipt_goes_on()
    {
        Kiosk one;
        one.ready();
        stage("freeze");
        const int before = printedDocuments();
        one.printer.print(receipt(QStringLiteral("А043")));
        QTRY_VERIFY_WITH_TIMEOUT(jobAtPrintServer(), 10'000);
        QVERIFY(cups({QStringLiteral("cupsdisable"), QStringLiteral("receipt")}));
        QTRY_COMPARE_WITH_TIMEOUT(one.failed.size(), 1, 25'000);
        QCOMPARE(one.failed.last().at(1).value<State>(), State::Stopped);
        stage("thaw");
        one.ready(); // the kiosk itself resumes it
        QCOMPARE(printedDocuments(), before);
        one.prints(QStringLiteral("А044"));
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::TestCupsTroubles)
#include "tst_cups_troubles.moc"
