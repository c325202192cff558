// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/verdict.h"
#include "server/watch/booking_watch.h"
#include "server/watch/unserved.h"
#include "wire/api/alarms.h"
#include "wire/api/api.h"

namespace talon::server {

/// From when on staff are told. Settings, see settings.h.
struct AlarmLimits {
    core::Millis offline = std::chrono::minutes(3);
    core::Minutes before_opening{15}; ///< devices are watched from so long before the hall opens until it closes
    core::Millis waiting = std::chrono::minutes(5);
    core::Millis clock = std::chrono::seconds(30);
    core::Millis documents = std::chrono::minutes(1);
    core::Millis backup = std::chrono::minutes(60);
    std::int64_t disk_free_mib = 1024;
    int paper_tickets = 150; ///< the roll will do for no more: about an hour of a busy kiosk, time enough to bring another
    int paper_enough = 180;  ///< the alarm goes above it: the mean length of receipts moves up and down, and the alarm must not
    core::Millis sound = std::chrono::seconds(20); ///< a terminal that has just been started finds its output in less
    core::Millis unserved = std::chrono::minutes(2); ///< people wait and nobody is there to call them
    core::Minutes list_before_opening{30}; ///< a list that is expected is missed from then on until the hall closes
    core::Millis folder = std::chrono::minutes(5); ///< a share may be mounted anew
};

/// How backups stand, as far as it can be wrong.
struct BackupNews {
    core::Instant last_good{};  ///< when a good one held everything; before the first one, when talond began
    std::string last_error;     ///< of the last try; empty after a good one
    std::string drill_error;    ///< of the last rehearsal of a restore; empty after a good one, or before the first
    std::optional<core::Instant> drilled;
};

/// The calendar of talond's machine has jumped against the hall's time.
struct CalendarNews {
    core::Millis jump{0};      ///< ahead (+) or behind (−)
    bool needs_person = false; ///< nothing is done about it until a person confirms it or sets it right
};

/// How lists of bookings stand.
struct ListNews {
    bool expected = false;         ///< every day that is open has one
    std::set<core::Day> listed;    ///< days for which one was taken in, besides those of BookingNews
    std::optional<std::string> waiting; ///< the name of one in the folder that waits for a person
    core::Instant since{};              ///< and since when
    std::optional<std::string> folder_away; ///< why the folder cannot be looked at
};

/// How the names of booked visitors stand, as far as it can be wrong.
struct NamesNews {
    int overdue = 0;   ///< days of which names should be destroyed by now
    bool lost = false; ///< their file cannot be used
};

/// All that alarms come from, read at one moment.
struct AlarmInputs {
    AlarmLimits limits;
    core::Site site; ///< its hours, those of its services, and its offset from UTC count
    core::Instant started{}; ///< talond runs since then
    std::vector<wire::DeviceLine> devices;
    std::vector<Unserved> unserved;
    int stranded = 0;
    std::optional<Promised> promised;
    std::optional<CalendarNews> calendar;
    std::map<core::DeviceId, int> in_doubt; ///< tickets whose day or number is not certain (core/hall/clocks.h)
    std::map<core::DeviceId, int> late;     ///< tickets of a day that is over, which came today (there)
    std::optional<BackupNews> backup;
    std::optional<std::int64_t> disk_free_mib; ///< under the data folder; empty: unknown
    std::optional<std::string> figures_lost; ///< why no figures are counted
    std::optional<core::forecast::Off> forecast_off;
    BookingNews bookings;
    ListNews lists;
    NamesNews names;
    bool answers_lost = false; ///< a survey runs, and no answer to it can be kept
    bool survey_gaming = false; ///< answers came that look as if no visitor gave them
};

/// Something that is not as it should be at this moment. It becomes an alarm when it has stood for `patience`.
struct Cause {
    wire::Alarm alarm; ///< `since`: when it began, where that is known
    bool began = false; ///< alarm.since is known; otherwise it began when it was seen first
    core::Millis patience{0};
    core::Instant watched{}; ///< patience runs from here at the earliest
    std::int64_t progress = 0; ///< a cause whose progress has changed begins anew
};

/// One of the whole site, by its code alone.
Cause cause(wire::AlarmSeverity severity, wire::AlarmCode code);
/// And one of a device, by its id too.
Cause cause(wire::AlarmSeverity severity, wire::AlarmCode code, const wire::DeviceLine &line);
/// It is known since when it stands.
void began(Cause &made, core::Instant since, core::Instant now);

/// Since when causes stand that do not tell it themselves, by the alarm's id.
struct Standing { core::Instant since{}; std::int64_t progress = 0; };
using StandingCauses = std::map<std::string, Standing>;

/// What is wrong now, in the order of the inputs; `before`: what stood at the last look, for causes that go later than they come. Pure, as
/// the two below.
std::vector<Cause> causes_of(const AlarmInputs &inputs, core::Instant now, const StandingCauses &before = {});
/// The causes that stand, with their beginnings kept; the others are forgotten, so that their alarms clear by themselves.
StandingCauses still_standing(const StandingCauses &before, const std::vector<Cause> &causes, core::Instant now);
/// The causes that have lasted: serious ones first, then in the order of their beginning, then of their ids.
std::vector<wire::Alarm> alarms_of(const std::vector<Cause> &causes, const StandingCauses &standing, core::Instant now);

/// From so long before the day's first opening of the site or of any of its services until the last closing: the begin
/// of that span, or nothing when `now` is outside. It may begin on the day before.
std::optional<core::Instant> watched_since(const core::Site &site, core::Minutes before_opening, core::Instant now);

} // namespace talon::server
