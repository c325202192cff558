// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

#include <string>
#include <vector>

namespace talon::core::test {

/// Monday 2026-11-23, 09:00 in Moscow: the hall has just opened.
inline constexpr Instant monday_nine{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                                     std::chrono::hours{6}};
inline constexpr Day monday{std::chrono::year{2026} / 11 / 23};

/// Four services in two categories, two classes (15 and 5 minutes) and five windows; open Monday to Thursday
/// 9–18, Friday 9–16:45; «info» has hours of its own, 9–13 on working days.
///   window 1: decl, debt (helps out, 10 min)   2: debt   3: reg, info   4: all four   5: reg, info (helps
///   out, 20 min)
Site small_site();

inline const ServiceId decl{"decl"};
inline const ServiceId debt{"debt"};
inline const ServiceId reg{"reg"};
inline const ServiceId info{"info"};
inline const ClassId ordinary{"ordinary"};
inline const ClassId preferential{"preferential"};
inline const DeviceId kiosk{"kiosk-1"};

/// The staff that usually sit at window n.
StaffId staff(int n);

/// A hall with its journal and its clock, for acting on.
struct SmallHall {
    explicit SmallHall(Site site = small_site());

    Hall hall;
    std::vector<Happened> journal;
    Instant now = monday_nine;
    std::vector<Event> events;     ///< of the last command
    std::vector<TicketId> changed; ///< by the last command

    void apply(Event event);
    /// Decides and applies; the refusal, if it was one.
    std::optional<Refusal> run(const Command &command);
    bool ok(const Command &command) { return !run(command); }

    /// A visitor comes now; the id is the number of tickets so far ("T001").
    TicketId issue(const ServiceId &service, const ClassId &visitor_class = ordinary);
    TicketId issue(TicketIssued issued);
    /// What a device would push for a visitor who comes now.
    TicketIssued next_ticket(const ServiceId &service, const ClassId &visitor_class = ordinary) const;
    /// Takes the windows with these numbers, each by its staff(n).
    void take(std::initializer_list<int> windows);
    /// The ticket called to the window, or an empty id.
    TicketId call(int window);
    /// Calls, starts and finishes one visitor at the window.
    void serve(int window, Millis duration);

    const Ticket &ticket(const TicketId &id) const { return *hall.ticket(id); }
    /// A new hall from the same journal.
    Hall replayed() const;
};

} // namespace talon::core::test
