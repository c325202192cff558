// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_announcer.h"
#include "fake_memories.h"
#include "fake_terminal.h"
#include "kiosk/screens/hall/hall_controller.h"
#include "kiosk/screens/shared/translations.h"
#include "sample_hall.h"

#include <QTest>
#include <memory>

namespace talon::test {

using kiosk::CallsModel;
using kiosk::HallController;
using kiosk::Heartbeat;

/// A hall display on fakes; the memories outlive the controller, as a disk would.
class HallFixture : public QObject
{
protected:
    void setUp()
    {
        m_translations = std::make_unique<kiosk::Translations>();
        m_terminal = std::make_unique<FakeTerminal>();
        m_heartbeat = std::make_unique<Heartbeat>();
        m_announcer.forget();
        m_memory = {};
        m_shown = {};
        m_terminal->setNow(sampleNow());
        m_terminal->setMenu(sampleMenu());
        m_terminal->setBoard(sampleBoard());
        start();
    }
    void advance(core::Millis time)
    {
        for (core::Millis left = time; left > core::Millis{0}; left -= core::Millis{200}) {
            m_terminal->setNow(m_terminal->now() + core::Millis{200});
            Q_EMIT m_heartbeat->beat();
        }
    }
    void start()
    {
        m_controller = std::make_unique<HallController>(m_terminal.get(), &m_announcer, &m_memory, &m_shown, m_heartbeat.get());
    }
    wire::CallLine call(std::int64_t id, int number, int window)
    {
        wire::CallLine line;
        line.call.call = id;
        line.call.number = {core::Letter::A, number};
        line.call.window = window;
        line.call.at = m_terminal->now();
        line.active = true;
        return line;
    }
    /// Adds a call on top of the document.
    void arrive(const wire::CallLine &line)
    {
        wire::Calls calls = m_terminal->calls();
        calls.lines.insert(calls.lines.begin(), line);
        m_terminal->setCalls(calls);
    }
    static QStringList numbers(CallsModel *model)
    {
        QStringList result;
        for (int row = 0; row < model->rowCount(); ++row)
            result << model->index(row).data(CallsModel::NumberRole).toString();
        return result;
    }

    std::unique_ptr<FakeTerminal> m_terminal;
    std::unique_ptr<Heartbeat> m_heartbeat;
    std::unique_ptr<kiosk::Translations> m_translations;
    FakeAnnouncer m_announcer;
    FakeSpokenMemory m_memory;
    FakeShownCallsMemory m_shown;
    std::unique_ptr<HallController> m_controller;
};

} // namespace talon::test
