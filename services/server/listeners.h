// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/gates.h"
#include "server/http/server.h"
#include "server/loop.h"
#include "server/settings.h"

namespace talon::server {

/// One address that talond listens on, and what for.
struct ListenerPlan {
    std::string address; ///< "0.0.0.0:8080"
    Gates gates;
    bool tls = false;
    HttpLimits limits;
};

/// What the settings ask for, or one sentence why that cannot be: before anything starts. `key_here`: there is a key for TLS.
core::Result<std::vector<ListenerPlan>, std::string> plan_listeners(const Settings &settings, bool key_here);

/// Does one of them speak TLS?
bool any_secure(const std::vector<ListenerPlan> &plans);

/// The files that so many connections may need; the sentence when the system allows fewer. Raises this process's own limit.
std::optional<std::string> allow_descriptors(const std::vector<ListenerPlan> &plans);

/// All listeners of the program: staff and terminals, phones, /metrics; each with limits of its own.
class Listeners
{
public:
    using Planner = std::function<Plan(const Request &head, Gates gates)>;

    Listeners(Loop &loop, const Settings &settings, std::vector<ListenerPlan> plans, std::shared_ptr<Tls> tls, Planner planner);

    /// One sentence when one of them cannot be opened.
    std::optional<std::string> open();
    void stop();
    void abandon();

    HttpServer::Figures figures() const;
    std::uint16_t port() const { return m_open.front().port; }
    /// The first port that answers phones; 0: none does.
    std::uint16_t phone_port() const;
    std::uint16_t metrics_port() const;
    /// "https://10.20.0.5:8080"
    std::string url() const { return url_of(m_open.front()); }
    /// Do staff and terminals come through talond's own TLS?
    bool secure() const { return m_open.front().plan.tls; }
    /// What phones put before /t/; empty: no phone can come.
    std::string phone_url() const;
    /// What a specialist should know before the first visitor finds out.
    std::vector<std::string> warnings() const;

private:
    struct Open {
        ListenerPlan plan;
        std::unique_ptr<HttpServer> http;
        std::uint16_t port = 0;
    };
    static std::string url_of(const Open &open);
    void make_room();

    const Settings &m_settings;
    std::vector<Open> m_open; ///< the first is that of staff and terminals
};

} // namespace talon::server
