// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/put_aside.h"

#include "kiosk/link/identity.h"

#include <QDir>

#include <algorithm>

namespace talon::kiosk {

namespace {

const QLatin1String before("before-");

/// The one that an earlier try did not come to the end of, else the next.
int numberFor(const QDir &dir)
{
    int last = 0;
    for (const QString &name : dir.entryList({before + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot))
        last = std::max(last, name.mid(before.size()).toInt());
    const bool whole = last == 0 || hasIdentity(dir.filePath(before + QString::number(last)));
    return whole ? last + 1 : last;
}

} // namespace

core::Result<QString, QString> putAside(const QString &folder)
{
    const QDir dir(folder);
    const QString aside = before + QString::number(numberFor(dir));
    QStringList names = dir.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    names.removeIf([](const QString &name) { return name.startsWith(before) || name == enrolmentFile(); });
    std::stable_partition(names.begin(), names.end(), [](const QString &name) { return !identityFiles().contains(name); });
    if (!names.isEmpty() && !dir.mkpath(aside))
        return core::Failure{QStringLiteral("the folder %1 cannot be made").arg(dir.filePath(aside))};
    for (const QString &name : names)
        if (!QDir().rename(dir.filePath(name), dir.filePath(aside + QLatin1Char('/') + name)))
            return core::Failure{QStringLiteral("%1 cannot be moved to %2").arg(dir.filePath(name), dir.filePath(aside))};
    return aside;
}

} // namespace talon::kiosk
