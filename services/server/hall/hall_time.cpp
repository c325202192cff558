// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_time.h"

#include "server/loop.h"

namespace talon::server {

namespace {

sync::Moment moment()
{
    const auto run = std::chrono::steady_clock::now().time_since_epoch();
    return {core::Instant{std::chrono::duration_cast<core::Millis>(run)}, wall_clock()};
}

} // namespace

HallTime::HallTime(core::Instant last_event) : m_clock(last_event, moment()) {}

core::Instant HallTime::now() { return m_clock.at(moment()); }

std::optional<core::Millis> HallTime::jump() const { return m_clock.jump(moment()); }

void HallTime::adopt() { m_clock.adopt(moment()); }

} // namespace talon::server
