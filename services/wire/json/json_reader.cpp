// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/json_reader.h"

#include "wire/json/limits.h"
#include "wire/json/parsed.h"

#include <algorithm>
#include <array>

namespace talon::wire::detail {

namespace {

constexpr auto of_ids = [] {
    std::array<bool, 256> all{};
    for (const unsigned char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"))
        all[c] = true;
    return all;
}();

} // namespace

bool is_id(std::string_view text)
{
    const auto allowed = [](char c) { return of_ids[static_cast<unsigned char>(c)]; };
    return !text.empty() && text.size() <= max_id_bytes && std::all_of(text.begin(), text.end(), allowed);
}

std::int64_t Reader::integer(std::int64_t min, std::int64_t max) const
{
    const std::int64_t *number = m_value->if_int64();
    if (number == nullptr || *number < min || *number > max) {
        bad();
        return min;
    }
    return *number;
}

std::string Reader::text(std::size_t min, std::size_t max) const
{
    const json::string *string = m_value->if_string();
    if (string == nullptr || string->size() < min || string->size() > max) {
        bad();
        return {};
    }
    return std::string(string->data(), string->size());
}

std::string Reader::id() const
{
    std::string found = text(1, max_id_bytes);
    if (sound() && !is_id(found))
        bad();
    return found;
}

bool Reader::is_object() const
{
    if (!m_value->is_object())
        bad();
    return m_value->is_object();
}

bool Reader::flag() const
{
    const bool *found = m_value->if_bool();
    if (found == nullptr)
        bad();
    return found != nullptr && *found;
}

const json::value *Reader::find(std::string_view key) const
{
    const json::object *object = m_value->if_object();
    if (object == nullptr) {
        bad();
        return nullptr;
    }
    return object->if_contains(key);
}

void Reader::fail_at(WireFault fault, std::string path) const
{
    if (!m_trouble->first)
        m_trouble->first = WireError{fault, std::move(path)};
}

std::string Reader::joined(std::string path, std::string_view key)
{
    // A path stands in logs and answers: it names our own fields and ids, never what a stranger wrote for one, and it ends somewhere.
    constexpr std::size_t longest = 256;
    if (path.size() >= longest)
        return path;
    if (!path.empty())
        path += '.';
    path += is_id(key) ? key : std::string_view{"?"};
    return path;
}

std::string Reader::path() const
{
    if (m_parent == nullptr)
        return {};
    if (!m_key.empty())
        return joined(m_parent->path(), m_key);
    return m_parent->path() + '[' + std::to_string(m_index) + ']';
}

std::optional<WireError> parse(std::string_view text, std::size_t max_bytes, json::value &out)
{
    if (text.size() > max_bytes)
        return WireError{WireFault::too_large, {}};
    json::parse_options options;
    options.max_depth = max_depth;
    json::error_code error;
    out = json::parse(text, error, out.storage(), options);
    if (error == json::error::too_deep)
        return WireError{WireFault::too_deep, {}};
    if (error)
        return WireError{WireFault::bad_json, {}};
    return std::nullopt;
}

} // namespace talon::wire::detail
