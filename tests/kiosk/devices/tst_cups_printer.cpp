// SPDX-License-Identifier: GPL-3.0-or-later
#include "cups_stage.h"

namespace talon::test {

/// Against a real CUPS and a virtual IPP printer, see with_printer.py.
class TestCupsPrinter : public QObject
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

    void prints_and_says_so()
    {
        CupsPrinter printer(QStringLiteral("receipt"), owner);
        QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Ready, 10'000);
        QSignalSpy printed(&printer, &ReceiptPrinter::printed);
        QSignalSpy failed(&printer, &ReceiptPrinter::failed);
        const int before = printedDocuments();
        const int id = printer.print(receipt(QStringLiteral("А023")));
        QTRY_COMPARE_WITH_TIMEOUT(printed.size() + failed.size(), 1, 25'000);
        QCOMPARE(printed.size(), 1);
        QCOMPARE(printed.first().first().toInt(), id);
        QCOMPARE(printedDocuments(), before + 1);
    }

    void finds_the_default_printer()
    {
        CupsPrinter printer({}, owner);
        QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Ready, 10'000);
    }

    void an_unknown_queue_is_absent()
    {
        CupsPrinter printer(QStringLiteral("nowhere"), owner);
        QSignalSpy failed(&printer, &ReceiptPrinter::failed);
        const int id = printer.print(receipt(QStringLiteral("А024")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QCOMPARE(failed.first().at(0).toInt(), id);
        QCOMPARE(failed.first().at(1).value<State>(), State::Absent);
    }

    void no_print_server_is_absent()
    {
        const QByteArray server = qgetenv("CUPS_SERVER");
        qputenv("CUPS_SERVER", "/nowhere/cups.sock");
        {
            CupsPrinter printer(QStringLiteral("receipt"), owner);
            QSignalSpy failed(&printer, &ReceiptPrinter::failed);
            printer.print(receipt(QStringLiteral("А025")));
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
            QCOMPARE(failed.first().at(1).value<State>(), State::Absent);
        }
        qputenv("CUPS_SERVER", server);
    }

    void a_stopped_queue_fails_at_once_and_prints_nothing_later()
    {
        QVERIFY(cups({QStringLiteral("cupsdisable"), QStringLiteral("receipt")}));
        CupsPrinter printer(QStringLiteral("receipt"), owner);
        QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Stopped, 10'000);
        QSignalSpy failed(&printer, &ReceiptPrinter::failed);
        const int before = printedDocuments();
        printer.print(receipt(QStringLiteral("А026")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QCOMPARE(failed.first().at(1).value<State>(), State::Stopped);

        QVERIFY(cups({QStringLiteral("cupsenable"), QStringLiteral("receipt")}));
        QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Ready, 15'000);
        QSignalSpy printed(&printer, &ReceiptPrinter::printed);
        printer.print(receipt(QStringLiteral("А027")));
        QTRY_COMPARE_WITH_TIMEOUT(printed.size(), 1, 25'000);
        QCOMPARE(printedDocuments(), before + 1);
    }

    void the_first_visitor_after_the_repair_has_paper_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<int>("state");
        QTest::newRow("paper out") << QByteArray("media-empty-error") << int(State::PaperOut);
        QTest::newRow("jam") << QByteArray("media-jam-error") << int(State::Jam);
        QTest::newRow("cover") << QByteArray("cover-open-error") << int(State::CoverOpen);
    }
    void the_first_visitor_after_the_repair_has_paper()
    {
        QFETCH(QByteArray, reason);
        QFETCH(int, state);
        Kiosk one;
        one.ready();
        setFault(reason);
        one.fails(QStringLiteral("А028"), State(state));
        if (State(state) == State::PaperOut)
            one.fails(QStringLiteral("А029"), State(state)); // the second visitor is told at once, and tried for no less
        const int before = printedDocuments();
        QTRY_VERIFY_WITH_TIMEOUT(!jobAtPrintServer() && printerIdle(), 10'000); // whoever changes a roll takes longer
        setFault({});
        QCOMPARE(printedDocuments(), before);
        // Nobody tells anybody that there is paper again, and the print server goes on saying that there is none.
        one.prints(QStringLiteral("А030"));
        one.ready();
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::TestCupsPrinter)
#include "tst_cups_printer.moc"
