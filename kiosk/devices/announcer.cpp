// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/announcer.h"

#include "core/announce/phrase.h"
#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/sound_player.h"
#include "kiosk/devices/splice.h"

namespace talon::kiosk {

using core::Language;

namespace {

void appendAfter(QByteArray &sound, int pause, const QByteArray &more)
{
    if (more.isEmpty())
        return;
    if (!sound.isEmpty())
        sound += silence(pause);
    sound += more;
}

} // namespace

QByteArray announcementSound(const Announcement &parts, const core::TicketNumber &number, core::WindowNumber window,
                             Language language)
{
    QByteArray sound = parts.chime;
    if (parts.chimeOnly || !parts.voice)
        return sound;
    const auto spoken = [&](Language tongue) {
        return splice(*parts.voice, core::phrase(number, window, tongue), tongue);
    };
    appendAfter(sound, Pauses::afterChime, spoken(Language::ru));
    if (language == Language::en && parts.voice->speaks(Language::en))
        appendAfter(sound, Pauses::betweenLanguages, spoken(Language::en));
    return sound;
}

Announcer::Announcer(SoundPlayer &player, Announcement parts, QObject *parent)
    : CallAnnouncer{parent}, m_player{player}, m_parts{std::move(parts)}
{
    connect(&m_player, &SoundPlayer::started, this, &CallAnnouncer::started);
    connect(&m_player, &SoundPlayer::finished, this, &CallAnnouncer::finished);
    connect(&m_player, &SoundPlayer::failed, this, &CallAnnouncer::failed);
}

void Announcer::announce(const core::Call &call)
{
    const QByteArray sound = announcementSound(m_parts, call.number, call.window, call.language);
    if (sound.isEmpty()) {
        // Queued, so that the answer never comes before announce() has returned.
        const qint64 id = call.call;
        QMetaObject::invokeMethod(
            this, [this, id] { Q_EMIT failed(id, QStringLiteral("There is neither a chime nor a voice.")); },
            Qt::QueuedConnection);
        return;
    }
    m_player.enqueue(call.call, sound);
}

} // namespace talon::kiosk
