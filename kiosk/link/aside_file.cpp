// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/aside_file.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

QString AsideFile::fileIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("set-aside"));
}

AsideFile::AsideFile(QString path) : m_path(std::move(path))
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
    if (why.isEmpty()) {
        if (QFile::exists(m_path) && !QFile::remove(m_path))
            spdlog::error("cannot remove {}", m_path.toStdString());
        return;
    }
    const QByteArray text = why.toLatin1() + '\n';
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        spdlog::error("cannot write {}: {}", m_path.toStdString(), file.errorString().toStdString());
}

} // namespace talon::kiosk
