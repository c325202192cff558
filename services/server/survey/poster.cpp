// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/poster.h"

#include "server/survey/code_reader.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace talon::server {

namespace {

constexpr std::size_t longest_place = 12;
constexpr std::size_t longest_address = 120;
constexpr std::size_t module_px = 4;
constexpr std::size_t quiet_modules = 4; // ISO/IEC 18004, 6.3.8

/// Everything that a reader finds in the picture of the code.
core::Result<std::string, std::string> read_back(const std::vector<std::string> &rows)
{
    const std::size_t side = (rows.size() + 2 * quiet_modules) * module_px;
    std::vector<unsigned char> grey(side * side, 255);
    for (std::size_t y = 0; y < rows.size() * module_px; ++y)
        for (std::size_t x = 0; x < rows.size() * module_px; ++x)
            if (rows[y / module_px][x / module_px] == '1')
                grey[(y + quiet_modules * module_px) * side + x + quiet_modules * module_px] = 0;
    return read_codes(grey, side);
}

} // namespace

std::optional<std::string> place_in_address(std::string_view given)
{
    std::string place(given);
    std::transform(place.begin(), place.end(), place.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const bool sound = !place.empty() && place.size() <= longest_place
        && place.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == place.npos;
    return sound ? std::optional(place) : std::nullopt;
}

core::Result<Poster, std::string> poster_of(const std::string &address)
{
    if (address.empty() || address.size() > longest_address)
        return core::Failure{std::string("The address is too long for a poster.")};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(address.c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1), &QRcode_free);
    if (!code)
        return core::Failure{"No code holds the address " + address + "."};
    Poster poster{address, {}};
    const auto width = static_cast<std::size_t>(code->width);
    for (std::size_t y = 0; y < width; ++y) {
        std::string &row = poster.rows.emplace_back(width, '0');
        for (std::size_t x = 0; x < width; ++x)
            if (code->data[y * width + x] & 1)
                row[x] = '1';
    }
    const auto read = read_back(poster.rows);
    if (!read)
        return core::Failure{read.error()};
    if (*read != address)
        return core::Failure{"The code of the poster reads \"" + *read + "\" in place of \"" + address + "\"."};
    return poster;
}

} // namespace talon::server
