// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/offline.h"
#include "server/people/secrets.h"
#include "store/journal.h"
#include "tests/services/server/server_world.h"
#include "tests/support/talond_process.h"
#include "wire/site/site_codec.h"
#include "wire/site/site_file.h"

#include <QFile>
#include <QProcess>
#include <QTest>
#include <csignal>
#include <fstream>

using namespace talon;
using namespace talon::test;

namespace {

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ended talond(const QStringList &words, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(TALOND), words);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// talond as a program: its command line, its exit codes, and what it survives.
class ProcessTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;

    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    PlainDevice enrolled(const TalondProcess &process, const QByteArray &code)
    {
        PlainDevice device;
        device.enrol(process.port(), code.toStdString());
        return device;
    }

    static void append_tickets(PlainDevice &device, int count)
    {
        const auto now = server::wall_clock();
        const auto day = core::local_day(now, site_offset());
        for (int i = 0; i < count; ++i)
            device.append(device.ticket(now, day, 1 + static_cast<int>(device.events.size() % 999), "ndfl", "ordinary"), now);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_data = path("data");
        std::ofstream(path("site.json").toStdString()) << open_site();
        QCOMPARE(talond({QStringLiteral("init"), QStringLiteral("--data"), m_data, QStringLiteral("--site"), path("site.json")}).code, 0);
    }

    void commandLine()
    {
        QCOMPARE(talond({}).code, 2);
        QCOMPARE(talond({QStringLiteral("dance")}).code, 2);
        QCOMPARE(talond({QStringLiteral("serve")}).code, 2);
        QVERIFY(talond({QStringLiteral("--help")}).out.contains("serve"));
        QVERIFY(talond({QStringLiteral("--version")}).out.startsWith("talond "));
        QVERIFY(talond({QStringLiteral("settings")}).out.contains("[limits]"));
        QVERIFY(talond({QStringLiteral("openapi")}).out.contains("\"3.1.0\""));
        const auto user = [&](const QString &login, const QByteArray &password) {
            return talond({QStringLiteral("user"), QStringLiteral("--data"), m_data, QStringLiteral("--login"), login,
                           QStringLiteral("--role"), QStringLiteral("operator"), QStringLiteral("--title"), QStringLiteral("Оператор 1")},
                          password);
        };
        QCOMPARE(user(QStringLiteral("operator1"), "correct horse\n").code, 0);
        QCOMPARE(user(QStringLiteral("operator1"), "another horse\n").code, 0);
        QCOMPARE(user(QStringLiteral("operator1"), "short\n").code, 2);
        QCOMPARE(user(QStringLiteral("Оператор"), "correct horse\n").code, 2);
        const auto bad = talond({QStringLiteral("enrol"), QStringLiteral("--data"), m_data, QStringLiteral("--role"),
                                 QStringLiteral("ticket"), QStringLiteral("--place"), QStringLiteral("nowhere")});
        QCOMPARE(bad.code, 2);
        QVERIFY(bad.err.contains("nowhere"));
        QVERIFY(talond({QStringLiteral("verify"), QStringLiteral("--data"), m_data}).out.contains("3 events"));
    }

    void settingsGoOutAndComeIn()
    {
        const auto settings = [&](const QStringList &words) {
            return talond(QStringList{QStringLiteral("settings")} + words.mid(0, 1) + QStringList{QStringLiteral("--data"), m_data} + words.mid(1));
        };
        const auto out = settings({QStringLiteral("export")});
        QCOMPARE(out.code, 0);
        QVERIFY(*wire::read_site_file(out.out.toStdString()) == *wire::decode_site(open_site()));
        QVERIFY(settings({QStringLiteral("export"), QStringLiteral("--to"), path("out.json")}).out.contains("revision 1"));
        QVERIFY(settings({QStringLiteral("import"), QStringLiteral("--site"), path("out.json")}).out.contains("these already"));

        auto site = *wire::decode_site(open_site());
        site.rules.recall_limit = 1;
        std::ofstream(path("site.json").toStdString()) << wire::encode_site(site);
        // Whoever changes the file and starts anew is told that it does not count, and how it would.
        const auto again = talond({QStringLiteral("init"), QStringLiteral("--data"), m_data, QStringLiteral("--site"), path("site.json")});
        QCOMPARE(again.code, 9);
        QVERIFY2(again.err.contains("is not applied") && again.err.contains("talond settings import --data"), again.err.constData());
        QCOMPARE(again.err.count('\n'), 1);
        const QStringList import{QStringLiteral("import"), QStringLiteral("--site"), path("site.json"), QStringLiteral("--note"), QStringLiteral("из файла")};
        const auto in = settings(import);
        QVERIFY2(in.code == 0 && in.out.contains("revision 2"), in.err.constData());
        QVERIFY(wire::read_site_file(settings({QStringLiteral("export")}).out.toStdString())->rules.recall_limit == 1);
        QVERIFY(!talond({QStringLiteral("init"), QStringLiteral("--data"), m_data, QStringLiteral("--site"), path("site.json")}).err.contains("not applied"));
        QVERIFY(talond({QStringLiteral("verify"), QStringLiteral("--data"), m_data}).out.contains("2 events"));
        site.id = "another";
        std::ofstream(path("site.json").toStdString()) << wire::encode_site(site);
        const auto refused = settings(import);
        QVERIFY2(refused.code == 2 && refused.err.contains("cannot become another one"), refused.err.constData());
    }

    void badSiteFiles()
    {
        for (const QByteArray &text : {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("{\"id\":\"x\"}")}) {
            QFile file(path("bad.json"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            const auto ended = talond({QStringLiteral("init"), QStringLiteral("--data"), path("other"), QStringLiteral("--site"), path("bad.json")});
            QCOMPARE(ended.code, 2);
            QCOMPARE(ended.err.count('\n'), 1);
            QVERIFY(!QFile::exists(path("other")));
        }
        const auto again = talond({QStringLiteral("init"), QStringLiteral("--data"), m_data, QStringLiteral("--site"), path("site.json")});
        QCOMPARE(again.code, 9);
    }

    void heldMissingAndDamagedJournals()
    {
        const QStringList serve{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--data")};
        const auto sentence = [](const Ended &ended) { return ended.err.startsWith("talond: ") && ended.err.count('\n') == 1; };
        auto missing = talond(serve + QStringList{path("none")});
        QCOMPARE(missing.code, 8);
        QVERIFY(sentence(missing));
        {
            TalondProcess first(m_data.toStdString());
            QVERIFY(first.port() != 0);
            const auto held = talond(serve + QStringList{m_data});
            QCOMPARE(held.code, 3);
            QVERIFY2(sentence(held), held.err.constData());
            QCOMPARE(first.end(SIGTERM), 0);
        }
        // A byte of an event is another: the chain does not hold.
        QFile file(m_data + QStringLiteral("/journal.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        const auto at = content.indexOf("Individuals");
        QVERIFY(at > 0);
        QVERIFY(file.seek(at) && file.write("i", 1) == 1);
        file.close();
        const auto damaged = talond(serve + QStringList{m_data});
        QCOMPARE(damaged.code, 5);
        QVERIFY2(sentence(damaged), damaged.err.constData());
        QCOMPARE(talond({QStringLiteral("verify"), QStringLiteral("--data"), m_data}).code, 5);
    }

    void addressInUse()
    {
        TalondProcess first(m_data.toStdString());
        QCOMPARE(talond({QStringLiteral("init"), QStringLiteral("--data"), path("second"), QStringLiteral("--site"), path("site.json")}).code, 0);
        const auto ended = talond({QStringLiteral("serve"), QStringLiteral("--data"), path("second"), QStringLiteral("--listen"),
                                   QStringLiteral("127.0.0.1:%1").arg(first.port())});
        QCOMPARE(ended.code, 7);
        QCOMPARE(talond({QStringLiteral("serve"), QStringLiteral("--data"), path("second"), QStringLiteral("--listen"),
                         QStringLiteral("nonsense")}).code, 7);
    }

    void whatWasAcknowledgedSurvivesKill()
    {
        const auto code = talond({QStringLiteral("enrol"), QStringLiteral("--data"), m_data, QStringLiteral("--role"),
                                  QStringLiteral("ticket"), QStringLiteral("--place"), QStringLiteral("ticket-1")}).out.trimmed();
        PlainDevice device;
        for (int round = 0; round < 8; ++round) {
            TalondProcess process(m_data.toStdString());
            QVERIFY(process.port() != 0);
            if (round == 0)
                device = enrolled(process, code);
            const auto before = device.acked;
            QVERIFY(device.connect(process.port()));
            QVERIFY2(device.acked >= before, "acknowledged and lost");
            append_tickets(device, 40);
            for (auto seq = device.acked + 1; seq <= static_cast<std::int64_t>(device.events.size()); ++seq)
                device.send(wire::Push{device.epoch, {device.events[static_cast<std::size_t>(seq - 1)]}});
            QVERIFY(device.wait_for_ack(device.acked + 1 + round * 3)); // then in the middle of the rest
            QCOMPARE(process.end(SIGKILL), -SIGKILL);
        }
        TalondProcess process(m_data.toStdString());
        QVERIFY(device.connect(process.port()));
        if (device.acked < static_cast<std::int64_t>(device.events.size())) {
            QVERIFY(device.push_from(device.acked + 1));
            QVERIFY(device.wait_for_ack(static_cast<std::int64_t>(device.events.size())));
        }
        QCOMPARE(process.end(SIGTERM), 0);
        const auto verdict = talond({QStringLiteral("verify"), QStringLiteral("--data"), m_data});
        QCOMPARE(verdict.code, 0);
        QVERIFY2(verdict.out.contains(" 320 tickets"), verdict.out.constData()); // each exactly once
    }

    void aStopLosesNothing()
    {
        const auto code = talond({QStringLiteral("enrol"), QStringLiteral("--data"), m_data, QStringLiteral("--role"),
                                  QStringLiteral("ticket"), QStringLiteral("--place"), QStringLiteral("ticket-1")}).out.trimmed();
        TalondProcess process(m_data.toStdString());
        auto device = enrolled(process, code);
        QVERIFY(device.connect(process.port()));
        append_tickets(device, 150);
        for (const auto &event : device.events)
            device.send(wire::Push{device.epoch, {event}});
        QVERIFY(device.wait_for_ack(20));
        ::kill(process.pid(), SIGTERM);
        const auto bye = device.wait_for<wire::Bye>();
        QVERIFY(bye && bye->reason == "stopping");
        const auto acked = device.acked;
        QCOMPARE(process.end(0), 0);
        TalondProcess again(m_data.toStdString());
        QVERIFY(device.connect(again.port()));
        // What it had taken it also acknowledged before its farewell: not one more, not one less.
        QCOMPARE(device.acked, acked);
    }

    void aFailingDiskStopsTheServer()
    {
        if (QFile::exists(QStringLiteral("/usr/bin/prlimit")) == false)
            QSKIP("prlimit is not here");
        const auto code = talond({QStringLiteral("enrol"), QStringLiteral("--data"), m_data, QStringLiteral("--role"),
                                  QStringLiteral("ticket"), QStringLiteral("--place"), QStringLiteral("ticket-1")}).out.trimmed();
        TalondProcess process(m_data.toStdString());
        auto device = enrolled(process, code);
        QVERIFY(device.connect(process.port()));
        // From here on no file may grow: every commit fails as on a full disk.
        QCOMPARE(QProcess::execute(QStringLiteral("prlimit"), {QStringLiteral("--fsize=4096"), QStringLiteral("--pid"),
                                                               QString::number(process.pid())}), 0);
        append_tickets(device, 1);
        QVERIFY(device.push_from(1));
        QVERIFY2(!device.wait_for<wire::Ack>(), "acknowledged though the disk said no");
        QCOMPARE(process.end(0), 6);
        TalondProcess again(m_data.toStdString());
        QVERIFY(device.connect(again.port()));
        QCOMPARE(device.acked, 0);
        QVERIFY(device.push_from(1));
        QVERIFY(device.wait_for_ack(1));
    }
};

QTEST_APPLESS_MAIN(ProcessTest)
#include "tst_process.moc"
