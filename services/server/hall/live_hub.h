// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_view.h"
#include "server/http/message.h"
#include "server/people/sessions.h"

#include <unordered_set>

namespace talon::server {

class LiveSession;

/// The open consoles: each gets the whole hall when it connects, and then what changes: one frame, the same for all, and
/// its own few fields where they are others. At once after a change, at most four times a second; a slow console gets the
/// newest whole document instead of a queue.
class LiveHub
{
public:
    LiveHub(Loop &loop, HallService &service, HallView &view, const Sessions &sessions, Clock moment);
    ~LiveHub();

    std::shared_ptr<SocketHandler> make_session(const core::StaffId &staff, const std::string &token);
    /// Closes those whose session has ended, or whose person may not look at the hall any more.
    void drop_ended();
    /// Says goodbye to all of them.
    void close_all(const std::string &reason);
    std::size_t size() const { return m_open.size(); }

private:
    friend class LiveSession;
    static constexpr core::Millis pause{250};
    static constexpr core::Millis refresh{15'000}; ///< minutes in the reasons go on though nothing happens

    void changed();
    void push_all();
    /// What all who are in step have seen.
    const std::shared_ptr<const wire::HallDocument> &shown();

    Loop &m_loop;
    HallService &m_service;
    HallView &m_view;
    const Sessions &m_sessions;
    Clock m_moment; ///< the sessions' clock
    std::unordered_set<LiveSession *> m_open;
    std::shared_ptr<const wire::HallDocument> m_shown;
    bool m_pausing = false;
    bool m_dirty = false;
};

} // namespace talon::server
