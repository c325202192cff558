// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/service_page.h"

#include "kiosk/link/server_key.h"
#include "kiosk/terminal_window.h"

#include <spdlog/spdlog.h>

namespace talon::kiosk {

ServicePage::ServicePage(QQmlApplicationEngine &engine, const Options &options, Identity identity, KioskTerminal &terminal, QQuickWindow *window)
    : m_engine(engine), m_options(options), m_identity(std::move(identity)), m_terminal(terminal), m_corner(window)
{
    m_unattended.setSingleShot(true);
    m_unattended.setInterval(unattended);
    connect(&m_unattended, &QTimer::timeout, this, &ServicePage::close);
    connect(&m_corner, &ServiceCorner::wanted, this, &ServicePage::open);
    const auto tell = [this] {
        if (m_controller)
            m_controller->setLink(m_terminal.online(), m_stranger);
    };
    connect(&terminal.link(), &BackendLink::strangerMet, this, [this, tell] {
        m_stranger = true;
        tell();
    });
    connect(&terminal, &Terminal::onlineChanged, this, [this, tell] {
        m_stranger = m_stranger && !m_terminal.online();
        tell();
    });
}

ServicePage::~ServicePage()
{
    delete m_window; // before what it is bound to
}

void ServicePage::watch(PaperCounter &paper)
{
    m_paper = &paper;
    connect(&paper, &PaperCounter::forecastChanged, this, [this] {
        if (m_controller)
            m_controller->setPaper(ticketsLeft());
    });
}

std::optional<int> ServicePage::ticketsLeft() const
{
    const auto forecast = m_paper ? m_paper->forecast() : std::nullopt;
    return forecast ? std::optional(forecast->tickets) : std::nullopt;
}

void ServicePage::open()
{
    if (m_window)
        return;
    m_controller = std::make_unique<SetupController>(SetupController::Situation{.reason = SetupReason::Asked,
                                                                                .server = m_identity.server.toString(),
                                                                                .tls = m_identity.server.scheme() == QLatin1String("https"),
                                                                                .role = m_identity.role,
                                                                                .place = m_identity.place,
                                                                                .online = m_terminal.online(),
                                                                                .stranger = m_stranger,
                                                                                .roll = m_paper != nullptr,
                                                                                .tickets = ticketsLeft()});
    connect(m_controller.get(), &SetupController::codeEntered, this, &ServicePage::check);
    connect(m_controller.get(), &SetupController::givenUp, this, [this] { m_meeting.reset(); });
    connect(m_controller.get(), &SetupController::rollChanged, this, [this] {
        spdlog::info("somebody says that the roll in the printer is new");
        m_paper->onNewRoll();
    });
    connect(m_controller.get(), &SetupController::touched, &m_unattended, qOverload<>(&QTimer::start));
    connect(m_controller.get(), &SetupController::closed, this, &ServicePage::close, Qt::QueuedConnection);
    m_unattended.start();
    m_window = showScreens(m_engine, m_options, QStringLiteral("Setup"), {{QStringLiteral("controller"), QVariant::fromValue(m_controller.get())}});
}

void ServicePage::close()
{
    m_unattended.stop();
    m_meeting.reset();
    delete m_window;
    m_controller.reset();
}

void ServicePage::check(const QString &code)
{
    m_meeting = std::make_unique<ServerMeeting>(m_identity.server);
    connect(m_meeting.get(), &ServerMeeting::waiting, m_controller.get(), &SetupController::onWaiting);
    connect(m_meeting.get(), &ServerMeeting::met, this, [this, code](const QByteArray &key) {
        if (key.isEmpty() || keyFingerprint(key) != typedCode(code).fingerprint)
            return m_controller->onFailed(EnrolFault::Stranger);
        Identity identity = m_identity;
        identity.keyFingerprint = typedCode(code).fingerprint;
        identity.serverKey = keyMark(key);
        if (const auto saved = saveIdentity(QString::fromStdString(m_options.data), identity); !saved.ok()) {
            spdlog::error("{}", saved.error().toStdString());
            return m_controller->onFailed(EnrolFault::Disk);
        }
        spdlog::warn("a code told of the server's new key: this program asks to be started afresh");
        Q_EMIT restartWanted();
    });
    m_meeting->start();
}

} // namespace talon::kiosk
