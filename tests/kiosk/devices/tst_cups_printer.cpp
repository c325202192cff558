// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/cups_printer.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace talon::kiosk;
using State = ReceiptPrinter::State;

namespace {

Receipt receipt(const QString &number)
{
    return {.site = QStringLiteral("Инспекция"),
            .caption = QStringLiteral("Ваш талон"),
            .number = number,
            .service = QStringLiteral("Приём деклараций"),
            .issued = QStringLiteral("22 ноября 2026, 14:05"),
            .ahead = {},
            .wait = {},
            .advice = QStringLiteral("Следите за табло"),
            .statusUrl = QStringLiteral("http://192.0.2.1/t/7ZK3M9QX2D5VA"),
            .statusHint = QStringLiteral("Очередь на вашем телефоне")};
}

int printedDocuments()
{
    return static_cast<int>(QDir(qEnvironmentVariable("TALON_PRINTED")).entryList({QStringLiteral("*.prn")}).size());
}

bool cups(const QStringList &command)
{
    return QProcess::execute(command.first(), command.mid(1)) == 0;
}

} // namespace

/// Against a real CUPS and a virtual IPP printer, see with_printer.py.
class TestCupsPrinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("TALON_PRINTED"), "run this test through with_printer.py");
    }

    void prints_and_says_so()
    {
        CupsPrinter printer(QStringLiteral("receipt"));
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
        CupsPrinter printer{QString()};
        QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Ready, 10'000);
    }

    void an_unknown_queue_is_absent()
    {
        CupsPrinter printer(QStringLiteral("nowhere"));
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
            CupsPrinter printer(QStringLiteral("receipt"));
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
        CupsPrinter printer(QStringLiteral("receipt"));
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

    void paper_that_runs_out_under_a_receipt_fails_it_and_takes_it_back()
    {
        CupsPrinter printer(QStringLiteral("receipt"));
        QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Ready, 10'000);
        QFile paper(qEnvironmentVariable("TALON_PAPER_OUT"));
        QVERIFY(paper.open(QIODevice::WriteOnly));
        QSignalSpy failed(&printer, &ReceiptPrinter::failed);
        QSignalSpy printed(&printer, &ReceiptPrinter::printed);
        printer.print(receipt(QStringLiteral("А028")));
        QTRY_COMPARE_WITH_TIMEOUT(printed.size() + failed.size(), 1, 25'000);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().at(1).value<State>(), State::PaperOut);
        QVERIFY(paper.remove());

        // Nobody has to tell anybody that there is paper again: the next receipt simply comes out.
        const int before = printedDocuments();
        printer.print(receipt(QStringLiteral("А029")));
        QTRY_COMPARE_WITH_TIMEOUT(printed.size() + failed.size(), 2, 25'000);
        QCOMPARE(printed.size(), 1);
        QVERIFY(printedDocuments() > before);
        QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Ready, 15'000);
    }
};

QTEST_MAIN(TestCupsPrinter)
#include "tst_cups_printer.moc"
