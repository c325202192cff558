// SPDX-License-Identifier: GPL-3.0-or-later
// What a specialist sees of a terminal.
#include "stage.h"

#include <map>

namespace talon::test {

void Stage::setUp(const QString &why, bool tls)
{
    using kiosk::SetupReason;
    static const std::map<QString, SetupReason> reasons{{QStringLiteral("new"), SetupReason::NotEnrolled}, {QStringLiteral("damaged"), SetupReason::Damaged},
                                                        {QStringLiteral("role"), SetupReason::OtherRole},  {QStringLiteral("server"), SetupReason::NoServer},
                                                        {QStringLiteral("folder"), SetupReason::NoFolder}, {QStringLiteral("asked"), SetupReason::Asked},
                                                        {QStringLiteral("stranger"), SetupReason::Asked}};
    kiosk::SetupController::Situation situation{.reason = reasons.at(why), .tls = tls, .role = QStringLiteral("ticket"), .owner = QStringLiteral("stand")};
    if (situation.reason != SetupReason::NoServer)
        situation.server = tls ? QStringLiteral("https://talon.inspection.example:8080") : QStringLiteral("http://192.0.2.10:8080");
    if (situation.reason == SetupReason::Asked) {
        situation.place = QStringLiteral("ticket-1");
        situation.roll = true;
        situation.tickets = 400;
    }
    situation.online = why == QLatin1String("asked");
    situation.stranger = why == QLatin1String("stranger");
    auto old = std::move(m_setup);
    m_setup = std::make_unique<kiosk::SetupController>(situation);
    m_codes.clear();
    m_closed = 0;
    connect(m_setup.get(), &kiosk::SetupController::closed, this, [this] {
        ++m_closed;
        Q_EMIT setupMade();
    });
    connect(m_setup.get(), &kiosk::SetupController::codeEntered, this, [this](const QString &code) { m_codes << code; });
    Q_EMIT setupMade();
}

} // namespace talon::test
