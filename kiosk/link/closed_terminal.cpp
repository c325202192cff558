// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/closed_terminal.h"

namespace talon::kiosk {

ClosedTerminal::ClosedTerminal(const QString &folder, QString why)
    : m_why(std::move(why)), m_time(SiteTime::fileIn(folder), m_keeper), m_since(m_time.now())
{
    const DocumentShelf shelf(DocumentShelf::folderIn(folder), m_keeper);
    if (const auto document = shelf.load(wire::DocumentKind::menu))
        m_menu = std::get<wire::Menu>(document->body);
}

void ClosedTerminal::start()
{
    QMetaObject::invokeMethod(this, [this] { Q_EMIT failed(m_why); }, Qt::QueuedConnection);
}

void ClosedTerminal::giveTicket(const core::ServiceId &, const core::ClassId &, core::Language)
{
    Q_EMIT failed(m_why);
}

} // namespace talon::kiosk
