// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"
#include "core/values/ids.h"
#include "core/values/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace talon::wire {

/// `serious`: somebody has to do something; `warning`: worth knowing, it usually mends itself.
enum class AlarmSeverity : std::uint8_t { warning, serious };

enum class AlarmCode : std::uint8_t {
    device_offline,    ///< a device has been away while the hall is open
    events_waiting,    ///< "events": a connected device does not get rid of what it has to send
    clock_off,         ///< "seconds": a device's own calendar clock, ahead (+) or behind (−)
    printer_paper_out,
    printer_stopped,
    printer_failed,
    printer_absent,
    printer_cover_open,
    printer_jam,
    printer_unreachable,
    printer_paper_low, ///< a warning: it prints still
    paper_ends_soon,   ///< "tickets": for so many the roll will do, as the kiosk counts
    device_cloned,     ///< set aside whole: its disk exists twice
    device_set_back,   ///< set aside whole: its disk was put back to an earlier state
    events_set_aside,  ///< "events": of a device, that could not be understood today
    documents_old,     ///< "kinds": comma-separated names of documents that a connected device does not get
    calendar_jumped,   ///< "seconds": the calendar of talond's machine, ahead (+) or behind (−) of the hall's time
    calendar_unconfirmed, ///< "seconds": the same by more than a day: a person confirms it or sets it right
    tickets_in_doubt,  ///< "tickets" in the hall whose day or number is not certain: the device did not know the time, or the hall's was wrong
    tickets_late,      ///< "tickets" of a day that is over, as the device's calendar says, that came today and are not called
    backup_failed,     ///< "error": the last try, one English sentence
    backup_old,        ///< "minutes" since a good backup held everything
    drill_failed,      ///< "error": the nightly rehearsal of a restore, one English sentence
    disk_nearly_full,  ///< "free_mib" left under the data folder
    waiting_no_window, ///< "service", its Russian title, "tickets": people wait for it and no window that is held takes it
    transferred_to_nobody, ///< "tickets" that wait for a window or a login that nobody holds
    booking_promise,   ///< "tickets" of booked visitors whose promise is five sixths used up or broken, "number" of the one who waits longest, "minutes" since the booked time
    answers_not_kept,  ///< a survey runs, and the file of answers cannot be used until talond is started again
    survey_gaming,     ///< somebody seems to have handed in answers who is no visitor, today or yesterday: GET /surveys/signs tells
    figures_failed,    ///< "error", one English sentence: reports are not to be had, everything else is
    forecast_off,      ///< "inside" and "later" of a hundred: on three days in a row too few were called in the time that they were told
    bookings_crowded,  ///< "day", "time" of the half hour at which most bookings find no window, "booked" at once, "windows" for so many of them, "halves" of that day that are so
    personal_data_overdue, ///< "days" of which names should be destroyed by now and are not
    names_unavailable, ///< the file of names cannot be used: bookings check in by code, names are not to be had
    bookings_outside,  ///< "bookings" outside the hours, of which nobody has decided
    list_waiting,      ///< "file", the name of a list of bookings in the folder of lists, which is taken in by a person only
    bookings_missing,  ///< "day": a list of bookings is expected of it, and none has been taken in half an hour before it opens
    list_folder_away,  ///< "error", one English sentence: the folder of lists cannot be looked at
    sound_muted,       ///< the output of a display or a kiosk is silenced or turned down to nothing
    sound_lost,        ///< it has none
    sound_failed,      ///< it has one, and nothing comes out of it
};
inline constexpr int alarm_codes = 41;

/// Something that staff should know of, for as long as it lasts.
struct Alarm {
    std::string id; ///< the same for as long as the cause stands; no two alarms share one
    AlarmSeverity severity = AlarmSeverity::warning;
    AlarmCode code = AlarmCode::device_offline;
    core::Instant since{}; ///< when the cause began, as far as it is known; not after the time it was asked for
    struct Device {
        core::DeviceId id;
        core::DeviceRole role = core::DeviceRole::ticket;
        std::string place; ///< empty: its key was revoked
        bool operator==(const Device &) const = default;
    };
    std::optional<Device> device; ///< empty: of talond's own machine
    using Parameter = std::variant<std::int64_t, std::string>; ///< a text holds at most max_message_bytes
    std::map<std::string, Parameter> parameters; ///< by the names above
    bool operator==(const Alarm &) const = default;
};

std::string_view name_of(AlarmCode code); ///< "device_offline", …
std::string_view name_of(AlarmSeverity severity);

/// {"now":…,"alarms":[…]}: the answer of GET /api/v1/alarms.
std::string encode_alarms(const std::vector<Alarm> &alarms, core::Instant now);

} // namespace talon::wire
