// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/file_keeper.h"
#include "sync/receipt_log.h"

namespace talon::kiosk {

/// sync's ReceiptLog on this kiosk's disk: a line for each ticket («id day failed») and a checksum as the last. A damaged file is no file:
/// then nothing is told of what was before, and the backend keeps what it has noted.
class ReceiptFile
{
public:
    static QString fileIn(const QString &data);
    /// `keeper` writes it.
    ReceiptFile(QString path, FileKeeper &keeper);

    void note(const core::TicketId &ticket, core::Day day, sync::ReceiptLog::Fate fate);
    std::optional<wire::ReceiptNews> news() const { return m_log.news(); }

private:
    QString m_path;
    FileKeeper &m_keeper;
    sync::ReceiptLog m_log;
};

} // namespace talon::kiosk
