// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/terminal_hub.h"

#include "server/answers.h"
#include "server/terminal_session.h"
#include "store/chain.h"
#include "wire/errors.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

TerminalHub::TerminalHub(Loop &loop, HallService &service, Options options, Cursors cursors)
    : m_loop(loop), m_service(service), m_options(std::move(options)), m_cursors(std::move(cursors))
{
    m_feed.publish(wire::make_menu(m_service.hall().site(), m_options.status_url, m_options.timeouts), m_service.now());
    m_feed.publish(wire::make_calls(m_service.hall()), m_service.now());
    m_feed.publish(wire::make_board(m_service.hall(), m_service.now()), m_service.now());
    m_service.on_change([this] { hall_changed(); });
    m_loop.every(core::Millis(1000), [this] { tick(); });
}

TerminalHub::~TerminalHub() = default;

std::shared_ptr<SocketHandler> TerminalHub::make_session()
{
    return std::make_shared<TerminalSession>(*this);
}

const core::DeviceEnrolled *TerminalHub::enrolled(const core::DeviceId &device) const
{
    const auto &devices = m_service.registry().devices;
    const auto found = devices.find(device);
    return found == devices.end() ? nullptr : &found->second;
}

TerminalHub::Terminal &TerminalHub::terminal(const core::DeviceEnrolled &device)
{
    Terminal &known = m_terminals[device.device];
    if (!known.receiver) {
        const auto cursor = m_cursors.find(device.device);
        sync::StreamReceiver::Start start{device.device, device.role, device.epoch, 0, {}};
        if (cursor != m_cursors.end())
            std::tie(start.seq, start.hash) = cursor->second;
        known.receiver.emplace(std::move(start), [](const core::DeviceId &id, const wire::StreamEvent &event) {
            return store::device_event_hash(id, event.seq, event.prev, event.at, event.type, event.version, event.body);
        });
    }
    return known;
}

void TerminalHub::admit(const std::shared_ptr<TerminalSession> &session, const wire::Hello &hello)
{
    const core::DeviceEnrolled *device = enrolled(hello.device);
    if (!device || m_stopping) {
        session->say_bye(m_stopping ? "stopping" : "revoked");
        return;
    }
    Terminal &known = terminal(*device);
    if (const auto older = known.session.lock(); older && older != session) {
        m_feed.on_gone(hello.device);
        older->say_bye("replaced");
    }
    known.session = session;
    known.last_seen = m_service.now();
    spdlog::info("terminal {} ({}) is here: {}", hello.device.value, device->place, hello.software);
    session->send(wire::Welcome{m_options.server_epoch, m_service.now(), known.receiver->durable_seq()});
    carry_out(hello.device, known.receiver->on_hello(hello));
    send_documents(m_feed.on_admitted(hello.device, device->role, hello.documents));
    if (device->role == core::DeviceRole::ticket)
        fill_reserve(hello.device, m_service.today());
}

void TerminalHub::gone(const core::DeviceId &device, const TerminalSession *session)
{
    const auto found = m_terminals.find(device);
    if (found == m_terminals.end() || found->second.session.lock().get() != session)
        return; // a newer connection has taken its place
    found->second.session.reset();
    found->second.last_seen = m_service.now();
    m_feed.on_gone(device);
    spdlog::info("terminal {} is gone", device.value);
}

void TerminalHub::take_push(const core::DeviceId &device, const wire::Push &push)
{
    if (m_stopping)
        return;
    Terminal &known = m_terminals.at(device);
    known.last_seen = m_service.now();
    m_figures.pushed += push.events.size();
    carry_out(device, known.receiver->on_push(push));
}

void TerminalHub::take_status(const core::DeviceId &device, const wire::TerminalStatus &status)
{
    Terminal &known = m_terminals.at(device);
    known.last_seen = m_service.now();
    if (known.printer != status.printer)
        spdlog::info("terminal {}: printer {}", device.value, wire::name_of(status.printer));
    known.printer = status.printer;
}

void TerminalHub::carry_out(const core::DeviceId &device, const sync::ReceiverEffects &effects)
{
    for (const auto &effect : effects) {
        if (const auto *events = std::get_if<sync::Append>(&effect))
            append(device, events->events);
        else if (const auto *down = std::get_if<sync::SendDown>(&effect))
            send(device, down->message);
        else
            raise(device, std::get<sync::RaiseReceiverAlarm>(effect));
    }
}

void TerminalHub::append(const core::DeviceId &device, const std::vector<sync::Received> &events)
{
    Terminal &known = m_terminals.at(device);
    const std::int64_t last = events.back().stream.seq;
    const auto *born = std::get_if<core::TicketIssued>(&events.back().event);
    const bool from_reserve = std::any_of(events.begin(), events.end(), [](const sync::Received &received) {
        const auto *issued = std::get_if<core::TicketIssued>(&received.event);
        return issued && issued->origin == core::NumberOrigin::reserve;
    });
    // A granted number means that the device was online: its clock and ours name the same moment.
    if (born && born->origin == core::NumberOrigin::granted)
        known.clock_offset_ms = (events.back().stream.at - m_service.now()).count();
    const bool taken = m_service.receive(device, enrolled(device) ? enrolled(device)->epoch : 0, events,
                                         [this, device, last, from_reserve](bool committed) {
                                             Terminal &terminal = m_terminals.at(device);
                                             if (!committed) {
                                                 terminal.receiver->on_failed();
                                                 return;
                                             }
                                             carry_out(device, terminal.receiver->on_committed(last));
                                             // Looked after at the next tick: a push may be one of thousands.
                                             terminal.reserve_used |= from_reserve;
                                         });
    if (!taken)
        known.receiver->on_not_taken(events.front().stream.seq);
}

void TerminalHub::raise(const core::DeviceId &device, const sync::RaiseReceiverAlarm &alarm)
{
    const bool poison = alarm.alarm == sync::ReceiverAlarm::poison;
    ++(poison ? m_figures.poison : m_figures.cloned);
    const char *what = poison ? "a poison event is set aside"
                       : alarm.alarm == sync::ReceiverAlarm::cloned ? "cloned: set aside whole"
                                                                    : "set back: set aside whole";
    spdlog::error("ALARM: terminal {}, event {}: {} ({})", device.value, alarm.seq, what, alarm.detail);
}

void TerminalHub::send(const core::DeviceId &device, const wire::DownMessage &message)
{
    const auto session = m_terminals[device].session.lock();
    if (!session)
        return;
    // The replication knows codes, not sentences.
    if (const auto *error = std::get_if<wire::ErrorMessage>(&message); error && error->message.empty())
        session->send(wire::ErrorMessage{error->code, wire::message(error->code, core::Language::en), error->re});
    else
        session->send(message);
}

void TerminalHub::tick()
{
    if (m_stopping || m_service.failed())
        return;
    m_service.ask(core::Tick{}, "talond", [](const HallService::Outcome &) {});
    m_board_dirty = true; // waits and hours change with time alone
    if (!m_board_pausing)
        publish_board();
    const core::Day today = m_service.today();
    for (auto &[device, known] : m_terminals)
        if (known.reserve_day && (*known.reserve_day != today || std::exchange(known.reserve_used, false)))
            fill_reserve(device, today);
}

std::vector<wire::DeviceLine> TerminalHub::devices() const
{
    std::vector<wire::DeviceLine> lines;
    for (const auto &[id, device] : m_service.registry().devices) {
        wire::DeviceLine line{id, device.role, device.place, false, {}, {}, {}, false};
        if (const auto known = m_terminals.find(id); known != m_terminals.end()) {
            line.online = !known->second.session.expired();
            line.last_seen = known->second.last_seen;
            line.printer = known->second.printer;
            line.clock_offset_ms = known->second.clock_offset_ms;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::size_t TerminalHub::online() const
{
    return static_cast<std::size_t>(std::count_if(m_terminals.begin(), m_terminals.end(), [](const auto &entry) {
        return !entry.second.session.expired();
    }));
}

void TerminalHub::drop_revoked(const core::DeviceId &device)
{
    const auto found = m_terminals.find(device);
    if (found == m_terminals.end())
        return;
    if (const auto session = found->second.session.lock())
        session->say_bye("revoked");
}

void TerminalHub::say_bye(const std::string &reason)
{
    for (const auto &[device, known] : m_terminals)
        if (const auto session = known.session.lock())
            session->say_bye(reason);
}

} // namespace talon::server
