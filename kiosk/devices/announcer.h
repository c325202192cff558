// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/call_announcer.h"
#include "kiosk/devices/voice_pack.h"

#include <optional>

namespace talon::kiosk {

class SoundPlayer;

/// What an announcement is made of. Without a voice there is the chime alone; without a chime, speech alone.
struct Announcement {
    std::optional<VoicePack> voice;
    QByteArray chime;
    bool chimeOnly = false;
};

/// The sound of a call: chime, Russian, and English after it when the ticket was taken in English and the voice
/// speaks it. Empty when there is neither chime nor voice, or the call can't be spoken.
QByteArray announcementSound(const Announcement &parts, const core::TicketNumber &number, core::WindowNumber window,
                             core::Language language);

/// Turns calls into sound and hands them to a player.
class Announcer : public CallAnnouncer
{
    Q_OBJECT

public:
    Announcer(SoundPlayer &player, Announcement parts, QObject *parent = nullptr);

    void announce(const core::Call &call) override;

private:
    SoundPlayer &m_player;
    Announcement m_parts;
};

} // namespace talon::kiosk
