// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.h"

#include "core/people/roles.h"
#include "server/http/answers.h"
#include "server/http/first_answers.h"
#include "server/http/handlers.h"
#include "server/people/secrets.h"
#include "wire/json/limits.h"

#include <algorithm>

namespace talon::server {

namespace {

bool meet(Gates one, Gates other)
{
    return (one.staff && other.staff) || (one.phones && other.phones) || (one.metrics && other.metrics);
}

/// A browser says which page a change or a WebSocket comes from; other clients say nothing. Behind a proxy the page's address is the
/// proxy's, which it need not pass on as Host.
bool same_origin(const Request &request, const std::string &public_url)
{
    const auto origin = request.header("origin");
    const auto scheme = origin.find("://");
    return origin.empty() || (!public_url.empty() && origin == public_url) || (scheme != std::string_view::npos && origin.substr(scheme + 3) == request.header("host"));
}

/// 1–64 of [A-Za-z0-9._-]
bool is_key(std::string_view key)
{
    return key.size() <= wire::max_id_bytes && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

Plan now(Response response)
{
    Plan plan;
    plan.now = std::move(response);
    return plan;
}

void handle(Services &services, const Route &route, Call call, Answer answer)
{
    if (route.command)
        ask_the_hall(services, route, std::move(call), std::move(answer));
    else
        route.handler(services, std::move(call), std::move(answer));
}

/// What staff press and carries a key is done once: the same press again hears the first one's answer.
void run(Services &services, const Route &route, Call call, Answer answer)
{
    const std::string key(call.request.header("idempotency-key"));
    if (key.empty() || route.access.gate != Gate::staff || std::string_view(route.method) != "POST")
        return handle(services, route, std::move(call), std::move(answer));
    if (!is_key(key))
        return answer(error_answer("bad_request", call.language, {}, "Idempotency-Key"));
    if (!key.starts_with(services.instance + "."))
        return answer(error_answer("restarted", call.language));
    const std::string session = secret_hash(call.token);
    const std::string asked = secret_hash(call.request.path + "\n" + call.request.body);
    const auto language = call.language;
    const bool fits = services.first_answers.once(session, key, asked, answer, [&](Answer first) {
        handle(services, route, std::move(call), std::move(first));
    });
    if (!fits)
        answer(error_answer("key_reused", language));
}

} // namespace

bool Access::lets(const core::StaffSaved &staff) const
{
    return permission.empty() || core::may(staff, permission);
}

bool matches(std::string_view path_template, std::string_view path, std::map<std::string, std::string> &captures)
{
    while (!path_template.empty() && !path.empty()) {
        const auto template_end = path_template.find('/', 1);
        const auto path_end = path.find('/', 1);
        const auto expected = path_template.substr(0, template_end);
        const auto part = path.substr(0, path_end);
        if (expected.size() > 2 && expected[1] == '{') {
            auto decoded = percent_decoded(part.substr(1));
            if (!decoded || decoded->empty() || decoded->size() > wire::max_id_bytes)
                return false;
            captures[std::string(expected.substr(2, expected.size() - 3))] = std::move(*decoded);
        } else if (expected != part) {
            return false;
        }
        path_template = template_end == std::string_view::npos ? std::string_view{} : path_template.substr(template_end);
        path = path_end == std::string_view::npos ? std::string_view{} : path.substr(path_end);
    }
    return path_template.empty() && path.empty();
}

std::size_t body_limit(const Route &route)
{
    if (route.traits.body_limit > 0)
        return route.traits.body_limit;
    return route.request_schema ? wire::max_request_bytes : 1024;
}

bool browsers_use_tls(const Services &services)
{
    return services.settings.server.tls || services.secure;
}

std::string cookie(const Request &request, const std::string &name)
{
    std::string_view rest = request.header("cookie");
    std::string value;
    while (!rest.empty()) {
        const auto end = rest.find(';');
        std::string_view pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        while (!pair.empty() && pair.front() == ' ')
            pair.remove_prefix(1);
        if (!pair.starts_with(name + "="))
            continue;
        if (!value.empty())
            return {};
        value = pair.substr(name.size() + 1);
    }
    return value;
}

std::string session_token(const Services &services, const Request &request)
{
    return cookie(request, session_cookie_name(browsers_use_tls(services)));
}

std::string session_cookie_name(bool tls)
{
    return tls ? "__Host-talon_session" : "talon_session";
}

std::string session_cookie(bool tls, const std::string &token)
{
    return session_cookie_name(tls) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" + (tls ? "; Secure" : "");
}

std::string expired_session_cookie(bool tls)
{
    return session_cookie(tls, "") + "; Max-Age=0";
}

namespace {

/// Fills in whose session it is, or says why the route is not for this request.
std::optional<Response> obstacle(Services &services, const Route &route, Call &call)
{
    if (route.access.gate == Gate::this_machine) {
        const auto &server = services.settings.server;
        // What a proxy on this machine passes on comes from the loopback address too, and need not say so.
        const bool proxied = server.tls || !server.trusted_proxy.empty() || !server.public_url.empty();
        const bool allowed = call.gates.metrics || server.metrics_everywhere || (call.request.loopback && !proxied);
        return allowed ? std::nullopt : std::optional(error_answer("not_allowed", call.language));
    }
    if (route.access.gate != Gate::staff)
        return std::nullopt;
    call.token = session_token(services, call.request);
    const auto moment = services.moment();
    const bool by_itself = route.traits.background || !call.request.header("x-talon-background").empty();
    const auto *session = by_itself ? services.sessions.peek(call.token, moment) : services.sessions.use(call.token, moment);
    const auto &staff = services.hall.registry().staff;
    const auto known = session ? staff.find(session->staff) : staff.end();
    if (known == staff.end() || !known->second.active)
        return error_answer("not_logged_in", call.language);
    call.staff = known->second;
    if (call.request.method != "GET" && call.request.method != "HEAD"
        && !equal_secrets(call.request.header("x-csrf-token"), csrf_of(call.token)))
        return error_answer("bad_csrf", call.language);
    if (!route.access.lets(call.staff))
        return error_answer("not_allowed", call.language);
    // A password that somebody else knows opens nothing but the choice of an own one.
    if (!route.access.permission.empty() && services.hall.registry().one_time.contains(call.staff.staff))
        return error_answer("password_due", call.language);
    return std::nullopt;
}

} // namespace

Plan Router::plan(const Request &head, Gates gates)
{
    Call call{head, {}, {}, {}, {}, wire::accepted_language(head.header("accept-language"))};
    call.gates = gates;
    if (m_services.stopping)
        return now(error_answer("stopping", call.language));
    auto query = parse_query(head.query);
    if (!query)
        return now(error_answer("bad_request", call.language, {}, "query"));
    call.query = std::move(*query);
    std::string allowed;
    for (const Route &route : routes()) {
        call.captures.clear();
        if (!meet(route.traits.gates, gates) || !matches(route.path, head.path, call.captures))
            continue;
        const std::string_view method = route.method;
        if (head.method != method && !(head.method == "HEAD" && method == "GET" && !route.socket)) {
            allowed += (allowed.empty() ? "" : ", ") + std::string(method);
            continue;
        }
        const bool reads = (head.method == "GET" || head.method == "HEAD") && !route.socket;
        if (!reads && !same_origin(head, m_services.settings.server.public_url))
            return now(error_answer("not_allowed", call.language));
        if (auto refused = obstacle(m_services, route, call))
            return now(std::move(*refused));
        Plan plan;
        plan.known = route.access.gate == Gate::staff;
        plan.body_limit = body_limit(route);
        if (route.socket) {
            plan.frame_limit = route.access.gate == Gate::device ? wire::max_frame_bytes : 4096;
            plan.socket = [&services = m_services, &route, call = std::move(call)] { return route.socket(services, call); };
            plan.handle = [language = wire::accepted_language(head.header("accept-language"))](Request &&, Answer answer) {
                Response response = error_answer("bad_request", language, {}, "Upgrade: websocket");
                response.status = 426;
                response.headers.emplace_back("Upgrade", "websocket");
                answer(std::move(response));
            };
            return plan;
        }
        plan.handle = [&services = m_services, &route, call = std::move(call)](Request &&request, Answer answer) mutable {
            call.request = std::move(request);
            // The body may have come much later than its head: who asks is looked at again.
            if (auto refused = services.stopping ? std::optional(error_answer("stopping", call.language))
                                                 : obstacle(services, route, call))
                return answer(std::move(*refused));
            run(services, route, std::move(call), std::move(answer));
        };
        return plan;
    }
    if (allowed.empty())
        return now(error_answer("not_found", call.language));
    Response wrong = error_answer("wrong_method", call.language);
    wrong.headers.emplace_back("Allow", allowed);
    return now(std::move(wrong));
}

} // namespace talon::server
