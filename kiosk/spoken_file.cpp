// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/spoken_file.h"

#include <QFile>
#include <QStringList>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

core::AnnouncementQueue::Spoken SpokenFile::load()
{
    core::AnnouncementQueue::Spoken spoken;
    QFile file(m_file.path());
    if (!file.open(QIODevice::ReadOnly))
        return spoken;
    const QStringList words = QString::fromLatin1(file.read(64)).simplified().split(QLatin1Char(' '));
    bool begunGood = false;
    bool finishedGood = false;
    const qint64 begun = words.value(0).toLongLong(&begunGood);
    const qint64 finished = words.value(1).toLongLong(&finishedGood);
    if (begunGood && finishedGood && words.size() == 2 && begun >= 0 && finished >= 0) {
        spoken.begun = begun;
        spoken.finished = finished;
    } else {
        // Calls older than a minute are not spoken anyway, so the worst is one call said twice.
        spdlog::warn("{} is damaged and was ignored", m_file.path().toStdString());
    }
    return spoken;
}

void SpokenFile::save(const core::AnnouncementQueue::Spoken &spoken)
{
    m_file.save(QByteArray::number(qint64(spoken.begun)) + ' ' + QByteArray::number(qint64(spoken.finished)) + '\n');
}

} // namespace talon::kiosk
