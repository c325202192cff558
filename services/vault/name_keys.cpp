// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/name_keys.h"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace talon::vault {

namespace {

// A slot: magic, day as 4 bytes from the least significant on, key, a check over all of these, zeros.
constexpr std::array<unsigned char, 4> magic{'T', 'P', 'K', '1'};
constexpr std::size_t key_at = 8, check_at = 40, check_bytes = 16;

core::Failure<VaultError> disk_said_no(const char *what, const std::string &path)
{
    return core::Failure{VaultError{VaultFault::io, std::string("cannot ") + what + " " + path + ": " + std::strerror(errno)}};
}

template<class Slot>
void check_of(const Slot &slot, unsigned char *check)
{
    crypto_generichash(check, check_bytes, slot.data(), check_at, nullptr, 0);
}

template<class Slot>
std::optional<core::Day> day_in(const Slot &slot)
{
    std::array<unsigned char, check_bytes> check;
    check_of(slot, check.data());
    if (!std::equal(magic.begin(), magic.end(), slot.begin()) || !std::equal(check.begin(), check.end(), slot.begin() + check_at))
        return std::nullopt;
    std::uint32_t days = 0;
    for (std::size_t i = 0; i < 4; ++i)
        days |= std::uint32_t{slot[magic.size() + i]} << (8 * i);
    return core::Day(std::chrono::days(static_cast<std::int32_t>(days)));
}

bool sync_folder_of(const std::string &path)
{
    const auto folder = std::filesystem::path(path).parent_path();
    const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = opened >= 0 && ::fsync(opened) == 0;
    if (opened >= 0)
        ::close(opened);
    return synced;
}

} // namespace

NameKeys::NameKeys(int file, std::string path) : m_file(file), m_path(std::move(path)) {}

NameKeys::~NameKeys()
{
    for (auto &[day, held] : m_keys)
        sodium_memzero(held.key.data(), held.key.size());
    if (m_file >= 0)
        ::close(m_file);
}

NameKeys::NameKeys(NameKeys &&other) noexcept
    : m_file(std::exchange(other.m_file, -1)), m_path(std::move(other.m_path)), m_keys(std::move(other.m_keys)), m_damaged(other.m_damaged)
{
}

Kept<NameKeys> NameKeys::open(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return disk_said_no("open", path);
    NameKeys keys(file, path);
    if (::fchmod(file, 0600) != 0)
        return disk_said_no("guard", path);
    // Laid out whole at the start, so that no later write changes its length; what is there already stays.
    struct stat state {};
    const auto whole = static_cast<off_t>(slots * slot_bytes);
    if (::fstat(file, &state) != 0 || (state.st_size != whole && (::ftruncate(file, whole) != 0 || ::fsync(file) != 0 || !sync_folder_of(path))))
        return disk_said_no("lay out", path);
    if (auto read = keys.read(); !read)
        return core::Failure{read.error()};
    return keys;
}

Kept<core::Done> NameKeys::read()
{
    for (std::size_t i = 0; i < slots; ++i) {
        Slot slot;
        if (::pread(m_file, slot.data(), slot.size(), static_cast<off_t>(i * slot_bytes)) != static_cast<ssize_t>(slot.size()))
            return disk_said_no("read", m_path);
        const auto day = day_in(slot);
        if (!day) {
            if (std::all_of(slot.begin(), slot.end(), [](unsigned char byte) { return byte == 0; }))
                continue;
            ++m_damaged;
            if (auto emptied = write(i, Slot{}); !emptied)
                return emptied;
            continue;
        }
        Held held{i, {}};
        std::copy_n(slot.begin() + key_at, held.key.size(), held.key.begin());
        m_keys.try_emplace(*day, held);
        sodium_memzero(slot.data(), slot.size());
    }
    return core::Done{};
}

Kept<core::Done> NameKeys::write(std::size_t slot, const Slot &bytes) const
{
    if (::pwrite(m_file, bytes.data(), bytes.size(), static_cast<off_t>(slot * slot_bytes)) != static_cast<ssize_t>(bytes.size()))
        return disk_said_no("write", m_path);
    if (::fsync(m_file) != 0)
        return disk_said_no("sync", m_path);
    return core::Done{};
}

const NameKeys::Key *NameKeys::key(core::Day day) const
{
    const auto found = m_keys.find(day);
    return found == m_keys.end() ? nullptr : &found->second.key;
}

std::vector<core::Day> NameKeys::days() const
{
    std::vector<core::Day> all;
    for (const auto &[day, held] : m_keys)
        all.push_back(day);
    return all;
}

Kept<core::Done> NameKeys::make(core::Day day)
{
    if (m_keys.contains(day))
        return core::Done{};
    std::set<std::size_t> taken;
    for (const auto &[other, held] : m_keys)
        taken.insert(held.slot);
    std::size_t free = 0;
    while (taken.contains(free))
        ++free;
    if (free == slots)
        return core::Failure{VaultError{VaultFault::bounds, m_path + " holds the keys of as many days as it can"}};
    Held held{free, {}};
    randombytes_buf(held.key.data(), held.key.size());
    Slot slot{};
    std::copy(magic.begin(), magic.end(), slot.begin());
    const auto days = static_cast<std::uint32_t>(static_cast<std::int32_t>(day.time_since_epoch().count()));
    for (std::size_t i = 0; i < 4; ++i)
        slot[magic.size() + i] = static_cast<unsigned char>(days >> (8 * i));
    std::copy(held.key.begin(), held.key.end(), slot.begin() + key_at);
    check_of(slot, slot.data() + check_at);
    auto written = write(free, slot);
    sodium_memzero(slot.data(), slot.size());
    if (written)
        m_keys.emplace(day, held);
    return written;
}

Kept<core::Done> NameKeys::destroy(core::Day day)
{
    const auto found = m_keys.find(day);
    if (found == m_keys.end())
        return core::Done{};
    Slot slot;
    randombytes_buf(slot.data(), slot.size());
    if (auto written = write(found->second.slot, slot); !written)
        return written;
    slot.fill(0);
    if (auto written = write(found->second.slot, slot); !written)
        return written;
    std::array<unsigned char, slots * slot_bytes> all;
    if (::pread(m_file, all.data(), all.size(), 0) != static_cast<ssize_t>(all.size()))
        return disk_said_no("read back", m_path);
    Key &key = found->second.key;
    const bool there = std::search(all.begin(), all.end(), key.begin(), key.end()) != all.end();
    sodium_memzero(all.data(), all.size());
    if (there)
        return core::Failure{VaultError{VaultFault::damaged, m_path + " still holds a key that was overwritten"}};
    sodium_memzero(key.data(), key.size());
    m_keys.erase(found);
    return core::Done{};
}

} // namespace talon::vault
