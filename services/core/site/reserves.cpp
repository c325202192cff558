// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/reserves.h"

#include "core/values/number.h"

#include <algorithm>

namespace talon::core {

namespace {

constexpr int days_in_sight = 5;

} // namespace

int ticket_kiosks(const Site &site)
{
    return static_cast<int>(std::count_if(site.places.begin(), site.places.end(), [](const Place &place) { return place.role == "ticket"; }));
}

int most_reserve_size(int kiosks)
{
    return std::min(largest_reserve, most_reserved / (days_in_sight * kiosks + 1));
}

int usual_reserve_size(int kiosks)
{
    return std::min(HallRules{}.reserve_size, most_reserve_size(kiosks));
}

} // namespace talon::core
