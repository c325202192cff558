// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

#include <string>

namespace talon::wire {

/// The parts of the staff's hall document that are the same for everybody, encoded once for each change and shared
/// by all consoles; only `mine` differs.
class HallDocument
{
public:
    /// `version` rises with each change (the journal's position).
    HallDocument(const core::Hall &hall, const core::Registry &registry, std::int64_t version, core::Instant now);

    /// The whole document for one member of staff.
    std::string for_staff(const core::Hall &hall, const core::StaffId &staff) const;
    /// The same as a frame of the live socket: {"v":1,"type":"hall","body":…}.
    std::string frame_for(const core::Hall &hall, const core::StaffId &staff) const;

private:
    std::string m_head; ///< everything before "mine"
    std::string m_tail; ///< everything after it
    core::Instant m_now;
};

/// Only `mine`: {"window","ticket","next","recalls_left"}: the answer to take and release.
std::string encode_mine(const core::Hall &hall, const core::StaffId &staff, core::Instant now);

} // namespace talon::wire
