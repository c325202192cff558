// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/live_hub.h"

namespace talon::server {

/// One console's socket.
class LiveSession final : public SocketHandler, public std::enable_shared_from_this<LiveSession>
{
public:
    LiveSession(LiveHub &hub, core::StaffId staff, std::string token)
        : m_hub(hub), m_staff(std::move(staff)), m_token(std::move(token))
    {
    }

    void opened(std::shared_ptr<Socket> socket) override
    {
        m_socket = std::move(socket);
        m_hub.m_open.insert(this);
        push();
    }

    void received(std::string_view) override {} // the console only listens; its frames are small and are dropped

    void closed() override
    {
        m_hub.m_open.erase(this);
        m_socket.reset();
    }

    void push()
    {
        if (!m_socket)
            return;
        if (!m_hub.m_sessions.peek(m_token, m_hub.m_moment())) {
            m_socket->close(4401, "not_logged_in");
            return;
        }
        if (m_writing) {
            m_stale = true;
            return;
        }
        m_writing = true;
        auto frame = m_hub.m_view.document().frame_for(m_hub.m_service.hall(), m_staff);
        m_socket->send(std::make_shared<const std::string>(std::move(frame)), [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->written();
        });
    }

    void close(const std::string &reason)
    {
        if (m_socket)
            m_socket->close(1001, reason);
    }

private:
    void written()
    {
        m_writing = false;
        if (std::exchange(m_stale, false))
            push();
    }

    LiveHub &m_hub;
    core::StaffId m_staff;
    std::string m_token;
    std::shared_ptr<Socket> m_socket;
    bool m_writing = false;
    bool m_stale = false;
};

LiveHub::LiveHub(Loop &loop, HallService &service, HallView &view, const Sessions &sessions, Clock moment)
    : m_loop(loop), m_service(service), m_view(view), m_sessions(sessions), m_moment(std::move(moment))
{
    m_service.on_change([this] { changed(); });
    m_loop.every(refresh, [this] { changed(); });
}

LiveHub::~LiveHub() = default;

std::shared_ptr<SocketHandler> LiveHub::make_session(const core::StaffId &staff, const std::string &token)
{
    return std::make_shared<LiveSession>(*this, staff, token);
}

void LiveHub::close_all(const std::string &reason)
{
    const auto open = m_open;
    for (LiveSession *session : open)
        session->close(reason);
}

void LiveHub::changed()
{
    if (m_open.empty())
        return;
    if (m_pausing) {
        m_dirty = true;
        return;
    }
    push_all();
}

void LiveHub::push_all()
{
    m_dirty = false;
    m_pausing = true;
    const auto open = m_open;
    for (LiveSession *session : open)
        session->push();
    m_loop.after(pause, [this] {
        m_pausing = false;
        if (m_dirty)
            changed();
    });
}

} // namespace talon::server
