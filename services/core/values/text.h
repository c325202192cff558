// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace talon::core {

enum class Language : std::uint8_t { ru, en };

/// A text in the languages of the screens. Russian is never empty; where English is empty, Russian is shown.
struct Text {
    std::string ru;
    std::string en;

    bool operator==(const Text &) const = default;
    /// The text to show to somebody who reads `language`.
    const std::string &in(Language language) const;
};

} // namespace talon::core
