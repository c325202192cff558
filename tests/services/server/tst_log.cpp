// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "server/log.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

using namespace talon::server;

/// The log: what comes from outside begins no line of its own, and a reader that hangs holds up nobody.
class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingFromOutsideBeginsALine()
    {
        QCOMPARE(printable("plain текст"), std::string("plain текст"));
        QCOMPARE(printable("a\nb\r\tc\x1b[31m\x7f"), std::string("a\\x0ab\\x0d\\x09c\\x1b[31m\\x7f"));
        QCOMPARE(printable(std::string_view("a\0b", 3)), std::string("a\\x00b"));
        QCOMPARE(printable("\xC2\x85"), std::string("\\xc2\\x85"));             // a new line of ISO 8859
        QCOMPARE(printable("\xE2\x80\xAE" "x"), std::string("\\xe2\\x80\\xaex")); // turns the direction of writing
        QCOMPARE(printable("—«»"), std::string("—«»"));
    }

    void aReaderThatHangsHoldsUpNobody()
    {
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const int before = ::dup(STDERR_FILENO);
        ::dup2(pipe[1], STDERR_FILENO);
        ::close(pipe[1]);
        start_log("info");
        constexpr int many = 20'000; // more than the pipe and the queue hold
        for (int i = 0; i < many; ++i)
            spdlog::info("line {} of somebody\n2026-01-01T00:00:00.000Z info forged", i);
        // Now it reads: first what waited, then how much was lost.
        spdlog::info("the last line");
        std::string read;
        char bytes[65536];
        while (read.find("lines of the log were lost") == std::string::npos) {
            const auto size = ::read(pipe[0], bytes, sizeof bytes);
            QVERIFY(size > 0);
            read.append(bytes, static_cast<std::size_t>(size));
            spdlog::info("one more");
        }
        finish_log();
        ::dup2(before, STDERR_FILENO);
        QVERIFY(read.find(" info line 0 of somebody\\x0a2026") != std::string::npos);
        QVERIFY(read.find("\n2026-01-01T") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(LogTest)
#include "tst_log.moc"
