// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/terminals/terminal_hub.h"

#include "server/people/secrets.h"
#include "store/chain.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

wire::Hash chain_hash(const core::DeviceId &device, const wire::StreamEvent &event)
{
    return store::device_event_hash(device, event.seq, event.prev, event.at, event.type, event.version, event.body);
}

} // namespace

/// One terminal's socket. The hub knows it by its number.
class TerminalSession final : public SocketHandler, public std::enable_shared_from_this<TerminalSession>
{
public:
    TerminalSession(TerminalHub &hub, sync::Connection connection) : m_hub(hub), m_connection(connection) {}

    void opened(std::shared_ptr<Socket> socket) override
    {
        m_socket = std::move(socket);
        m_hub.m_sessions[m_connection] = this;
        if (!m_hub.m_hub.on_opened(m_connection, random_base64(32), m_hub.m_service.now()))
            m_socket->close(1013, "busy");
    }

    void received(std::string_view text) override { m_hub.m_hub.on_frame(m_connection, text, m_hub.m_service.now()); }

    void closed() override
    {
        m_hub.m_sessions.erase(m_connection);
        m_hub.m_hub.on_closed(m_connection, m_hub.m_service.now());
        m_socket.reset();
    }

    void send(const sync::SendFrame &frame)
    {
        if (!frame.confirm)
            return m_socket->send(frame.frame);
        m_socket->send(frame.frame, [weak = weak_from_this()] {
            if (const auto self = weak.lock(); self && self->m_socket)
                self->m_hub.m_hub.on_sent(self->m_connection);
        });
    }

    Socket &socket() { return *m_socket; }

private:
    TerminalHub &m_hub;
    sync::Connection m_connection;
    std::shared_ptr<Socket> m_socket;
};

TerminalHub::TerminalHub(Loop &loop, HallService &service, sync::Hub::Options options, sync::Hub::Cursors cursors)
    : m_loop(loop), m_service(service),
      m_hub(service.ledger(), options, std::move(cursors), chain_hash, service.now(),
            [this](const sync::HubEffect &effect) { carry_out(effect); })
{
    m_service.on_change([this] { m_hub.on_changed(m_service.now()); });
    m_loop.every(options.board_pause, [this] { m_hub.on_tick(m_service.now()); });
}

TerminalHub::~TerminalHub() = default;

std::shared_ptr<SocketHandler> TerminalHub::make_session()
{
    return std::make_shared<TerminalSession>(*this, ++m_last_connection);
}

void TerminalHub::carry_out(const sync::HubEffect &effect)
{
    if (const auto *frame = std::get_if<sync::SendFrame>(&effect)) {
        if (const auto found = m_sessions.find(frame->to); found != m_sessions.end())
            found->second->send(*frame);
    } else if (const auto *close = std::get_if<sync::CloseConnection>(&effect)) {
        if (const auto found = m_sessions.find(close->which); found != m_sessions.end())
            found->second->socket().close(1000, close->reason);
    } else if (const auto *check = std::get_if<sync::CheckSignature>(&effect)) {
        const bool good = verify_signature(check->what.public_key, check->what.text, check->what.signature);
        m_loop.post([this, of = check->of, good] {
            m_hub.on_verified(of, good, m_service.now());
            // Only who was let in is one of ours: a right signature alone may be a stranger's, by a key that everybody knows.
            if (const auto found = m_sessions.find(of); m_hub.admitted(of) && found != m_sessions.end())
                found->second->socket().vouch();
        });
    } else if (const auto *came = std::get_if<sync::TakeAnswers>(&effect)) {
        m_take_answers(came->answers, came->device, [this, from = came->from](const std::vector<wire::AnswerId> &ids) { m_hub.on_answers_taken(from, ids); });
    } else {
        take_note(std::get<sync::HubNote>(effect));
    }
}

void TerminalHub::take_note(const sync::HubNote &note)
{
    using Kind = sync::HubNote::Kind;
    const std::string &who = note.device.value;
    switch (note.kind) {
    case Kind::here: return spdlog::info("terminal {} is here, {}", who, note.detail);
    case Kind::gone: return spdlog::info("terminal {} is gone", who);
    case Kind::printer: return spdlog::info("terminal {}: printer {}", who, note.detail);
    case Kind::sound: return spdlog::info("terminal {}: sound {}", who, note.detail);
    case Kind::speaker: return spdlog::info("terminal {} speaks in the zone \"{}\"", who, note.detail);
    case Kind::refused:
        ++m_figures.refused;
        return spdlog::warn("a terminal was refused: {}", note.detail);
    case Kind::bad_frame:
        ++m_figures.bad_frames;
        return spdlog::warn("terminal {}: a frame cannot be read: {}", who, note.detail);
    case Kind::poison:
        ++m_figures.poison;
        return spdlog::error("ALARM: terminal {}: an event is set aside, {}", who, note.detail);
    case Kind::not_understood: return spdlog::error("ALARM: terminal {}: {}", who, note.detail);
    case Kind::cloned:
    case Kind::set_back:
        ++m_figures.cloned;
        return spdlog::error("ALARM: terminal {} is {} and set aside whole, {}", who,
                             note.kind == Kind::cloned ? "cloned" : "set back", note.detail);
    }
}

std::vector<wire::DeviceLine> TerminalHub::devices() const
{
    std::vector<wire::DeviceLine> lines;
    const core::Registry &registry = m_service.registry();
    for (const auto &[id, device] : registry.devices) {
        const sync::TerminalState state = m_hub.state_of(id);
        wire::DeviceLine line;
        line.device = id;
        line.role = device.role;
        line.place = device.place;
        line.online = state.online;
        line.since = state.since;
        line.last_seen = state.last_heard;
        line.printer = state.printer;
        line.clock_offset = state.clock_offset;
        line.pending = state.pending;
        line.content = state.content;
        line.paper = state.paper;
        line.sound = state.sound;
        line.unspoken = state.unspoken;
        line.speaks = state.speaks;
        line.acked_seq = state.acked_seq;
        line.archived_seq = state.archived_seq;
        line.software = state.software;
        for (const auto &[kind, versions] : state.documents)
            line.documents.push_back({kind, versions.held, versions.newest});
        if (const auto aside = registry.set_aside.find(id); aside != registry.set_aside.end())
            line.set_aside = aside->second.reason;
        if (const auto events = registry.events_set_aside.find(id); events != registry.events_set_aside.end())
            line.events_set_aside = events->second;
        line.replaced = !state.online && registry.next_epoch(device.place) > device.epoch + 1;
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace talon::server
