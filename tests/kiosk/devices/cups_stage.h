// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/cups_printer.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

namespace talon::test {

using namespace kiosk;
using State = ReceiptPrinter::State;


inline const QString owner = QStringLiteral("d-7QK2M9");

inline Receipt receipt(const QString &number)
{
    return {.site = QStringLiteral("Инспекция"),
            .caption = QStringLiteral("Ваш талон"),
            .number = number,
            .service = QStringLiteral("Приём деклараций"),
            .visitorClass = {},
            .issued = QStringLiteral("22 ноября 2026, 14:05"),
            .ahead = {},
            .wait = {},
            .advice = QStringLiteral("Следите за табло"),
            .statusUrl = QStringLiteral("http://192.0.2.1/t/7ZK3M9QX2D5VA"),
            .statusHint = QStringLiteral("Очередь на вашем телефоне")};
}

inline int printedDocuments()
{
    return static_cast<int>(QDir(qEnvironmentVariable("TALON_PRINTED")).entryList({QStringLiteral("*.done")}).size());
}

/// Something is done to the printer or the print server, see with_printer.py; returns when it is done.
inline void stage(const char *deed)
{
    const QString order = qEnvironmentVariable("TALON_STAGE") + QLatin1Char('/') + QLatin1String(deed);
    QVERIFY(QFile(order).open(QIODevice::WriteOnly));
    QTRY_VERIFY2_WITH_TIMEOUT(!QFile::exists(order), deed, 20'000);
}

inline void setFault(const QByteArray &reason)
{
    QFile file(qEnvironmentVariable("TALON_PRINTER_FAULT"));
    if (reason.isEmpty()) {
        QVERIFY(file.remove());
        return;
    }
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(reason), reason.size());
}

/// A kiosk's printer, and what it said of its receipts.
struct Kiosk {
    CupsPrinter printer{QStringLiteral("receipt"), owner};
    QSignalSpy printed{&printer, &ReceiptPrinter::printed};
    QSignalSpy failed{&printer, &ReceiptPrinter::failed};

    void ready() { QTRY_COMPARE_WITH_TIMEOUT(printer.state(), State::Ready, 20'000); }
    /// Prints and expects paper: one more document than before, and none besides.
    void prints(const QString &number)
    {
        const int before = printedDocuments();
        const auto heard = printed.size() + failed.size();
        printer.print(receipt(number));
        QTRY_COMPARE_WITH_TIMEOUT(printed.size() + failed.size(), heard + 1, 25'000);
        QVERIFY2(failed.isEmpty() || failed.last().at(0).toInt() != int(heard) + 1, "the receipt was not printed");
        QCOMPARE(printedDocuments(), before + 1);
    }
    void fails(const QString &number, State why)
    {
        const auto before = failed.size();
        printer.print(receipt(number));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), before + 1, 25'000);
        QCOMPARE(failed.last().at(1).value<State>(), why);
    }
};

/// The printer has let go of all that it was given.
inline bool printerIdle()
{
    return QDir(qEnvironmentVariable("TALON_PRINTED")).entryList({QStringLiteral("*.question")}).isEmpty();
}

inline bool jobAtPrintServer()
{
    QProcess process;
    process.start(QStringLiteral("lpstat"), {QStringLiteral("-W"), QStringLiteral("not-completed"), QStringLiteral("-o"), QStringLiteral("receipt")});
    return process.waitForFinished() && !process.readAllStandardOutput().isEmpty();
}

inline bool cups(const QStringList &command)
{
    return QProcess::execute(command.first(), command.mid(1)) == 0;
}

} // namespace talon::test
