// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screens/hall/calls_model.h"
#include "kiosk/screens/hall/hall_voice.h"
#include "kiosk/screens/hall/shown_calls.h"
#include "kiosk/screens/shared/heartbeat.h"
#include "kiosk/screens/shared/opening.h"
#include "kiosk/screens/shared/site_sign.h"

#include <QPoint>
#include <map>

namespace talon::kiosk {

/// The hall display: which calls stand large, which in the table, what is spoken, and whether it can be trusted.
class HallController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(talon::kiosk::SiteSign *sign READ sign CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::CallsModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::CallsModel *earlier READ earlier CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::Opening *opening READ opening CONSTANT FINAL)
    Q_PROPERTY(bool emphasis READ emphasis NOTIFY emphasisChanged FINAL)
    Q_PROPERTY(QString waiting READ waiting NOTIFY changed FINAL)
    Q_PROPERTY(QString stale READ stale NOTIFY changed FINAL)
    Q_PROPERTY(QString silence READ silence NOTIFY changed FINAL)
    Q_PROPERTY(bool ready READ ready NOTIFY changed FINAL)
    Q_PROPERTY(bool night READ night NOTIFY changed FINAL)
    Q_PROPERTY(QPoint shift READ shift NOTIFY changed FINAL)

public:
    /// A new call is pointed out for so long. A recall flashes, twice a phase; it can be read in both.
    static constexpr core::Millis blinkTime{10'000};
    static constexpr core::Millis blinkPhase{600};
    /// A call that stood large for so long counts as shown; one that the display missed keeps its place at least as long.
    static constexpr core::Millis shownTime = blinkTime;
    static constexpr std::size_t mostCurrent = 3;
    static constexpr std::size_t mostLast = 9;
    /// A connection lost for less than this is not worth a word.
    static constexpr core::Millis shortOutage{5'000};
    HallController(Terminal *terminal, CallAnnouncer *announcer, SpokenMemory *memory, ShownCallsMemory *shown,
                   Heartbeat *heartbeat, core::Language language = core::Language::ru, QObject *parent = nullptr);

    SiteSign *sign() { return &m_sign; }
    HallVoice *voice() { return &m_voice; }
    /// The calls that are pointed out; when there are none, the last one.
    CallsModel *current() { return &m_current; }
    CallsModel *last() { return &m_last; }
    /// What stands large: the calls that are pointed out, and in the places that they leave the newest others, newest on top.
    CallsModel *rows() { return &m_rows; }
    CallsModel *earlier() { return &m_earlier; }
    Opening *opening() { return &m_opening; }
    /// Nobody is served, nobody waits and nobody is called: dark until it opens.
    bool night() const { return m_night; }
    QPoint shift() const { return m_shift; }
    /// Where the picture stands, in steps of a few pixels: at another of nine places every five minutes, so that nothing burns in.
    static QPoint shiftAt(core::Instant now);
    /// The present phase of a recall's flashing; false when there is none.
    bool emphasis() const { return m_emphasis; }
    QString waiting() const { return m_waiting; }
    QString stale() const { return m_stale; }
    QString silence() const { return m_silence; }
    bool ready() const;
    /// Nothing is being said or pointed out: a moment in which nobody would miss the display for a second.
    bool quiet() const;

    /// All texts again, after the catalogue has changed.
    void setLanguage(core::Language language);

Q_SIGNALS:
    void changed();
    void emphasisChanged();

private:
    struct Seen {
        core::Instant since{}; ///< pointed out from here; later when its speech begins
        core::Instant large{}; ///< on a card without a break since then; the epoch: on none
        bool missed = false;   ///< came too late to be spoken; it has its turn among the large ones
    };

    void beat();
    void takeCalls();
    void refresh();
    void refreshCalls();
    void giveTurns(core::Instant now);
    std::set<qint64> chooseLarge() const;
    void noteLarge(const std::set<qint64> &large, core::Instant now);
    std::vector<const wire::CallLine *> latest() const;
    bool hasTurn(qint64 call) const;
    bool isCurrent(const core::Call &call) const;
    bool isFresh(const core::Call &call) const;
    CallRow rowOf(const wire::CallLine &line) const;
    View view() const { return viewOf(*m_terminal, m_language); }

    Terminal *m_terminal;
    HallVoice m_voice;
    SiteSign m_sign;
    CallsModel m_current;
    CallsModel m_last;
    CallsModel m_rows;
    CallsModel m_earlier;
    Opening m_opening;
    QPoint m_shift;
    core::Language m_language;
    ShownCallsMemory *m_memory;
    ShownCalls m_shown;
    ShownCalls::Kept m_kept; ///< as it was saved last
    std::map<qint64, Seen> m_seen; ///< calls of the present document that are or were pointed out
    QString m_waiting;
    QString m_stale;
    QString m_silence;
    bool m_emphasis = false;
    bool m_ready = false;
    bool m_night = false;
};

} // namespace talon::kiosk
