// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

namespace talon::core {

/// rules.reserve_size of any site, in numbers.
inline constexpr int largest_reserve = 100;

/// How many ticket kiosks the site has places for.
int ticket_kiosks(const Site &site);

/// The largest rules.reserve_size, in numbers, with which each of `kiosks` ticket kiosks is always given a whole block. A block is
/// cut for today or tomorrow, and the blocks of the near days must not meet it (number_book.h): of three days before up to
/// tomorrow, five in all. Their blocks and one that is filled again hold at most most_reserved numbers of a letter. 0…100.
int most_reserve_size(int kiosks);

/// The rule reserve_size of a site that says nothing of it: the usual one, or what so many kiosks leave room for.
int usual_reserve_size(int kiosks);

} // namespace talon::core
