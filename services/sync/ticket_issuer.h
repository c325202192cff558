// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/number_source.h"
#include "sync/site_clock.h"

namespace talon::sync {

// What the issuer wants done besides Send.

/// Make the ticket durable: its number in the side file first, then the event in the own journal, stamped with its
/// arrival. Then on_committed() or on_failed().
struct BearTicket { core::TicketIssued issued; };
/// The ticket is durable: show and print it.
struct TicketGiven {
    core::TicketIssued issued;
    std::optional<int> ahead; ///< as the backend told with the number
    std::optional<core::Minutes> wait;
};
struct TicketRefused { core::Refusal why = core::Refusal::numbers_used_up; };

using IssuerEffect = std::variant<Send, BearTicket, TicketGiven, TicketRefused>;
using IssuerEffects = std::vector<IssuerEffect>;

/// Gives the tickets of a kiosk, one at a time: a number from wherever there is one, the ticket made durable, and only
/// then shown. None while the device is set aside. Every wish that is taken ends in exactly one TicketGiven or TicketRefused, unless the disk fails.
class TicketIssuer
{
public:
    struct Wish {
        core::TicketId ticket; ///< fresh, never used twice
        core::Day day{};       ///< the site's local day
        core::Service service; ///< of the menu in force, open now
        core::ClassId visitor_class;
        core::Language language = core::Language::ru;
        bool in_doubt = false; ///< the kiosk does not know the time (SiteClock::in_doubt)
        /// The booking that the visitor checks in, and its slot.
        std::optional<std::pair<core::BookingId, core::Instant>> booking{};
    };

    TicketIssuer(core::DeviceId device, NumberSource numbers);

    /// A wish is under way: another is not taken.
    bool busy() const { return m_born.has_value(); }
    /// The disk failed: nothing is given until the program has been started again.
    bool broken() const { return m_broken; }

    /// `site_now`: the site's time, which becomes the ticket's arrival when its number is there.
    IssuerEffects wish(const Wish &wish, bool online, Moment now, core::Instant site_now);
    IssuerEffects on_grant(const wire::NumberGrant &grant, Moment now, core::Instant site_now);
    IssuerEffects on_error(const wire::ErrorMessage &error, core::Instant site_now);
    IssuerEffects on_offline(core::Instant site_now);
    IssuerEffects on_tick(Moment now, core::Instant site_now);
    IssuerEffects on_committed(const core::TicketId &ticket);
    void on_failed();
    /// Nobody would call a ticket of this device (StandAside), or somebody does again. A wish that has no number yet is refused.
    IssuerEffects on_set_aside(bool aside);
    /// False: of another device or epoch, and ignored.
    bool on_reserve(const wire::Reserve &reserve) { return m_numbers.on_reserve(reserve); }
    /// When on_tick() is next needed, by the run's clock.
    std::optional<core::Instant> next_tick() const { return m_numbers.next_tick(); }

    const NumberSource &numbers() const { return m_numbers; }

private:
    IssuerEffects follow(const NumberEffects &effects, core::Instant site_now);

    core::DeviceId m_device;
    NumberSource m_numbers;
    std::optional<TicketGiven> m_born; ///< under way
    bool m_committing = false;
    bool m_broken = false;
    bool m_aside = false;
};

} // namespace talon::sync
