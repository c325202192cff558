// SPDX-License-Identifier: GPL-3.0-or-later
// A broken invariant ends talond, wherever it shows: in a request, on a terminal's socket, in a timer, in a job of its own thread,
// in the commit thread. Each case runs a talond in a process of its own and waits for its exit code.
#include <QTest>

#ifndef Q_MOC_RUN // moc 6.4 stumbles over what these include
#include "server/jobs/slow_work.h"
#include "tests/services/server/server_world.h"

#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace talon;
using namespace talon::test;

namespace {

/// What the processes of a case share.
struct Shared {
    std::atomic<int> port{0};
    std::atomic<bool> armed{false};
};

/// The clock of a talond whose next look at the time breaks an invariant, once.
core::Instant breaking_clock(Shared &shared)
{
    if (shared.armed.exchange(false))
        throw std::logic_error("broken on purpose");
    return server::wall_clock();
}

/// Waits for the process, and says its exit code; −1 when it was killed, −2 when it still ran after the bound.
int exit_code_of(pid_t child)
{
    int status = 0;
    const bool ended = QTest::qWaitFor([&] { return ::waitpid(child, &status, WNOHANG) == child; }, 20'000);
    if (!ended) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
        return -2;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Runs the work in a process of its own.
template<class Work>
pid_t in_a_process(Work work)
{
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    server::end_at_uncaught_exceptions();
    work();
    std::_Exit(0);
}

} // namespace

class BrokenTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world; ///< makes the data; its own talond is stopped
    Shared *m_shared = nullptr;

    /// A talond on the world's data, in a process of its own and with the breaking clock. The port is in m_shared.
    pid_t talond()
    {
        m_shared->port = 0;
        m_shared->armed = false;
        const pid_t child = in_a_process([this] {
            server::Server::Options options;
            options.data = m_world->data();
            options.settings.server.listen = "127.0.0.1:0";
            options.settings.backup.minutes = 0; // its timers look at the clock seldom
            options.clock = [shared = m_shared] { return breaking_clock(*shared); };
            options.signals = false;
            auto server = server::Server::start(std::move(options));
            if (!server)
                std::_Exit(99);
            m_shared->port = (*server)->port();
            std::_Exit(static_cast<int>((*server)->run()));
        });
        (void)QTest::qWaitFor([this] { return m_shared->port != 0; }, 20'000);
        return child;
    }
    std::uint16_t port() const { return static_cast<std::uint16_t>(m_shared->port.load()); }

private Q_SLOTS:
    void initTestCase()
    {
        void *memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        m_shared = new (memory) Shared;
    }

    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void aRequest()
    {
        m_world->stop();
        const pid_t child = talond();
        QVERIFY(port() != 0);
        PlainClient client(port());
        QCOMPARE(client.get("/healthz").status, 200);
        m_shared->armed = true;
        client.post("/api/v1/login", R"({"login":"operator1","password":"wrong horse"})");
        QCOMPARE(exit_code_of(child), static_cast<int>(server::ExitCode::failed));
    }

    void aTerminalsSocket()
    {
        auto device = m_world->device();
        m_world->stop();
        const pid_t child = talond();
        QVERIFY(device.connect(port()));
        m_shared->armed = true;
        const auto now = server::wall_clock();
        device.append(device.ticket(now, core::local_day(now, site_offset()), 1, "inn", "ordinary"), now);
        QVERIFY(device.push_from(1));
        QVERIFY(!device.wait_for_ack(1));
        QCOMPARE(exit_code_of(child), static_cast<int>(server::ExitCode::failed));
        m_world->start(); // the journal is whole
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(device.acked, 0);
        QVERIFY(device.push_from(1));
        QVERIFY(device.wait_for_ack(1));
    }

    void aTimer()
    {
        m_world->stop();
        const pid_t child = talond();
        QVERIFY(port() != 0);
        m_shared->armed = true; // alarms are looked at every two seconds
        QCOMPARE(exit_code_of(child), static_cast<int>(server::ExitCode::failed));
    }

    void aJob()
    {
        m_world->stop();
        const pid_t child = in_a_process([] {
            server::Loop loop;
            server::SlowWork slow(loop);
            (void)slow.start([] { throw std::logic_error("broken on purpose"); }, [&loop] { loop.stop(); });
            loop.run();
        });
        QCOMPARE(exit_code_of(child), static_cast<int>(server::ExitCode::failed));
    }

    void theCommitThread()
    {
        m_world->stop();
        const pid_t child = in_a_process([this] {
            store::GroupCommit commits(std::move(*store::Journal::open(m_world->data() + "/journal.db")));
            commits.with_journal([](store::Journal &) { throw std::logic_error("broken on purpose"); });
            commits.stop();
        });
        QCOMPARE(exit_code_of(child), static_cast<int>(server::ExitCode::failed));
    }
};

QTEST_GUILESS_MAIN(BrokenTest)
#include "tst_broken.moc"
