// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "server/offline.h"
#include "server/watch/service_manager.h"
#include "tests/services/server/server_world.h"
#include "tests/support/talond_process.h"

#include <csignal>
#include <cstddef>
#include <fstream>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace talon;
using namespace talon::server;

namespace {

/// The ear of a service manager: a socket at a path, or an abstract one with '@'.
class Ear
{
public:
    explicit Ear(const std::string &name) : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy(name.begin(), name.end(), address.sun_path);
        if (name[0] == '@')
            address.sun_path[0] = '\0';
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        m_bound = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), length) == 0;
    }
    ~Ear() { ::close(m_socket); }

    bool bound() const { return m_bound; }
    /// The next line, or "" when none comes.
    std::string hear(int patience_ms = 10'000) const
    {
        pollfd polled{m_socket, POLLIN, 0};
        if (::poll(&polled, 1, patience_ms) <= 0)
            return {};
        char line[64];
        const auto length = ::recv(m_socket, line, sizeof line, 0);
        return length > 0 ? std::string(line, static_cast<std::size_t>(length)) : std::string();
    }

private:
    int m_socket;
    bool m_bound = false;
};

} // namespace

/// What systemd is told, and that it is told it by the loop.
class ServiceManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineGoesToASocketOfEitherKind()
    {
        const QTemporaryDir folder;
        for (const std::string &name : {folder.filePath(QStringLiteral("notify")).toStdString(), "@talon-test-" + std::to_string(::getpid())}) {
            const Ear ear(name);
            QVERIFY(ear.bound());
            ServiceManager(name).say("READY=1");
            QCOMPARE(ear.hear(), std::string("READY=1"));
        }
    }

    void nobodyListeningHarmsNobody()
    {
        for (const std::string &name : {std::string(), std::string("/"), std::string("@"), std::string("relative"), std::string("/nowhere/at/all"),
                                        std::string(108, '/'), std::string(5000, '/')})
            ServiceManager(name).say("READY=1");
    }

    void theBeatIsAThirdOfWhatIsAllowed()
    {
        QCOMPARE(watchdog_beat("15000000", "7", 7), std::optional(core::Millis(5000)));
        QCOMPARE(watchdog_beat("15000000", nullptr, 7), std::optional(core::Millis(5000)));
        QCOMPARE(watchdog_beat("1", nullptr, 7), std::optional(core::Millis(1)));
        for (const char *usec : {"", "0", "-3", "soon", "15000000s", "99999999999999999999"})
            QVERIFY(!watchdog_beat(usec, nullptr, 7));
        QVERIFY(!watchdog_beat(nullptr, nullptr, 7));
        QVERIFY(!watchdog_beat("15000000", "8", 7)); // another process is watched
        QVERIFY(!watchdog_beat("15000000", "", 7));
    }

    void talondSaysThatItIsReadyThatItLivesAndThatItStops()
    {
        const QTemporaryDir folder;
        const auto data = folder.filePath(QStringLiteral("data")).toStdString(), site = folder.filePath(QStringLiteral("site.json")).toStdString();
        std::ofstream(site) << test::open_site();
        QVERIFY(bool(init_journal(data, site, wall_clock())));
        const Ear ear(folder.filePath(QStringLiteral("notify")).toStdString());
        qputenv("NOTIFY_SOCKET", folder.filePath(QStringLiteral("notify")).toUtf8());
        qputenv("WATCHDOG_USEC", "60000");
        test::TalondProcess talond(data);
        qunsetenv("NOTIFY_SOCKET");
        qunsetenv("WATCHDOG_USEC");
        QVERIFY(talond.port() != 0);
        QCOMPARE(ear.hear(), std::string("READY=1"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ear.hear(), std::string("WATCHDOG=1"));
        // A process that stands still says nothing: what was on its way is heard, then silence.
        ::kill(talond.pid(), SIGSTOP);
        while (!ear.hear(300).empty()) { }
        ::kill(talond.pid(), SIGCONT);
        QCOMPARE(ear.hear(), std::string("WATCHDOG=1"));
        QCOMPARE(talond.end(SIGTERM), 0);
        std::string last;
        for (std::string line = ear.hear(0); !line.empty(); line = ear.hear(0))
            last = line == "WATCHDOG=1" ? last : line;
        QCOMPARE(last, std::string("STOPPING=1"));
    }
};

QTEST_GUILESS_MAIN(ServiceManagerTest)
#include "tst_service_manager.moc"
