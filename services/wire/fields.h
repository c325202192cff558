// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json_reader.h"
#include "wire/json_writer.h"
#include "wire/limits.h"
#include "wire/names.h"
#include "wire/times.h"

#include <concepts>

// One description of a struct serves both directions: `fields(archive, struct)` names every field once, in canonical
// order, with its bounds; a Reader fills it and a Writer writes it. So the two can't drift apart.

namespace talon::wire::detail {

template<class M, class T>
concept Like = std::same_as<std::remove_const_t<M>, T>;

// Bounds beside a field. S and I may be const: then the field is written.

template<class S>
struct Bounded { S &value; std::size_t min; std::size_t max; };
template<class S>
Bounded<S> text(S &value, std::size_t max, std::size_t min = 1) { return {value, min, max}; }

template<class I>
struct Ranged { I &value; std::int64_t min; std::int64_t max; };
template<class I>
Ranged<I> ranged(I &value, std::int64_t min, std::int64_t max) { return {value, min, max}; }

/// A string that is an id.
template<class S>
struct Plain { S &value; };
template<class S>
Plain<S> id(S &value) { return {value}; }

template<class V>
struct Listed { V &value; std::size_t min; std::size_t max; };
template<class V>
Listed<V> list(V &value, std::size_t max, std::size_t min = 0) { return {value, min, max}; }

/// A text in two languages; a plain string stands for Russian alone.
template<class T>
struct Spoken { T &value; std::size_t max; bool required; };
template<class T>
Spoken<T> title(T &value, bool required = true) { return {value, core::max_title_length, required}; }
template<class T>
Spoken<T> note(T &value) { return {value, core::max_note_length, false}; }

// Reading.

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

// Writing.

template<class S>
void write(Writer &out, const Bounded<S> &field) { out.string(field.value); }
template<class S>
void write(Writer &out, const Plain<S> &field) { out.string(field.value); }
template<class Tag>
void write(Writer &out, const core::Id<Tag> &value) { out.string(value.value); }
template<std::same_as<bool> B>
void write(Writer &out, B value) { out.flag(value); }
template<std::integral I>
std::int64_t number(I value) { return static_cast<std::int64_t>(value); }
inline std::int64_t number(core::Minutes value) { return value.count(); }
template<class I>
void write_number(Writer &out, const I &value) { out.integer(number(value)); }
template<class I>
void write_number(Writer &out, const std::optional<I> &value) { value ? write_number(out, *value) : out.null(); }
template<class I>
void write(Writer &out, const Ranged<I> &field) { write_number(out, field.value); }
inline void write(Writer &out, core::Instant value) { out.string(to_text(value)); }
inline void write(Writer &out, core::Day value) { out.string(to_text(value)); }
inline void write(Writer &out, core::Letter value) { out.string(core::cyrillic(value)); }
inline void write(Writer &out, const core::TicketNumber &value) { out.string(core::to_text(value)); }
inline void write(Writer &out, const Hash &value) { out.string(to_hex(value)); }
void write(Writer &out, const core::Text &value);
template<class T>
void write(Writer &out, const Spoken<T> &field) { write(out, field.value); }
template<Named E>
void write(Writer &out, E value) { out.string(name(value)); }
template<class T>
void write(Writer &out, const std::optional<T> &value) { value ? write(out, *value) : out.null(); }
template<class V>
void write(Writer &out, const Listed<V> &field)
{
    out.begin_array();
    for (const auto &item : field.value)
        write(out, item);
    out.end_array();
}
template<class M>
concept Writable = requires(Writer &writer, const M &message) { fields(writer, message); };
template<Writable M>
void write(Writer &out, const M &message)
{
    out.begin_object();
    fields(out, message);
    out.end_object();
}

/// Canonical JSON of a described struct.
template<class M>
std::string to_json(const M &message)
{
    Writer out;
    write(out, message);
    return out.take();
}

/// Throws std::logic_error: a value that the other end must refuse was about to leave this program.
[[noreturn]] void refuse_to_write(const WireError &error, std::string_view what);

} // namespace talon::wire::detail
