// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "server/jobs/slow_work.h"
#include "server/people/sessions.h"

namespace talon::server {

/// Sessions as a text: a line each and a digest over all.
std::string written_sessions(const std::vector<Sessions::Kept> &kept, core::Instant calendar);
struct ReadSessions {
    std::vector<Sessions::Kept> kept;
    core::Instant calendar{}; ///< when they were written, by the machine's calendar
};
/// The error is a sentence. At most 4096 sessions.
core::Result<ReadSessions, std::string> read_sessions(std::string_view text);

/// Ends the kept sessions of one member of staff, on a stopped talond: a new password is of no use to who knew the old one. A
/// file that cannot be read goes whole. The error is a sentence.
core::Result<core::Done, std::string> forget_sessions(const std::string &data, const core::StaffId &staff);

/// DATA/sessions: who was logged in when talond ended. Written aside within seconds of a change, in a thread of its own: a disk
/// that hangs holds up nobody. What is lost with the machine is only that somebody logs in once more; a file that is
/// damaged or missing is nobody logged in.
class SessionFile
{
public:
    SessionFile(Loop &loop, Sessions &sessions, std::string data) : m_sessions(sessions), m_data(std::move(data)), m_work(loop) {}

    /// At the start, before anybody is served.
    void take_back(core::Instant moment);
    /// Writes when something changed, unless the last writing is still under way.
    void look(core::Instant moment);
    /// The last writing, within a second.
    void close(core::Instant moment);

private:
    std::string path() const { return m_data + "/sessions"; }

    Sessions &m_sessions;
    std::string m_data;
    SlowWork m_work;
    std::uint64_t m_written = 0; ///< of Sessions::changes()
};

} // namespace talon::server
