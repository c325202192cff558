// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/document_shelf.h"
#include "kiosk/link/site_time.h"
#include "kiosk/link/terminal.h"

namespace talon::kiosk {

/// The terminal of a ticket kiosk whose journal cannot be used. It knows the documents on disk, so that the screen bears the
/// inspectorate's name, gives no ticket, and says why.
class ClosedTerminal : public Terminal
{
    Q_OBJECT

public:
    /// `why`: one sentence for staff.
    ClosedTerminal(const QString &folder, QString why);

    /// Says failed() as soon as the event loop runs.
    void start();

    const wire::Menu &menu() const override { return m_menu; }
    const wire::Board &board() const override { return m_board; }
    const wire::Calls &calls() const override { return m_calls; }
    bool online() const override { return false; }
    core::Instant offlineSince() const override { return m_since; }
    core::Instant now() const override { return m_time.now(); }
    void giveTicket(const core::ServiceId &service, const core::ClassId &visitorClass, core::Language language) override;

private:
    QString m_why;
    FileKeeper m_keeper;
    SiteTime m_time;
    core::Instant m_since;
    wire::Menu m_menu;
    wire::Board m_board;
    wire::Calls m_calls;
};

} // namespace talon::kiosk
