// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/waits.h"
#include "core/hall/hall.h"

#include <string>
#include <vector>

namespace talon::wire {

/// The parts of the staff's hall document that are the same for everybody, encoded once for each change and shared
/// by all consoles; only `mine` differs.
class HallDocument
{
public:
    /// `version` rises with each change (the journal's position). `waits`: what may be told of them; nothing is known by default.
    HallDocument(const core::Hall &hall, const core::Registry &registry, std::int64_t version, core::Instant now,
                 const core::forecast::Waits &waits = {});

    /// The whole document for one member of staff.
    std::string for_staff(const core::Hall &hall, const core::StaffId &staff) const;
    /// The same as a frame of the live socket: {"v":1,"type":"hall","body":…}.
    std::string frame_for(const core::Hall &hall, const core::StaffId &staff) const;

    /// What makes this document of `before`, for all who have that one: {"v":1,"type":"changes","body":{"base","version",…}}.
    /// Of each list the lines that are gone, and those that are new or different, each with the line it comes after, in
    /// the order in which they are to be put there. Nothing where only the whole document tells it: another set of
    /// windows or services, another site.
    std::optional<std::string> changes_since(const HallDocument &before) const;

    std::int64_t version() const { return m_version; }
    core::Instant now() const { return m_now; }

    /// One line of a list with the name that it keeps.
    struct Line {
        std::string key;
        std::string json;
        bool operator==(const Line &) const = default;
    };

private:
    std::int64_t m_version;
    core::Instant m_now;
    std::string m_site;
    core::UtcOffset m_utc_offset;
    std::vector<Line> m_windows;
    std::vector<Line> m_services;
    std::vector<Line> m_waiting; ///< in order of due time
    std::vector<Line> m_parked;  ///< who comes back by the clock first, then by hand
    std::vector<Line> m_no_show; ///< of the open day, the latest first
    std::string m_today;
};

/// Only `mine`: {"window","ticket","next","recalls_left"}: the answer to take and release.
std::string encode_mine(const core::Hall &hall, const core::StaffId &staff, core::Instant now);
/// The same as a frame of the live socket: {"v":1,"type":"mine","body":…}.
std::string mine_frame(const std::string &mine);

} // namespace talon::wire
