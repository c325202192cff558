// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/openapi.h"

#include "core/hall/verbs.h"
#include "core/people/roles.h"
#include "server/http/answers.h"
#include "server/http/route.h"
#include "wire/api/api.h"

#include <boost/json.hpp>

#include <algorithm>
#include <set>

namespace talon::server {

namespace json = boost::json;

namespace {

json::object content_of(const char *schema)
{
    const json::object reference{{"$ref", std::string("#/components/schemas/") + schema}};
    return {{"application/json", json::object{{"schema", reference}}}};
}

std::string who(const Access &access)
{
    switch (access.gate) {
    case Gate::everyone: return "everyone";
    case Gate::this_machine: return "this machine only, unless server.metrics_everywhere is set";
    case Gate::device: return "enrolled devices, by the protocol's handshake";
    case Gate::staff: break;
    }
    if (access.permission.empty())
        return "any member of staff";
    std::string roles;
    for (const core::Role &role : core::roles())
        if (std::binary_search(role.permissions.begin(), role.permissions.end(), access.permission))
            roles += (roles.empty() ? "" : ", ") + role.id.value;
    return "who has the permission " + std::string(access.permission) + " (" + roles + ")";
}

bool keyed(const Route &route)
{
    return route.access.gate == Gate::staff && std::string_view(route.method) == "POST";
}

/// The codes that a route can answer with, those of its permission and of the limits included.
std::set<std::string> codes_of(const Route &route)
{
    std::set<std::string> codes(route.errors.begin(), route.errors.end());
    codes.insert({"stopping", "bad_request", "too_large", "too_many_connections"}); // whatever is asked for
    const bool changes = std::string_view(route.method) != "GET";
    if (route.access.gate == Gate::staff) {
        codes.insert("not_logged_in");
        if (changes)
            codes.insert("bad_csrf");
    }
    if (route.access.gate == Gate::staff && !route.access.permission.empty())
        codes.insert("password_due");
    if (keyed(route))
        codes.insert({"key_reused", "restarted"});
    if (!route.access.permission.empty() || route.access.gate == Gate::this_machine || changes)
        codes.insert("not_allowed");
    if (route.request_schema)
        codes.insert({"bad_json", "too_deep", "too_large", "missing_field", "bad_field"});
    if (changes && route.access.gate == Gate::staff)
        codes.insert({"busy", "storage_failed"});
    if (route.handler && !route.response_schema && route.status == 200 && route.access.gate == Gate::everyone)
        codes.insert("not_found");
    return codes;
}

json::object responses_of(const Route &route)
{
    json::object good{{"description", route.summary}};
    if (route.response_schema && route.status == 200)
        good["content"] = content_of(route.response_schema);
    json::object responses{{std::to_string(route.status), good}};

    std::map<int, std::set<std::string>> by_status;
    for (const std::string &code : codes_of(route))
        by_status[status_of(code)].insert(code);
    for (const auto &[status, codes] : by_status) {
        std::string description;
        for (const std::string &code : codes)
            description += (description.empty() ? "" : ", ") + code;
        responses[std::to_string(status)] =
            json::object{{"description", description}, {"content", content_of("Error")}};
    }
    responses["431"] = json::object{{"description", "too_large"}, {"content", content_of("Error")}}; // of the head
    if (route.socket)
        responses["426"] = json::object{{"description", "bad_request"}, {"content", content_of("Error")}};
    return responses;
}

json::array parameters_of(const Route &route)
{
    const std::string_view path = route.path;
    json::array parameters;
    for (auto from = path.find('{'); from != std::string_view::npos; from = path.find('{', from + 1)) {
        const auto name = path.substr(from + 1, path.find('}', from) - from - 1);
        parameters.push_back(json::object{{"name", name},
                                          {"in", "path"},
                                          {"required", true},
                                          {"schema", json::object{{"type", "string"}, {"maxLength", 64}}}});
    }
    for (const char *name : route.traits.query)
        parameters.push_back(json::object{{"name", name},
                                          {"in", "query"},
                                          {"required", false},
                                          {"schema", json::object{{"type", "string"}, {"maxLength", max_query_value}}}});
    return parameters;
}

json::object operation_of(const Route &route)
{
    json::object operation{{"operationId", route.name},
                           {"summary", route.summary},
                           {"description", std::string("For ") + who(route.access) + "."},
                           {"responses", responses_of(route)}};
    json::array parameters = parameters_of(route);
    if (keyed(route))
        parameters.push_back(json::object{
            {"name", "Idempotency-Key"},
            {"in", "header"},
            {"required", false},
            {"description", "The session's `instance`, a dot and something new for each press. The same press again, with the same key, hears the first "
                            "one's answer. `restarted`: the key is of before a restart of talond, and nobody knows what became of it."},
            {"schema", json::object{{"type", "string"}, {"maxLength", 64}}}});
    if (!route.access.permission.empty())
        operation["x-permission"] = route.access.permission;
    if (const core::Verb *verb = route.verb ? core::verb(route.verb) : nullptr) {
        json::array states;
        for (const core::TicketState state : verb->from)
            states.push_back(json::string(wire::name_of(state)));
        operation["x-verb"] = verb->name;
        operation["x-from-states"] = states;
    }
    json::array security;
    if (route.access.gate == Gate::staff) {
        json::object needed{{"session", json::array{}}};
        if (std::string_view(route.method) != "GET")
            needed["csrf"] = json::array{};
        security.push_back(needed);
    }
    operation["security"] = security;
    if (!parameters.empty())
        operation["parameters"] = parameters;
    if (route.request_schema)
        operation["requestBody"] = json::object{{"required", true}, {"content", content_of(route.request_schema)}};
    return operation;
}

std::string lower(std::string text)
{
    for (char &c : text)
        c = static_cast<char>(c | 0x20);
    return text;
}

} // namespace

std::string openapi_document()
{
    json::object paths;
    for (const Route &route : routes()) {
        if (!paths.contains(route.path))
            paths[route.path] = json::object{};
        paths[route.path].as_object()[lower(route.method)] = operation_of(route);
    }
    const json::object schemes{
        {"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "talon_session"}}},
        {"csrf", json::object{{"type", "apiKey"}, {"in", "header"}, {"name", "X-CSRF-Token"}}},
    };
    const json::object document{
        {"openapi", "3.1.0"},
        {"info", json::object{{"title", "Talon"},
                              {"version", TALON_VERSION},
                              {"summary", "The queue of a tax inspectorate's hall"},
                              {"license", json::object{{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}}}},
        {"servers", json::array{json::object{{"url", "/"}}}},
        {"paths", paths},
        {"components", json::object{{"schemas", json::parse(schemas_json())}, {"securitySchemes", schemes}}},
    };
    return json::serialize(document);
}

} // namespace talon::server
