// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMutex>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace talon::kiosk {

/// After a power cut the old or the new file is there, whole. What goes wrong is in the log.
void writeWhole(const QString &path, const QByteArray &text);

/// A small file of which only the newest text counts. A thread of its own writes it, so that a slow disk never holds up a screen; what is
/// overtaken while the disk is slow is never written.
class LatestFile
{
public:
    using Write = std::function<void(const QString &path, const QByteArray &text)>;

    explicit LatestFile(QString path, Write write = writeWhole);
    /// Waits until the last text was written.
    ~LatestFile();

    const QString &path() const { return m_path; }
    void save(const QByteArray &text);

private:
    void writeAll();

    QString m_path;
    Write m_write;
    QMutex m_mutex;
    std::optional<QByteArray> m_next; ///< under the mutex, as is the next
    bool m_writing = false;
    QThreadPool m_thread;
};

} // namespace talon::kiosk
