// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace talon::store {

/// What a backend and its kiosks know a booking's code by: 16 hexadecimal digits, the first 64 bits of Argon2id over the
/// code with the day's salt, at the cost that the salt tells (code_salt.h). A million codes take hours to guess, and the guess is worth nothing on the
/// next day, whose salt is another. Nothing for a salt of another form, or when there is no memory. Takes some 6 to 40 ms.
std::optional<std::string> code_digest(std::string_view code, std::string_view salt);

/// Those of many codes, by their codes: as many at a time as the machine has processors, at most max_digest_threads (16 MiB each), and all in
/// threads of the caller's priority. Nothing where one of them cannot be had.
std::optional<std::map<std::string, std::string>> code_digests(const std::set<std::string> &codes, std::string_view salt);
inline constexpr unsigned max_digest_threads = 4;

/// A fresh salt of that form.
std::string new_code_salt();

} // namespace talon::store
