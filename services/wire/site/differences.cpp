// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/site/differences.h"

#include "wire/json/json_writer.h"
#include "wire/site/site_codec.h"

#include <boost/json.hpp>

#include <algorithm>

namespace talon::wire {

namespace {

namespace json = boost::json;

/// How a thing of a list is known: by its id or number, a service of a window also by itself; empty: by its place only.
std::string name_of(const json::value &thing)
{
    if (const auto *text = thing.if_string())
        return std::string(*text);
    const auto *object = thing.if_object();
    for (const char *key : {"id", "number"})
        if (const json::value *found = object ? object->if_contains(key) : nullptr)
            return found->is_string() ? std::string(found->get_string()) : std::to_string(found->to_number<std::int64_t>());
    return {};
}

class Comparison
{
public:
    std::vector<Difference> found;

    void values(const std::string &path, const json::value &was, const json::value &now)
    {
        if (was == now || found.size() >= max_differences)
            return;
        if (was.is_object() && now.is_object())
            return objects(path, was.get_object(), now.get_object());
        if (was.is_array() && now.is_array() && named(was.get_array()) && named(now.get_array()))
            return things(path, was.get_array(), now.get_array());
        found.push_back({path, text(was), text(now)});
    }

private:
    static std::string text(const json::value &value) { return detail::canonical(value); }

    /// Hours are a list of plain words, which are no names.
    static bool named(const json::array &list)
    {
        return std::all_of(list.begin(), list.end(), [](const json::value &each) {
            const std::string name = name_of(each);
            return !name.empty() && name.find(':') == std::string::npos;
        });
    }

    void objects(const std::string &path, const json::object &was, const json::object &now)
    {
        const std::string prefix = path.empty() ? "" : path + ".";
        for (const auto &[key, value] : was) {
            const json::value *after = now.if_contains(key);
            values(prefix + std::string(key), value, after ? *after : json::value());
        }
        for (const auto &[key, value] : now)
            if (!was.contains(key))
                values(prefix + std::string(key), json::value(), value);
    }

    static const json::value *find(const json::array &list, const std::string &name)
    {
        const auto found = std::find_if(list.begin(), list.end(), [&](const json::value &each) { return name_of(each) == name; });
        return found == list.end() ? nullptr : &*found;
    }

    /// The names of those that the other list has too, in their order.
    static json::value order(const json::array &list, const json::array &other)
    {
        json::array names;
        for (const json::value &each : list)
            if (const std::string name = name_of(each); find(other, name))
                names.emplace_back(name);
        return names;
    }

    void things(const std::string &path, const json::array &was, const json::array &now)
    {
        for (const json::value &each : was) {
            const std::string name = name_of(each);
            const json::value *after = find(now, name);
            values(path + "[" + name + "]", each, after ? *after : json::value());
        }
        for (const json::value &each : now)
            if (const std::string name = name_of(each); !find(was, name))
                values(path + "[" + name + "]", json::value(), each);
        const json::value before = order(was, now);
        const json::value after = order(now, was);
        if (before != after && found.size() < max_differences)
            found.push_back({path, text(before), text(after)});
    }
};

} // namespace

std::vector<Difference> differences(const core::Site &was, const core::Site &now)
{
    Comparison comparison;
    comparison.values("", json::parse(encode_site(was)), json::parse(encode_site(now)));
    return std::move(comparison.found);
}

} // namespace talon::wire
