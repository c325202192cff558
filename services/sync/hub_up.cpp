// SPDX-License-Identifier: GPL-3.0-or-later
// The hub: the terminals' streams, and time.
#include "sync/hub.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::sync {

namespace {

HubNote::Kind note_of(ReceiverAlarm alarm)
{
    switch (alarm) {
    case ReceiverAlarm::poison: return HubNote::Kind::poison;
    case ReceiverAlarm::cloned: return HubNote::Kind::cloned;
    case ReceiverAlarm::set_back: break;
    }
    return HubNote::Kind::set_back;
}

} // namespace

void Hub::dispatch(Connection connection, const core::DeviceId &device, const wire::UpMessage &message, core::Instant now)
{
    Terminal &known = m_terminals.at(device);
    known.state.last_heard = now;
    if (const auto *push = std::get_if<wire::Push>(&message)) {
        if (m_stopping)
            return;
        m_pushed += push->events.size();
        carry_out(device, known.receiver->on_push(*push), now);
    } else if (const auto *request = std::get_if<wire::NumberRequest>(&message)) {
        if (!m_stopping)
            grant(device, *request, now);
    } else if (const auto *status = std::get_if<wire::TerminalStatus>(&message)) {
        take_status(connection, known, device, *status, now);
    } else if (const auto *answers = std::get_if<wire::Answers>(&message)) {
        // A display asks nobody; what it says of visitors it cannot have heard.
        const core::DeviceEnrolled *asked = enrolled(device);
        const bool asks = asked && (asked->role == core::DeviceRole::ticket || asked->role == core::DeviceRole::survey);
        if (!asks)
            send_error(connection, "not_allowed");
        else if (!m_stopping)
            m_emit(TakeAnswers{connection, device, answers->answers});
    } else {
        // A hello or a proof after the welcome: whoever speaks has lost its place.
        send_error(connection, "wrong_order");
        say_bye(connection, "wrong_order");
    }
}

void Hub::take_status(Connection connection, Terminal &terminal, const core::DeviceId &device,
                      const wire::TerminalStatus &status, core::Instant now)
{
    TerminalState &state = terminal.state;
    if (state.printer != status.printer && status.printer)
        note(HubNote::Kind::printer, device, std::string(wire::name_of(*status.printer)));
    state.printer = status.printer;
    state.content = status.content;
    state.paper = status.paper;
    if (state.sound != status.sound && status.sound)
        note(HubNote::Kind::sound, device, std::string(wire::name_of(*status.sound)));
    state.sound = status.sound;
    state.unspoken = status.unspoken;
    state.spoken = std::max(state.spoken, status.spoken.value_or(0));
    state.pending = status.pending;
    if (status.clock)
        state.clock_offset = *status.clock - now;
    if (status.receipts)
        hand_on(device, terminal.reports.on_news(*status.receipts, now), now);
    send(connection, wire::TimeNow{now});
    publish_voices(now);
}

void Hub::hand_on(const core::DeviceId &device, const std::optional<wire::ReceiptNews> &news, core::Instant now)
{
    // Of a device that is set aside nothing is taken.
    if (news && !m_stopping && enrolled(device) && !m_ledger.decided().registry.set_aside.contains(device))
        m_ledger.ask(core::ReportReceipts{device, news->unprinted, news->printed}, "device:" + device.value, now,
                     [](const Ledger::Outcome &) {}); // not taken: the next status says it again
}

void Hub::carry_out(const core::DeviceId &device, const ReceiverEffects &effects, core::Instant now)
{
    for (const auto &effect : effects) {
        if (const auto *events = std::get_if<Append>(&effect)) {
            append(device, events->events, now);
        } else if (const auto *down = std::get_if<SendDown>(&effect)) {
            const auto connection = m_terminals.at(device).connection;
            if (!connection)
                continue;
            // The receiver knows codes, not sentences.
            if (const auto *error = std::get_if<wire::ErrorMessage>(&down->message))
                send_error(*connection, error->code, error->re);
            else
                send(*connection, down->message);
        } else {
            raise(device, std::get<RaiseReceiverAlarm>(effect), now);
        }
    }
}

void Hub::append(const core::DeviceId &device, const std::vector<Received> &events, core::Instant now)
{
    const auto *known = enrolled(device);
    if (!known)
        return; // revoked in this instant: its connection is about to be closed
    const std::int64_t last = events.back().stream.seq;
    const bool off_the_grants = std::any_of(events.begin(), events.end(), [](const Received &received) {
        const auto *issued = std::get_if<core::TicketIssued>(&received.event);
        return issued && issued->origin != core::NumberOrigin::granted;
    });
    const auto aside_before = m_ledger.figures().set_aside;
    const std::int64_t first = events.front().stream.seq;
    const auto settled = [this, device, last, off_the_grants](bool committed) {
        Terminal &terminal = m_terminals.at(device);
        if (!committed)
            return terminal.receiver->on_failed();
        carry_out(device, terminal.receiver->on_committed(last), m_now);
        terminal.state.acked_seq = terminal.receiver->durable_seq();
        // Looked after at the next tick: a push may be one of thousands.
        terminal.reserve_used |= off_the_grants;
    };
    StreamReceiver &receiver = *m_terminals.at(device).receiver;
    try {
        if (!m_ledger.receive(device, known->epoch, events, now, settled) && !core::defect(core::Defect::receiver_runs_ahead))
            receiver.on_not_taken(first);
    } catch (...) {
        // Whatever becomes of this process: what was never submitted was never accepted.
        receiver.on_not_taken(first);
        throw;
    }
    if (const auto aside = m_ledger.figures().set_aside - aside_before; aside > 0)
        note(HubNote::Kind::not_understood, device, std::to_string(aside) + " events are set aside");
}

void Hub::raise(const core::DeviceId &device, const RaiseReceiverAlarm &alarm, core::Instant now)
{
    note(note_of(alarm.alarm), device, "event " + std::to_string(alarm.seq) + ": " + alarm.detail);
    const auto *known = enrolled(device);
    if (alarm.alarm == ReceiverAlarm::poison || !known)
        return;
    // Durable, so that a restart does not forget that two disks claim to be this device.
    m_ledger.record(core::DeviceSetAside{device, known->epoch, alarm.seq, std::string(code_of(alarm.alarm))}, "talond", now,
                    [](const Ledger::Outcome &) {});
}

void Hub::on_archived(const Archived &archived)
{
    for (const auto &[place, seq] : archived) {
        std::int64_t &known = m_archived[place];
        known = std::max(known, seq);
        const auto found = m_terminals.find(place.first);
        const auto *device = enrolled(place.first);
        if (found == m_terminals.end() || !found->second.receiver || !device || device->epoch != place.second)
            continue;
        Terminal &terminal = found->second;
        terminal.receiver->set_archived(known);
        terminal.state.archived_seq = terminal.receiver->archived_seq();
        if (terminal.connection && terminal.receiver->archived_to_tell() > 0)
            send(*terminal.connection, terminal.receiver->acknowledgement());
    }
}

void Hub::on_answers_taken(Connection connection, const std::vector<wire::AnswerId> &ids)
{
    if (!ids.empty() && admitted(connection))
        send(connection, wire::AnswersTaken{ids});
}

void Hub::correct_time(const core::CorrectTime &corrected, const std::string &actor, core::Instant now, Ledger::Answered answered)
{
    m_ledger.ask(corrected, actor, now, std::move(answered));
    for (auto &[connection, line] : m_lines)
        if (line.handshake)
            line.handshake->on_time_corrected(corrected.by);
    for (auto &[device, known] : m_terminals) {
        for (auto *noted : {&known.state.since, &known.state.last_heard})
            if (*noted)
                **noted += corrected.by;
        known.reports.on_time_corrected(corrected.by);
        // Tickets that moved to this day with the clock may have used up its blocks.
        known.reserve_used = true;
        if (known.connection && !core::defect(core::Defect::time_not_told))
            send(*known.connection, wire::TimeNow{now});
    }
}

void Hub::on_tick(core::Instant now)
{
    m_now = now;
    std::vector<Connection> waiting;
    for (const auto &[connection, line] : m_lines)
        if (line.handshake)
            waiting.push_back(connection);
    for (const Connection connection : waiting)
        carry_out(connection, m_lines.at(connection).handshake->on_tick(now), now);
    if (m_stopping || m_ledger.failed())
        return;
    for (auto &[device, known] : m_terminals)
        hand_on(device, known.reports.on_tick(now), now);
    if (now - m_ticked >= core::Millis(1000) || now < m_ticked) {
        m_ticked = now;
        m_ledger.ask(core::Tick{}, "talond", now, [](const Ledger::Outcome &) {});
        m_board_dirty = true; // waits and hours change with time alone
        for (auto &[device, known] : m_terminals)
            if (known.reserve_day && (*known.reserve_day != today(now) || std::exchange(known.reserve_used, false)))
                fill_reserve(device, now);
    }
    publish_board(now);
}

} // namespace talon::sync
