// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/code_trade.h"

#include <spdlog/spdlog.h>

namespace talon::kiosk {

CodeTrade::CodeTrade(SetupController &controller, QString folder, QUrl server, QString role, bool unreadable, QObject *parent)
    : QObject(parent), m_controller(controller), m_folder(std::move(folder)), m_server(std::move(server)), m_role(std::move(role)), m_unreadable(unreadable)
{
    connect(&controller, &SetupController::codeEntered, this, &CodeTrade::trade);
    connect(&controller, &SetupController::givenUp, this, [this] { m_enrolment.reset(); });
}

void CodeTrade::begin(const QString &code)
{
    m_controller.begin(code);
    trade(code);
}

void CodeTrade::trade(const QString &code)
{
    m_enrolment = std::make_unique<Enrolment>(m_folder, m_server, code, m_role);
    if (m_unreadable)
        m_enrolment->replaceUnreadable();
    connect(m_enrolment.get(), &Enrolment::waiting, this, [this](const QString &why) {
        spdlog::warn("{}", why.toStdString());
        m_controller.onWaiting();
    });
    connect(m_enrolment.get(), &Enrolment::failed, this, [this](EnrolFault fault, const QString &why) {
        spdlog::error("{}", why.toStdString());
        m_controller.onFailed(fault);
    });
    connect(m_enrolment.get(), &Enrolment::enrolled, this, &CodeTrade::enrolled);
    // Not at once: whoever typed the code sees first that it is on its way.
    QMetaObject::invokeMethod(m_enrolment.get(), &Enrolment::start, Qt::QueuedConnection);
}

} // namespace talon::kiosk
