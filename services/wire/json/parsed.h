// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json/json_reader.h"

#include <array>

namespace talon::wire::detail {

/// Parses one JSON value of at most so many bytes, within max_depth.
std::optional<WireError> parse(std::string_view text, std::size_t max_bytes, json::value &out);

/// Parses, then lets `take(reader)` read; the value it returns counts when nothing was wrong.
template<class F>
auto parsed(std::string_view text, std::size_t max_bytes, F take) -> Decoded<decltype(take(std::declval<Reader>()))>
{
    // An event, and most frames, need no more than this.
    std::array<unsigned char, 8192> first;
    json::monotonic_resource memory(first.data(), first.size());
    json::value value(&memory);
    if (auto error = parse(text, max_bytes, value))
        return core::Failure{*error};
    Trouble trouble;
    auto result = take(Reader(value, trouble));
    if (trouble.first)
        return core::Failure{*trouble.first};
    return result;
}

} // namespace talon::wire::detail
