// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/aside_file.h"

#include <QDir>
#include <QFile>

namespace talon::kiosk {

QString AsideFile::fileIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("set-aside"));
}

AsideFile::AsideFile(QString path, FileKeeper &keeper) : m_path(std::move(path)), m_keeper(keeper)
{
    QFile file(m_path);
    if (!file.exists())
        return;
    // A file that cannot be read stands for the same: it is there only while the device is set aside.
    m_why = QStringLiteral("unreadable");
    constexpr qint64 longest = 64;
    if (file.open(QIODevice::ReadOnly))
        if (const QString read = QString::fromLatin1(file.read(longest)).trimmed(); !read.isEmpty())
            m_why = read;
}

void AsideFile::keep(const QString &why)
{
    m_why = why;
    if (why.isEmpty())
        m_keeper.remove(m_path);
    else
        m_keeper.keep(m_path, why.toLatin1() + '\n');
}

} // namespace talon::kiosk
