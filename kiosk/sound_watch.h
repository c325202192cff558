// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/sound_player.h"
#include "wire/terminals/messages.h"

#include <QTimer>

#include <functional>

namespace talon::kiosk {

/// What the backend and the people before a display are told of its sound. Where only a fresh start of the program helps, it asks for one, at a
/// moment in which nobody would miss the display, and never twice for one fault: a program that was never heard asks for none.
class SoundWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int interval = 1'000; ///< ms between looks for a quiet moment

    /// `voiceless`: what it was to speak with cannot be used.
    SoundWatch(SoundPlayer &player, bool voiceless, std::function<bool()> quiet, QObject *parent = nullptr);

    wire::SoundState state() const { return m_state; }
    /// A look for a quiet moment, by hand in tests.
    void look();

Q_SIGNALS:
    void stateChanged();
    void restartWanted();

private:
    wire::SoundState stateNow() const;
    void follow();

    SoundPlayer &m_player;
    bool m_voiceless;
    std::function<bool()> m_quiet;
    wire::SoundState m_state = wire::SoundState::lost;
    bool m_wasReady = false;
    QTimer m_look;
};

} // namespace talon::kiosk
