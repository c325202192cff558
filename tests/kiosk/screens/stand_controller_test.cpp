// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue of what a visitor reads: tr() has no business here.
#include "fake_terminal.h"
#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/stand/stand_controller.h"
#include "sample_hall.h"
#include "sample_stand.h"

#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace talon;
using namespace talon::kiosk;
using namespace talon::test;
using Step = StandController::Step;
using std::chrono::seconds;

class StandControllerTest : public QObject
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
    void read(const char *section, const char *page)
    {
        m_stand->chooseSection(QString::fromLatin1(section));
        settle();
        m_stand->choosePage(QString::fromLatin1(page));
        settle();
        QCOMPARE(m_stand->step(), Step::Reading);
    }
    static QString untied(QString text) { return text.replace(QChar(0xa0), QLatin1Char(' ')).remove(QChar(0x2060)); }
    /// What stands beside a fact's name on the page that is read; empty: it is not there.
    QString fact(const QString &name) const
    {
        for (const Piece &piece : m_stand->sheets()->pieces())
            if (piece.kind == Piece::Kind::Fact && untied(piece.heading) == name)
                return untied(piece.text);
        return {};
    }
    int pieces(Piece::Kind kind) const
    {
        const auto &all = m_stand->sheets()->pieces();
        return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const Piece &piece) { return piece.kind == kind; }));
    }

private Q_SLOTS:
    void init()
    {
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

    void theFirstScreenSortsByWish()
    {
        QCOMPARE(m_stand->step(), Step::Home);
        QCOMPARE(m_stand->sections()->count(), 6);
        QVERIFY(m_stand->sections()->find(QStringLiteral("refund")));
        QVERIFY(!m_stand->sections()->find(QStringLiteral("other"))); // every page has its section
        m_stand->chooseSection(QStringLiteral("refund"));
        settle();
        QCOMPARE(m_stand->pages()->count(), 1);
        const Choice *page = m_stand->pages()->find(QStringLiteral("deduction"));
        QVERIFY(page && page->title.contains(QStringLiteral("Вернуть деньги")));
        QCOMPARE(page->letter, QStringLiteral("В"));
    }

    void pagesOfNoSectionAreNotLost()
    {
        auto pages = standPages();
        pages.sections.erase(pages.sections.begin());
        m_content->show(pages);
        settle();
        QVERIFY(m_stand->sections()->find(QStringLiteral("other")));
    }

    void aPageSaysFirstWhatSomebodyWantsToKnow()
    {
        read("refund", "deduction");
        const auto &all = m_stand->sheets()->pieces();
        QCOMPARE(all[0].kind, Piece::Kind::Fact);
        QVERIFY(fact(QStringLiteral("Срок")).contains(QStringLiteral("3 месяцев")));
        QCOMPARE(fact(QStringLiteral("Сколько стоит")), QStringLiteral("бесплатно"));
        QVERIFY(fact(QStringLiteral("Сейчас ждут")).contains(QStringLiteral("3 человека")));
        QCOMPARE(fact(QStringLiteral("Окна")), QStringLiteral("1, 4, 12"));
        // What to bring comes before anything that somebody wrote about it.
        const auto bring = std::find_if(all.begin(), all.end(), [](const Piece &piece) { return piece.kind == Piece::Kind::Item; });
        const auto text = std::find_if(all.begin(), all.end(), [](const Piece &piece) { return piece.kind == Piece::Kind::Text; });
        QVERIFY(bring < text);
        // The law and when it was checked come last.
        QCOMPARE(all.back().kind, Piece::Kind::Note);
        QVERIFY(all.back().text.contains(QStringLiteral("ноября")));
        QCOMPARE(all[all.size() - 2].kind, Piece::Kind::Law);
    }

    void figuresThatNobodyKeepsUpAreNotShown()
    {
        read("refund", "deduction");
        QVERIFY(!fact(QStringLiteral("Сейчас ждут")).isEmpty());
        m_terminal->setCalls(sampleCalls(5, core::Millis{0}));
        QCOMPARE(m_stand->calls()->count(), 3);
        m_terminal->goOffline(m_terminal->now());
        advance(seconds(6));
        QVERIFY(fact(QStringLiteral("Сейчас ждут")).isEmpty());
        QVERIFY(!fact(QStringLiteral("Сколько стоит")).isEmpty()); // the page stays
        QCOMPARE(m_stand->calls()->count(), 0);
        QVERIFY(!m_stand->callsKept());
        m_terminal->goOnline();
        advance(seconds(1));
        QVERIFY(!fact(QStringLiteral("Сейчас ждут")).isEmpty());
    }

    void aClosedServiceSaysWhenItOpens()
    {
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(8)); // the evening
        read("refund", "deduction");
        QVERIFY(fact(QStringLiteral("Сейчас ждут")).isEmpty());
        QVERIFY(fact(QStringLiteral("Приём")).contains(QStringLiteral("завтра в 9:00")));
    }

    void theQueueChangesInPlace()
    {
        read("refund", "deduction");
        m_stand->sheets()->lay(QVariantList(qsizetype(m_stand->sheets()->pieces().size()), 100.0), 350, 10);
        QVERIFY(m_stand->sheets()->pageCount() > 2);
        m_stand->sheets()->setPage(1);
        const QSignalSpy reset(m_stand->sheets(), &SheetModel::modelReset);
        auto board = standBoard();
        for (auto &line : board.lines)
            line.waiting += 5;
        m_terminal->setBoard(board);
        QCOMPARE(m_stand->sheets()->page(), 1); // nobody loses the place
        QCOMPARE(reset.count(), 0);
        QVERIFY(fact(QStringLiteral("Сейчас ждут")).contains(QStringLiteral("8 человек")));
    }

    void aWideSheetHasTwoColumns()
    {
        read("refund", "deduction");
        SheetModel *sheets = m_stand->sheets();
        const auto all = int(sheets->pieces().size());
        sheets->lay(QVariantList(all, 100.0), 350, 10, 2); // three pieces a column
        QCOMPARE(sheets->pageCount(), (all + 5) / 6);
        QCOMPARE(sheets->rowCount(), 6);
        QCOMPARE(sheets->split(), 3);
        sheets->lay(QVariantList(all, 100.0), 350, 10);
        QCOMPARE(sheets->split(), sheets->rowCount());
    }

    void aNewEditionDoesNotTakeThePageAway()
    {
        read("refund", "deduction");
        auto pages = standPages();
        ++pages.edition;
        m_content->show(pages);
        QCOMPARE(m_stand->step(), Step::Reading);
        std::erase_if(pages.pages, [](const auto &page) { return page.id.value == "deduction"; });
        m_content->show(pages); // what is withdrawn is not read on
        settle();
        QCOMPARE(m_stand->step(), Step::Home);
    }

    void theLastCallsStandAboveAndANewOneIsMarked()
    {
        m_terminal->setCalls(sampleCalls(5, core::Millis{0}));
        QCOMPARE(m_stand->calls()->count(), 3);
        const auto fresh = [&](int row) { return m_stand->calls()->data(m_stand->calls()->index(row), CallsModel::FreshRole).toBool(); };
        QVERIFY(fresh(0));
        QVERIFY(!fresh(1)); // 40 s ago
        advance(seconds(16));
        QVERIFY(!fresh(0));
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(24)); // another day calls nobody
        advance(seconds(1));
        QCOMPARE(m_stand->calls()->count(), 0);
    }

    void whoReadsIsNotAskedBeforeTheyCouldHaveRead()
    {
        read("refund", "deduction");
        advance(seconds(89));
        QVERIFY(!m_stand->idle()->warning());
        advance(StandController::mostReading);
        QCOMPARE(m_stand->step(), Step::Home); // at the end nobody was there
    }

    void everythingIsForgottenWithTheVisitor()
    {
        m_stand->chooseLanguage(QStringLiteral("en"));
        settle();
        m_stand->comfort()->setPercent(200);
        read("refund", "deduction");
        QCOMPARE(m_stand->language(), QStringLiteral("en"));
        m_stand->touched();
        m_stand->finish();
        settle();
        QCOMPARE(m_stand->step(), Step::Home);
        QCOMPARE(m_stand->language(), QStringLiteral("ru"));
        QCOMPARE(m_stand->comfort()->percent(), 100);
        QVERIFY(m_stand->quiet());
    }

    void backLeadsOneStepAndKeepsTheVisitorsWays()
    {
        m_stand->chooseLanguage(QStringLiteral("en"));
        settle();
        read("visit", "appeal");
        m_stand->back();
        QCOMPARE(m_stand->step(), Step::List);
        m_stand->back(); // the second of a pair of touches does nothing
        QCOMPARE(m_stand->step(), Step::List);
        settle();
        m_stand->back();
        settle();
        QCOMPARE(m_stand->step(), Step::Home);
        QCOMPARE(m_stand->language(), QStringLiteral("en"));
    }

    void whatIsInRussianOnlySaysSo()
    {
        auto pages = standPages();
        for (auto &page : pages.pages)
            page.title = core::Text{page.title.in(core::Language::ru)};
        m_content->show(pages);
        m_stand->chooseLanguage(QStringLiteral("en"));
        settle();
        m_stand->chooseSection(QStringLiteral("refund"));
        settle();
        QCOMPARE(QString(m_stand->pages()->find(QStringLiteral("deduction"))->note).replace(QChar(0xa0), QLatin1Char(' ')), QStringLiteral("Only in Russian"));
    }

    void oldInformationSaysOfWhenItIs()
    {
        auto pages = standPages();
        pages.made = m_terminal->now() - std::chrono::days(40);
        pages.stale = true;
        m_content->show(pages);
        QVERIFY(m_stand->notice().contains(QStringLiteral("октября")));
        QCOMPARE(m_stand->step(), Step::Home); // and is shown all the same
    }

    void aStandWithoutAnEditionIsNeverBlank()
    {
        m_content->show({});
        settle();
        QCOMPARE(m_stand->step(), Step::Preparing);
        QVERIFY(!m_stand->today().isEmpty());
        QVERIFY(!m_stand->address().isEmpty());
        m_content->show(standPages());
        settle();
        QCOMPARE(m_stand->step(), Step::Home);
    }

    void aPaymentHasItsCodeAndItsDigitsInGroups()
    {
        read("pay", "payment");
        QCOMPARE(pieces(Piece::Kind::Code), 1);
        QCOMPARE(fact(QStringLiteral("Счёт получателя")), QStringLiteral("0310 0643 0000 0001 8500"));
        const auto &all = m_stand->sheets()->pieces();
        const auto code = std::find_if(all.begin(), all.end(), [](const Piece &piece) { return piece.kind == Piece::Kind::Code; });
        QVERIFY(code->code.startsWith(QStringLiteral("ST00012|")));
    }

    void partsNeverExceedTheirBoundAndLoseNoWord()
    {
        for (const QString &text : {QStringLiteral("Одно."), QStringLiteral("Первое предложение. Второе предложение, оно длиннее! А третье? Ещё слово."),
                                    QString(500, QLatin1Char('x')), QStringLiteral("слово ").repeated(100)}) {
            const QStringList parts = partsOf(text, 60);
            for (const QString &part : parts)
                QVERIFY(part.size() <= 60 && !part.isEmpty());
            QCOMPARE(parts.join(QString()).remove(QLatin1Char(' ')), QString(text).remove(QLatin1Char(' ')));
        }
        QVERIFY(partsOf(QString(), 60).isEmpty());
    }
};

QTEST_GUILESS_MAIN(StandControllerTest)
#include "stand_controller_test.moc"
