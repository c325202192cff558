// SPDX-License-Identifier: GPL-3.0-or-later
// The expected wait. The model: serving takes as long as it did today on average. Each held window that takes
// the service comes free when its present ticket is through, and from then on takes a person of this service
// each k mean times, where k is the number of services it takes and for which somebody waits (this one
// included); twice that where it only helps out. Who has n people ahead starts when the (n+1)-th of those
// turns comes.
//
// Limits: it knows nothing of breaks, of windows that will open or close, of booked visitors still to come
// and of visitors of other classes who will come later and pass. It tells a visitor «about 12 minutes», no
// more.
#include "core/hall/hall.h"

#include <algorithm>

namespace talon::core {

namespace {

/// Today's mean counts the rule's prior as this many people served.
constexpr int prior_weight = 5;
/// Whom a ticket keeps longer than the mean is expected to be through within this part of the mean.
constexpr int overrun_part = 4;
/// No estimate looks further than this: the day ends before.
constexpr Millis horizon = std::chrono::hours{24};

struct Turns {
    Millis first{0}; ///< until the window's first turn for the service
    Millis every{1}; ///< between turns
};

int turns_until(const std::vector<Turns> &windows, Millis time, int enough)
{
    std::int64_t sum = 0;
    for (const Turns &turns : windows)
        if (time >= turns.first)
            sum += (time - turns.first) / turns.every + 1;
    return static_cast<int>(std::min<std::int64_t>(sum, enough));
}

} // namespace

Millis Hall::mean_service_time(const ServiceId &service) const
{
    Millis sum = m_site.rules.service_time * prior_weight;
    int count = prior_weight;
    if (const auto today = m_service_times.find(service); today != m_service_times.end()) {
        sum += today->second.sum;
        count += today->second.count;
    }
    return std::max(sum / count, Millis{1});
}

std::optional<Minutes> Hall::expected_wait(const ServiceId &service, int ahead, Instant now) const
{
    const Millis mean = mean_service_time(service);
    std::vector<Turns> windows;
    for (const auto &[number, held] : m_held) {
        const Window *window = m_site.open_window(number);
        if (!window)
            continue;
        int lines = 1;
        const WindowService *taken = nullptr;
        for (const WindowService &candidate : window->services) {
            if (candidate.service == service)
                taken = &candidate;
            else if (m_waiting.waiting(candidate.service) > 0)
                ++lines;
        }
        if (!taken)
            continue;
        const int helping = taken->help_out > Minutes{0} ? 2 : 1;
        Turns turns{Millis{0}, mean * lines * helping};
        const Ticket *in_hand = held.ticket ? ticket(*held.ticket) : nullptr;
        if (in_hand) {
            const Millis usual = mean_service_time(in_hand->service);
            const bool serving = in_hand->state == TicketState::serving;
            const Millis elapsed = serving ? now - in_state_since(*in_hand) : Millis{0};
            turns.first = std::clamp(usual - elapsed, usual / overrun_part, usual);
        }
        windows.push_back(turns);
    }
    if (windows.empty())
        return std::nullopt;

    // The earliest time at which enough turns have come, by halving.
    const int wanted = std::max(ahead, 0) + 1;
    Millis low{-1};
    Millis high = horizon;
    while (high - low > Millis{1}) {
        const Millis middle = low + (high - low) / 2;
        (turns_until(windows, middle, wanted) >= wanted ? high : low) = middle;
    }
    return std::chrono::ceil<Minutes>(high);
}

} // namespace talon::core
