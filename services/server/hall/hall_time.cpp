// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_time.h"

#include "server/loop.h"

#include <sys/stat.h>
#include <sys/timex.h>

#include <cstdlib>
#include <ctime>
#include <fstream>

namespace talon::server {

namespace {

/// CLOCK_BOOTTIME, and not the clock that stands still while the machine sleeps: to that one the calendar would have jumped.
sync::Moment moment()
{
    timespec counted{};
    clock_gettime(CLOCK_BOOTTIME, &counted);
    const auto run = std::chrono::seconds(counted.tv_sec) + std::chrono::nanoseconds(counted.tv_nsec);
    return {core::Instant{std::chrono::duration_cast<core::Millis>(run)}, wall_clock()};
}

/// The shipped unit hides the kernel's name of the boot (ProcSubset=), and says it instead. Both are 32 hexadecimal digits, the
/// kernel's with dashes.
std::string boot_id()
{
    constexpr std::size_t digits = 32;
    std::string id;
    if (const char *said = std::getenv("TALON_BOOT_ID"))
        id = said;
    else if (std::ifstream file("/proc/sys/kernel/random/boot_id"); file.is_open())
        std::getline(file, id);
    std::erase(id, '-');
    const bool good = id.size() == digits && id.find_first_not_of("0123456789abcdef") == std::string::npos;
    return good ? id : std::string();
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

MachineClocks this_machine()
{
    return {moment, time_service_vouches, boot_id()};
}

HallTime::HallTime(MachineClocks machine, core::Instant last_event, std::optional<sync::HallClock::Kept> kept,
                   std::vector<sync::HallClock::Correction> corrected)
    : m_machine(std::move(machine)), m_clock(sync::HallClock::Start{.last_event = last_event,
                                                                    .now = m_machine.moment(),
                                                                    .boot = m_machine.boot,
                                                                    .kept = std::move(kept),
                                                                    .corrected = std::move(corrected)})
{
}

core::Instant HallTime::now() { return m_clock.at(m_machine.moment()); }

std::optional<core::Millis> HallTime::jump() const { return m_clock.jump(m_machine.moment()); }

bool HallTime::needs_person() const { return m_clock.needs_person(m_machine.moment()); }

std::optional<sync::HallClock::Correction> HallTime::look(const core::Hall &hall)
{
    const sync::Moment now = m_machine.moment();
    return m_clock.look(now, m_clock.facts_of(hall, now, m_machine.vouched()));
}

core::Result<std::optional<sync::HallClock::Correction>, core::Refusal> HallTime::confirm() { return m_clock.confirm(m_machine.moment()); }

sync::HallClock::Kept HallTime::keep(std::int64_t position) const { return m_clock.keep(m_machine.moment(), position); }

} // namespace talon::server
