// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/schema_check.h"

#include "server/http/openapi.h"
#include "server/http/route.h"

#include <boost/json.hpp>

#include <algorithm>

namespace talon::test {

namespace {

namespace json = boost::json;

const json::object &document()
{
    static const json::value parsed = json::parse(server::openapi_document());
    return parsed.as_object();
}

const json::value *member(const json::value &of, std::string_view key)
{
    const json::object *object = of.if_object();
    return object ? object->if_contains(key) : nullptr;
}

bool is_a(const json::value &value, std::string_view type)
{
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) || (type == "string" && value.is_string())
           || (type == "integer" && (value.is_int64() || value.is_uint64())) || (type == "boolean" && value.is_bool())
           || (type == "null" && value.is_null());
}

std::string wrong(const json::value &value, const json::value &schema, const std::string &where);

std::string wrong_object(const json::object &object, const json::value &schema, const std::string &where)
{
    const json::value *properties = member(schema, "properties");
    if (const json::value *required = member(schema, "required"))
        for (const json::value &name : required->as_array())
            if (!object.contains(name.as_string()))
                return where + " lacks " + std::string(name.as_string());
    if (!properties)
        return {};
    for (const auto &[name, value] : object) {
        const json::value *described = member(*properties, name);
        if (!described)
            described = member(schema, "additionalProperties");
        if (!described)
            return where + "." + std::string(name) + " is not described";
        if (auto complaint = wrong(value, *described, where + "." + std::string(name)); !complaint.empty())
            return complaint;
    }
    return {};
}

std::string wrong_type(const json::value &value, const json::value &schema, const std::string &where)
{
    const json::value *type = member(schema, "type");
    if (!type)
        return {};
    const auto fits = [&](const json::value &name) { return is_a(value, name.as_string()); };
    const bool well = type->is_array() ? std::any_of(type->as_array().begin(), type->as_array().end(), fits) : fits(*type);
    return well ? std::string() : where + " is no " + json::serialize(*type) + ": " + json::serialize(value);
}

std::string wrong_bounds(const json::value &value, const json::value &schema, const std::string &where)
{
    const json::value *least = member(schema, "minimum");
    const json::value *most = member(schema, "maximum");
    const json::value *longest = member(schema, "maxItems");
    if (value.is_int64() && ((least && value.as_int64() < least->as_int64()) || (most && value.as_int64() > most->as_int64())))
        return where + " is out of its bounds";
    if (value.is_array() && longest && static_cast<std::int64_t>(value.as_array().size()) > longest->as_int64())
        return where + " is too long";
    return {};
}

std::string wrong(const json::value &value, const json::value &schema, const std::string &where)
{
    if (const json::value *reference = member(schema, "$ref")) {
        const std::string name(std::string_view(reference->as_string()).substr(std::string_view("#/components/schemas/").size()));
        return wrong(value, document().at("components").at("schemas").at(name), where);
    }
    if (const json::value *choices = member(schema, "anyOf")) {
        std::string complaints;
        for (const json::value &choice : choices->as_array()) {
            const std::string complaint = wrong(value, choice, where);
            if (complaint.empty())
                return {};
            complaints += (complaints.empty() ? "" : "; or ") + complaint;
        }
        return complaints;
    }
    if (const json::value *only = member(schema, "const"); only && *only != value)
        return where + " is not " + json::serialize(*only);
    if (const json::value *names = member(schema, "enum"))
        if (const auto &all = names->as_array(); std::find(all.begin(), all.end(), value) == all.end())
            return where + " is none of " + json::serialize(*names) + ": " + json::serialize(value);
    if (auto complaint = wrong_type(value, schema, where); !complaint.empty())
        return complaint;
    if (auto complaint = wrong_bounds(value, schema, where); !complaint.empty())
        return complaint;
    if (const json::array *items = value.if_array(); items && member(schema, "items"))
        for (std::size_t i = 0; i < items->size(); ++i)
            if (auto complaint = wrong((*items)[i], *member(schema, "items"), where + "[" + std::to_string(i) + "]"); !complaint.empty())
                return complaint;
    return value.is_object() ? wrong_object(value.as_object(), schema, where) : std::string();
}

std::string wrong_body(const json::value &promised, const HttpAnswer &answer)
{
    const json::value *content = member(promised, "content");
    if (!content)
        return {};
    boost::system::error_code broken;
    const json::value body = json::parse(answer.body, broken);
    if (broken)
        return "the body is no JSON: " + answer.body;
    return wrong(body, content->at("application/json").at("schema"), "body");
}

} // namespace

std::string against_schema(const std::string &method, const std::string &path, const HttpAnswer &answer)
{
    std::map<std::string, std::string> captures;
    for (const server::Route &route : server::routes()) {
        captures.clear();
        if (method != route.method || !server::matches(route.path, path, captures))
            continue;
        const std::string what = method + " " + path + " answered " + std::to_string(answer.status) + ": ";
        std::string word = method;
        std::transform(word.begin(), word.end(), word.begin(), [](char c) { return static_cast<char>(c | 0x20); });
        const json::value *promised = member(document().at("paths").at(route.path).at(word).at("responses"), std::to_string(answer.status));
        if (!promised && answer.status == 304)
            return {}; // HTTP's own answer to a condition
        if (answer.status == 404 && answer.body.find("\"not_found\"") != std::string::npos)
            return {}; // the edge's own: a listener that does not serve this route
        if (!promised)
            return what + "that is not described. " + answer.body;
        if (const auto complaint = wrong_body(*promised, answer); !complaint.empty())
            return what + complaint;
        if (answer.status < 400)
            return {};
        const std::string code(json::parse(answer.body).at("error").at("code").as_string());
        const std::string codes(promised->at("description").as_string());
        return (", " + codes + ",").find(", " + code + ",") == std::string::npos ? what + code + " is not among " + codes : std::string();
    }
    return {};
}

std::string against_schema(const std::string &schema, const std::string &text)
{
    boost::system::error_code broken;
    const json::value value = json::parse(text, broken);
    return broken ? "no JSON: " + text : wrong(value, document().at("components").at("schemas").at(schema), schema);
}

} // namespace talon::test
