// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/route.h"
#include "server/services.h"

namespace talon::server {

/// Finds the route of a request and who asks, and turns strangers away before their bodies are read.
/// Plans refer to the services, not to the router.
class Router
{
public:
    explicit Router(Services &services) : m_services(services) {}

    /// `gates`: what the listener answers.
    Plan plan(const Request &head, Gates gates);

private:
    Services &m_services;
};

/// Do browsers come through TLS, of talond or of the proxy in front?
bool browsers_use_tls(const Services &services);
/// The value of a cookie; nothing when it is there twice, which only an attacker's subdomain brings about.
std::string cookie(const Request &request, const std::string &name);
/// The token of the session's cookie; empty: there is none.
std::string session_token(const Services &services, const Request &request);

/// The name and the attributes of the session's cookie, which depend on whether browsers come through TLS.
std::string session_cookie_name(bool tls);
std::string session_cookie(bool tls, const std::string &token);
std::string expired_session_cookie(bool tls);

} // namespace talon::server
