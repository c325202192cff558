// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry.h"

#include <algorithm>

namespace talon::core {

void Registry::apply(const StaffSaved &event)
{
    staff.insert_or_assign(event.staff, event);
}

void Registry::apply(const EnrolmentCodeIssued &event)
{
    codes.insert_or_assign(event.code_hash, event);
}

void Registry::apply(const DeviceEnrolled &event)
{
    codes.erase(event.code_hash);
    devices.insert_or_assign(event.device, event);
    auto &epoch = m_epochs[event.place];
    epoch = std::max(epoch, event.epoch);
}

void Registry::apply(const DeviceRevoked &event)
{
    devices.erase(event.device);
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

} // namespace talon::core
