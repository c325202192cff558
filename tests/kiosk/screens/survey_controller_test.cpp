// SPDX-License-Identifier: GPL-3.0-or-later
// The survey on a kiosk: one that does nothing else, and the ticket kiosk that offers it.
#include "ticket_fixture.h"

#include "kiosk/screens/survey/survey_controller.h"

using namespace talon;
using namespace talon::kiosk;
using namespace talon::test;
using Stage = SurveyDesk::Stage;
using namespace std::chrono_literals;

namespace {

core::survey::Form five(int version = 1)
{
    core::survey::Form form = core::survey::five_criteria("criteria");
    form.version = version;
    return form;
}

/// Who found the wait long is asked what was worst; words and figures are for phones.
core::survey::Form branching()
{
    using namespace core::survey;
    Form form{"b", 1, {"О зале", "The hall"}, {}};
    Question words;
    words.id = "words";
    words.kind = Kind::text;
    words.title = {"Отзыв"};
    Question wait;
    wait.id = "wait";
    wait.title = {"Ожидание"};
    wait.may_decline = false;
    Question worst;
    worst.id = "worst";
    worst.kind = Kind::one;
    worst.title = {"Что хуже всего?"};
    worst.options = {{"noise", {"Шум"}}, {"seats", {"Мало мест"}}};
    worst.show_if = ShowIf{"wait", {"1", "2"}};
    Question again;
    again.id = "again";
    again.kind = Kind::yes_no;
    again.title = {"Придёте ещё?"};
    form.questions = {words, wait, worst, again};
    return form;
}

} // namespace

class SurveyControllerTest : public TicketFixture
{
    Q_OBJECT

    std::unique_ptr<SurveyController> m_survey;

    void answer(const QString &id)
    {
        m_survey->choose(id);
        advance(800ms); // the touch is seen, and the next question takes touches
    }
    /// Without the ties that keep its words on one line.
    QString position() const { return m_survey->desk()->run()->position().replace(QChar(0xa0), QLatin1Char(' ')); }
    QString question() const { return m_survey->desk()->run()->question().replace(QChar(0xa0), QLatin1Char(' ')); }

private Q_SLOTS:
    void init()
    {
        setUp();
        m_terminal->setSurvey({five(), true});
        m_survey = std::make_unique<SurveyController>(m_terminal.get(), m_heartbeat.get());
        connect(m_survey.get(), &SurveyController::languageWanted, m_translations.get(), &Translations::use);
        settle();
    }
    void cleanup() { m_survey.reset(); }

    void theFirstQuestionWaitsForWhoeverPasses()
    {
        QCOMPARE(m_survey->desk()->stage(), Stage::Asking);
        QCOMPARE(position(), QStringLiteral("Вопрос 1 из 5"));
        QCOMPARE(m_survey->desk()->run()->choices().size(), 5);
        QCOMPARE(m_survey->desk()->run()->choices().first().toMap()[QStringLiteral("text")].toString(), QStringLiteral("Отлично"));
        QVERIFY(m_survey->quiet());
        advance(10min);
        QVERIFY(!m_survey->idle()->warning());
        QVERIFY(m_terminal->answers.empty());
    }

    void fiveTouchesGiveAnAnswerAndThanks()
    {
        for (const char *mark : {"5", "4", "", "1", "5"})
            answer(QString::fromLatin1(mark));
        QCOMPARE(m_terminal->answers.size(), std::size_t(1));
        const auto &said = m_terminal->answers.front().second;
        QCOMPARE(said.size(), std::size_t(5));
        QVERIFY(said.at("politeness").declined);
        QCOMPARE(said.at("comfort").chosen.front(), std::string("1"));
        QCOMPARE(m_survey->desk()->stage(), Stage::Asking); // it is not on the disk yet
        Q_EMIT m_terminal->answerKept(true);
        QCOMPARE(m_survey->desk()->stage(), Stage::Thanks);
        QVERIFY(!m_survey->desk()->lost());
        advance(4s);
        QCOMPARE(m_survey->desk()->stage(), Stage::Asking);
        QVERIFY(m_survey->quiet());
        QVERIFY2(m_survey->desk()->run()->answer().empty(), "everything is forgotten");
        QCOMPARE(m_terminal->answers.size(), std::size_t(1));
    }

    void anAnswerThatCouldNotBeKeptIsToldSo()
    {
        for (int i = 0; i < 5; ++i)
            answer(QStringLiteral("5"));
        Q_EMIT m_terminal->answerKept(false);
        QVERIFY(m_survey->desk()->lost());
    }

    void aDoubleTapAnswersOneQuestion()
    {
        m_survey->choose(QStringLiteral("5"));
        m_survey->choose(QStringLiteral("1"));
        advance(300ms);
        m_survey->choose(QStringLiteral("1")); // the next question takes no touch yet
        advance(500ms);
        QCOMPARE(position(), QStringLiteral("Вопрос 2 из 5"));
        QCOMPARE(m_survey->desk()->run()->answer().at("service_time").chosen.front(), std::string("5"));
        QCOMPARE(m_survey->desk()->run()->answer().size(), std::size_t(1));
    }

    void theWayBackKeepsWhatWasSaid()
    {
        answer(QStringLiteral("2"));
        answer(QStringLiteral("3"));
        m_survey->back();
        settle();
        QCOMPARE(position(), QStringLiteral("Вопрос 2 из 5"));
        QVERIFY(m_survey->desk()->run()->choices().at(2).toMap()[QStringLiteral("chosen")].toBool());
        m_survey->back();
        settle();
        m_survey->back(); // nothing lies before the first one
        settle();
        QCOMPARE(position(), QStringLiteral("Вопрос 1 из 5"));
        answer(QStringLiteral("5"));
        QCOMPARE(m_survey->desk()->run()->answer().at("service_time").chosen.front(), std::string("5"));
    }

    void whoeverGoesAwayIsForgottenAndWhatWasSaidCounts()
    {
        answer(QStringLiteral("2"));
        m_survey->comfort()->setPercent(200);
        advance(std::chrono::seconds(m_terminal->menu().timeouts.idle) + 1s);
        QVERIFY(m_survey->idle()->warning());
        advance(60s);
        QVERIFY(m_survey->quiet());
        QCOMPARE(m_survey->comfort()->percent(), 100);
        QCOMPARE(m_terminal->answers.size(), std::size_t(1));
        QCOMPARE(m_terminal->answers.front().second.size(), std::size_t(1));
        Q_EMIT m_terminal->answerKept(true);
        QCOMPARE(m_survey->desk()->stage(), Stage::Asking); // nobody is there to be thanked
    }

    void theLanguageIsTheVisitorsAndThenTheSitesAgain()
    {
        m_survey->chooseLanguage(QStringLiteral("en"));
        QCOMPARE(question(), QStringLiteral("Time the service took"));
        QCOMPARE(m_survey->desk()->run()->choices().first().toMap()[QStringLiteral("text")].toString(), QStringLiteral("Excellent"));
        m_survey->finish();
        QVERIFY(question().startsWith(QStringLiteral("Время")));
    }

    void aNewVersionDoesNotChangeTheQuestionUnderAFinger()
    {
        answer(QStringLiteral("5"));
        m_terminal->setSurvey({branching(), false});
        QVERIFY(question().startsWith(QStringLiteral("Время")));
        for (int i = 0; i < 4; ++i)
            answer(QStringLiteral("5"));
        QCOMPARE(m_terminal->answers.front().first, 1);
        Q_EMIT m_terminal->answerKept(true);
        advance(4s);
        QCOMPARE(question(), QStringLiteral("Ожидание"));
    }

    void whatHangsOnAnAnswerIsAskedWhereItWasGiven()
    {
        m_terminal->setSurvey({branching(), false});
        settle();
        QCOMPARE(question(), QStringLiteral("Ожидание")); // words are for phones
        m_survey->choose(QString());
        QVERIFY2(m_survey->desk()->run()->answer().empty(), "this question may not be declined");
        answer(QStringLiteral("5"));
        QCOMPARE(question().left(8), QStringLiteral("Придёте "));
        m_survey->back();
        settle();
        answer(QStringLiteral("1"));
        QCOMPARE(question().left(3), QStringLiteral("Что"));
        answer(QStringLiteral("seats"));
        answer(QStringLiteral("yes"));
        QCOMPARE(m_terminal->answers.front().second.size(), std::size_t(3));
    }

    void withoutASurveyNothingIsAsked()
    {
        m_terminal->setSurvey({});
        settle();
        QCOMPARE(m_survey->desk()->stage(), Stage::Away);
        m_survey->choose(QStringLiteral("5"));
        m_terminal->setSurvey({five(), false});
        settle();
        QCOMPARE(m_survey->desk()->stage(), Stage::Asking);
    }

    void theTicketKioskOffersItWhenTheSiteSaysSo()
    {
        QVERIFY(m_controller->surveyOffered());
        m_controller->openSurvey();
        QCOMPARE(m_controller->step(), TicketController::Step::Survey);
        settle();
        m_controller->back();
        QCOMPARE(m_controller->step(), TicketController::Step::Welcome);
        settle();
        m_terminal->setSurvey({five(), false});
        QVERIFY(!m_controller->surveyOffered());
        m_controller->openSurvey();
        QCOMPARE(m_controller->step(), TicketController::Step::Welcome);
    }

    void theTicketKioskThanksAndGoesOn()
    {
        m_controller->openSurvey();
        for (int i = 0; i < 5; ++i) {
            advance(800ms);
            m_controller->answer(QStringLiteral("4"));
        }
        advance(400ms);
        QCOMPARE(m_terminal->answers.size(), std::size_t(1));
        Q_EMIT m_terminal->answerKept(true);
        QCOMPARE(m_controller->survey()->stage(), Stage::Thanks);
        advance(4s);
        QCOMPARE(m_controller->step(), TicketController::Step::Welcome);
        QVERIFY(m_controller->quiet());
    }

    void theTicketKioskForgetsWhoLeft()
    {
        m_controller->openSurvey();
        settle();
        m_controller->answer(QStringLiteral("1"));
        advance(std::chrono::seconds(m_terminal->menu().timeouts.idle) + 61s);
        QCOMPARE(m_controller->step(), TicketController::Step::Welcome);
        QCOMPARE(m_terminal->answers.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(SurveyControllerTest)
#include "survey_controller_test.moc"
