// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/memory_watch.h"

#include <QFile>
#include <QTimerEvent>

#include <unistd.h>

#include <utility>

namespace talon::kiosk {

MemoryWatch::MemoryWatch(qint64 limit, std::function<bool()> quiet, QObject *parent)
    : QObject(parent), m_limit(limit), m_quiet(std::move(quiet))
{
    if (limit > 0)
        m_timer.start(interval, Qt::VeryCoarseTimer, this);
}

void MemoryWatch::look(qint64 resident)
{
    const bool due = m_limit > 0 && resident > m_limit && m_quiet();
    m_inARow = due ? m_inARow + 1 : 0;
    if (m_inARow == 2)
        Q_EMIT restartWanted(resident);
}

void MemoryWatch::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        look(residentBytes());
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    bool good = false;
    const qint64 pages = file.read(128).split(' ').value(1).toLongLong(&good);
    return good ? pages * sysconf(_SC_PAGESIZE) : -1;
}

} // namespace talon::kiosk
