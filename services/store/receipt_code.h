// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace talon::store {

// The code on a receipt that opens the survey for this visit: 16 characters of Crockford's base 32. The first eight are random; the other
// eight are the first 40 bits of BLAKE2b over these and the service, keyed with the key of the day. It is made where the ticket is given,
// kept nowhere, and leads to no ticket; who holds the day's key knows it for one of the day's, and its service.

using ReceiptKey = std::array<std::uint8_t, 16>;
inline constexpr std::size_t receipt_code_length = 16;

/// A fresh code of the day whose key this is.
std::string new_receipt_code(const ReceiptKey &key, const core::ServiceId &service);

/// The code as it was printed: letters in capitals. Nothing for what is no such code.
std::optional<std::string> receipt_code_of(std::string_view text);

/// For which of these services the code was made with this key; nothing: with another key, or by nobody.
std::optional<core::ServiceId> service_of_receipt(std::string_view code, const ReceiptKey &key, const std::vector<core::ServiceId> &services);

/// A hash of the code, by which a used one is known again.
std::array<std::uint8_t, 16> receipt_mark(std::string_view code);

} // namespace talon::store
