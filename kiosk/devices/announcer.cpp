// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/announcer.h"

#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/sound_player.h"
#include "kiosk/devices/splice.h"
#include "kiosk/devices/tempo.h"

#include <utility>

namespace talon::kiosk {

using core::Language;
using core::Manner;

namespace {

void appendAfter(QByteArray &sound, int pause, const QByteArray &more)
{
    if (more.isEmpty())
        return;
    if (!sound.isEmpty())
        sound += silence(pause);
    sound += more;
}

/// One call in one language. A voice that lacks the words of a shorter or a kinder form says the ordinary one.
QByteArray callSound(const VoicePack &voice, const core::Call &call, const core::Utterance &utterance, Language language)
{
    std::vector<std::string> forms;
    if (utterance.manner == Manner::brief)
        forms = call.repeat > 0 ? std::vector<std::string>{"brief_recall", "brief"} : std::vector<std::string>{"brief"};
    else if (call.repeat > 0)
        forms = {"recall"};
    else if (utterance.moved)
        forms = {"move"};
    forms.emplace_back("call");
    for (const std::string &form : forms)
        if (const auto sound = phraseSound(voice, language, form, {call.number, call.window, {}}); !sound.isEmpty())
            return sound;
    return {};
}

/// The words of a call in all languages that it is said in.
QByteArray spokenCall(const VoicePack &voice, const core::Utterance &utterance)
{
    const core::Call &call = utterance.calls.front();
    QByteArray sound = callSound(voice, call, utterance, Language::ru);
    if (const auto tongue = voice.tongueOf(call.language); tongue && *tongue != Language::ru)
        appendAfter(sound, utterance.manner == Manner::full ? Pauses::betweenLanguages : Pauses::betweenBrief,
                    callSound(voice, call, utterance, *tongue));
    return sound;
}

QByteArray spokenRoll(const VoicePack &voice, const core::Utterance &utterance)
{
    QByteArray sound;
    if (utterance.opens_roll)
        sound = phraseSound(voice, Language::ru, "look", {utterance.calls.front().number, 1, {}});
    for (const core::Call &call : utterance.calls)
        appendAfter(sound, Pauses::betweenNumbers,
                    phraseSound(voice, voice.tongueOf(call.language).value_or(Language::ru), "roll", {call.number, 1, {}}));
    return faster(sound, utterance.tempo);
}

} // namespace

QByteArray utteranceSound(const Announcement &parts, const core::Utterance &utterance)
{
    QByteArray sound = utterance.chime ? parts.chime : QByteArray{};
    if (parts.chimeOnly || !parts.voice)
        return sound;
    const QByteArray speech = utterance.manner == Manner::roll ? spokenRoll(*parts.voice, utterance)
                                                               : spokenCall(*parts.voice, utterance);
    appendAfter(sound, Pauses::afterChime, speech);
    return sound;
}

QByteArray announcementSound(const Announcement &parts, const core::TicketNumber &number, core::WindowNumber window,
                             Language language)
{
    core::Call call;
    call.number = number;
    call.window = window;
    call.language = language;
    return utteranceSound(parts, {.calls = {call}});
}

Announcer::Announcer(SoundPlayer &player, Announcement parts, QObject *parent)
    : CallAnnouncer{parent}, m_player{player}, m_parts{std::move(parts)}, m_couldSpeak{Announcer::canSpeak()}
{
    connect(&m_player, &SoundPlayer::started, this, &CallAnnouncer::started);
    connect(&m_player, &SoundPlayer::finished, this, &CallAnnouncer::finished);
    connect(&m_player, &SoundPlayer::failed, this, &CallAnnouncer::failed);
    connect(&m_player, &SoundPlayer::stateChanged, this, [this] {
        if (!std::exchange(m_couldSpeak, canSpeak()) && m_couldSpeak)
            Q_EMIT soundIsBack();
    });
}

/// What has no sound at all need not wait for a loudspeaker: its calls end at once.
bool Announcer::canSpeak() const
{
    return m_player.state() == SoundPlayer::State::Ready || (!m_parts.voice && m_parts.chime.isEmpty());
}

void Announcer::announce(const core::Utterance &utterance)
{
    const QByteArray sound = utteranceSound(m_parts, utterance);
    if (!sound.isEmpty()) {
        const bool brief = utterance.manner != Manner::full;
        m_player.enqueue(utterance.id(), sound, brief ? Pauses::betweenBrief : Pauses::betweenCalls);
        return;
    }
    // Queued, so that the answer never comes before announce() has returned.
    const bool chimed = !m_parts.chime.isEmpty() && !utterance.chime && (m_parts.chimeOnly || !m_parts.voice);
    QMetaObject::invokeMethod(
        this,
        [this, chimed, id = qint64{utterance.id()}] {
            if (chimed) // the burst's one chime was for this call too
                Q_EMIT finished(id);
            else
                Q_EMIT failed(id, QStringLiteral("There is neither a chime nor a voice."));
        },
        Qt::QueuedConnection);
}

} // namespace talon::kiosk
