// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace talon::core {

/// Why the hall says no. Wire names each one (code) and the catalogues say it in words.
enum class Refusal {
    unknown_ticket,
    unknown_service,
    unknown_class,
    unknown_window,
    unknown_day,       ///< neither today nor tomorrow
    wrong_state,       ///< the ticket's life has no such step
    service_closed,    ///< outside its hours
    numbers_used_up,   ///< the day's 999 numbers of the letter are gone, or fenced off by a restore
    window_taken,      ///< another operator holds it
    operator_elsewhere,///< this operator holds another window
    window_not_yours,
    ticket_in_hand,    ///< the window has a called or served ticket already
    nobody_waiting,
    not_your_service,  ///< the window does not take what the visitor came for, or the ticket is bound to another one
    recall_limit,
    reason_missing,    ///< a call out of turn, and what an administrator does for somebody else, need one
    unknown_page,
    unknown_place,
    page_changed,      ///< somebody saved another revision meanwhile
    page_faulty,       ///< something hinders it from hanging: content/page.h, findings()
    too_many_pages,
    bad_period,        ///< from when until when a page hangs cannot be so
    number_taken,      ///< of a pushed ticket: another device's number, or one that stands on another ticket
    changed_meanwhile, ///< settings of an older revision than the one in force
    site_not_valid,    ///< settings that contradict themselves or what goes on in the hall
    booking_used,      ///< a ticket was given for it already
    booking_cancelled,
    booking_late,      ///< too long after the booked time
    booking_not_late,  ///< its visitor may check in as anybody
    booking_other_day, ///< its slot is of another day
    unknown_booking,
    ticket_booked,     ///< the ticket has checked in a booking
    booking_other_service, ///< than the ticket's, which was not transferred
    booking_code_needed,   ///< others are booked for that time and service: which one it is the code tells alone
    reason_unknown,    ///< none of those that may be given
    booking_early,     ///< the ticket is called before the booked time would be: later it can be joined
};

} // namespace talon::core
