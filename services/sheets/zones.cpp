// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue: the zones of Russia (Федеральный закон 107-ФЗ, ст. 5), by their names in the zone database and in Windows.
#include "sheets/texts.h"

#include <algorithm>

namespace talon::sheets {

namespace {

struct Zone {
    std::string_view name;
    int hours;
};

constexpr Zone zones[]{
    {"UTC", 0}, {"Etc/UTC", 0}, {"GMT", 0}, {"Etc/GMT", 0},
    {"Europe/Kaliningrad", 2}, {"Europe/Moscow", 3}, {"Europe/Simferopol", 3}, {"Europe/Kirov", 3}, {"Europe/Volgograd", 3},
    {"Europe/Astrakhan", 4}, {"Europe/Samara", 4}, {"Europe/Saratov", 4}, {"Europe/Ulyanovsk", 4}, {"Asia/Yekaterinburg", 5}, {"Asia/Omsk", 6},
    {"Asia/Novosibirsk", 7}, {"Asia/Barnaul", 7}, {"Asia/Tomsk", 7}, {"Asia/Novokuznetsk", 7}, {"Asia/Krasnoyarsk", 7}, {"Asia/Irkutsk", 8},
    {"Asia/Chita", 9}, {"Asia/Yakutsk", 9}, {"Asia/Khandyga", 9}, {"Asia/Vladivostok", 10}, {"Asia/Ust-Nera", 10},
    {"Asia/Magadan", 11}, {"Asia/Sakhalin", 11}, {"Asia/Srednekolymsk", 11}, {"Asia/Kamchatka", 12}, {"Asia/Anadyr", 12},
    {"Kaliningrad Standard Time", 2}, {"Russian Standard Time", 3}, {"Volgograd Standard Time", 3}, {"Astrakhan Standard Time", 4},
    {"Russia Time Zone 3", 4}, {"Saratov Standard Time", 4}, {"Ekaterinburg Standard Time", 5}, {"Omsk Standard Time", 6},
    {"N. Central Asia Standard Time", 7}, {"Altai Standard Time", 7}, {"Tomsk Standard Time", 7}, {"North Asia Standard Time", 7},
    {"North Asia East Standard Time", 8}, {"Transbaikal Standard Time", 9}, {"Yakutsk Standard Time", 9}, {"Vladivostok Standard Time", 10},
    {"Magadan Standard Time", 11}, {"Sakhalin Standard Time", 11}, {"Russia Time Zone 10", 11}, {"Russia Time Zone 11", 12},
};

} // namespace

std::optional<core::UtcOffset> zone_offset(std::string_view name)
{
    const auto found = std::find_if(std::begin(zones), std::end(zones), [&](const Zone &zone) { return zone.name == name; });
    return found == std::end(zones) ? std::nullopt : std::optional<core::UtcOffset>(std::chrono::hours(found->hours));
}

} // namespace talon::sheets
