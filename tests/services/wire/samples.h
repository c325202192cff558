// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/codec.h"

#include <string>
#include <utility>
#include <vector>

// One value for each kind of message, event and document, the same morning at the same hall: what stands as JSON in
// tests/data/wire/NAME.json and in PROTOCOL.md.

namespace talon::samples {

core::Site site();
core::Instant at(int hour, int minute, int second = 0); ///< of 2026-11-23, UTC

std::vector<std::pair<std::string, core::Event>> events();
std::vector<std::pair<std::string, wire::UpMessage>> up();
std::vector<std::pair<std::string, wire::DownMessage>> down();

/// The text of tests/data/wire/NAME.json.
std::string vector(const std::string &name);
/// JSON without its white space, otherwise as it stands.
std::string compact(const std::string &json);
/// Names of all the files there.
std::vector<std::string> vector_names();

} // namespace talon::samples
