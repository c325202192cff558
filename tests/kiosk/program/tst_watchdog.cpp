// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/watchdog.h"

#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace talon::kiosk;

namespace {

constexpr int patienceMs = 400;

/// A window that draws when it is asked to, or not.
class Picture : public QQuickWindow
{
public:
    bool stuck = false;

protected:
    bool event(QEvent *event) override { return (stuck && event->type() == QEvent::UpdateRequest) || QQuickWindow::event(event); }
};

} // namespace

class WatchdogTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_socket = -1;
    QByteArrayList m_words;

    /// What the program has told its service manager since the last time it was asked.
    QByteArrayList told()
    {
        char buffer[256];
        QByteArrayList words;
        for (ssize_t size; (size = recv(m_socket, buffer, sizeof buffer, MSG_DONTWAIT)) > 0;)
            words << QByteArray(buffer, size);
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_socket = socket(AF_UNIX, SOCK_DGRAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = m_dir.filePath(QStringLiteral("notify")).toLocal8Bit();
        QVERIFY(size_t(path.size()) < sizeof address.sun_path);
        memcpy(address.sun_path, path.constData(), size_t(path.size()));
        QCOMPARE(bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        qputenv("NOTIFY_SOCKET", path);
        qputenv("WATCHDOG_USEC", QByteArray::number(patienceMs * 1'000));
    }
    void cleanupTestCase() { close(m_socket); }
    void init() { told(); }

    void aPictureThatIsDrawnIsASignOfLife()
    {
        Picture window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const Watchdog watchdog(&window);
        int signs = 0;
        bool ready = false;
        QTRY_VERIFY_WITH_TIMEOUT((m_words = told(), ready = ready || m_words.contains("READY=1"), signs += int(m_words.count("WATCHDOG=1")),
                                  ready && signs >= 3), 20'000);
    }

    void aWindowThatDrawsNoMoreIsSilent()
    {
        Picture window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.stuck = true;
        const Watchdog watchdog(&window);
        told();
        QTest::qWait(3 * patienceMs); // it is silence that is looked for
        QVERIFY(!told().contains("WATCHDOG=1"));
    }

    void aWindowThatNobodyCanSeeIsAlive()
    {
        Picture window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const Watchdog watchdog(&window);
        window.hide();
        QTRY_VERIFY(!window.isExposed());
        told();
        int signs = 0;
        QTRY_VERIFY_WITH_TIMEOUT((signs += int(told().count("WATCHDOG=1")), signs >= 3), 20'000);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        told();
        signs = 0;
        QTRY_VERIFY_WITH_TIMEOUT((signs += int(told().count("WATCHDOG=1")), signs >= 2), 20'000);
    }

    void whatStartsUnseenIsReadyToo()
    {
        Picture window;
        const Watchdog watchdog(&window);
        bool ready = false;
        QTRY_VERIFY_WITH_TIMEOUT((ready = ready || told().contains("READY=1")), 20'000);
    }
};

QTEST_MAIN(WatchdogTest)
#include "tst_watchdog.moc"
