// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/openapi.h"

#include "server/http/answers.h"
#include "server/http/route.h"

#include <boost/json.hpp>

#include <set>

namespace talon::server {

namespace json = boost::json;

namespace {

json::object content_of(const char *schema)
{
    const json::object reference{{"$ref", std::string("#/components/schemas/") + schema}};
    return {{"application/json", json::object{{"schema", reference}}}};
}

bool needs_session(Permission permission)
{
    return permission == Permission::staff || permission == Permission::operator_ || permission == Permission::specialist
           || permission == Permission::caretaker;
}

const char *who(Permission permission)
{
    switch (permission) {
    case Permission::everyone: return "everyone";
    case Permission::this_machine: return "this machine only, unless server.metrics_everywhere is set";
    case Permission::device: return "enrolled devices, by the protocol's handshake";
    case Permission::staff: return "any member of staff";
    case Permission::operator_: return "operators";
    case Permission::specialist: return "specialists";
    case Permission::caretaker: return "specialists and administrators";
    }
    return "";
}

/// The codes that a route can answer with, those of its permission and of the limits included.
std::set<std::string> codes_of(const Route &route)
{
    std::set<std::string> codes(route.errors.begin(), route.errors.end());
    codes.insert({"stopping", "bad_request"});
    const bool changes = std::string_view(route.method) != "GET";
    if (needs_session(route.permission)) {
        codes.insert("not_logged_in");
        if (changes)
            codes.insert("bad_csrf");
    }
    if (route.permission == Permission::operator_ || route.permission == Permission::specialist
        || route.permission == Permission::caretaker || route.permission == Permission::this_machine || changes)
        codes.insert("not_allowed");
    if (route.request_schema)
        codes.insert({"bad_json", "too_deep", "too_large", "missing_field", "bad_field"});
    if (changes && needs_session(route.permission))
        codes.insert({"busy", "storage_failed"});
    if (route.handler && !route.response_schema && route.status == 200 && route.permission == Permission::everyone)
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
                           {"description", std::string("For ") + who(route.permission) + "."},
                           {"responses", responses_of(route)}};
    json::array parameters = parameters_of(route);
    json::array security;
    if (needs_session(route.permission)) {
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
