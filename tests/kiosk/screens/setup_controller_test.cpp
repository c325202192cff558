// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/setup/setup_controller.h"

#include <QSignalSpy>
#include <QTest>

using namespace talon::kiosk;
using Step = SetupController::Step;

namespace {

SetupController::Situation situation(SetupReason reason, bool tls = false)
{
    return {.reason = reason, .server = tls ? QStringLiteral("https://10.0.0.5:8080") : QStringLiteral("http://10.0.0.5:8080"), .tls = tls, .role = QStringLiteral("ticket")};
}

} // namespace

class SetupControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_code_is_typed_as_people_type()
    {
        SetupController controller(situation(SetupReason::NotEnrolled));
        QSignalSpy entered(&controller, &SetupController::codeEntered);
        for (const char *key : {"7", "z", "K", "3", "-", " ", "\t", "o", "I", "l", "Ж"})
            controller.type(QString::fromUtf8(key));
        QCOMPARE(controller.code(), QStringLiteral("7ZK3-011"));
        QVERIFY(!controller.complete());
        controller.enter();
        QVERIFY(entered.isEmpty());
        controller.type(QStringLiteral("X"));
        controller.type(QStringLiteral("Y")); // one too many
        QCOMPARE(controller.code(), QStringLiteral("7ZK3-011X"));
        controller.erase();
        controller.type(QStringLiteral("Q"));
        controller.enter();
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().first().toString(), QStringLiteral("7ZK3-011Q"));
        QVERIFY(controller.step() == Step::Asking);
    }

    /// A keyboard, or a scanner that types, gives it whole.
    void a_code_with_the_servers_key_is_longer()
    {
        SetupController controller(situation(SetupReason::NotEnrolled, true));
        controller.type(QStringLiteral("7ZK3-M9QX-ABCD-EFGH-JKM"));
        QVERIFY(!controller.complete());
        controller.type(QStringLiteral("N"));
        QVERIFY(controller.complete());
        QCOMPARE(controller.code(), QStringLiteral("7ZK3-M9QX-ABCD-EFGH-JKMN"));
    }

    void what_became_of_a_code_is_said_until_the_next_key()
    {
        SetupController controller(situation(SetupReason::NotEnrolled));
        QSet<QString> sentences;
        for (const EnrolFault fault : {EnrolFault::Refused, EnrolFault::Stranger, EnrolFault::NoKeyTold, EnrolFault::NoTls, EnrolFault::OtherRole, EnrolFault::Disk,
                                       EnrolFault::NoAnswer}) {
            controller.begin(QStringLiteral("7ZK3-M9QX"));
            QVERIFY(controller.step() == Step::Asking && controller.said().isEmpty());
            controller.onFailed(fault);
            QVERIFY(controller.step() == Step::Code);
            QVERIFY(!controller.said().isEmpty());
            sentences << controller.said();
            controller.erase();
            QVERIFY(controller.said().isEmpty());
        }
        QCOMPARE(sentences.size(), 7);
        QCOMPARE(controller.code(), QStringLiteral("7ZK3-M9Q")); // who mistook one character types one
    }

    void while_a_code_is_on_its_way_nothing_is_typed_and_another_may_be_wanted()
    {
        SetupController controller(situation(SetupReason::NotEnrolled));
        QSignalSpy givenUp(&controller, &SetupController::givenUp);
        controller.begin(QStringLiteral("7ZK3-M9QX"));
        const QString sent = controller.text();
        controller.onWaiting();
        QVERIFY(controller.text() != sent);
        controller.type(QStringLiteral("A"));
        controller.erase();
        QCOMPARE(controller.code(), QStringLiteral("7ZK3-M9QX"));
        controller.again();
        QCOMPARE(givenUp.size(), 1);
        QVERIFY(controller.step() == Step::Code);
        controller.again();
        QCOMPARE(givenUp.size(), 1);
    }

    void where_no_code_helps_none_is_asked_for()
    {
        QSet<QString> titles;
        for (const SetupReason reason : {SetupReason::OtherRole, SetupReason::NoServer, SetupReason::NoFolder}) {
            SetupController controller(situation(reason));
            QSignalSpy closed(&controller, &SetupController::closed);
            QVERIFY(controller.step() == Step::Stuck);
            titles << controller.title();
            controller.type(QStringLiteral("7ZK3M9QX"));
            controller.enter();
            QVERIFY(controller.step() == Step::Stuck && controller.code().isEmpty());
            controller.back();
            controller.openCode();
            controller.newRoll();
            QVERIFY(controller.step() == Step::Stuck && closed.isEmpty());
        }
        QCOMPARE(titles.size(), 3);
    }

    void a_working_terminal_tells_how_it_is()
    {
        auto asked = situation(SetupReason::Asked, true);
        asked.place = QStringLiteral("K1");
        SetupController controller(asked);
        QVERIFY(controller.facts().contains(QStringLiteral("Место: K1")) && controller.facts().contains(QStringLiteral("Связи с сервером нет")));
        const QString calm = controller.text();
        const QStringList offline = controller.facts();
        controller.setLink(false, true);
        QVERIFY(controller.facts() == offline);
        QVERIFY2(controller.text() != calm, "another server answers: that is what he came for");
        controller.setLink(true, false);
        QVERIFY(controller.facts().contains(QStringLiteral("Связь с сервером есть")));
        QCOMPARE(controller.text(), calm);
    }

    void a_code_for_a_working_terminal_is_asked_for_where_it_has_a_key()
    {
        SetupController plain(situation(SetupReason::Asked));
        plain.openCode();
        QVERIFY(plain.step() == Step::Overview && !plain.codeOffered());

        SetupController controller(situation(SetupReason::Asked, true));
        QSignalSpy closed(&controller, &SetupController::closed);
        QVERIFY(controller.step() == Step::Overview);
        controller.type(QStringLiteral("7"));
        QVERIFY(controller.code().isEmpty());
        controller.openCode();
        controller.type(QStringLiteral("7ZK3"));
        controller.back();
        QVERIFY(controller.step() == Step::Overview && controller.code().isEmpty() && closed.isEmpty());
        controller.openCode();
        controller.type(QStringLiteral("7ZK3-M9QX-ABCD-EFGH-JKMN"));
        controller.enter();
        controller.back(); // not while it is asked
        QVERIFY(controller.step() == Step::Asking);
        controller.onFailed(EnrolFault::Stranger);
        controller.back();
        controller.back();
        QCOMPARE(closed.size(), 1);
    }

    void a_new_roll_is_said_once()
    {
        auto asked = situation(SetupReason::Asked);
        SetupController sheets(asked);
        QVERIFY(!sheets.rollOffered());
        asked.roll = true;
        SetupController controller(asked);
        QSignalSpy changed(&controller, &SetupController::rollChanged);
        const QStringList unknown = controller.facts();
        controller.newRoll();
        controller.newRoll();
        QCOMPARE(changed.size(), 1);
        QVERIFY(controller.rollNoted());
        controller.setPaper(400);
        QVERIFY(controller.facts() != unknown && controller.facts().size() == unknown.size());
    }
};

QTEST_MAIN(SetupControllerTest)
#include "setup_controller_test.moc"
