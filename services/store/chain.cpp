// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain.h"

#include <sodium.h>

#include <new>
#include <stdexcept>

namespace talon::store {

namespace {

crypto_generichash_state *state_of(unsigned char *bytes)
{
    return std::launder(reinterpret_cast<crypto_generichash_state *>(bytes));
}

bool start_sodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start");
    return true;
}

/// What one event is hashed over, in this order; nothing is copied for it.
Hash hash_of(const Hash &prev, std::int64_t position, const Origin &origin, core::Instant at, std::string_view actor, std::string_view type,
             int version, std::string_view body)
{
    return FieldHash{}
        .hash(prev)
        .integer(position)
        .text(origin.device.value)
        .integer(origin.epoch)
        .integer(origin.seq)
        .hash(origin.hash)
        .integer(at.time_since_epoch().count())
        .text(actor)
        .text(type)
        .integer(version)
        .text(body)
        .finish();
}

} // namespace

FieldHash::FieldHash()
{
    static_assert(sizeof(m_state) == sizeof(crypto_generichash_state));
    static_assert(alignof(crypto_generichash_state) <= 64);
    [[maybe_unused]] static const bool started = start_sodium();
    new (m_state.data()) crypto_generichash_state;
    crypto_generichash_init(state_of(m_state.data()), nullptr, 0, sizeof(Hash));
}

FieldHash &FieldHash::integer(std::int64_t value)
{
    std::array<unsigned char, 8> bytes;
    auto rest = static_cast<std::uint64_t>(value);
    for (auto &byte : bytes) {
        byte = static_cast<unsigned char>(rest & 0xff);
        rest >>= 8;
    }
    crypto_generichash_update(state_of(m_state.data()), bytes.data(), bytes.size());
    return *this;
}

FieldHash &FieldHash::text(std::string_view value)
{
    integer(static_cast<std::int64_t>(value.size()));
    crypto_generichash_update(state_of(m_state.data()), reinterpret_cast<const unsigned char *>(value.data()),
                              value.size());
    return *this;
}

FieldHash &FieldHash::hash(const Hash &value)
{
    crypto_generichash_update(state_of(m_state.data()), value.data(), value.size());
    return *this;
}

Hash FieldHash::finish()
{
    Hash digest;
    crypto_generichash_final(state_of(m_state.data()), digest.data(), digest.size());
    return digest;
}

Hash event_hash(const Record &record)
{
    return hash_of(record.prev, record.position, record.origin, record.at, record.actor, record.type, record.version, record.body);
}

Hash event_hash(const Entry &entry, std::int64_t position, const Hash &prev)
{
    return hash_of(prev, position, entry.origin, entry.at, entry.actor, entry.type, entry.version, entry.body);
}

std::string device_actor(const core::DeviceId &device)
{
    return "device:" + device.value;
}

Hash device_event_hash(const core::DeviceId &device, std::int64_t seq, const Hash &prev, core::Instant at,
                       const std::string &type, int version, const std::string &body)
{
    static const Origin own{}; // a device's own events come from nowhere else
    return hash_of(prev, seq, own, at, device_actor(device), type, version, body);
}

std::string to_hex(const Hash &hash)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(hash.size() * 2);
    for (const auto byte : hash) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

} // namespace talon::store
