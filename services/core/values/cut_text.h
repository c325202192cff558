// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace talon::core {

/// The beginning of a UTF-8 text, at most so many bytes of it and no half of a letter.
inline std::string_view cut_text(std::string_view text, std::size_t most)
{
    std::size_t length = std::min(text.size(), most);
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length;
    return text.substr(0, length);
}

} // namespace talon::core
