// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/content/content_key.h"

#include "store/durable_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace talon::server {

core::Result<library::SigningKey, std::string> content_key_of(const std::string &data)
{
    const std::string path = data + "/content.key";
    std::error_code error;
    const bool there = std::filesystem::exists(path, error);
    if (error) // a new key in the place of one that is only out of reach would cost each stand a new code
        return core::Failure{"The file " + path + " cannot be reached: " + error.message() + "."};
    if (!there) {
        const auto made = store::make_durable_file(path, library::SigningKey::make().written());
        if (!made)
            return core::Failure{"The key of the stands' editions cannot be kept: " + made.error().detail + "."};
    }
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    auto key = library::SigningKey::read(text);
    if (!key)
        return core::Failure{"The file " + path + " is damaged. Move it away: talond makes a new key, and each stand needs a new code."};
    return key;
}

} // namespace talon::server
