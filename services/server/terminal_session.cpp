// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/terminal_session.h"

#include "server/secrets.h"
#include "wire/errors.h"

#include <spdlog/spdlog.h>

namespace talon::server {

TerminalSession::TerminalSession(TerminalHub &hub) : m_hub(hub) {}

void TerminalSession::opened(std::shared_ptr<Socket> socket)
{
    m_socket = std::move(socket);
    auto lookup = [this](const core::DeviceId &device) -> std::optional<core::DeviceEnrolled> {
        const auto *known = m_hub.enrolled(device);
        return known ? std::optional(*known) : std::nullopt;
    };
    m_handshake.emplace(m_hub.m_service.hall().site().id, random_base64(32), std::move(lookup), m_hub.m_service.now());
    m_hub.m_loop.after(sync::Handshake::time_limit + core::Millis(1), [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (self && self->m_handshake)
            self->carry_out(self->m_handshake->on_tick(self->m_hub.m_service.now()));
    });
}

void TerminalSession::received(std::string_view text)
{
    const auto message = wire::decode_up(text);
    if (!message) {
        complain(message.error());
        return;
    }
    m_bad_frames = 0;
    if (m_handshake)
        carry_out(m_handshake->on_message(*message));
    else if (m_device)
        dispatch(*message);
}

void TerminalSession::closed()
{
    if (m_device)
        m_hub.gone(*m_device, this);
    m_handshake.reset();
    m_socket.reset();
}

void TerminalSession::send(const wire::DownMessage &message)
{
    if (m_socket)
        m_socket->send(std::make_shared<const std::string>(wire::encode(message)));
}

void TerminalSession::send_frame(Frame frame, std::function<void()> written)
{
    if (m_socket)
        m_socket->send(std::move(frame), std::move(written));
}

void TerminalSession::say_bye(const std::string &reason)
{
    send(wire::Bye{reason});
    if (m_socket)
        m_socket->close(1000, reason);
}

void TerminalSession::carry_out(const sync::HandshakeEffects &effects)
{
    for (const auto &effect : effects) {
        if (const auto *challenged = std::get_if<sync::Challenged>(&effect)) {
            send(challenged->message);
        } else if (const auto *verify = std::get_if<sync::Verify>(&effect)) {
            const bool good = verify_signature(verify->public_key, verify->text, verify->signature);
            carry_out(m_handshake->on_verified(good));
            return;
        } else if (const auto *admit = std::get_if<sync::Admit>(&effect)) {
            m_device = admit->hello.device;
            m_hub.admit(shared_from_this(), admit->hello);
            m_handshake.reset();
            return;
        } else if (const auto *refuse = std::get_if<sync::Refuse>(&effect)) {
            ++m_hub.m_figures.refused;
            spdlog::warn("a terminal at {} was refused: {}", m_socket ? m_socket->client() : "?", refuse->code);
            send(wire::ErrorMessage{refuse->code, wire::message(refuse->code, core::Language::en), std::nullopt});
            say_bye(refuse->code);
            m_handshake.reset();
            return;
        }
    }
}

void TerminalSession::dispatch(const wire::UpMessage &message)
{
    if (const auto *push = std::get_if<wire::Push>(&message))
        m_hub.take_push(*m_device, *push);
    else if (const auto *request = std::get_if<wire::NumberRequest>(&message))
        m_hub.take_number_request(*m_device, *request);
    else if (const auto *status = std::get_if<wire::TerminalStatus>(&message))
        m_hub.take_status(*m_device, *status);
    else
        send(wire::ErrorMessage{"wrong_order", wire::message("wrong_order", core::Language::en), std::nullopt});
}

void TerminalSession::complain(const wire::WireError &error)
{
    ++m_hub.m_figures.bad_frames;
    const std::string code(wire::code(error.fault));
    send(wire::ErrorMessage{code, wire::describe(error), std::nullopt});
    // A stranger gets one answer, a known terminal many: whatever of it can be read goes on.
    if (!m_device || ++m_bad_frames >= max_bad_frames)
        say_bye(code);
}

} // namespace talon::server
