// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/registry.h"

#include "core/values/defects.h"
#include "core/values/number.h"

#include <algorithm>
#include <array>

namespace talon::core {

namespace {

/// Kiosks enrolled between a backup and its restore have prefixes that nobody remembers; there are not more of them.
constexpr int skipped_after_restore = 10;
/// A known prefix that comes so soon after the last restore's was given since; one farther on is an older one.
constexpr int given_since_restore = 40;

int prefix_after(int prefix, int steps = 1)
{
    return (prefix + steps - 1) % last_own_prefix + 1;
}

} // namespace

void Registry::apply(const StaffSaved &event)
{
    staff.insert_or_assign(event.staff, event);
}

void Registry::apply(const PasswordSet &event)
{
    if (event.one_time)
        one_time.insert(event.staff);
    else
        one_time.erase(event.staff);
}

void Registry::apply(const EnrolmentCodeIssued &event)
{
    // It was given out no earlier than so long before its end: what ended before that is past by now.
    std::erase_if(codes, [&](const auto &each) { return each.second.expires <= event.expires - longest_code_life; });
    codes.insert_or_assign(event.code_hash, event);
}

void Registry::apply(const DeviceEnrolled &event)
{
    codes.erase(event.code_hash);
    devices.insert_or_assign(event.device, event);
    auto &epoch = m_epochs[event.place];
    epoch = std::max(epoch, event.epoch);
    if (event.prefix != 0)
        m_last_prefix = event.prefix;
}

void Registry::apply(const DeviceRevoked &event)
{
    devices.erase(event.device);
    set_aside.erase(event.device);
}

void Registry::apply(const DeviceSetAside &event)
{
    const auto known = devices.find(event.device);
    if (known != devices.end() && known->second.epoch == event.epoch)
        set_aside.insert_or_assign(event.device, event);
}

void Registry::apply(const HallRestored &event)
{
    m_last_prefix = event.prefix != 0 ? event.prefix : prefix_after(m_last_prefix, skipped_after_restore);
}

RestoreMark Registry::next_restore(const RestoreMark &before, std::int64_t server_epoch, Instant now) const
{
    int last = m_last_prefix;
    const int since = (last - before.prefix + last_own_prefix) % last_own_prefix;
    if (before.prefix != 0 && since > given_since_restore && !defect(Defect::restores_alike))
        last = before.prefix;
    return {std::max<std::int64_t>(now.time_since_epoch().count(), std::max(server_epoch, before.server_epoch) + 1),
            prefix_after(last, skipped_after_restore)};
}

const EnrolmentCodeIssued *Registry::open_code(const std::string &code_hash, Instant now) const
{
    const auto found = codes.find(code_hash);
    return found != codes.end() && now < found->second.expires ? &found->second : nullptr;
}

std::int64_t Registry::next_epoch(const std::string &place) const
{
    const auto found = m_epochs.find(place);
    return found == m_epochs.end() ? 1 : found->second + 1;
}

bool Registry::is_latest(const DeviceEnrolled &device) const
{
    const auto found = m_epochs.find(device.place);
    return found != m_epochs.end() && found->second == device.epoch;
}

int Registry::next_prefix() const
{
    enum Holder { nobody, replaced, present };
    std::array<Holder, last_own_prefix + 1> holders{};
    for (const auto &[id, device] : devices) {
        Holder &holder = holders.at(static_cast<std::size_t>(device.prefix));
        holder = std::max(holder, is_latest(device) ? present : replaced);
    }
    for (const Holder wanted : {nobody, replaced})
        for (int step = 1; step <= last_own_prefix; ++step)
            if (const int prefix = prefix_after(m_last_prefix, step); holders.at(static_cast<std::size_t>(prefix)) == wanted)
                return prefix;
    return 0;
}

} // namespace talon::core
