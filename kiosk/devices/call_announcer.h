// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First of all: moc 6.4 can't read the standard headers when <compare> (from core) is the first of them.
#include <QObject>

#include "core/announce/announcement.h"
#include "core/announce/message_turns.h"

namespace talon::kiosk {

/// Says calls aloud in the hall. A fake of this class stands in the screens' tests.
class CallAnnouncer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// started() follows when the sound begins; finished() or failed() exactly once, never before this returns. They name the
    /// utterance by its id().
    virtual void announce(const talon::core::Utterance &utterance) = 0;
    /// The same for a turn of a hall message.
    virtual void announceMessage(const talon::core::MessageTurns::Turn &turn) = 0;
    /// The same for a few words that somebody wants to hear, `volume` per cent loud (0…100).
    virtual void announceCheck(qint64 id, int volume) = 0;
    /// What is being said, and what waits to be, ends here; nothing more is told of it.
    virtual void cut() = 0;
    /// How loud everything is from now on, and what of it is heard; not what is being said.
    virtual void setSound(const talon::core::SoundNow &sound) = 0;
    /// There is something to be heard by: without it a call had better wait.
    virtual bool canSpeak() const { return true; }

Q_SIGNALS:
    void started(qint64 id);
    void finished(qint64 id);
    void failed(qint64 id, const QString &reason);
    /// canSpeak() again, after a time in which it was not so.
    void soundIsBack();
};

} // namespace talon::kiosk
