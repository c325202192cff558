// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_view.h"
#include "server/http/message.h"
#include "server/people/sessions.h"

#include <unordered_set>

namespace talon::server {

class LiveSession;

/// The open consoles: each gets the hall document at once after a change, at most ten times a second, and a slow one
/// gets the newest instead of a queue.
class LiveHub
{
public:
    LiveHub(Loop &loop, HallService &service, HallView &view, const Sessions &sessions, Clock moment);
    ~LiveHub();

    std::shared_ptr<SocketHandler> make_session(const core::StaffId &staff, const std::string &token);
    /// Says goodbye to all of them.
    void close_all(const std::string &reason);
    std::size_t size() const { return m_open.size(); }

private:
    friend class LiveSession;
    static constexpr core::Millis pause{100};
    static constexpr core::Millis refresh{15'000}; ///< minutes in the reasons go on though nothing happens

    void changed();
    void push_all();

    Loop &m_loop;
    HallService &m_service;
    HallView &m_view;
    const Sessions &m_sessions;
    Clock m_moment; ///< the sessions' clock
    std::unordered_set<LiveSession *> m_open;
    bool m_pausing = false;
    bool m_dirty = false;
};

} // namespace talon::server
