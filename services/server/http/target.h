// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace talon::server {

// Bounds of a query string; what goes over one is answered with `bad_request`.
inline constexpr std::size_t max_query_fields = 32;
inline constexpr std::size_t max_query_name = 64;     ///< bytes, decoded
inline constexpr std::size_t max_query_value = 1024;  ///< bytes, decoded

/// What stands behind the `?` of a request: fields by name, decoded.
class Query
{
public:
    Query() = default;
    explicit Query(std::vector<std::pair<std::string, std::string>> fields) : m_fields(std::move(fields)) {}

    /// The first field of that name; nothing when there is none.
    std::optional<std::string> value(std::string_view name) const;
    /// All fields of that name, in their order.
    std::vector<std::string> values(std::string_view name) const;
    /// A whole number in decimal; nothing when the field is missing, is no such number or is out of range.
    std::optional<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most) const;
    bool has(std::string_view name) const { return value(name).has_value(); }
    bool empty() const { return m_fields.empty(); }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

/// `%41` → `A`, strictly: nothing for a broken escape, for what is not UTF-8, and for control characters, which no field and
/// no name of ours holds. With `form`, `+` is a space, as in a query.
std::optional<std::string> percent_decoded(std::string_view text, bool form = false);

/// "day=2026-11-23&letter=%D0%90"; nothing when it does not hold the rules above or the bounds.
std::optional<Query> parse_query(std::string_view text);

} // namespace talon::server
