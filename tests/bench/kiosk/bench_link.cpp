// SPDX-License-Identifier: GPL-3.0-or-later
// From a wish to a durable ticket on the shipped link, without screens: with a backend that does not answer, and without
// one. One argument: the folder to work in (a tmpfs would measure nothing).
#include "kiosk/link/kiosk_terminal.h"
#include "tests/support/fake_backend.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace talon;
using kiosk::KioskTerminal;
using kiosk::Terminal;

namespace {

constexpr int patience = 10'000; ///< ms

[[noreturn]] void giveUp(const char *why)
{
    std::fprintf(stderr, "bench_link: %s\n", why);
    std::exit(1);
}

void tellMark(const char *name, double value, double mark)
{
    std::printf("{\"name\":\"link.%s\",\"value\":%.2f,\"unit\":\"ms\",\"mark\":%.0f,\"ok\":%s}\n", name, value, mark,
                value <= mark ? "true" : "false");
    std::fflush(stdout);
}

double p99(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() * 99 / 100);
}

wire::Menu menu()
{
    core::Site site;
    site.id = "site";
    site.name = {"Инспекция", "Inspectorate"};
    site.hours.fill({{0, 1440}});
    site.categories = {{{"people"}, {"Физические лица", "Individuals"}, {}}};
    site.services = {{{"decl"}, {"people"}, core::Letter::A, {"Декларации", "Returns"}, {}, {}}};
    site.classes = {{{"ordinary"}, {"Обычная", "Ordinary"}, core::Minutes(15)}};
    return {.site = site, .status_url = "http://192.0.2.1/t/", .timeouts = {}};
}

wire::Reserve reserve(core::Instant now)
{
    wire::Reserve reserve{.device = {"kiosk-1"}, .epoch = 1, .days = {}};
    const core::Day today = core::local_day(now, {});
    // The next day too, so that the measure also holds over midnight.
    for (const core::Day day : {today, today + std::chrono::days(1)})
        reserve.days[day] = {{core::Letter::A, 1, core::last_number}};
    return reserve;
}

/// Runs the event loop until the signal comes.
template<class Signal>
void await(Terminal &terminal, Signal signal, const std::function<bool()> &already, const std::function<void()> &begin = {})
{
    QEventLoop loop;
    bool come = false;
    const auto seen = QObject::connect(&terminal, signal, &loop, [&] {
        come = already();
        if (come)
            loop.quit();
    });
    QTimer::singleShot(patience, &loop, [&loop] { loop.exit(1); });
    if (begin)
        begin();
    if (!come && loop.exec() != 0)
        giveUp("what was waited for did not come");
    QObject::disconnect(seen);
}

double giveOne(Terminal &terminal)
{
    QElapsedTimer timer;
    await(terminal, &Terminal::given, [] { return true; }, [&] {
        timer.start();
        terminal.giveTicket({"decl"}, {"ordinary"}, core::Language::ru);
    });
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int count, char **words)
{
    QCoreApplication app(count, words);
    const QString folder = count > 1 ? QString::fromLocal8Bit(words[1]) : QStringLiteral("bench-link-data");
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    test::FakeBackend backend;
    if (!backend.listen())
        giveUp("nothing can listen here");
    kiosk::Identity identity;
    identity.server = backend.url();
    identity.site = QStringLiteral("site");
    identity.device = QStringLiteral("kiosk-1");
    identity.epoch = 1;
    identity.prefix = 1;
    identity.role = QStringLiteral("ticket");
    identity.place = QStringLiteral("K1");
    identity.secretKey = kiosk::newKeys().second;
    auto opened = KioskTerminal::open(folder, identity);
    if (!opened.ok())
        giveUp(qPrintable(opened.error()));
    KioskTerminal &terminal = **opened;
    await(terminal, &Terminal::onlineChanged, [&] { return terminal.online(); }, [&] { terminal.start(); });
    backend.send(wire::Document{.version = 2, .body = reserve(terminal.now())});
    await(terminal, &Terminal::menuChanged, [&] { return !terminal.menu().site.services.empty(); },
          [&] { backend.send(wire::Document{.version = 3, .body = menu()}); });

    // The backend hears and says nothing: the number comes from the reserve when its time is up.
    backend.nextNumber = 0;
    std::vector<double> silent;
    for (int i = 0; i < 120; ++i)
        silent.push_back(giveOne(terminal));
    tellMark("wish_to_ticket_when_silent_p99", p99(silent), 300); // the wait for an answer, and the commit

    // It goes away in the middle of a wish: at once.
    std::vector<double> lost;
    QTimer::singleShot(50, &terminal, [&] { backend.stop(); });
    lost.push_back(giveOne(terminal) - 50);
    tellMark("fallback_when_the_server_is_lost", lost.front(), 300);
    if (terminal.online())
        await(terminal, &Terminal::onlineChanged, [&] { return !terminal.online(); });

    std::vector<double> offline;
    for (int i = 0; i < 500; ++i)
        offline.push_back(giveOne(terminal));
    tellMark("tap_to_commit_offline_p99", p99(offline), 150);
    opened->reset();
    QDir(folder).removeRecursively();
}
