// SPDX-License-Identifier: GPL-3.0-or-later
// The hub: connections and the way in.
#include "sync/hub.h"

#include "core/values/defects.h"
#include "wire/api/errors.h"
#include "wire/terminals/codec.h"

#include <algorithm>

namespace talon::sync {

Hub::Hub(Ledger &ledger, Options options, Cursors cursors, ChainHash chain_hash, core::Instant now,
         std::function<void(HubEffect)> emit)
    : m_ledger(ledger), m_options(std::move(options)), m_cursors(std::move(cursors)), m_chain_hash(std::move(chain_hash)),
      m_emit(std::move(emit)), m_now(now)
{
    publish_all(now);
}

bool Hub::on_opened(Connection connection, std::string nonce, core::Instant now)
{
    if (m_lines.size() >= max_connections || m_lines.contains(connection))
        return false;
    auto lookup = [this](const core::DeviceId &device) -> std::optional<core::DeviceEnrolled> {
        const auto *known = enrolled(device);
        return known ? std::optional(*known) : std::nullopt;
    };
    m_lines[connection].handshake.emplace(m_ledger.durable().hall.site().id, std::move(nonce), std::move(lookup), now);
    return true;
}

void Hub::on_frame(Connection connection, std::string_view frame, core::Instant now)
{
    m_now = now;
    const auto found = m_lines.find(connection);
    if (found == m_lines.end())
        return;
    Line &line = found->second;
    const auto message = wire::decode_up(frame);
    if (!message)
        return complain(connection, message.error());
    line.bad_frames = 0;
    if (line.handshake)
        carry_out(connection, line.handshake->on_message(*message), now);
    else if (line.device)
        dispatch(connection, *line.device, *message, now);
}

void Hub::on_verified(Connection connection, bool good, core::Instant now)
{
    m_now = now;
    const auto found = m_lines.find(connection);
    if (found != m_lines.end() && found->second.handshake)
        carry_out(connection, found->second.handshake->on_verified(good), now);
}

bool Hub::admitted(Connection connection) const
{
    const auto found = m_lines.find(connection);
    return found != m_lines.end() && found->second.device.has_value();
}

void Hub::on_closed(Connection connection, core::Instant now)
{
    m_now = now;
    const auto line = m_lines.extract(connection);
    if (line.empty() || !line.mapped().device)
        return;
    const core::DeviceId &device = *line.mapped().device;
    Terminal &terminal = m_terminals[device];
    if (terminal.connection != connection)
        return; // a newer connection has taken its place
    terminal.connection.reset();
    terminal.state.online = false;
    terminal.state.since = now;
    m_feed.on_gone(device);
    note(HubNote::Kind::gone, device);
    publish_voices(now);
}

const core::DeviceEnrolled *Hub::enrolled(const core::DeviceId &device) const
{
    const auto &devices = m_ledger.durable().registry.devices;
    const auto found = devices.find(device);
    return found == devices.end() ? nullptr : &found->second;
}

Hub::Terminal &Hub::terminal(const core::DeviceEnrolled &device)
{
    Terminal &known = m_terminals[device.device];
    if (known.receiver)
        return known;
    StreamReceiver::Start start{device.device, device.role, device.epoch, 0, {}, {}};
    if (const auto cursor = m_cursors.find(device.device); cursor != m_cursors.end())
        std::tie(start.seq, start.hash) = cursor->second;
    const auto &set_aside = m_ledger.durable().registry.set_aside;
    if (const auto aside = set_aside.find(device.device); aside != set_aside.end() && !core::defect(core::Defect::set_aside_forgotten))
        start.set_aside = alarm_of(aside->second.reason);
    known.state.acked_seq = start.seq;
    known.receiver.emplace(std::move(start), m_chain_hash);
    return known;
}

void Hub::carry_out(Connection connection, const HandshakeEffects &effects, core::Instant now)
{
    for (const auto &effect : effects) {
        if (const auto *challenged = std::get_if<Challenged>(&effect)) {
            send(connection, challenged->message);
        } else if (const auto *verify = std::get_if<Verify>(&effect)) {
            m_emit(CheckSignature{connection, *verify});
        } else if (const auto *let_in = std::get_if<Admit>(&effect)) {
            const wire::Hello hello = let_in->hello;
            m_lines[connection].handshake.reset();
            admit(connection, hello, now);
            return;
        } else {
            const std::string code = std::get<Refuse>(effect).code;
            m_lines[connection].handshake.reset();
            note(HubNote::Kind::refused, {}, code);
            send_error(connection, code);
            say_bye(connection, code);
            return;
        }
    }
}

void Hub::admit(Connection connection, const wire::Hello &hello, core::Instant now)
{
    const core::DeviceEnrolled *device = enrolled(hello.device);
    if (!device || m_stopping)
        return say_bye(connection, m_stopping ? "stopping" : "revoked");
    Terminal &known = terminal(*device);
    if (known.connection) {
        m_feed.on_gone(hello.device);
        m_lines[*known.connection].device.reset();
        say_bye(*known.connection, "replaced");
    }
    m_lines[connection].device = hello.device;
    known.connection = connection;
    TerminalState &state = known.state;
    state.online = true;
    state.since = now;
    state.last_heard = now;
    state.software = hello.software;
    state.pending = std::max<std::int64_t>(hello.head_seq - known.receiver->durable_seq(), 0);
    if (hello.clock)
        state.clock_offset = *hello.clock - now;
    note(HubNote::Kind::here, hello.device, device->place + ": " + hello.software);
    if (const auto archived = m_archived.find({hello.device, device->epoch}); archived != m_archived.end())
        known.receiver->set_archived(archived->second);
    state.archived_seq = known.receiver->archived_seq();
    // Looked at before the welcome, which tells a device that is not what it seems less.
    const auto after_welcome = known.receiver->on_hello(hello);
    send(connection, wire::Welcome{m_options.server_epoch, now, known.receiver->durable_seq(), known.receiver->archived_to_tell(),
                                   known.receiver->set_aside_code()});
    carry_out(hello.device, after_welcome, now);
    // By what it told last of its sound: whoever was gone for a moment is not replaced for it. Its status, which comes next, says how it is now.
    publish_voices(now);
    send_documents(m_feed.on_admitted(hello.device, device->role, hello.documents));
    if (device->role == core::DeviceRole::ticket)
        fill_reserve(hello.device, now);
}

void Hub::complain(Connection connection, const wire::WireError &error)
{
    Line &line = m_lines[connection];
    note(HubNote::Kind::bad_frame, line.device.value_or(core::DeviceId{}), wire::describe(error));
    const std::string code(wire::code(error.fault));
    send(connection, wire::ErrorMessage{code, wire::describe(error), std::nullopt});
    // A stranger gets one answer, a known terminal many: whatever of it can be read goes on.
    if (!line.device || ++line.bad_frames >= max_bad_frames)
        say_bye(connection, code);
}

void Hub::note(HubNote::Kind kind, const core::DeviceId &device, std::string detail)
{
    m_emit(HubNote{kind, device, std::move(detail)});
}

void Hub::send(Connection connection, const wire::DownMessage &message)
{
    m_emit(SendFrame{connection, std::make_shared<const std::string>(wire::encode(message)), false});
}

void Hub::send_error(Connection connection, std::string_view code, std::optional<std::string> re)
{
    send(connection, wire::ErrorMessage{std::string(code), wire::message(code, core::Language::en), std::move(re)});
}

void Hub::say_bye(Connection connection, const std::string &reason)
{
    send(connection, wire::Bye{reason});
    m_emit(CloseConnection{connection, reason});
}

void Hub::say_bye(const std::string &reason)
{
    for (const auto &[device, known] : m_terminals)
        if (known.connection)
            say_bye(*known.connection, reason);
}

void Hub::drop(const core::DeviceId &device, const std::string &reason)
{
    const auto found = m_terminals.find(device);
    if (found != m_terminals.end() && found->second.connection)
        say_bye(*found->second.connection, reason);
}

TerminalState Hub::state_of(const core::DeviceId &device) const
{
    const auto found = m_terminals.find(device);
    if (found == m_terminals.end())
        return {};
    TerminalState state = found->second.state;
    const auto *known = enrolled(device);
    for (int i = 0; known && i < wire::document_kinds; ++i) {
        const auto kind = static_cast<wire::DocumentKind>(i);
        if (needs(known->role, kind))
            state.documents[kind] = {m_feed.held(device, kind), m_feed.newest(device, kind)};
    }
    return state;
}

std::size_t Hub::online() const
{
    return static_cast<std::size_t>(
        std::count_if(m_terminals.begin(), m_terminals.end(), [](const auto &each) { return each.second.state.online; }));
}

} // namespace talon::sync
