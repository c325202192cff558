// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/kiosk_terminal.h"
#include "tests/support/fake_backend.h"

#include <QTemporaryDir>

namespace talon::test {

/// What tests of a ticket kiosk's terminal begin with: an empty folder, a fake backend on a real socket, and who the kiosk is.
class TerminalRig
{
protected:
    /// Anew, before each test; false when the backend cannot listen. `prefix`: of the kiosk's own series, 0: it has none.
    [[nodiscard]] bool begin(int prefix = 0)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_backend = std::make_unique<FakeBackend>();
        if (!m_backend->listen())
            return false;
        m_identity = {};
        m_identity.server = m_backend->url();
        m_identity.site = QStringLiteral("site");
        m_identity.device = QStringLiteral("kiosk-1");
        m_identity.epoch = 1;
        m_identity.prefix = prefix;
        m_identity.role = QStringLiteral("ticket");
        m_identity.place = QStringLiteral("K1");
        m_identity.secretKey = kiosk::newKeys().second;
        return true;
    }

    std::unique_ptr<kiosk::KioskTerminal> open() const
    {
        auto terminal = kiosk::KioskTerminal::open(m_folder->path(), m_identity);
        if (!terminal.ok())
            qFatal("%s", qPrintable(terminal.error()));
        return std::move(*terminal);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeBackend> m_backend;
    kiosk::Identity m_identity;
};

} // namespace talon::test
