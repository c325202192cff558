// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain.h"

#include <sodium.h>

#include <cstring>
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

/// The fields of a short event, laid side by side as FieldHash takes them one by one: a call for each costs more than to hash them all.
class ShortEvent
{
public:
    /// Bytes of its four texts together.
    static constexpr std::size_t most_text = 800;

    ShortEvent &integer(std::int64_t value)
    {
        const auto rest = static_cast<std::uint64_t>(value);
        for (std::size_t i = 0; i < sizeof rest; ++i)
            m_bytes[m_size++] = static_cast<unsigned char>(rest >> (8 * i));
        return *this;
    }
    ShortEvent &text(std::string_view value) { return integer(static_cast<std::int64_t>(value.size())).put(value.data(), value.size()); }
    ShortEvent &hash(const Hash &value) { return put(value.data(), value.size()); }
    Hash finish() const
    {
        [[maybe_unused]] static const bool started = start_sodium();
        Hash digest;
        crypto_generichash(digest.data(), digest.size(), m_bytes.data(), m_size, nullptr, 0);
        return digest;
    }

private:
    ShortEvent &put(const void *bytes, std::size_t size)
    {
        std::memcpy(m_bytes.data() + m_size, bytes, size);
        m_size += size;
        return *this;
    }

    std::array<unsigned char, 1024> m_bytes;
    std::size_t m_size = 0;
};
static_assert(ShortEvent::most_text + 9 * sizeof(std::int64_t) + 2 * sizeof(Hash) <= 1024);

/// What one event is hashed over.
struct Hashed {
    const Hash &prev;
    std::int64_t position;
    const Origin &origin;
    core::Instant at;
    std::string_view actor;
    std::string_view type;
    int version;
    std::string_view body;

    /// In this order.
    template<class To>
    Hash by(To &&to) const
    {
        return to.hash(prev)
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
    Hash digest() const
    {
        const std::size_t texts = origin.device.value.size() + actor.size() + type.size() + body.size();
        return texts <= ShortEvent::most_text ? by(ShortEvent{}) : by(FieldHash{});
    }
};

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
    return Hashed{record.prev, record.position, record.origin, record.at, record.actor, record.type, record.version, record.body}.digest();
}

Hash event_hash(const Entry &entry, std::int64_t position, const Hash &prev)
{
    return Hashed{prev, position, entry.origin, entry.at, entry.actor, entry.type, entry.version, entry.body}.digest();
}

std::string device_actor(const core::DeviceId &device)
{
    return "device:" + device.value;
}

Hash device_event_hash(const core::DeviceId &device, std::int64_t seq, const Hash &prev, core::Instant at,
                       const std::string &type, int version, const std::string &body)
{
    static const Origin own{}; // a device's own events come from nowhere else
    const std::string actor = device_actor(device);
    return Hashed{prev, seq, own, at, actor, type, version, body}.digest();
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
