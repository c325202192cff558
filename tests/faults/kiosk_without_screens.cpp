// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket kiosk or a display as the shipped kiosk/link makes it, without a picture, a printer or a loudspeaker: small
// enough to be started and killed five hundred times. Standard input tells it what to do, a line a command; each thing
// that a visitor would see is one line on standard output, written only when the terminal says so.
#include "kiosk/link/enrolment.h"
#include "kiosk/link/kiosk_terminal.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTimer>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <unistd.h>

using namespace talon;
using namespace talon::kiosk;

namespace {

/// The exit codes of talon-kiosk.
enum Exit { exitOk = 0, exitSettings = 2, exitData = 3 };

/// One line in one write: a killed program has said it whole or not at all.
void say(const std::string &line)
{
    const std::string text = line + '\n';
    if (::write(1, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        ::_exit(1);
}

int complain(Exit code, const QString &sentence)
{
    spdlog::critical("{}", sentence.toStdString());
    return code;
}

/// Its lines are the words of tests/faults/README.md.
class Visitors : public QObject
{
public:
    explicit Visitors(Terminal &terminal) : m_terminal(terminal), m_input(0, QSocketNotifier::Read)
    {
        m_pause.setSingleShot(true);
        m_pause.setTimerType(Qt::PreciseTimer);
        connect(&m_pause, &QTimer::timeout, this, [this] { give({}); });
        connect(&m_input, &QSocketNotifier::activated, this, &Visitors::read);
        connect(&terminal, &Terminal::given, this, &Visitors::given);
        connect(&terminal, &Terminal::refused, this, [this](core::Refusal refusal) {
            say("refused " + std::to_string(static_cast<int>(refusal)));
            next(pauseAfterNo);
        });
        connect(&terminal, &Terminal::failed, this, [this](const QString &sentence) {
            say("failed " + sentence.toStdString());
            next(pauseAfterNo);
        });
        connect(&terminal, &Terminal::onlineChanged, this, [this] { say(m_terminal.online() ? "online" : "offline"); });
        connect(&terminal, &Terminal::boardChanged, this,
                [this] { say("board " + std::to_string(m_terminal.board().waiting_total)); });
        connect(&terminal, &Terminal::callsChanged, this,
                [this] { say("calls " + std::to_string(m_terminal.calls().lines.size())); });
        connect(&terminal, &Terminal::menuChanged, this, [this] { ready(); });
        ready();
    }

private:
    static constexpr int pauseAfterNo = 20; ///< ms

    void ready()
    {
        if (std::exchange(m_ready, !m_terminal.menu().site.services.empty()) != m_ready)
            say("ready");
        next(0);
    }

    void read()
    {
        char bytes[4096];
        const auto size = ::read(0, bytes, sizeof bytes);
        if (size <= 0) {
            QCoreApplication::quit();
            return;
        }
        m_text.append(bytes, static_cast<std::size_t>(size));
        for (auto end = m_text.find('\n'); end != std::string::npos; end = m_text.find('\n')) {
            obey(m_text.substr(0, end));
            m_text.erase(0, end + 1);
        }
    }

    /// "give [SERVICE]", "load MS" (one ticket after another with that pause, the services in turn), "rest".
    void obey(const std::string &line)
    {
        if (line.starts_with("give")) {
            give(line.size() > 5 ? core::ServiceId{line.substr(5)} : core::ServiceId{});
        } else if (line.starts_with("load ")) {
            m_load = std::atoi(line.c_str() + 5);
            next(0);
        } else if (line == "rest") {
            m_load = -1;
            m_pause.stop();
        } else {
            say("unknown " + line);
        }
    }

    void next(int least)
    {
        if (m_load >= 0 && m_ready && !m_pause.isActive())
            m_pause.start(std::max(m_load, least));
    }

    void give(core::ServiceId service)
    {
        const auto &services = m_terminal.menu().site.services;
        if (services.empty()) {
            say("refused -1");
            return;
        }
        if (service.value.empty())
            service = services[m_turn++ % services.size()].id;
        m_asked.start();
        m_terminal.giveTicket(service, m_terminal.menu().site.classes.front().id, core::Language::ru);
    }

    void given(const GivenTicket &ticket)
    {
        say("given " + ticket.id.value + ' ' + core::to_text(ticket.number) + ' '
            + (ticket.fromReserve ? "alone" : "granted") + ' ' + std::to_string(m_asked.elapsed()) + ' '
            + std::to_string(ticket.issued.time_since_epoch().count()));
        next(0);
    }

    Terminal &m_terminal;
    QSocketNotifier m_input;
    QTimer m_pause;
    QElapsedTimer m_asked;
    std::string m_text;
    std::size_t m_turn = 0;
    int m_load = -1; ///< ms between two tickets, −1: only when asked
    bool m_ready = false;
};

core::Result<Identity, QString> identify(const QString &folder, const QString &server, const QString &code, const QString &role)
{
    if (!QDir().mkpath(folder))
        return core::Failure{QStringLiteral("the folder %1 cannot be made").arg(folder)};
    if (hasIdentity(folder))
        return loadIdentity(folder);
    Enrolment enrolment(folder, QUrl(server), code, role);
    core::Result<Identity, QString> result = core::Failure{QStringLiteral("not enrolled")};
    QObject::connect(&enrolment, &Enrolment::enrolled, qApp, [&](const Identity &identity) { result = identity; qApp->quit(); });
    QObject::connect(&enrolment, &Enrolment::failed, qApp, [&](EnrolFault, const QString &why) { result = core::Failure{why}; qApp->quit(); });
    enrolment.start();
    QCoreApplication::exec();
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    spdlog::set_default_logger(spdlog::stderr_logger_mt("kiosk"));
    QCommandLineParser line;
    line.addOptions({{QStringLiteral("data"), QString(), QStringLiteral("folder")},
                     {QStringLiteral("server"), QString(), QStringLiteral("url")},
                     {QStringLiteral("enrol"), QString(), QStringLiteral("code")},
                     {QStringLiteral("role"), QString(), QStringLiteral("role"), QStringLiteral("ticket")}});
    line.process(app);
    const QString folder = line.value(QStringLiteral("data"));
    const auto identity = identify(folder, line.value(QStringLiteral("server")), line.value(QStringLiteral("enrol")),
                                   line.value(QStringLiteral("role")));
    if (!identity.ok())
        return complain(exitSettings, identity.error());
    auto terminal = KioskTerminal::open(folder, *identity);
    if (!terminal.ok())
        return complain(exitData, terminal.error());
    say("open");
    Visitors visitors(**terminal);
    QObject::connect(&(*terminal)->link(), &BackendLink::cursorMoved, &app,
                     [](const sync::KeepCursor &cursor) { say("acked " + std::to_string(cursor.acked_seq)); });
    (*terminal)->start();
    return QCoreApplication::exec();
}
