// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/listeners.h"

#include "server/http/address.h"
#include "server/http/answers.h"
#include "server/limits_of.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>

namespace talon::server {

namespace {

std::string host_of(const std::string &address)
{
    return usual_address(address).value_or("");
}

bool is_open(const std::string &address)
{
    return !is_loopback(host_of(address));
}

core::Failure<std::string> no_key(const char *setting, const std::string &address, const char *way_out)
{
    return core::Failure{fmt::format("{} = \"{}\" is open to other machines, and there is no key for TLS. Make one with `talond key`, or set"
                                     " {} = true where that network is trusted.",
                                     setting, address, way_out)};
}

} // namespace

core::Result<std::vector<ListenerPlan>, std::string> plan_listeners(const Settings &settings, bool key_here)
{
    const std::string &address = settings.server.listen;
    ListenerPlan staff{address, {true, settings.open.listen == "same", false}, false, http_limits(settings)};
    staff.tls = is_open(address) ? !settings.tls.plain : settings.tls.loopback;
    if (staff.tls && !key_here)
        return no_key("server.listen", address, "tls.plain");
    std::vector<ListenerPlan> plans{staff};
    if (const std::string &phones = settings.open.listen; !phones.empty() && phones != "same") {
        ListenerPlan open{phones, {false, true, false}, false, http_limits(settings)};
        open.tls = is_open(phones) ? !settings.open.plain : settings.tls.loopback;
        if (open.tls && !key_here)
            return no_key("public.listen", phones, "public.plain");
        open.limits.connections = static_cast<std::size_t>(settings.open.connections);
        open.limits.connections_per_address = static_cast<std::size_t>(settings.open.connections_per_address);
        plans.push_back(open);
    }
    if (!settings.metrics.listen.empty()) {
        ListenerPlan metrics{settings.metrics.listen, {false, false, true}, false, http_limits(settings)};
        metrics.limits.connections = 16;
        metrics.limits.connections_per_address = 8;
        plans.push_back(metrics);
    }
    return plans;
}

bool any_secure(const std::vector<ListenerPlan> &plans)
{
    return std::any_of(plans.begin(), plans.end(), [](const ListenerPlan &plan) { return plan.tls; });
}

std::optional<std::string> allow_descriptors(const std::vector<ListenerPlan> &plans)
{
    constexpr std::size_t turned_away = 64; // each listener lets a few more in, to tell them so
    constexpr std::size_t own = 64;
    std::size_t needed = own;
    for (const ListenerPlan &plan : plans)
        needed += plan.limits.connections + turned_away;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed)
        return std::nullopt;
    if (limit.rlim_max < needed)
        return fmt::format("The limits of connections need {} open files, and this process may have {}. Raise LimitNOFILE or lower them.",
                           needed, limit.rlim_max);
    limit.rlim_cur = needed;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return std::nullopt;
}

Listeners::Listeners(Loop &loop, const Settings &settings, std::vector<ListenerPlan> plans, std::shared_ptr<Tls> tls, Planner planner)
    : m_settings(settings)
{
    for (ListenerPlan &plan : plans) {
        auto http = std::make_unique<HttpServer>(
            loop.context(), plan.limits, [planner, gates = plan.gates](const Request &head) { return planner(head, gates); },
            [](EdgeFault fault) { return error_answer(fault); });
        if (plan.tls)
            http->use_tls(tls);
        http->on_pressure([this] { make_room(); });
        m_open.push_back({std::move(plan), std::move(http), 0});
    }
}

std::optional<std::string> Listeners::open()
{
    for (Open &one : m_open) {
        const auto listening = one.http->listen(one.plan.address);
        if (!listening)
            return listening.error();
        one.port = *listening;
    }
    return std::nullopt;
}

void Listeners::stop()
{
    for (Open &one : m_open)
        one.http->stop();
}

void Listeners::abandon()
{
    for (Open &one : m_open)
        one.http->abandon();
}

/// There are no more descriptors: phones go first, then other strangers.
void Listeners::make_room()
{
    constexpr std::size_t at_once = 16;
    for (auto one = m_open.rbegin(); one != m_open.rend(); ++one)
        if (one->http->shed(at_once) > 0)
            return;
}

HttpServer::Figures Listeners::figures() const
{
    HttpServer::Figures all;
    for (const Open &one : m_open) {
        const auto &figures = one.http->figures();
        all.accepted += figures.accepted;
        all.turned_away += figures.turned_away;
        all.shed += figures.shed;
        all.tls_failed += figures.tls_failed;
        all.open += figures.open;
        all.sockets += figures.sockets;
        all.slow_dropped += figures.slow_dropped;
        for (std::size_t i = 0; i < all.answers.size(); ++i)
            all.answers[i] += figures.answers[i];
    }
    return all;
}

std::uint16_t Listeners::phone_port() const
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [](const Open &one) { return one.plan.gates.phones; });
    return found == m_open.end() ? std::uint16_t(0) : found->port;
}

std::uint16_t Listeners::metrics_port() const
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [](const Open &one) { return one.plan.gates.metrics; });
    return found == m_open.end() ? port() : found->port;
}

std::string Listeners::url_of(const Open &open)
{
    const std::string &address = open.plan.address;
    return (open.plan.tls ? "https://" : "http://") + address.substr(0, address.rfind(':') + 1) + std::to_string(open.port);
}

std::string Listeners::phone_url() const
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [](const Open &one) { return one.plan.gates.phones; });
    if (found == m_open.end())
        return {};
    if (!m_settings.server.public_url.empty())
        return m_settings.server.public_url;
    return is_wildcard(host_of(found->plan.address)) ? std::string() : url_of(*found);
}

std::vector<std::string> Listeners::warnings() const
{
    std::vector<std::string> found;
    const bool phones = phone_port() != 0;
    if (phones && phone_url().empty())
        found.emplace_back("receipts carry no code for phones: public.listen does not tell where to come; set server.public_url");
    if (!phones && !m_settings.server.public_url.empty())
        found.emplace_back("server.public_url is set, and no phone is answered: set public.listen");
    if (is_open(m_open.front().plan.address) && !m_open.front().plan.tls)
        found.emplace_back("staff and terminals come without TLS: whoever is on that network reads passwords and can call visitors");
    return found;
}

} // namespace talon::server
