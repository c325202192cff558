// SPDX-License-Identifier: GPL-3.0-or-later
// Long because a screen sees all of its state in one object.
#pragma once

#include "kiosk/screens/hall/calls_model.h"
#include "kiosk/screens/shared/choice_model.h"
#include "kiosk/screens/shared/comfort.h"
#include "kiosk/screens/shared/heartbeat.h"
#include "kiosk/screens/shared/idle_watch.h"
#include "kiosk/screens/shared/opening.h"
#include "kiosk/screens/shared/site_sign.h"
#include "kiosk/screens/stand/finder.h"
#include "kiosk/screens/stand/own_ticket.h"
#include "kiosk/screens/stand/sheet_model.h"
#include "kiosk/screens/stand/stand_choices.h"

#include "kiosk/languages/language_shelf.h"

#include <QVariantList>

namespace talon::kiosk {

/// The information stand: where the visitor is, what may be read there, and the last calls above it all. It gives no ticket and asks nobody
/// who they are; what somebody looked at is forgotten with them.
class StandController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged FINAL)
    Q_PROPERTY(bool settled READ settled NOTIFY settledChanged FINAL)
    Q_PROPERTY(QString language READ language NOTIFY textsChanged FINAL)
    Q_PROPERTY(QVariantList languages READ languages NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString letter READ letter NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString today READ today NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString notice READ notice NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString address READ address NOTIFY textsChanged FINAL)
    Q_PROPERTY(bool callsKept READ callsKept NOTIFY textsChanged FINAL)
    Q_PROPERTY(talon::kiosk::ChoiceModel *sections READ sections CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::ChoiceModel *pages READ pages CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::SheetModel *sheets READ sheets CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::Finder *finder READ finder CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::OwnTicket *own READ own CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::CallsModel *calls READ calls CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::SiteSign *sign READ sign CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::Comfort *comfort READ comfort CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::IdleWatch *idle READ idle CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::Opening *opening READ opening CONSTANT FINAL)

public:
    enum class Step { Preparing, Home, List, Reading, Finding, Alphabet, OwnNumber };
    Q_ENUM(Step)

    /// A touch this soon after a step began is the second of a pair and does nothing.
    static constexpr core::Millis settleTime{400};
    /// A connection lost for less than this is not worth a word.
    static constexpr core::Millis shortOutage{5'000};
    /// A call is new for so long: until then it has the colour of a call.
    static constexpr core::Millis freshTime{15'000};
    static constexpr std::size_t mostCalls = 3;
    /// Nobody is asked whether they are still there before they could have read what is in front of them.
    static constexpr core::Millis leastReading{90'000};
    static constexpr core::Millis mostReading{300'000};
    static constexpr int wordsAMinute = 80;

    StandController(Terminal *terminal, StandContent *content, Heartbeat *heartbeat, LanguageShelf languages = {}, QObject *parent = nullptr);

    /// Nobody is reading.
    bool quiet() const;

    Step step() const { return m_step; }
    bool settled() const { return m_settled; }
    QString language() const;
    /// Those that the site offers: {id: "tt", text: «Татарча»}, each by its own name.
    QVariantList languages() const;
    QString title() const { return m_title; }       ///< of the section or the page
    QString subtitle() const { return m_subtitle; } ///< of a page: the section, or that it is in Russian only
    QString letter() const { return m_letter; }     ///< of the service whose page is read
    QString today() const { return m_today; }       ///< «Сегодня открыто с 9:00 до 18:00», «Сейчас закрыто…»
    QString notice() const { return m_notice; }     ///< what is different today: old information
    QString address() const { return m_address; }
    /// The calls are kept up: else the strip says where to look.
    bool callsKept() const { return !m_away; }
    ChoiceModel *sections() { return &m_sections; }
    ChoiceModel *pages() { return &m_pageChoices; }
    SheetModel *sheets() { return &m_sheets; }
    Finder *finder() { return &m_finder; }
    OwnTicket *own() { return &m_own; }
    CallsModel *calls() { return &m_calls; }
    SiteSign *sign() { return &m_sign; }
    Comfort *comfort() { return &m_comfort; }
    IdleWatch *idle() { return &m_idle; }
    Opening *opening() { return &m_opening; }

public Q_SLOTS:
    void chooseLanguage(const QString &code);
    void chooseSection(const QString &id);
    void choosePage(const QString &id);
    void openFinder();
    void openAlphabet();
    void openOwnTicket();
    /// A key of the keyboard, where one is shown: of what is looked for, or of the ticket's number.
    void type(const QString &key);
    void erase();
    /// What was found, on a list of its own.
    void showFound();
    /// What stands under a letter of the index.
    void chooseLetter(const QString &letter);
    /// Waits for the call of the number that was typed.
    void watchTicket();
    void back();
    /// To the first screen, for the same visitor.
    void home();
    /// The visitor is done, or gone: forget everything.
    void finish();
    /// Somebody touched the screen, anywhere.
    void touched();

Q_SIGNALS:
    void stepChanged();
    void settledChanged();
    void textsChanged();
    /// The catalogue of this language is to be put in force at once (connect directly); textsChanged() follows.
    void languageWanted(talon::core::Language language);

private:
    bool at(Step step) const { return m_step == step && m_settled; }
    void go(Step step);
    /// Where the list of pages comes from.
    enum class Source { Section, Letter, Search };
    void showList(Source source);
    std::vector<Choice> listed() const;
    QString listTitle() const;
    void startIdle();
    void beat();
    void refresh();
    void refreshContent();
    void refreshCalls();
    const core::content::Page *reading() const;
    core::Language firstLanguage() const;
    void setLanguage(core::Language language);
    View view() const { return viewOf(*m_terminal, m_language); }

    Terminal *m_terminal;
    StandContent *m_content;
    ChoiceModel m_sections;
    ChoiceModel m_pageChoices;
    SheetModel m_sheets;
    Finder m_finder;
    OwnTicket m_own;
    CallsModel m_calls;
    SiteSign m_sign;
    Comfort m_comfort;
    IdleWatch m_idle;
    Opening m_opening;
    Stopwatch m_sinceStep;
    Step m_step = Step::Preparing;
    bool m_settled = false;
    bool m_away = false;
    bool m_begun = false; ///< somebody has done something on the first screen
    LanguageShelf m_languages;
    core::Language m_language = core::Language::ru;
    Source m_source = Source::Section;
    Step m_readFrom = Step::List; ///< where back leads from a page
    core::content::SectionId m_section;
    QString m_indexLetter;
    core::content::PageId m_page;
    QString m_title;
    QString m_subtitle;
    QString m_letter;
    QString m_today;
    QString m_notice;
    QString m_address;
};

} // namespace talon::kiosk
