// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

namespace talon::kiosk {

/// Plays sounds one after another, whole. A fake of this class stands in the announcer's tests.
class SoundPlayer : public QObject
{
    Q_OBJECT

public:
    /// Absent: there is no audio device, or it doesn't take sound; it is looked for again and again.
    /// Muted: there is one, and it is silenced or turned down to nothing.
    /// Deaf: there is a sound server, but Qt doesn't see it any more; only a restart of the program helps.
    enum class State { Absent, Ready, Muted, Deaf };
    Q_ENUM(State)

    using QObject::QObject;

    virtual State state() const = 0;
    /// Takes a sound (sound_format.h), to begin `pause` ms after the end of the one before, or later. started() follows when it
    /// begins; finished() or failed() exactly once.
    virtual void enqueue(qint64 id, const QByteArray &pcm, int pause) = 0;
    /// What plays ends within some milliseconds, what waits is dropped; nothing more is told of either.
    virtual void cut() = 0;

Q_SIGNALS:
    void started(qint64 id);
    void finished(qint64 id);
    void failed(qint64 id, const QString &reason);
    void stateChanged(talon::kiosk::SoundPlayer::State state);
};

} // namespace talon::kiosk
