// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"

#include <vector>

namespace talon::test {

/// A terminal without a backend, a disk or a clock: the test sets what it knows and answers what it is asked.
class FakeTerminal final : public kiosk::Terminal
{
public:
    struct Asked {
        core::ServiceId service;
        core::ClassId visitorClass;
        core::Language language;
    };

    const wire::Menu &menu() const override { return m_menu; }
    const wire::Board &board() const override { return m_board; }
    const wire::Calls &calls() const override { return m_calls; }
    QString place() const override { return m_place; }
    bool setAside() const override { return m_aside; }
    bool online() const override { return m_online; }
    core::Instant offlineSince() const override { return m_offlineSince; }
    core::Instant now() const override { return m_now; }
    void giveTicket(const core::ServiceId &service, const core::ClassId &visitorClass, core::Language language) override
    {
        asked.push_back({service, visitorClass, language});
    }

    void setMenu(wire::Menu menu) { m_menu = std::move(menu); Q_EMIT menuChanged(); }
    void setBoard(wire::Board board) { m_board = std::move(board); Q_EMIT boardChanged(); }
    void setCalls(wire::Calls calls) { m_calls = std::move(calls); Q_EMIT callsChanged(); }
    void setPlace(const QString &place) { m_place = place; }
    void setAside(bool aside) { m_aside = aside; Q_EMIT setAsideChanged(); }
    void setNow(core::Instant now) { m_now = now; }
    void goOnline() { m_online = true; Q_EMIT onlineChanged(); }
    void goOffline(core::Instant since) { m_online = false; m_offlineSince = since; Q_EMIT onlineChanged(); }

    std::vector<Asked> asked;

private:
    wire::Menu m_menu;
    wire::Board m_board;
    wire::Calls m_calls;
    QString m_place;
    bool m_aside = false;
    bool m_online = true;
    core::Instant m_offlineSince{};
    core::Instant m_now{};
};

} // namespace talon::test
