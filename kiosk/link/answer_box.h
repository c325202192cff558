// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: moc 6.4 can't read the standard headers when those that core brings come first.
#include <QObject>
#include <QString>
#include <QTimer>

#include "sync/answer_sender.h"

#include <memory>

namespace talon::kiosk {

/// The answers to surveys that were given here, until the backend has them: lines of one file in the order of their random ids, written whole each
/// time, so that neither a line nor the file system tells when or in which order they were given (but for the last one, when the file was
/// written). They are in no journal. Written in a thread of its own, so that a disk that hangs keeps no screen waiting; sent one message
/// after the other while there is a backend.
class AnswerBox final : public QObject
{
    Q_OBJECT

public:
    /// Answers that wait; one more is not kept. Months of a busy kiosk without a backend.
    static constexpr std::size_t mostKept = 10'000;

    /// Where it stands in a terminal's data folder.
    static QString fileIn(const QString &data);

    /// Reads what the file holds; where a line is no answer, the file is copied to PATH.damaged, and the log told.
    explicit AnswerBox(QString path, QObject *parent = nullptr);
    /// Gives what is still to be written two seconds.
    ~AnswerBox() override;

    /// Keeps the answer under a new random id: kept() says how that went.
    void keep(wire::KioskAnswer answer);
    void setOnline(bool online);
    /// The backend has these, or will never take them.
    void onTaken(const talon::wire::AnswersTaken &taken);
    std::size_t waiting() const { return m_sender.waiting(); }

Q_SIGNALS:
    /// The answer is on this terminal's disk, or could not be kept.
    void kept(bool durable);
    void sendWanted(const talon::wire::Answers &message);

private:
    struct Disk;
    void pump();
    void tidy();
    void onWritten(const wire::KioskAnswer &answer, bool durable);

    QString m_path;
    std::shared_ptr<Disk> m_disk; ///< shared with its thread, which may hang longer than this lives
    sync::AnswerSender m_sender;
    QTimer m_tick;
    QTimer m_tidy; ///< what was taken is still in the file
};

} // namespace talon::kiosk
