// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json/bounds.h"
#include "wire/json/hash.h"
#include "wire/json/json_reader.h"
#include "wire/json/names.h"

// How a value of each form is read; whoever describes a form of its own adds an overload beside it.

namespace talon::wire::detail {

template<class S>
void read(const Reader &at, Bounded<S> field) { field.value = at.text(field.min, field.max); }
template<class S>
void read(const Reader &at, Plain<S> field) { field.value = at.id(); }
template<class Tag>
void read(const Reader &at, core::Id<Tag> &value) { value.value = at.id(); }
inline void read(const Reader &at, bool &value) { value = at.flag(); }
template<std::integral I>
void assign(I &value, std::int64_t number) { value = static_cast<I>(number); }
inline void assign(core::Minutes &value, std::int64_t number) { value = core::Minutes{number}; }
inline void assign(core::Millis &value, std::int64_t number) { value = core::Millis{number}; }
template<class I>
void assign(std::optional<I> &value, std::int64_t number) { assign(value.emplace(), number); }
template<class I>
void read(const Reader &at, Ranged<I> field) { assign(field.value, at.integer(field.min, field.max)); }

template<class T>
void read_parsed(const Reader &at, T &value, const std::optional<T> &found)
{
    if (found)
        value = *found;
    else
        at.bad();
}
void read(const Reader &at, core::Instant &value);
void read(const Reader &at, core::Day &value);
void read(const Reader &at, core::Language &value);
void read(const Reader &at, core::Letter &value);
void read(const Reader &at, core::TicketNumber &value);
void read(const Reader &at, Hash &value);
void read(const Reader &at, Spoken<core::Text> field);
template<Named E>
void read(const Reader &at, E &value) { read_parsed(at, value, value_named<E>(at.text(1, max_id_bytes))); }
template<class T>
void read(const Reader &at, std::optional<T> &value) { read(at, value.emplace()); }
template<class V>
void read(const Reader &at, Listed<V> field)
{
    field.value.clear();
    at.each(field.min, field.max, [&](const Reader &item) { read(item, field.value.emplace_back()); });
}
template<class M>
concept Described = requires(const Reader &reader, M &message) { fields(reader, message); };
template<Described M>
void read(const Reader &at, M &message)
{
    if (at.is_object())
        fields(at, message);
}

} // namespace talon::wire::detail
