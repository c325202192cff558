// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/marks.h"

namespace talon::simulation {

std::string_view name_of(Mark mark)
{
    static constexpr std::array<std::string_view, mark_count> names{
        "ticket granted", "ticket from the reserve", "ticket with an own number", "reserve used up", "stale grant dropped",
        "server epoch raised", "backend restored", "poison set aside", "device cloned and set aside",
        "device set back and set aside", "repeated push", "acknowledgement lost", "midnight crossed", "arrival bounded",
        "backlog pushed in several batches", "call spoken after a restart", "call repeated after a cut speech",
        "guard ahead of the journal", "guard torn", "backend killed", "kiosk killed", "display killed",
        "killed before a commit", "killed after a commit", "backend's disk failed", "kiosk's disk failed",
        "day taken by a wrong clock", "reserve of an old enrolment refused", "ticket committed and never shown",
        "window asked for twice", "late ticket takes its place", "backend's calendar jumped and was not followed",
        "backend's calendar adopted", "kiosk's journal lost", "event without an age", "connection replaced",
        "ticket of another day", "kiosk's journal pruned", "backend restored after pruning", "backup found bad",
        "started from a snapshot", "backend restored again",
        "submission refused by the journal", "invariant broken on purpose", "events shipped",
        "kiosk gives no tickets while it is set aside",
        "backend's calendar confirmed by a person", "backend's calendar vouched for", "calendar weeks off and not followed",
        "people of a wrong clock put right", "a day put back", "ticket by a kiosk that does not know the time",
        "ticket of unknown time waits today", "ticket of a past day told to staff", "visitor sent away from a closed hall",
        "ticket sent to an operator", "ticket sent to a window", "unparked by hand", "parked while waiting", "left the queue",
        "no-show corrected", "hall with many windows", "jump held over a restart of the backend", "dead calendar confirmed by nobody", "receipt not printed", "receipt printed after all",
        "list taken in", "list doubted", "list of another day refused", "booking checked in", "two kiosks checked in one booking",
        "booking refused by the backend", "code that no list knows", "booking joined to a ticket", "late visitor taken by staff", "booking parted from a ticket",
        "ticket whose slot does not count", "booked visitor called before earlier walk-ins"};
    return names[static_cast<std::size_t>(mark)];
}

} // namespace talon::simulation
