// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/announcer.h"

#include "kiosk/devices/limiter.h"
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
    QByteArray sound = utterance.chime && !parts.speechOnly ? parts.chime : QByteArray{};
    if (parts.chimeOnly || !parts.voice)
        return sound;
    const QByteArray speech = utterance.manner == Manner::roll ? spokenRoll(*parts.voice, utterance)
                                                               : spokenCall(*parts.voice, utterance);
    appendAfter(sound, Pauses::afterChime, speech);
    return sound;
}

QByteArray messageSound(const Announcement &parts, core::MessageKind kind)
{
    QByteArray sound = parts.speechOnly ? QByteArray{} : parts.chime;
    if (parts.chimeOnly || !parts.voice)
        return sound;
    const std::string phrase(core::phrase_of(kind));
    QByteArray speech = phraseSound(*parts.voice, Language::ru, phrase, {});
    appendAfter(speech, Pauses::betweenLanguages, phraseSound(*parts.voice, Language::en, phrase, {}));
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
    : CallAnnouncer{parent}, m_player{player}, m_parts{std::move(parts)}, m_wantsChimeOnly{m_parts.chimeOnly}, m_couldSpeak{Announcer::canSpeak()}
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

void Announcer::cut()
{
    m_player.cut();
}

void Announcer::setSound(const core::SoundNow &sound)
{
    m_sound = sound;
    m_parts.chimeOnly = m_wantsChimeOnly || sound.parts == core::SoundParts::chime;
    // A display that has no voice is better heard by its chime than not at all.
    m_parts.speechOnly = sound.parts == core::SoundParts::speech && m_parts.voice && !m_wantsChimeOnly;
}

void Announcer::announce(const core::Utterance &utterance)
{
    const QByteArray sound = utteranceSound(m_parts, utterance);
    if (!sound.isEmpty()) {
        const bool brief = utterance.manner != core::Manner::full;
        return play(utterance.id(), sound, m_sound.volume, brief ? Pauses::betweenBrief : Pauses::betweenCalls);
    }
    // The burst's one chime was for this call too.
    const bool chimed = !m_parts.chime.isEmpty() && !utterance.chime && (m_parts.chimeOnly || !m_parts.voice);
    endLater(utterance.id(), chimed);
}

/// People are to be moved: neither quiet hours nor a choice of chime or speech alone count.
void Announcer::announceMessage(const core::MessageTurns::Turn &turn)
{
    const bool evacuation = turn.kind == core::MessageKind::evacuation;
    const core::SoundNow usual = m_sound;
    if (evacuation)
        setSound({100, core::SoundParts::all});
    const QByteArray sound = messageSound(m_parts, turn.kind);
    setSound(usual);
    if (sound.isEmpty())
        return endLater(turn.id, false);
    play(turn.id, sound, evacuation ? 100 : m_sound.volume, Pauses::betweenCalls);
}

void Announcer::announceCheck(qint64 id, int volume)
{
    QByteArray sound = m_parts.speechOnly ? QByteArray{} : m_parts.chime;
    if (m_parts.voice && !m_parts.chimeOnly)
        appendAfter(sound, Pauses::afterChime, phraseSound(*m_parts.voice, Language::ru, "check", {}));
    if (sound.isEmpty())
        return endLater(id, false);
    play(id, sound, volume, Pauses::betweenCalls);
}

/// In quiet hours what is said is over at once: it stands on the screen.
void Announcer::play(qint64 id, const QByteArray &sound, int volume, int pause)
{
    if (volume <= 0)
        return endLater(id, true);
    m_player.enqueue(id, atVolume(sound, volume), pause);
}

/// Queued, so that the answer never comes before announce() has returned.
void Announcer::endLater(qint64 id, bool said)
{
    QMetaObject::invokeMethod(
        this,
        [this, said, id] {
            if (said)
                Q_EMIT finished(id);
            else
                Q_EMIT failed(id, QStringLiteral("There is neither a chime nor a voice."));
        },
        Qt::QueuedConnection);
}

} // namespace talon::kiosk
