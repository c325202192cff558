// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Survey
import Talon.Screens

// A finger on the survey kiosk: one touch a question, at every size, upright and lying; nothing is cut, and leaving is always possible.
Item {
    width: 1920
    height: 1920

    Finger {
        id: finger
        name: "SurveyByTouch"

        property Item flow

        Component {
            id: flowComponent
            SurveyFlow { motion: false }
        }

        function begin(across, down) {
            stage.start();
            stage.haveSurvey();
            flow = createTemporaryObject(flowComponent, finger.parent, { controller: stage.survey, width: across, height: down });
            waitForRendering(flow);
        }
        function mark(id) {
            touch(flow, id === "" ? "decline" : "mark-" + id);
            stage.settle();
        }

        function test_fiveTouches() {
            begin(1080, 1920);
            verify(targets(flow).every(item => item.objectName !== "back")); // nothing lies before the first question
            verify(hasText(flow, "Время предоставления услуги"));
            verify(hasText(flow, "Оцените, как вас обслужили · Вопрос 1 из 5"));
            for (const id of ["5", "4", "", "2", "1"])
                mark(id);
            compare(stage.answerCount(), 1);
            stage.answerKept(true);
            verify(hasText(flow, "Спасибо!"));
            inspect(flow, "thanks");
            stage.advance(4000);
            verify(hasText(flow, "Оцените, как вас обслужили · Вопрос 1 из 5"));
            verify(targets(flow).every(item => !item.chosen || !item.objectName.startsWith("mark-"))); // nothing of the last visitor is left
        }

        function test_theWayBackShowsWhatWasTouched() {
            begin(1080, 1920);
            mark("2");
            touch(flow, "back");
            verify(target(flow, "mark-2").chosen);
            verify(!target(flow, "mark-5").chosen);
        }

        function test_english() {
            begin(1080, 1920);
            touch(flow, "language-en");
            inspect(flow, "first question in English");
            verify(hasText(flow, "Time the service took"));
            verify(hasText(flow, "How were you served? · Question 1 of 5"));
            for (let i = 0; i < 5; ++i)
                mark("5");
            stage.answerKept(true);
            inspect(flow, "thanks in English");
            stage.advance(4000);
            verify(hasText(flow, "Оцените, как вас обслужили · Вопрос 1 из 5")); // the site's language again
        }

        function test_everyQuestionIsWhole_data() {
            const rows = [];
            for (const size of [[1080, 1920], [1920, 1080], [720, 1280]])
                for (const percent of [100, 150, 200])
                    for (const low of [false, true])
                        rows.push({ tag: size.join("×") + " " + percent + (low ? " low" : ""), across: size[0], down: size[1], percent: percent, low: low });
            return rows;
        }
        function test_everyQuestionIsWhole(row) {
            begin(row.across, row.down);
            stage.survey.comfort.percent = row.percent;
            stage.survey.comfort.low = row.low;
            for (let i = 1; i <= 5; ++i) {
                inspect(flow, "question " + i);
                mark("4");
            }
            stage.answerKept(false);
            inspect(flow, "an answer that is lost");
            stage.advance(4000);
            stage.longestSurvey();
            stage.survey.comfort.percent = row.percent;
            stage.survey.comfort.low = row.low;
            inspect(flow, "the longest choices");
            mark("0");
            inspect(flow, "the longest question");
        }

        function test_lowerMeansWithinReach() {
            begin(1080, 1920);
            mark("3");
            stage.survey.comfort.low = true;
            waitForRendering(flow, 200);
            for (const item of targets(flow))
                verify(item.mapToItem(flow, 0, 0).y >= 1920 - 1100 - 1, item.objectName);
        }

        function test_whoeverIsGoneIsAskedFirst() {
            begin(1080, 1920);
            mark("1");
            stage.advance(48000);
            inspect(findChild(flow, "stillHere"), "are you still here");
            touch(flow, "leave");
            verify(hasText(flow, "Оцените, как вас обслужили · Вопрос 1 из 5"));
            compare(stage.answerCount(), 1);
        }

        function test_noSurvey() {
            begin(1080, 1920);
            stage.endSurvey();
            inspect(flow, "no survey");
            verify(hasText(flow, "Сейчас опроса нет"));
        }

        function test_keysAlone() {
            begin(1080, 1920);
            flow.forceActiveFocus();
            for (let i = 0; i < 12 && !target(flow, "mark-5").activeFocus; ++i)
                keyClick(Qt.Key_Down);
            verify(target(flow, "mark-5").activeFocus);
            keyClick(Qt.Key_Down);
            verify(target(flow, "mark-4").activeFocus);
            keyClick(Qt.Key_Return);
            stage.advance(1000);
            verify(hasText(flow, "Оцените, как вас обслужили · Вопрос 2 из 5"));
        }
    }
}
