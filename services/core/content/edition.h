// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"

namespace talon::core::content {

/// A published page within an edition: which revision of it hangs, where, from when until when. Pages of the future stand in it
/// beforehand, so that a stand turns to them at their time without network or server.
struct Hanging {
    PageId page;
    int revision = 1;
    FileHash text;                      ///< the page itself, as a file
    std::vector<FileHash> files;        ///< what it shows
    Instant from{};
    std::optional<Instant> until;       ///< empty: until it is replaced or withdrawn
    std::vector<std::string> places;    ///< stands that show it; empty: all

    bool operator==(const Hanging &) const = default;
};

/// All that the stands of a site show, made whole at each publication. Of two editions the one with the greater epoch, then number,
/// is newer; a restored backend counts on in a greater epoch.
struct Edition {
    std::int64_t epoch = 1;
    std::int64_t number = 0; ///< 0: nothing was published yet
    Instant made{};
    std::vector<Hanging> pages;

    bool operator==(const Edition &) const = default;
};

inline constexpr std::chrono::days fresh_for{30}; ///< past it a stand says of when its information is, and staff are told

/// Whether a stand may turn from what it holds to what it was given: never to an older one, whatever clocks say.
bool may_follow(const Edition &held, const Edition &given);

/// What hangs at a place at `now`: of each page the revision whose time began last; in the edition's order.
std::vector<const Hanging *> hanging(const Edition &edition, const std::string &place, Instant now);

/// The first moment after `now` at which something else hangs there; nothing when nothing changes by the clock any more.
std::optional<Instant> next_change(const Edition &edition, const std::string &place, Instant now);

/// Every file of the edition, each once, in order: a stand turns to it only when all of them are on its own disk.
std::vector<FileHash> files_of(const Edition &edition);

/// Whether the information is to be shown with its date, «Сведения от …».
bool is_stale(const Edition &edition, Instant now);

} // namespace talon::core::content
