// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/service_corner.h"

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using talon::kiosk::ServiceCorner;

/// Only a finger that rests where nothing is to be touched opens the specialist's page.
class ServiceCornerTest : public QObject
{
    Q_OBJECT

    QQuickWindow m_window;

    QPoint corner() const { return {20, 20}; }

private Q_SLOTS:
    void initTestCase()
    {
        m_window.setGeometry(0, 0, 540, 960);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
    }

    void a_finger_that_rests_is_seen()
    {
        const ServiceCorner watch(&m_window);
        QSignalSpy wanted(&watch, &ServiceCorner::wanted);
        QTest::mousePress(&m_window, Qt::LeftButton, {}, corner());
        QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, 2 * ServiceCorner::rest);
        QTest::mouseRelease(&m_window, Qt::LeftButton, {}, corner());
    }

    /// What ends the rest is looked at together: another window's rest is over in the meantime, so that this one's would be too.
    void a_tap_a_swipe_and_a_touch_elsewhere_are_not()
    {
        const ServiceCorner watch(&m_window);
        QSignalSpy wanted(&watch, &ServiceCorner::wanted);
        QTest::mousePress(&m_window, Qt::LeftButton, {}, corner());
        QTest::mouseRelease(&m_window, Qt::LeftButton, {}, corner());
        QTest::mousePress(&m_window, Qt::LeftButton, {}, QPoint(200, 20));
        QTest::mouseRelease(&m_window, Qt::LeftButton, {}, QPoint(200, 20));
        QTest::mousePress(&m_window, Qt::LeftButton, {}, corner());
        QTest::mouseMove(&m_window, QPoint(300, 300));
        QQuickWindow other;
        other.setGeometry(0, 0, 540, 960);
        other.show();
        QVERIFY(QTest::qWaitForWindowExposed(&other));
        const ServiceCorner second(&other);
        QSignalSpy after(&second, &ServiceCorner::wanted);
        QTest::mousePress(&other, Qt::LeftButton, {}, corner());
        QTRY_COMPARE_WITH_TIMEOUT(after.size(), 1, 2 * ServiceCorner::rest);
        QTest::mouseRelease(&other, Qt::LeftButton, {}, corner());
        QVERIFY(wanted.isEmpty());
    }

    void a_keyboard_has_its_key()
    {
        const ServiceCorner watch(&m_window);
        QSignalSpy wanted(&watch, &ServiceCorner::wanted);
        QTest::keyClick(&m_window, Qt::Key_S);
        QTest::keyClick(&m_window, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(wanted.isEmpty());
        QTest::keyClick(&m_window, Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(wanted.size(), 1);
    }
};

QTEST_MAIN(ServiceCornerTest)
#include "tst_service_corner.moc"
