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
    bool speechOnly = false;
};

/// What is heard of an utterance. In full: chime, Russian, and after it the language in which the ticket was taken, where the voice speaks
/// it; a recall says «Повторно», a call to another window that it is another. Brief: in few words. What the voice lacks words for is said
/// as an ordinary call. In a roll each number in its visitor's language alone.
/// Empty when there is neither chime nor voice, or the call can't be spoken.
QByteArray utteranceSound(const Announcement &parts, const core::Utterance &utterance);
/// What is heard of a hall message: the chime, then the phrase of its kind in Russian and in English, where the voice speaks it.
QByteArray messageSound(const Announcement &parts, core::MessageKind kind);
/// The first call of a ticket, in full.
QByteArray announcementSound(const Announcement &parts, const core::TicketNumber &number, core::WindowNumber window,
                             core::Language language);

/// Turns calls into sound and hands them to a player.
class Announcer : public CallAnnouncer
{
    Q_OBJECT

public:
    Announcer(SoundPlayer &player, Announcement parts, QObject *parent = nullptr);

    void announce(const core::Utterance &utterance) override;
    void announceMessage(const core::MessageTurns::Turn &turn) override;
    void announceCheck(qint64 id, int volume) override;
    void cut() override;
    void setSound(const core::SoundNow &sound) override;
    bool canSpeak() const override;

private:
    void play(qint64 id, const QByteArray &sound, int volume, int pause);
    void endLater(qint64 id, bool said);

    SoundPlayer &m_player;
    Announcement m_parts; ///< as the settings leave it
    bool m_wantsChimeOnly;
    core::SoundNow m_sound;
    bool m_couldSpeak;
};

} // namespace talon::kiosk
