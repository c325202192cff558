// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"
#include "vault/vault_error.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace talon::vault {

/// The keys of names, one a day, in a file of their own: slots of 64 bytes, each within one sector of any disk, overwritten in place. A slot that
/// does not hold is emptied when the file is opened: its day's names are lost, and nothing else.
class NameKeys
{
public:
    static constexpr std::size_t slot_bytes = 64;
    static constexpr std::size_t slots = 128; ///< more days than bookings are made ahead, with those that wait to be destroyed
    using Key = std::array<unsigned char, 32>;

    /// Reads the file, or makes it, readable by its user only. `io`.
    static Kept<NameKeys> open(const std::string &path);
    ~NameKeys();
    NameKeys(NameKeys &&other) noexcept;
    NameKeys &operator=(NameKeys &&) = delete;

    /// Null: the day has no key (any more).
    const Key *key(core::Day day) const;
    std::vector<core::Day> days() const; ///< rising
    /// Slots that were neither empty nor whole when the file was opened.
    int damaged() const { return m_damaged; }

    /// A key for the day, durable when this returns; the one that it has. `bounds` when all slots are taken, `io`.
    Kept<core::Done> make(core::Day day);
    /// Overwrites the day's key with random bytes, syncs, then with zeros, syncs, and reads the file back: its bytes are nowhere in it. Nothing to
    /// do for a day without a key. `io`, and `damaged` where the file still holds them.
    Kept<core::Done> destroy(core::Day day);

private:
    using Slot = std::array<unsigned char, slot_bytes>;
    struct Held {
        std::size_t slot = 0;
        Key key{};
    };
    NameKeys(int file, std::string path);
    Kept<core::Done> read();
    Kept<core::Done> write(std::size_t slot, const Slot &bytes) const;

    int m_file = -1;
    std::string m_path;
    std::map<core::Day, Held> m_keys;
    int m_damaged = 0;
};

} // namespace talon::vault
