// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plain_device.h"

#include "store/chain.h"
#include "wire/api/api.h"
#include "wire/journal/event_codec.h"
#include "wire/terminals/codec.h"

#include <sodium.h>

namespace talon::test {

namespace {

std::string base64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

} // namespace

std::string random_ticket_id()
{
    static constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string id(13, '0');
    randombytes_buf(id.data(), id.size()); // once: each call asks the kernel
    for (char &c : id)
        c = letters[static_cast<unsigned char>(c) % letters.size()];
    return id;
}

PlainDevice::PlainDevice(core::DeviceRole its_role) : role(its_role)
{
    if (sodium_init() < 0)
        return;
    public_key.resize(crypto_sign_PUBLICKEYBYTES);
    secret_key.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(reinterpret_cast<unsigned char *>(public_key.data()),
                        reinterpret_cast<unsigned char *>(secret_key.data()));
}

int PlainDevice::enrol(std::uint16_t port, const std::string &code)
{
    PlainClient client(port);
    const auto answer = client.post("/api/v1/devices", wire::encode_enrol_request({code, base64(public_key), "test 1"}));
    if (const auto enrolled = wire::decode_enrol_answer(answer.body); answer.status == 200 && enrolled) {
        device = enrolled->device;
        epoch = enrolled->epoch;
        prefix = enrolled->prefix;
        content_key = enrolled->content_key;
    }
    return answer.status;
}

bool PlainDevice::connect(std::uint16_t port)
{
    last_error.clear();
    m_socket.emplace(port, "/api/v1/terminal");
    if (!m_socket->is_open())
        return false;
    send(wire::Hello{device, epoch, role, "test 1", static_cast<std::int64_t>(events.size()), documents, {}});
    auto answer = receive();
    const auto *challenge = answer ? std::get_if<wire::Challenge>(&*answer) : nullptr;
    if (!challenge)
        return false;
    const std::string text = wire::proof_text(*challenge, device, epoch);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                         reinterpret_cast<const unsigned char *>(secret_key.data()));
    send(wire::Prove{base64(signature)});
    answer = receive();
    const auto *welcome = answer ? std::get_if<wire::Welcome>(&*answer) : nullptr;
    if (welcome) {
        acked = welcome->acked_seq;
        server_epoch = welcome->server_epoch;
    }
    return welcome != nullptr;
}

wire::StreamEvent PlainDevice::append(const core::Event &event, core::Instant at)
{
    auto encoded = wire::encode_event(event);
    wire::StreamEvent next;
    next.seq = static_cast<std::int64_t>(events.size()) + 1;
    next.prev = events.empty() ? wire::Hash{} : events.back().hash;
    next.type = std::move(encoded.type);
    next.version = encoded.version;
    next.at = at;
    next.body = std::move(encoded.body);
    next.hash = store::device_event_hash(device, next.seq, next.prev, at, next.type, next.version, next.body);
    events.push_back(next);
    return next;
}

core::TicketIssued PlainDevice::ticket(core::Instant at, core::Day day, int number, const std::string &service,
                                       const std::string &visitor_class) const
{
    core::TicketIssued issued;
    issued.ticket = {random_ticket_id()};
    issued.number = {core::Letter::A, number};
    issued.day = day;
    issued.service = {service};
    issued.visitor_class = {visitor_class};
    issued.origin = core::NumberOrigin::reserve;
    issued.device = device;
    issued.arrival = at;
    return issued;
}

core::TicketIssued PlainDevice::own_ticket(core::Instant at, core::Day day, int turn, const std::string &service,
                                           const std::string &visitor_class) const
{
    core::TicketIssued issued = ticket(at, day, 1, service, visitor_class);
    issued.number = core::own_number(prefix, core::Letter::A, turn);
    issued.origin = core::NumberOrigin::own;
    return issued;
}

bool PlainDevice::send(const wire::UpMessage &message)
{
    return m_socket && m_socket->send(wire::encode(message));
}

bool PlainDevice::push_from(std::int64_t seq)
{
    const auto from = events.begin() + static_cast<std::ptrdiff_t>(seq - 1);
    return send(wire::Push{epoch, {from, events.end()}});
}

std::optional<wire::DownMessage> PlainDevice::receive()
{
    const auto frame = m_socket ? m_socket->receive() : std::nullopt;
    if (!frame)
        return std::nullopt;
    auto message = wire::decode_down(*frame);
    if (!message) {
        last_error = "unreadable: " + wire::describe(message.error());
        return std::nullopt;
    }
    if (const auto *error = std::get_if<wire::ErrorMessage>(&*message))
        last_error = error->code;
    if (const auto *ack = std::get_if<wire::Ack>(&*message))
        acked = ack->seq;
    return std::move(*message);
}

bool PlainDevice::wait_for_ack(std::int64_t seq)
{
    while (acked < seq)
        if (!wait_for<wire::Ack>())
            return false;
    return true;
}

} // namespace talon::test
