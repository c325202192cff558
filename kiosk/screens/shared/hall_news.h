// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/heartbeat.h"

#include <qqmlregistration.h>

namespace talon::kiosk {

/// What the whole hall is told, as this terminal shows it: by its own clock, with or without a backend.
class HallNews final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString line READ line NOTIFY changed FINAL)
    Q_PROPERTY(QString evacuation READ evacuation NOTIFY changed FINAL)
    Q_PROPERTY(QString evacuationEnglish READ evacuationEnglish NOTIFY changed FINAL)

public:
    /// So long one message stands at the foot of a display, in one language, before the next.
    static constexpr core::Millis dwell{20'000};

    HallNews(Terminal *terminal, Heartbeat *heartbeat, QObject *parent = nullptr);

    /// What stands at the foot of a display now: each message in Russian, then in English where it has it, in turn. Empty: nothing.
    QString line() const { return m_line; }
    /// People are to leave the building: this, over everything. Empty: they are not.
    QString evacuation() const { return m_evacuation; }
    QString evacuationEnglish() const { return m_evacuationEnglish; }

Q_SIGNALS:
    void changed();

private:
    void refresh();

    Terminal *m_terminal;
    QString m_line;
    QString m_evacuation;
    QString m_evacuationEnglish;
};

} // namespace talon::kiosk
