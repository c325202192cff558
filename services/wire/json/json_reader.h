// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json/wire_error.h"

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace talon::wire::detail {

namespace json = boost::json;

/// The first thing found wrong; whatever is read after it does not matter.
struct Trouble {
    std::optional<WireError> first;
};

/// One JSON value and where it stands. Reads into targets of known form; the path is only built when something is
/// wrong. A reader lives no longer than its parent: both stand on the stack.
class Reader
{
public:
    Reader(const json::value &value, Trouble &trouble) : m_value(&value), m_trouble(&trouble) {}

    const json::value &value() const { return *m_value; }
    bool sound() const { return !m_trouble->first; }
    void fail(WireFault fault) const { fail_at(fault, path()); }
    void bad() const { fail(WireFault::bad_field); }
    /// Something is wrong with the field of this name.
    void fail(WireFault fault, std::string_view key) const { fail_at(fault, joined(path(), key)); }

    /// A field that must be there.
    template<class T>
    void operator()(std::string_view key, T &&target) const
    {
        const json::value *found = find(key);
        if (!sound())
            return;
        if (found == nullptr)
            return fail(WireFault::missing_field, key);
        read(Reader(*found, *this, key), target);
    }
    /// The same, for what no overload of `read` can take.
    template<class F>
    void child(std::string_view key, F take) const
    {
        const json::value *found = find(key);
        if (sound() && found == nullptr)
            fail(WireFault::missing_field, key);
        if (sound())
            take(Reader(*found, *this, key));
    }

    /// A field that may be missing or null: then the target stays as it is.
    template<class T>
    void maybe(std::string_view key, T &&target) const
    {
        const json::value *found = find(key);
        if (sound() && found != nullptr && !found->is_null())
            read(Reader(*found, *this, key), target);
    }

    template<class T>
    void where(bool, std::string_view key, T &&target) const { maybe(key, target); }

    /// Calls `item(reader)` for each element; an array outside of the counts is refused before.
    template<class F>
    void each(std::size_t min, std::size_t max, F item) const
    {
        const json::array *array = m_value->if_array();
        if (array == nullptr || array->size() < min || array->size() > max)
            return bad();
        for (std::size_t i = 0; i < array->size() && sound(); ++i)
            item(Reader((*array)[i], *this, i));
    }

    /// Calls `field(key, reader)` for each member.
    template<class F>
    void members(std::size_t max, F field) const
    {
        const json::object *object = m_value->if_object();
        if (object == nullptr || object->size() > max)
            return bad();
        for (auto it = object->begin(); it != object->end() && sound(); ++it)
            field(std::string_view(it->key()), Reader(it->value(), *this, it->key()));
    }

    /// Refuses everything that is not an object.
    bool is_object() const;
    std::int64_t integer(std::int64_t min, std::int64_t max) const;
    std::string text(std::size_t min, std::size_t max) const;
    /// 1–64 of [A-Za-z0-9._-].
    std::string id() const;
    bool flag() const;

private:
    Reader(const json::value &value, const Reader &parent, std::string_view key)
        : m_value(&value), m_trouble(parent.m_trouble), m_parent(&parent), m_key(key) {}
    Reader(const json::value &value, const Reader &parent, std::size_t index)
        : m_value(&value), m_trouble(parent.m_trouble), m_parent(&parent), m_index(index) {}

    const json::value *find(std::string_view key) const;
    void fail_at(WireFault fault, std::string path) const;
    std::string path() const;
    static std::string joined(std::string path, std::string_view key);

    const json::value *m_value;
    Trouble *m_trouble;
    const Reader *m_parent = nullptr;
    std::string_view m_key;
    std::size_t m_index = 0;
};

/// Is this an id of the protocol: 1–64 of [A-Za-z0-9._-]?
bool is_id(std::string_view text);

} // namespace talon::wire::detail
