// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/phone_tail.h"

#include "store/code_salt.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>

namespace talon::store {

namespace {

constexpr std::size_t tail_bytes = 4;
constexpr std::size_t tail_digits = 2 * tail_bytes;
constexpr std::size_t group = 4;
constexpr std::size_t salt_bytes = 16;
using Salt = std::array<unsigned char, salt_bytes>;

std::string padded(std::uint32_t number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::optional<Salt> bytes_of(std::string_view salt)
{
    const auto read = read_code_salt(salt);
    return read ? std::optional(read->bytes) : std::nullopt;
}

/// Numbers that the salt alone decides, each as likely as the others.
class Draws
{
public:
    explicit Draws(const Salt &salt)
    {
        static constexpr std::string_view purpose = "talon phone groups";
        std::array<unsigned char, randombytes_SEEDBYTES> seed{};
        crypto_generichash(seed.data(), seed.size(), reinterpret_cast<const unsigned char *>(purpose.data()), purpose.size(), salt.data(), salt.size());
        randombytes_buf_deterministic(m_drawn.data(), sizeof m_drawn, seed.data());
    }

    /// Below `bound`, which is at most 10,000: of a number of 64 bits the remainder is even to one part in 10^15.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_drawn.at(m_next++) % bound); }

private:
    std::array<std::uint64_t, 10'000> m_drawn{};
    std::size_t m_next = 0;
};

} // namespace

std::optional<std::string> phone_tail(std::string_view digits, int minute, std::string_view salt)
{
    const auto key = bytes_of(salt);
    if (!key)
        return std::nullopt;
    const std::string text = padded(static_cast<std::uint32_t>(minute / 60), 2) + ':' + padded(static_cast<std::uint32_t>(minute % 60), 2) + ' ' + std::string(digits);
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(text.data()), text.size(), key->data(), key->size());
    std::array<char, tail_digits + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), tail_bytes);
    return std::string(hex.data(), tail_digits);
}

std::optional<PhoneGroups> PhoneGroups::of(std::string_view salt)
{
    const auto key = bytes_of(salt);
    if (!key)
        return std::nullopt;
    PhoneGroups groups(salt);
    std::iota(groups.m_end.begin(), groups.m_end.end(), std::uint16_t{0});
    Draws draws(*key);
    for (std::size_t left = ends; left > 1; --left)
        std::swap(groups.m_end.at(left - 1), groups.m_end.at(draws.below(left)));
    for (std::size_t place = 0; place < ends; ++place)
        groups.m_place.at(groups.m_end.at(place)) = static_cast<std::uint16_t>(place);
    return groups;
}

std::optional<std::string> PhoneGroups::tails(std::string_view digits, int minute) const
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.size() != 4 || error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    const std::size_t first = m_place.at(number) / group * group;
    std::set<std::string> tails;
    for (std::size_t place = first; place < first + group; ++place)
        tails.insert(phone_tail(padded(m_end.at(place), 4), minute, m_salt).value());
    std::string all;
    for (const std::string &tail : tails)
        all += tail;
    return all;
}

bool holds_tail(std::string_view tails, std::string_view tail)
{
    for (; tails.size() >= tail_digits; tails.remove_prefix(tail_digits))
        if (tails.substr(0, tail_digits) == tail)
            return true;
    return false;
}

} // namespace talon::store
