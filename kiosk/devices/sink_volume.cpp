// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/sink_volume.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>

namespace talon::kiosk {

SinkVolume::SinkVolume(QObject *parent) : QObject{parent}
{
    m_pactl.setProgram(QStringLiteral("pactl"));
    m_pactl.setArguments({QStringLiteral("--format=json"), QStringLiteral("list"), QStringLiteral("sinks")});
    m_pactl.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_pactl, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const QByteArray answer = m_pactl.readAllStandardOutput();
        if (code == 0 && status == QProcess::NormalExit)
            if (const auto found = silenced(answer, m_sink))
                Q_EMIT told(*found);
    });
}

SinkVolume::~SinkVolume()
{
    m_pactl.disconnect(this);
    m_pactl.kill();
    m_pactl.waitForFinished();
}

void SinkVolume::look(const QByteArray &sink)
{
    if (m_pactl.state() != QProcess::NotRunning)
        return;
    m_sink = sink;
    m_pactl.start(QIODevice::ReadOnly);
    QTimer::singleShot(longestAnswer, &m_pactl, [this, pid = m_pactl.processId()] {
        if (m_pactl.state() != QProcess::NotRunning && m_pactl.processId() == pid)
            m_pactl.kill();
    });
}

std::optional<bool> SinkVolume::silenced(const QByteArray &sinks, const QByteArray &sink)
{
    const QJsonArray all = QJsonDocument::fromJson(sinks).array();
    for (const QJsonValue &each : all) {
        if (each[QLatin1String("name")].toString().toUtf8() != sink)
            continue;
        if (each[QLatin1String("mute")].toBool())
            return true;
        const QJsonObject channels = each[QLatin1String("volume")].toObject();
        return !channels.isEmpty() && std::all_of(channels.begin(), channels.end(), [](const QJsonValue &channel) {
            return channel[QLatin1String("value")].toInt() == 0;
        });
    }
    return std::nullopt;
}

} // namespace talon::kiosk
