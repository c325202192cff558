// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_time.h"

#include "server/loop.h"

#include <sys/stat.h>
#include <sys/timex.h>

#include <cstdlib>
#include <ctime>

namespace talon::server {

namespace {

sync::Moment moment()
{
    const auto run = std::chrono::steady_clock::now().time_since_epoch();
    return {core::Instant{std::chrono::duration_cast<core::Millis>(run)}, wall_clock()};
}

/// The kernel knows: whoever sets the calendar by hand takes the word back, and so does a time service that is not heard
/// for hours. The shipped unit does not let it be asked (ProtectClock=): there systemd-timesyncd's mark counts, which it
/// touches at each word of its server, for as long as no hand can have come between.
bool time_service_vouches()
{
    timex state{};
    if (adjtimex(&state) >= 0)
        return (state.status & STA_UNSYNC) == 0;
    constexpr time_t fresh = 60;
    struct stat mark{};
    return stat("/run/systemd/timesync/synchronized", &mark) == 0 && std::abs(std::time(nullptr) - mark.st_mtime) <= fresh;
}

} // namespace

HallTime::HallTime(core::Instant last_event) : m_clock(last_event, moment()) {}

core::Instant HallTime::now() { return m_clock.at(moment()); }

std::optional<core::Millis> HallTime::jump() const { return m_clock.jump(moment()); }

bool HallTime::needs_person() const { return m_clock.needs_person(moment()); }

std::optional<sync::HallClock::Correction> HallTime::look(const core::Hall &hall)
{
    const sync::Moment now = moment();
    return m_clock.look(now, m_clock.facts_of(hall, now, time_service_vouches()));
}

std::optional<sync::HallClock::Correction> HallTime::confirm() { return m_clock.confirm(moment()); }

} // namespace talon::server
