// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/live_hub.h"

#include "core/people/roles.h"

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
        const auto shown = m_hub.shown();
        m_hub.m_open.insert(this);
        whole(shown);
    }

    void received(std::string_view) override {} // the console only listens; its frames are small and are dropped

    void closed() override
    {
        m_hub.m_open.erase(this);
        m_socket.reset();
    }

    /// `changes` makes `now` of `before`; null where only the whole tells it.
    void push(const std::shared_ptr<const wire::HallDocument> &before, const Frame &changes,
              const std::shared_ptr<const wire::HallDocument> &now)
    {
        if (!m_socket)
            return;
        if (!may_look())
            return;
        if (m_writing) {
            m_has.reset(); // reads too slowly for changes: gets the newest whole when it has read this
            return;
        }
        if (m_has != before || (!changes && before != now))
            return whole(now);
        m_has = now;
        std::string mine = wire::encode_mine(m_hub.m_service.hall(), m_staff, now->now());
        const bool other = mine != m_mine;
        m_mine = std::move(mine);
        if (changes)
            other ? m_socket->send(changes) : send(changes);
        if (other)
            send(std::make_shared<const std::string>(wire::mine_frame(m_mine)));
    }

    /// False when the socket is closed by it: the session has ended, or the person may not look any more.
    bool may_look()
    {
        if (!m_socket)
            return false;
        const auto &staff = m_hub.m_service.registry().staff;
        const auto known = staff.find(m_staff);
        if (m_hub.m_sessions.peek(m_token, m_hub.m_moment()) && known != staff.end() && core::may(known->second, "hall.view"))
            return true;
        m_socket->close(4401, "not_logged_in");
        return false;
    }

    void close(const std::string &reason)
    {
        if (m_socket)
            m_socket->close(1001, reason);
    }

private:
    void whole(const std::shared_ptr<const wire::HallDocument> &document)
    {
        m_has = document;
        m_mine = wire::encode_mine(m_hub.m_service.hall(), m_staff, document->now());
        send(std::make_shared<const std::string>(document->frame_for(m_hub.m_service.hall(), m_staff)));
    }

    void send(const Frame &frame)
    {
        m_writing = true;
        m_socket->send(frame, [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->written();
        });
    }

    void written()
    {
        m_writing = false;
        if (m_socket && !m_has)
            whole(m_hub.m_shown);
    }

    LiveHub &m_hub;
    core::StaffId m_staff;
    std::string m_token;
    std::shared_ptr<Socket> m_socket;
    std::shared_ptr<const wire::HallDocument> m_has; ///< none: it fell behind
    std::string m_mine;
    bool m_writing = false;
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

void LiveHub::drop_ended()
{
    const auto open = m_open;
    for (LiveSession *session : open)
        session->may_look();
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

const std::shared_ptr<const wire::HallDocument> &LiveHub::shown()
{
    if (m_open.empty() || !m_shown)
        m_shown = m_view.shared();
    return m_shown;
}

void LiveHub::push_all()
{
    m_dirty = false;
    m_pausing = true;
    const auto before = std::exchange(m_shown, m_view.shared());
    const auto changes = before && before != m_shown ? m_shown->changes_since(*before) : std::nullopt;
    const Frame frame = changes ? std::make_shared<const std::string>(*changes) : nullptr;
    const auto open = m_open;
    for (LiveSession *session : open)
        session->push(before, frame, m_shown);
    m_loop.after(pause, [this] {
        m_pausing = false;
        if (m_dirty)
            changed();
    });
}

} // namespace talon::server
