// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "wire/json/limits.h"

#include <concepts>
#include <cstdint>
#include <type_traits>

namespace talon::wire::detail {

/// Is M a T, const or not?
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

/// A text in its languages, each of at most `max` bytes; a plain string stands for Russian alone.
template<class T>
struct Spoken { T &value; std::size_t max; bool required; };
template<class T>
Spoken<T> title(T &value, bool required = true) { return {value, core::max_title_length, required}; }
template<class T>
Spoken<T> note(T &value) { return {value, core::max_note_length, false}; }

} // namespace talon::wire::detail
