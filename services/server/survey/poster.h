// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace talon::server {

/// A printed code of a survey: what it holds, and its modules row by row, '1' for a dark one, without the quiet zone of four around it.
struct Poster {
    std::string address;
    std::vector<std::string> rows;
};

/// The place's name as it stands in an address: letters of the Latin alphabet in capitals, figures and hyphens, 1…12. Nothing for another.
std::optional<std::string> place_in_address(std::string_view given);

/// The code for this address, which is in capitals: error correction Q, so that a torn corner or a stain costs nothing. It is drawn and read back by a
/// reader of codes before it is handed out; one English sentence where that reads something else.
core::Result<Poster, std::string> poster_of(const std::string &address);

} // namespace talon::server
