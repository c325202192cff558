// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/terminal_hub.h"
#include "sync/handshake.h"
#include "wire/codec.h"

namespace talon::server {

/// One terminal's socket: lets it in by the handshake, then passes its messages to the hub. Nothing is told to
/// somebody who has proved nothing.
class TerminalSession final : public SocketHandler, public std::enable_shared_from_this<TerminalSession>
{
public:
    explicit TerminalSession(TerminalHub &hub);

    void opened(std::shared_ptr<Socket> socket) override;
    void received(std::string_view text) override;
    void closed() override;

    void send(const wire::DownMessage &message);
    void send_frame(Frame frame, std::function<void()> written);
    /// Bye, then the close.
    void say_bye(const std::string &reason);
    bool admitted() const { return m_device.has_value(); }
    const core::DeviceId &device() const { return *m_device; }

private:
    /// Frames in a row that cannot be read, after which the terminal is cut off.
    static constexpr int max_bad_frames = 50;

    void carry_out(const sync::HandshakeEffects &effects);
    void dispatch(const wire::UpMessage &message);
    void complain(const wire::WireError &error);

    TerminalHub &m_hub;
    std::shared_ptr<Socket> m_socket;
    std::optional<sync::Handshake> m_handshake;
    std::optional<core::DeviceId> m_device;
    int m_bad_frames = 0;
};

} // namespace talon::server
