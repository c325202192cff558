// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/code_digest.h"

#include "store/code_salt.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace talon::store {

namespace {

template<std::size_t Size>
std::string hex(const std::array<unsigned char, Size> &bytes)
{
    std::string text(2 * Size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

} // namespace

std::optional<std::string> code_digest(std::string_view code, std::string_view salt)
{
    const auto salted = read_code_salt(salt);
    if (!salted)
        return std::nullopt;
    static_assert(std::tuple_size_v<decltype(salted->bytes)> == crypto_pwhash_SALTBYTES);
    // libsodium gives no less than 16 bytes of Argon2; the first eight are enough to tell a day's codes apart.
    std::array<unsigned char, 16> whole{};
    if (crypto_pwhash(whole.data(), whole.size(), code.data(), code.size(), salted->bytes.data(), salted->passes, salted->memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return hex(whole).substr(0, 16);
}

std::optional<std::map<std::string, std::string>> code_digests(const std::set<std::string> &codes, std::string_view salt)
{
    const std::vector<std::string> all(codes.begin(), codes.end());
    std::vector<std::optional<std::string>> digests(all.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < all.size(); i = next++)
            digests[i] = code_digest(all[i], salt);
    };
    std::vector<std::jthread> helpers;
    const std::size_t wanted = std::min<std::size_t>(std::clamp(std::thread::hardware_concurrency(), 1u, max_digest_threads), all.size());
    try {
        while (helpers.size() + 1 < wanted)
            helpers.emplace_back(work);
    } catch (const std::system_error &) {
        // The machine gives no more threads: it takes longer.
    }
    work();
    helpers.clear(); // each is waited for
    std::map<std::string, std::string> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!digests[i])
            return std::nullopt;
        found.emplace(all[i], std::move(*digests[i]));
    }
    return found;
}

std::string new_code_salt()
{
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    randombytes_buf(salt.data(), salt.size());
    return std::to_string(code_memory_kib) + '/' + std::to_string(code_passes) + '/' + hex(salt);
}

} // namespace talon::store
