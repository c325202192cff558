// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue of what a visitor reads: tr() has no business here.
#include "fake_terminal.h"
#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/stand/stand_controller.h"
#include "sample_hall.h"
#include "sample_stand.h"

#include <QTest>

using namespace talon;
using namespace talon::kiosk;
using namespace talon::test;
using Step = StandController::Step;
using std::chrono::seconds;

/// Looking a page up, and the visitor's own ticket: the steps of the stand beside its sections.
class StandFindingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeTerminal> m_terminal;
    std::unique_ptr<FakeStandContent> m_content;
    std::unique_ptr<Heartbeat> m_heartbeat;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<StandController> m_stand;

    void advance(core::Millis time)
    {
        for (core::Millis left = time; left > core::Millis{0}; left -= core::Millis{200}) {
            m_terminal->setNow(m_terminal->now() + core::Millis{200});
            Q_EMIT m_heartbeat->beat();
        }
    }
    void settle() { advance(core::Millis{600}); }
    void type(const char *word)
    {
        for (const QChar letter : QString::fromUtf8(word).toUpper())
            m_stand->type(QString(letter));
    }
    QString first() const
    {
        const auto *pages = m_stand->pages();
        return pages->count() == 0 ? QString() : pages->data(pages->index(0), ChoiceModel::IdRole).toString();
    }
    void openFinder()
    {
        m_stand->openFinder();
        settle();
        QCOMPARE(m_stand->step(), Step::Finding);
    }
    void callA023()
    {
        auto calls = sampleCalls(1, core::Millis{0});
        calls.lines[0].call.number = {core::Letter::A, 23};
        calls.lines[0].call.at = m_terminal->now();
        calls.lines[0].active = true;
        m_terminal->setCalls(calls);
    }

private Q_SLOTS:
    void init()
    {
        m_stand.reset();
        m_terminal = std::make_unique<FakeTerminal>();
        m_content = std::make_unique<FakeStandContent>();
        m_heartbeat = std::make_unique<Heartbeat>();
        m_translations = std::make_unique<Translations>();
        m_terminal->setNow(sampleNow());
        m_terminal->setMenu(standMenu());
        m_terminal->setBoard(standBoard());
        m_content->show(standPages());
        m_stand = std::make_unique<StandController>(m_terminal.get(), m_content.get(), m_heartbeat.get());
        connect(m_stand.get(), &StandController::languageWanted, m_translations.get(), &Translations::use);
        m_stand->finish();
        settle();
    }

    /// As people write: another ending, ё and е, a letter too few, two that changed places.
    void aPageIsFoundAsPeopleWrite_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("page");
        const auto row = [](const char *word, const char *page) { QTest::newRow(word) << QString::fromUtf8(word) << QString::fromUtf8(page); };
        row("вычет", "deduction");
        row("вычеты", "deduction");
        row("лечением", "deduction");
        row("лечене", "deduction");
        row("инн", "inn");
        row("декларацыя", "ndfl");
        row("задолженостью", "debt");
        row("обжаловать", "appeal");
        row("реквизитов", "payment");
        row("упрощенка", "regimes");
    }
    void aPageIsFoundAsPeopleWrite()
    {
        QFETCH(QString, word);
        QFETCH(QString, page);
        openFinder();
        type(word.toUtf8().constData());
        QVERIFY2(m_stand->finder()->count() > 0, "nothing");
        QVERIFY2(m_stand->pages()->find(page), qPrintable(first()));
        QCOMPARE(first(), page);
    }

    void eachLetterNarrowsWhatWasFound()
    {
        openFinder();
        type("н");
        QCOMPARE(m_stand->finder()->count(), 0); // one letter says nothing yet
        QVERIFY(!m_stand->finder()->nothing());
        type("а");
        const int two = m_stand->finder()->count();
        type("логовый вычет");
        QVERIFY(two > m_stand->finder()->count());
        QCOMPARE(first(), QStringLiteral("deduction"));
        m_stand->erase();
        QCOMPARE(m_stand->finder()->text(), QStringLiteral("налоговый выче"));
        QCOMPARE(first(), QStringLiteral("deduction"));
    }

    void nothingFoundHasAWayOn()
    {
        openFinder();
        type("щщщщ");
        QVERIFY(m_stand->finder()->nothing());
        m_stand->showFound();
        QCOMPARE(m_stand->step(), Step::Finding); // no empty list
        m_stand->openAlphabet();
        settle();
        QCOMPARE(m_stand->step(), Step::Alphabet);
    }

    void theAlphabetLeadsToAPageAndBack()
    {
        openFinder();
        m_stand->openAlphabet();
        settle();
        QVERIFY(m_stand->finder()->letters().contains(QStringLiteral("В")));
        QVERIFY(!m_stand->finder()->letters().contains(QStringLiteral("Щ")));
        m_stand->chooseLetter(QStringLiteral("Щ"));
        QCOMPARE(m_stand->step(), Step::Alphabet);
        m_stand->chooseLetter(QStringLiteral("В"));
        settle();
        QCOMPARE(m_stand->step(), Step::List);
        const Choice *deduction = m_stand->pages()->find(QStringLiteral("deduction"));
        QVERIFY(deduction && deduction->title.startsWith(QStringLiteral("В"))); // the word that it stands there by
        QVERIFY(!deduction->note.isEmpty());
        m_stand->choosePage(QStringLiteral("deduction"));
        settle();
        QCOMPARE(m_stand->step(), Step::Reading);
        for (const Step step : {Step::List, Step::Alphabet, Step::Finding, Step::Home}) {
            m_stand->back();
            settle();
            QCOMPARE(m_stand->step(), step);
        }
    }

    void whatWasFoundIsKeptWhileSomebodyReads()
    {
        openFinder();
        type("вычет");
        m_stand->choosePage(QStringLiteral("deduction")); // from above the keyboard
        settle();
        QCOMPARE(m_stand->step(), Step::Reading);
        m_stand->back();
        settle();
        QCOMPARE(m_stand->step(), Step::Finding);
        QCOMPARE(m_stand->finder()->text(), QStringLiteral("вычет"));
        m_stand->showFound();
        settle();
        QCOMPARE(m_stand->step(), Step::List);
        m_stand->choosePage(QStringLiteral("deduction"));
        settle();
        m_stand->back();
        settle();
        QCOMPARE(m_stand->step(), Step::List);
        m_stand->home();
        settle();
        QVERIFY(m_stand->finder()->text().isEmpty());
    }

    void theKeyboardSpeaksTheVisitorsLanguage()
    {
        QVERIFY(m_stand->finder()->keys().contains(QStringLiteral("Ё")));
        m_stand->chooseLanguage(QStringLiteral("en"));
        settle();
        QVERIFY(m_stand->finder()->keys().contains(QStringLiteral("W")));
        QVERIFY(!m_stand->finder()->keys().contains(QStringLiteral("Ё")));
        openFinder();
        type("deductions");
        QCOMPARE(first(), QStringLiteral("deduction"));
    }

    void aNewEditionIsFoundAtOnce()
    {
        openFinder();
        type("вычет");
        auto pages = standPages();
        std::erase_if(pages.pages, [](const auto &page) { return page.id.value == "deduction"; });
        m_content->show(pages);
        QVERIFY(!m_stand->pages()->find(QStringLiteral("deduction")));
    }

    void theCallIsToldOverThePage()
    {
        m_stand->openOwnTicket();
        settle();
        m_stand->type(QStringLiteral("А"));
        m_stand->watchTicket(); // no number yet
        QCOMPARE(m_stand->step(), Step::OwnNumber);
        for (const char *key : {"0", "2", "3"})
            m_stand->type(QString::fromLatin1(key));
        m_stand->watchTicket();
        settle();
        QCOMPARE(m_stand->step(), Step::Home);
        QVERIFY(!m_stand->quiet()); // somebody is there
        m_stand->chooseSection(QStringLiteral("refund"));
        settle();
        m_stand->choosePage(QStringLiteral("deduction"));
        settle();
        callA023();
        QVERIFY(m_stand->own()->told());
        QCOMPARE(m_stand->step(), Step::Reading); // the page is kept below
        m_stand->own()->understood();
        QVERIFY(!m_stand->own()->told());
    }

    void aCallAnswersTheQuestionWhetherSomebodyIsThere()
    {
        m_stand->openOwnTicket();
        settle();
        for (const char *key : {"А", "0", "2", "3"})
            m_stand->type(QString::fromUtf8(key));
        m_stand->watchTicket();
        advance(seconds(92));
        QVERIFY(m_stand->idle()->warning());
        callA023();
        QVERIFY(!m_stand->idle()->warning());
        QVERIFY(m_stand->own()->told());
    }

    void theTicketAndTheWordsAreForgottenWithTheVisitor()
    {
        m_stand->openOwnTicket();
        settle();
        for (const char *key : {"А", "0", "2", "3"})
            m_stand->type(QString::fromUtf8(key));
        m_stand->watchTicket();
        settle();
        openFinder();
        type("вычет");
        advance(StandController::mostReading);
        QCOMPARE(m_stand->step(), Step::Home);
        QVERIFY(m_stand->own()->number().isEmpty());
        QVERIFY(m_stand->finder()->text().isEmpty());
        QVERIFY(m_stand->quiet());
        callA023();
        QVERIFY(!m_stand->own()->told());
    }
};

QTEST_GUILESS_MAIN(StandFindingTest)
#include "stand_finding_test.moc"
