// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <variant>

namespace talon::core {

/// Marks the failure side when a Result is built: `return Failure{Refusal::unknown_ticket};`
template<class E>
struct Failure {
    E error;
};
template<class E>
Failure(E) -> Failure<E>;

/// A value or the reason why there is none. Errors of the domain are values; exceptions are kept for
/// broken invariants. Reading the wrong side is a programming error and throws std::bad_variant_access, in release
/// builds too.
template<class T, class E>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_side(std::in_place_index<0>, std::move(value)) {}
    Result(Failure<E> failure) : m_side(std::in_place_index<1>, std::move(failure.error)) {}

    bool ok() const { return m_side.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<0>(m_side); }
    T &value() & { return std::get<0>(m_side); }
    /// Of a temporary by value, so that `for (x : f().value())` walks something that lives.
    T value() && { return std::get<0>(std::move(m_side)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const E &error() const { return std::get<1>(m_side); }

private:
    std::variant<T, E> m_side;
};

/// Result of an action that yields nothing but may fail.
struct Done {
    bool operator==(const Done &) const = default;
};

} // namespace talon::core
