// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTest>

/// The private sound server of tests/support/sound_rig.py, in a folder of its own.
class SoundServer
{
public:
    explicit SoundServer(const QString &folder) : m_folder{folder} {}
    ~SoundServer() { rig({QStringLiteral("stop"), m_folder}); }

    /// Where it will be, whether it runs yet or not; to be set before Qt asks for devices.
    void pointHere() const
    {
        const QByteArray runtime = m_folder.toUtf8() + "/runtime";
        qputenv("XDG_RUNTIME_DIR", runtime);
        qputenv("PIPEWIRE_RUNTIME_DIR", runtime);
        qputenv("PULSE_RUNTIME_PATH", runtime + "/pulse");
        qputenv("PULSE_SERVER", "unix:" + runtime + "/pulse/native");
        qputenv("PULSE_COOKIE", m_folder.toUtf8() + "/cookie");
    }
    bool start() { return rig({QStringLiteral("start"), m_folder}); }
    bool stop() { return rig({QStringLiteral("stop"), m_folder}); }
    bool record(const QString &file) { return rig({QStringLiteral("record"), m_folder, QStringLiteral("start"), file}); }
    bool stopRecording() { return rig({QStringLiteral("record"), m_folder, QStringLiteral("stop")}); }
    bool removeSink() { return rig({QStringLiteral("sink"), m_folder, QStringLiteral("remove")}); }
    bool mute(bool silent) { return rig({QStringLiteral("sink"), m_folder, silent ? QStringLiteral("mute") : QStringLiteral("unmute")}); }
    bool addSink() { return rig({QStringLiteral("sink"), m_folder, QStringLiteral("add")}); }

    /// The offset of the expected sound in the recording when every sample is the same; -1 otherwise.
    static qint64 offsetOf(const QString &recorded, const QString &expected, qint64 after = 0)
    {
        QProcess compare;
        compare.start(QStringLiteral("/usr/bin/python3"),
                      {QStringLiteral(TALON_SUPPORT "/compare_wav.py"), recorded, expected, QStringLiteral("--after"),
                       QString::number(after)});
        compare.waitForFinished(60'000);
        const QByteArray report = compare.readAllStandardOutput() + compare.readAllStandardError();
        if (compare.exitCode() != 0) {
            qInfo().noquote() << report;
            return -1;
        }
        return report.mid(8, report.indexOf('\n') - 8).toLongLong();
    }

private:
    static bool rig(const QStringList &words)
    {
        QProcess process;
        process.start(QStringLiteral("/usr/bin/python3"), QStringList{QStringLiteral(TALON_SUPPORT "/sound_rig.py")} + words);
        process.waitForFinished(60'000);
        if (process.exitCode() != 0)
            qInfo().noquote() << process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    QString m_folder;
};
