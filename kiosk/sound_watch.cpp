// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sound_watch.h"

#include <utility>

namespace talon::kiosk {

SoundWatch::SoundWatch(SoundPlayer &player, bool voiceless, std::function<bool()> quiet, QObject *parent)
    : QObject(parent), m_player(player), m_voiceless(voiceless), m_quiet(std::move(quiet)), m_state(stateNow())
{
    m_wasReady = player.state() == SoundPlayer::State::Ready;
    connect(&player, &SoundPlayer::stateChanged, this, &SoundWatch::follow);
    connect(&m_look, &QTimer::timeout, this, &SoundWatch::look);
    m_look.setInterval(interval);
}

wire::SoundState SoundWatch::stateNow() const
{
    switch (m_player.state()) {
    case SoundPlayer::State::Absent: return wire::SoundState::lost;
    case SoundPlayer::State::Deaf: return wire::SoundState::failed;
    case SoundPlayer::State::Muted: return wire::SoundState::muted;
    case SoundPlayer::State::Ready: break;
    }
    return m_voiceless ? wire::SoundState::failed : wire::SoundState::ok;
}

void SoundWatch::follow()
{
    m_wasReady = m_wasReady || m_player.state() == SoundPlayer::State::Ready;
    if (m_player.state() == SoundPlayer::State::Deaf && m_wasReady)
        m_look.start();
    else
        m_look.stop();
    const auto now = stateNow();
    if (std::exchange(m_state, now) != now)
        Q_EMIT stateChanged();
}

void SoundWatch::look()
{
    if (!m_look.isActive() || !m_quiet())
        return;
    m_look.stop();
    Q_EMIT restartWanted();
}

} // namespace talon::kiosk
