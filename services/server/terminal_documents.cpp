// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal hub's way down: numbers, reserves and documents.
#include "server/answers.h"
#include "server/terminal_session.h"
#include "store/chain.h"
#include "wire/errors.h"

namespace talon::server {

void TerminalHub::take_number_request(const core::DeviceId &device, const wire::NumberRequest &request)
{
    if (m_stopping)
        return;
    const core::GrantNumber command{request.service, request.visitor_class, device, request.request, request.day};
    m_service.ask(command, store::device_actor(device), [this, device, request](const HallService::Outcome &outcome) {
        if (!outcome) {
            const std::string code(code_of(outcome.error()));
            send(device, wire::ErrorMessage{code, wire::message(code, core::Language::en), request.request});
            return;
        }
        const auto &hall = m_service.hall();
        const auto number = hall.numbers().granted(device, request.request);
        if (!number)
            return; // of a day that has been closed meanwhile
        const int ahead = hall.ahead_of_new(request.service, request.visitor_class, m_service.now());
        send(device, wire::NumberGrant{request.request, request.day, *number, ahead,
                                       hall.expected_wait(request.service, ahead, m_service.now())});
    });
}

void TerminalHub::fill_reserve(const core::DeviceId &device, core::Day today)
{
    const auto *known = enrolled(device);
    if (!known || known->role != core::DeviceRole::ticket)
        return;
    m_terminals.at(device).reserve_day = today;
    for (const core::Day day : {today, today + std::chrono::days(1)})
        m_service.ask(core::FillReserve{device, known->epoch, day}, "talond",
                      [this, device](const HallService::Outcome &) { publish_reserve(device); });
}

void TerminalHub::publish_reserve(const core::DeviceId &device)
{
    const auto *known = enrolled(device);
    if (known)
        send_documents(m_feed.publish_to(
            device, wire::make_reserve(m_service.hall().numbers(), device, known->epoch, m_service.today()),
            m_service.now()));
}

void TerminalHub::send_documents(const sync::FeedEffects &effects)
{
    for (const sync::SendDocument &document : effects) {
        const auto session = m_terminals[document.device].session.lock();
        if (!session)
            continue;
        // Only the present connection's progress counts: an older one's end is told by on_gone().
        session->send_frame(document.frame, [this, device = document.device, weak = std::weak_ptr(session)] {
            const auto writer = weak.lock();
            if (writer && writer == m_terminals[device].session.lock())
                send_documents(m_feed.on_sent(device));
        });
    }
}

void TerminalHub::hall_changed()
{
    const auto &calls = m_service.hall().calls();
    const std::int64_t last = calls.empty() ? 0 : calls.front().call;
    if (std::exchange(m_last_call, last) != last) {
        send_documents(m_feed.publish(wire::make_calls(m_service.hall()), m_service.now()));
    }
    m_board_dirty = true;
    if (!m_board_pausing)
        publish_board();
}

void TerminalHub::publish_board()
{
    m_board_dirty = false;
    m_board_pausing = true;
    // Calls stop being active by what happens to their tickets: that may follow the board's slower beat.
    send_documents(m_feed.publish(wire::make_calls(m_service.hall()), m_service.now()));
    send_documents(m_feed.publish(wire::make_board(m_service.hall(), m_service.now()), m_service.now()));
    m_loop.after(m_options.board_pause, [this] {
        m_board_pausing = false;
        if (m_board_dirty)
            publish_board();
    });
}

} // namespace talon::server
