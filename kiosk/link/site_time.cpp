// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/site_time.h"

#include "kiosk/link/clock.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

QString SiteTime::fileIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("clock"));
}

SiteTime::SiteTime(QString path, FileKeeper &keeper)
    : m_path(std::move(path)), m_keeper(keeper), m_clock(load(m_path), moment())
{
}

core::Instant SiteTime::now() const
{
    return m_clock.at(moment());
}

bool SiteTime::inDoubt() const
{
    return m_clock.in_doubt(moment());
}

core::Instant SiteTime::at(core::Instant run) const
{
    const sync::Moment now = moment();
    return m_clock.at(now) - (now.run - run);
}

void SiteTime::observe(core::Instant backendNow, bool inDoubt)
{
    const sync::Moment now = moment();
    m_clock.observe(backendNow, now, inDoubt);
    if (inDoubt || (m_kept && now.run - *m_kept < keepPause))
        return;
    m_kept = now.run;
    keep();
}

/// «confirmed offset», both in milliseconds.
sync::SiteClock::Kept SiteTime::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList words = QString::fromLatin1(file.read(64)).simplified().split(QLatin1Char(' '));
    bool confirmedGood = false;
    bool offsetGood = false;
    const qint64 confirmed = words.value(0).toLongLong(&confirmedGood);
    const qint64 offset = words.value(1).toLongLong(&offsetGood);
    if (confirmedGood && offsetGood && words.size() == 2)
        return {core::Instant{core::Millis{confirmed}}, core::Millis{offset}};
    spdlog::warn("{} is damaged and was ignored", path.toStdString());
    return {};
}

void SiteTime::keep()
{
    const sync::SiteClock::Kept kept = m_clock.keep(moment());
    const QByteArray text = QByteArray::number(qint64(kept.confirmed.time_since_epoch().count())) + ' '
                            + QByteArray::number(qint64(kept.offset.count())) + '\n';
    m_keeper.keep(m_path, text);
}

} // namespace talon::kiosk
