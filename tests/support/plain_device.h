// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/plain_http.h"
#include "wire/terminals/messages.h"

#include <vector>

namespace talon::test {

/// A terminal with a key of its own and a stream of events in memory: enrols, proves itself, pushes, asks for numbers.
class PlainDevice
{
public:
    explicit PlainDevice(core::DeviceRole role = core::DeviceRole::ticket);

    /// Spends the code; the answer's status tells how it went.
    int enrol(std::uint16_t port, const std::string &code);
    /// Opens the socket and shakes hands to the welcome; what came instead is in `last_error`.
    bool connect(std::uint16_t port);
    void disconnect() { m_socket.reset(); }

    /// Puts an event into the own stream.
    wire::StreamEvent append(const core::Event &event, core::Instant at);
    /// The birth of a ticket, with an id of its own.
    core::TicketIssued ticket(core::Instant at, core::Day day, int number, const std::string &service,
                              const std::string &visitor_class) const;
    /// The same with a number of the device's own series, of which there are 9,990: nobody else was ever given one.
    core::TicketIssued own_ticket(core::Instant at, core::Day day, int turn, const std::string &service, const std::string &visitor_class) const;

    bool send(const wire::UpMessage &message);
    bool send_text(const std::string &text) { return m_socket && m_socket->send(text); }
    /// Pushes events of the stream, from that seq to the end.
    bool push_from(std::int64_t seq);
    /// The next message of type T, passing over others; nothing after the bound and at the end.
    template<class T>
    std::optional<T> wait_for()
    {
        while (auto message = receive())
            if (auto *found = std::get_if<T>(&*message))
                return std::move(*found);
        return std::nullopt;
    }
    std::optional<wire::DownMessage> receive();
    /// Waits until everything up to `seq` is acknowledged.
    bool wait_for_ack(std::int64_t seq);
    bool ends() { return m_socket && m_socket->ends(); }
    PlainWebSocket &socket() { return *m_socket; }

    /// What the last enrolment answered.
    struct Enrolment {
        core::DeviceId device;
        std::int64_t epoch = 0;
        int prefix = 0;
        bool operator==(const Enrolment &) const = default;
    };

    core::DeviceId device;
    std::int64_t epoch = 0;
    int prefix = 0;
    core::DeviceRole role;
    std::vector<wire::StreamEvent> events;
    std::int64_t acked = 0; ///< by the last welcome or acknowledgement
    std::int64_t server_epoch = 0; ///< by the last welcome
    std::map<std::string, std::int64_t> documents; ///< versions told in the hello
    std::string last_error;
    std::string public_key;
    std::string secret_key;
    std::string content_key; ///< of a stand, by its enrolment

private:
    std::optional<PlainWebSocket> m_socket;
};

/// 13 random characters as a ticket's id.
std::string random_ticket_id();

} // namespace talon::test
