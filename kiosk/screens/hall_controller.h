// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screens/calls_model.h"
#include "kiosk/screens/heartbeat.h"
#include "kiosk/screens/site_sign.h"
#include "kiosk/screens/speech_queue.h"

#include <map>

namespace talon::kiosk {

/// The hall display: which calls stand large, which in the table, what is spoken, and whether it can be trusted.
class HallController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(talon::kiosk::SiteSign *sign READ sign CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::CallsModel *current READ current CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::CallsModel *last READ last CONSTANT FINAL)
    Q_PROPERTY(bool emphasis READ emphasis NOTIFY emphasisChanged FINAL)
    Q_PROPERTY(QString waiting READ waiting NOTIFY changed FINAL)
    Q_PROPERTY(QString stale READ stale NOTIFY changed FINAL)
    Q_PROPERTY(bool ready READ ready NOTIFY changed FINAL)

public:
    /// A new call changes its ground for so long, twice a phase; it can be read in both.
    static constexpr core::Millis blinkTime{10'000};
    static constexpr core::Millis blinkPhase{600};
    static constexpr std::size_t mostCurrent = 3;
    static constexpr std::size_t mostLast = 9;
    /// A connection lost for less than this is not worth a word.
    static constexpr core::Millis shortOutage{5'000};

    HallController(Terminal *terminal, CallAnnouncer *announcer, SpokenMemory *memory, Heartbeat *heartbeat,
                   core::Language language = core::Language::ru, QObject *parent = nullptr);

    SiteSign *sign() { return &m_sign; }
    CallsModel *current() { return &m_current; }
    CallsModel *last() { return &m_last; }
    /// The present phase of blinking; false when nothing is new.
    bool emphasis() const { return m_emphasis; }
    QString waiting() const { return m_waiting; }
    QString stale() const { return m_stale; }
    bool ready() const;

    core::Language language() const { return m_language; }
    /// All texts again, after the catalogue has changed.
    void setLanguage(core::Language language);

Q_SIGNALS:
    void changed();
    void emphasisChanged();

private:
    struct Seen {
        core::Instant since{}; ///< pointed out from here; later when its speech begins
    };

    void beat();
    void takeCalls();
    void refresh();
    void refreshCalls();
    bool isCurrent(const core::Call &call) const;
    bool isFresh(const core::Call &call) const;
    CallRow rowOf(const core::Call &call) const;
    View view() const { return viewOf(*m_terminal, m_language); }

    Terminal *m_terminal;
    SpeechQueue m_speech;
    SiteSign m_sign;
    CallsModel m_current;
    CallsModel m_last;
    core::Language m_language;
    std::map<qint64, Seen> m_seen; ///< calls of the present document that were young when they came
    QString m_waiting;
    QString m_stale;
    bool m_emphasis = false;
    bool m_ready = false;
};

} // namespace talon::kiosk
