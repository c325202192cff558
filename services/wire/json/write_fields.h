// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json/bounds.h"
#include "wire/json/hash.h"
#include "wire/json/json_writer.h"
#include "wire/json/names.h"
#include "wire/json/times.h"
#include "wire/json/wire_error.h"

// How a value of each form is written.

namespace talon::wire::detail {

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
inline std::int64_t number(core::Millis value) { return value.count(); }
template<class I>
void write_number(Writer &out, const I &value) { out.integer(number(value)); }
template<class I>
void write_number(Writer &out, const std::optional<I> &value) { value ? write_number(out, *value) : out.null(); }
template<class I>
void write(Writer &out, const Ranged<I> &field) { write_number(out, field.value); }
inline void write(Writer &out, core::Instant value) { out.string(to_text(value)); }
inline void write(Writer &out, core::Day value) { out.string(to_text(value)); }
inline void write(Writer &out, core::Language value) { out.string(value.tag()); }
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
