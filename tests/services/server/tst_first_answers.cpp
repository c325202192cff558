// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/first_answers.h"

#include <QTest>

using namespace talon::server;

namespace {

Response text(std::string body, int status = 200)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

/// Presses with counted work; every answer is appended to `heard`.
struct Desk {
    FirstAnswers answers;
    int done = 0;
    std::vector<std::string> heard;
    std::vector<Answer> open; ///< of work that has not been answered yet

    explicit Desk(FirstAnswers::Limits limits = {}) : answers(limits) {}

    Answer hears()
    {
        return [this](const Response &response) { heard.push_back(response.body); };
    }
    bool press(const std::string &key, const std::string &asked = "finish", int status = 200, const std::string &session = "s")
    {
        return answers.once(session, key, asked, hears(), [&](const Answer &answer) { answer(text(asked + std::to_string(++done), status)); });
    }
    bool press_slowly(const std::string &key)
    {
        return answers.once("s", key, "slow", hears(), [this](const Answer &answer) {
            ++done;
            open.push_back(answer);
        });
    }
};

} // namespace

class FirstAnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_same_press_hears_the_first_answer()
    {
        Desk desk;
        QVERIFY(desk.press("1"));
        QVERIFY(desk.press("1"));
        QVERIFY(desk.press("2"));
        QCOMPARE(desk.done, 2);
        QVERIFY(desk.heard == (std::vector<std::string>{"finish1", "finish1", "finish2"}));
    }

    void a_refusal_is_an_answer_and_a_fault_is_none()
    {
        Desk desk;
        QVERIFY(desk.press("1", "finish", 409));
        QVERIFY(desk.press("1", "finish", 200));
        QCOMPARE(desk.done, 1);
        QVERIFY(desk.press("2", "finish", 503));
        QVERIFY(desk.press("2", "finish", 200));
        QCOMPARE(desk.done, 3);
    }

    void who_asks_while_it_is_being_done_waits_for_it()
    {
        Desk desk;
        QVERIFY(desk.press_slowly("1"));
        QVERIFY(desk.press_slowly("1"));
        QVERIFY(desk.heard.empty());
        desk.open.front()(text("done"));
        QCOMPARE(desk.done, 1);
        QVERIFY(desk.heard == (std::vector<std::string>{"done", "done"}));
        QVERIFY(desk.press_slowly("1"));
        QCOMPARE(desk.heard.size(), std::size_t(3));
    }

    void a_key_stands_for_one_thing_of_one_session()
    {
        Desk desk;
        QVERIFY(desk.press("1", "finish"));
        QVERIFY(!desk.press("1", "start"));
        QCOMPARE(desk.done, 1);
        QVERIFY(desk.press("1", "start", 200, "another"));
        QCOMPARE(desk.done, 2);
    }

    void the_oldest_answers_go_first_and_never_one_that_is_being_done()
    {
        Desk desk({3, 100});
        QVERIFY(desk.press_slowly("slow"));
        for (const char *key : {"1", "2", "3", "4"})
            QVERIFY(desk.press(key));
        QCOMPARE(desk.answers.size(), std::size_t(3));
        QVERIFY(desk.press("4"));
        QCOMPARE(desk.done, 5);
        QVERIFY(desk.press("1")); // forgotten: done again
        QCOMPARE(desk.done, 6);
        desk.open.front()(text("late"));
        QCOMPARE(desk.heard.back(), std::string("late"));
    }

    void all_sessions_together_are_bounded()
    {
        Desk desk({16, 20});
        for (int i = 0; i < 50; ++i)
            QVERIFY(desk.press("1", "finish", 200, std::to_string(i)));
        QCOMPARE(desk.answers.size(), std::size_t(20));
        desk.answers.forget("49");
        QCOMPARE(desk.answers.size(), std::size_t(19));
    }
};

QTEST_APPLESS_MAIN(FirstAnswersTest)
#include "tst_first_answers.moc"
