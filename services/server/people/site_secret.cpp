// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/site_secret.h"

#include "server/people/secrets.h"
#include "store/durable_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace talon::server {

namespace {

constexpr std::size_t written_size = 43; // 32 bytes in base64 without padding

} // namespace

core::Result<SiteSecret, std::string> SiteSecret::of(const std::string &data)
{
    const std::string path = data + "/secret.key";
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        const auto made = store::make_durable_file(path, random_token(32) + "\n");
        if (!made)
            return core::Failure{"The key of this site cannot be kept: " + made.error().detail + "."};
    }
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (text.size() != written_size + 1 || text.back() != '\n')
        return core::Failure{"The file " + path + " is damaged. Move it away: talond makes a new one, and open enrolment codes end."};
    text.pop_back();
    return SiteSecret(std::move(text));
}

std::string SiteSecret::hash(std::string_view purpose, std::string_view text) const
{
    return keyed_hash(m_key, std::string(purpose) + ":" + std::string(text));
}

} // namespace talon::server
