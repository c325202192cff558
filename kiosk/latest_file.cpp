// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/latest_file.h"

#include <QMutexLocker>
#include <QSaveFile>

#include <spdlog/spdlog.h>

#include <utility>

namespace talon::kiosk {

void writeWhole(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        spdlog::error("cannot write {}: {}", path.toStdString(), file.errorString().toStdString());
}

LatestFile::LatestFile(QString path, Write write) : m_path(std::move(path)), m_write(std::move(write))
{
    m_thread.setMaxThreadCount(1);
}

LatestFile::~LatestFile()
{
    m_thread.waitForDone();
}

void LatestFile::save(const QByteArray &text)
{
    const QMutexLocker lock(&m_mutex);
    m_next = text;
    if (!std::exchange(m_writing, true))
        m_thread.start([this] { writeAll(); });
}

void LatestFile::writeAll()
{
    for (;;) {
        QByteArray text;
        {
            const QMutexLocker lock(&m_mutex);
            if (!m_next) {
                m_writing = false;
                return;
            }
            text = *std::exchange(m_next, std::nullopt);
        }
        m_write(m_path, text);
    }
}

} // namespace talon::kiosk
