// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_memories.h"
#include "fake_printer.h"
#include "fake_terminal.h"
#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/ticket/ticket_controller.h"
#include "sample_hall.h"

#include <QTest>
#include <memory>

namespace talon::test {

using kiosk::Heartbeat;
using kiosk::IssuedTicket;
using kiosk::TicketController;
using kiosk::Translations;
using Step = TicketController::Step;

/// A ticket kiosk on fakes; the memory outlives the controller, as a disk would.
class TicketFixture : public QObject
{
protected:
    void setUp()
    {
        m_memory = {};
        m_terminal = std::make_unique<FakeTerminal>();
        m_printer = std::make_unique<FakePrinter>();
        m_heartbeat = std::make_unique<Heartbeat>();
        m_translations = std::make_unique<Translations>();
        m_terminal->setNow(sampleNow());
        m_terminal->setMenu(sampleMenu());
        m_terminal->setBoard(sampleBoard());
        m_controller = std::make_unique<TicketController>(m_terminal.get(), m_printer.get(), m_heartbeat.get(), &m_memory);
        connect(m_controller.get(), &TicketController::languageWanted, m_translations.get(), &Translations::use);
        settle();
    }
    void advance(core::Millis time)
    {
        for (core::Millis left = time; left > core::Millis{0}; left -= core::Millis{200}) {
            m_terminal->setNow(m_terminal->now() + core::Millis{200});
            Q_EMIT m_heartbeat->beat();
        }
    }
    void settle() { advance(core::Millis{400}); }
    void openServices(const QString &category = QStringLiteral("person"), const QString &language = QStringLiteral("ru"))
    {
        m_controller->chooseLanguage(language);
        settle();
        m_controller->chooseCategory(category);
        settle();
        QCOMPARE(m_controller->step(), Step::Service);
    }
    void take(const QString &language = QStringLiteral("ru"))
    {
        openServices(QStringLiteral("business"), language);
        m_controller->chooseService(QStringLiteral("register"));
        Q_EMIT m_terminal->given(sampleTicket(kiosk::languageOf(language).value()));
        settle();
    }

    std::unique_ptr<FakeTerminal> m_terminal;
    std::unique_ptr<FakePrinter> m_printer;
    std::unique_ptr<Heartbeat> m_heartbeat;
    std::unique_ptr<Translations> m_translations;
    FakeTicketMemory m_memory;
    std::unique_ptr<TicketController> m_controller;
};

} // namespace talon::test
