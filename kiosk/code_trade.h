// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/enrolment.h"
#include "kiosk/screens/setup/setup_controller.h"

#include <memory>

namespace talon::kiosk {

/// Trades in the codes that are typed at a device which has no identity, one at a time, and tells the screen how it went.
class CodeTrade : public QObject
{
    Q_OBJECT

public:
    /// `unreadable`: somebody's data lies in the folder, and nobody can read whose.
    CodeTrade(SetupController &controller, QString folder, QUrl server, QString role, bool unreadable, QObject *parent = nullptr);

    /// As if it had been typed.
    void begin(const QString &code);

Q_SIGNALS:
    void enrolled(const talon::kiosk::Identity &identity);

private:
    void trade(const QString &code);

    SetupController &m_controller;
    QString m_folder;
    QUrl m_server;
    QString m_role;
    bool m_unreadable;
    std::unique_ptr<Enrolment> m_enrolment;
};

} // namespace talon::kiosk
