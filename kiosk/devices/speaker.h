// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/sound_player.h"

#include <QString>
#include <QThread>

namespace talon::kiosk {

class SpeakerWorker;

/// Plays sounds on an audio output. The output stays open and is fed silence in between, so a sound begins at once; a
/// thread of its own feeds it, so that a busy screen never makes a gap. Survives devices and sound servers that
/// come and go: what was cut is said again from its beginning; what can't be said within
/// SpeakerWorker::patience fails.
class Speaker : public SoundPlayer
{
    Q_OBJECT

public:
    /// `device` is an output's name or description; empty means the default output.
    explicit Speaker(const QString &device = {}, QObject *parent = nullptr);
    ~Speaker() override;

    State state() const override { return m_state; }
    void enqueue(qint64 id, const QByteArray &pcm, int pause) override;
    void cut() override;

private:
    QThread m_thread;
    SpeakerWorker *m_worker; ///< lives in m_thread and is deleted there
    State m_state = State::Absent;
};

} // namespace talon::kiosk
