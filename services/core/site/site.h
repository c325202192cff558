// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once // Long because the site document is described in one place.

#include "core/site/hours.h"
#include "core/values/ids.h"
#include "core/values/number.h"
#include "core/values/text.h"
#include "core/values/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace talon::core {

struct Category {
    CategoryId id;
    Text title;
    Text note;
    std::optional<CategoryId> parent{}; ///< of a group within a category; a category of the first level has none

    bool operator==(const Category &) const = default;
};

/// A date on which the site keeps other hours than its week's: closed, shortened, or a weekend on which it works.
struct SpecialDay {
    DayHours hours; ///< none: closed
    Text note;      ///< «Праздничный день»; may be empty

    bool operator==(const SpecialDay &) const = default;
};

struct Service {
    ServiceId id;
    CategoryId category;
    Letter letter = Letter::A; ///< numbers run per letter and day, whatever services share it
    Text title;
    Text note;
    std::optional<WeekHours> hours; ///< empty: the hours of the site
    bool retired = false; ///< in no menu any more; a late ticket of it queues and is called all the same

    bool operator==(const Service &) const = default;
};

/// A class of visitors with its waiting norm (ordinary: 15 min, Указ Президента РФ 601; preferential: a setting).
struct VisitorClass {
    ClassId id;
    Text title;
    Minutes norm{15};
    Text note{}; ///< who belongs to it, in one sentence on the kiosk; may be empty
    bool retired = false; ///< in no menu any more; a late ticket of it waits by its norm all the same
    bool first = false;   ///< «вне очереди»: before all others but a booked visitor long past the slot, see core/hall/order.h

    bool operator==(const VisitorClass &) const = default;
};

/// A service that a window takes. `help_out` > 0: the window only helps out, and a ticket of the service
/// counts here as due later by that long.
struct WindowService {
    ServiceId service;
    Minutes help_out{0};

    bool operator==(const WindowService &) const = default;
};

struct Window {
    WindowNumber number = 1; ///< 1…99
    Text title;
    std::vector<WindowService> services;
    std::optional<Interval> lunch; ///< when this window is away in turn; the hall stays open
    bool retired = false;          ///< closed for good: nobody takes it and nobody is called to it any more

    bool operator==(const Window &) const = default;
};

/// Hours of every day at which displays are as loud as that; 0: quiet hours.
struct VolumeHours {
    Interval at;
    int volume = 0; ///< 0…100

    bool operator==(const VolumeHours &) const = default;
};

/// What of a call is heard.
enum class SoundParts : std::uint8_t { all, chime, speech };

/// How displays are heard. Volumes are per cent of the voice's own level, which is the loudest that there is: 0…100.
struct Sound {
    int volume = 100;
    SoundParts parts = SoundParts::all;
    std::vector<VolumeHours> hours; ///< apart from each other, at most max_volume_hours; at any other time `volume` counts
    bool tells_hours = false;       ///< opening, break and ten minutes before closing are said by the day's hours

    bool operator==(const Sound &) const = default;
};

/// What is within earshot of each other: of the displays of one zone one speaks.
struct Zone {
    std::string id;
    Text title;

    bool operator==(const Zone &) const = default;
};

/// Where a device stands: «Терминал у входа». Roles are the device's, see DeviceRole in registry.h.
struct Place {
    std::string id;
    std::string role; ///< "ticket", "hall", "stand" or "survey"
    Text title;
    std::string zone{};           ///< the id of one; empty: all places without one are a zone too
    std::optional<Sound> sound{}; ///< of a display, instead of the site's

    bool operator==(const Place &) const = default;
};

/// Rules of the hall that a specialist may change; all of them with the field's usual values.
struct HallRules {
    int recall_limit = 3;               ///< recalls after the first call, 0…20
    Minutes callable_before{10};        ///< a booked ticket may be called this long before its slot
    Minutes service_time{10};           ///< expected duration of serving until today's own figures are known
    Minutes last_ticket_before_close{0};
    Minutes transfer_waits{10};         ///< a ticket for a window or login that nobody holds waits so long for it, 1…240
    int reserve_size = 20;              ///< numbers per letter in a kiosk's reserve, 0…100
    Minutes booked_late{10};            ///< whoever comes later than this after the booked time has lost it, 0…240
    Minutes booked_first_after{10};     ///< so long after the booked time its visitor goes before every walk-in, 0…240
    Minutes booked_promise{30};         ///< serving begins within this after the booked time, 1…240; staff are told before
    int booking_digits = 6;             ///< of the code that a booking is known by, 4…10

    bool operator==(const HallRules &) const = default;
};

/// Everything a specialist sets for one inspectorate, saved whole. Valid when `check` says so.
struct Site {
    std::string id;
    Text name;
    Text address;
    UtcOffset utc_offset{180};
    WeekHours hours;
    std::map<Day, SpecialDay> days;
    std::vector<Category> categories;
    std::vector<Service> services;
    std::vector<VisitorClass> classes; ///< the first one is the ordinary class
    std::vector<Window> windows;
    std::vector<Place> places;
    HallRules rules;
    std::vector<Language> languages{Language::ru, Language::en}; ///< that visitors are offered, the first one first; Russian among them
    std::vector<Zone> zones;
    Sound sound;

    bool operator==(const Site &) const = default;

    const Category *category(const CategoryId &id) const;
    const Service *service(const ServiceId &id) const;
    const VisitorClass *visitor_class(const ClassId &id) const;
    const Window *window(WindowNumber number) const;
    /// The same, unless it is closed for good.
    const Window *open_window(WindowNumber number) const;
    const Place *place(const std::string &id) const;
    const Zone *zone(const std::string &id) const;
};

/// How the display at this place is heard at an instant: `volume` as the hours say, and what of a call. A place that the site does not know is
/// heard as the site says.
struct SoundNow {
    int volume = 100; ///< 0…100
    SoundParts parts = SoundParts::all;

    bool operator==(const SoundNow &) const = default;
};
SoundNow sound_at(const Site &site, const std::string &place, Instant at);

/// Limits on what a site may hold; the screens and the index are built for these.
inline constexpr std::size_t max_categories = 40;      ///< groups included
inline constexpr std::size_t max_services = 99;
inline constexpr std::size_t max_known_services = 200; ///< with those that are retired, which are never forgotten
inline constexpr std::size_t max_days = 400;           ///< more than a year of dates with hours of their own
inline constexpr std::size_t max_windows = 99;
inline constexpr std::size_t max_taken = 2000;         ///< services of all windows together
inline constexpr std::size_t max_texts = 200'000;      ///< bytes of all texts together, so that the whole fits into a document
inline constexpr std::size_t max_classes = 8;
inline constexpr std::size_t max_known_classes = 32;   ///< with those that are retired
inline constexpr std::size_t max_places = 64;
inline constexpr std::size_t max_zones = 16;
inline constexpr std::size_t max_volume_hours = 8;
inline constexpr std::size_t max_intervals = 8;        ///< of one day's hours
inline constexpr std::size_t max_id_length = 64;       ///< bytes
inline constexpr std::size_t max_title_length = 300;   ///< bytes of one language of a title
inline constexpr std::size_t max_note_length = 2000;   ///< bytes of one language of a note or an address

/// One sentence in English, for the specialist, naming the first thing that is wrong with the site, or nothing:
/// every limit above and beside the fields, that ids and window numbers are unique, that references lead somewhere, that the
/// tree of categories, groups and services has no more than three levels and no empty branch, and that every service, a retired
/// one too, is taken by some open window (its visitors would wait for ever). `site_findings` (findings.h) names all of it.
std::optional<std::string> check(const Site &site);

} // namespace talon::core
