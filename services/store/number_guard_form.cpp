// SPDX-License-Identifier: GPL-3.0-or-later
// The form of the guard's file.
#include "store/number_guard.h"

#include "store/chain.h"

#include <algorithm>

namespace talon::store {

namespace {

// A copy: "TNG3", its length in bytes (8, least significant first), the count (8); for each letter the last turn of the own
// series (8); for each kept day the day (8), the count of its last change (8), how many letters follow (8), and of each the
// letter (8) and 125 bytes, bit 0 for number 1; BLAKE2b-256 of all that. Copies stand at 0 and at 128 KiB: one with an even
// count in the first place, with an odd one in the second.
constexpr std::string_view magic = "TNG3";
constexpr std::size_t letter_bytes = 125;
constexpr std::size_t hash_bytes = sizeof(Hash);
constexpr std::size_t head_bytes = magic.size() + 16;

// Before two letters: "TNG2", the count, for each kept day the day, the count of its last change and 125 bytes for each of the
// single letters; the turns of those; the hash; zeros up to 8 KiB. "TNG1" is the same without the turns. Copies at 0 and 8 KiB.
constexpr std::string_view magic_2 = "TNG2";
constexpr std::string_view magic_1 = "TNG1";

void put_integer(std::string &bytes, std::int64_t value)
{
    for (int shift = 0; shift < 64; shift += 8)
        bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift));
}

std::int64_t take_integer(std::string_view &bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    bytes.remove_prefix(8);
    return static_cast<std::int64_t>(value);
}

std::string checksum(std::string_view bytes)
{
    const Hash hash = FieldHash{}.text(bytes).finish();
    return {hash.begin(), hash.end()};
}

/// The numbers of a letter, bit after bit.
template<class Numbers>
void put_numbers(std::string &bytes, const Numbers &numbers)
{
    for (std::size_t byte = 0; byte < letter_bytes; ++byte) {
        unsigned bits = 0;
        for (std::size_t bit = 0; bit < 8 && byte * 8 + bit + 1 < numbers.size(); ++bit)
            bits |= unsigned{numbers.test(byte * 8 + bit + 1)} << bit;
        bytes.push_back(static_cast<char>(bits));
    }
}

template<class Numbers>
Numbers take_numbers(std::string_view &bytes)
{
    Numbers numbers;
    for (std::size_t number = 1; number < numbers.size(); ++number)
        numbers.set(number, (static_cast<unsigned char>(bytes[(number - 1) / 8]) >> ((number - 1) % 8)) & 1);
    bytes.remove_prefix(letter_bytes);
    return numbers;
}

} // namespace

std::string NumberGuard::encode() const
{
    std::string inside;
    put_integer(inside, m_count);
    for (const int turn : m_own)
        put_integer(inside, turn);
    for (const DayNumbers &numbers : m_days) {
        put_integer(inside, numbers.day.time_since_epoch().count());
        put_integer(inside, numbers.used);
        put_integer(inside, static_cast<std::int64_t>(numbers.letters.size()));
        for (const auto &[letter, given] : numbers.letters) {
            put_integer(inside, static_cast<std::int64_t>(letter));
            put_numbers(inside, given);
        }
    }
    std::string bytes{magic};
    put_integer(bytes, static_cast<std::int64_t>(magic.size() + 8 + inside.size() + hash_bytes));
    bytes += inside;
    bytes += checksum(bytes);
    return bytes;
}

/// Takes what a copy holds when it is whole and newer than what is known. False when it is not whole.
bool NumberGuard::decode(std::string_view copy)
{
    constexpr std::size_t most_bytes = head_bytes + core::letter_count * 8 + kept_days * (24 + core::letter_count * (8 + letter_bytes)) + hash_bytes;
    static_assert(most_bytes <= copy_bytes);
    if (copy.size() < head_bytes || !copy.starts_with(magic))
        return false;
    std::string_view bytes = copy.substr(magic.size());
    const std::int64_t length = take_integer(bytes);
    if (length < static_cast<std::int64_t>(head_bytes + hash_bytes) || length > static_cast<std::int64_t>(std::min(most_bytes, copy.size())))
        return false;
    const auto hashed = static_cast<std::size_t>(length) - hash_bytes;
    if (checksum(copy.substr(0, hashed)) != copy.substr(hashed, hash_bytes))
        return false;
    // What its own hash holds was written by this program: its parts need no second look.
    const std::int64_t count = take_integer(bytes);
    if (count < m_count)
        return true;
    m_count = count;
    for (int &turn : m_own)
        turn = static_cast<int>(take_integer(bytes));
    for (DayNumbers &numbers : m_days) {
        numbers.day = core::Day{std::chrono::days{take_integer(bytes)}};
        numbers.used = take_integer(bytes);
        numbers.letters.clear();
        for (std::int64_t letters = take_integer(bytes); letters > 0; --letters) {
            const auto letter = static_cast<core::Letter>(take_integer(bytes));
            numbers.letters[letter] = take_numbers<Numbers>(bytes);
        }
    }
    return true;
}

/// The same for a copy of an older form.
bool NumberGuard::decode_older(std::string_view copy)
{
    constexpr std::size_t days_length = magic_2.size() + 8 + kept_days * (16 + core::single_letters * letter_bytes);
    constexpr std::size_t own_length = core::single_letters * 8;
    static_assert(days_length + own_length + hash_bytes <= older_copy_bytes);
    const bool has_own = copy.starts_with(magic_2);
    const std::size_t length = days_length + (has_own ? own_length : 0);
    if ((!has_own && !copy.starts_with(magic_1)) || copy.size() < length + hash_bytes || checksum(copy.substr(0, length)) != copy.substr(length, hash_bytes))
        return false;
    std::string_view bytes = copy.substr(magic_2.size());
    const std::int64_t count = take_integer(bytes);
    if (count < m_count)
        return true;
    m_count = count;
    for (DayNumbers &numbers : m_days) {
        numbers.day = core::Day{std::chrono::days{take_integer(bytes)}};
        numbers.used = take_integer(bytes);
        numbers.letters.clear();
        for (int letter = 0; letter < core::single_letters; ++letter)
            if (const auto given = take_numbers<Numbers>(bytes); given.any())
                numbers.letters[static_cast<core::Letter>(letter)] = given;
    }
    m_own.fill(0);
    for (std::size_t letter = 0; has_own && letter < core::single_letters; ++letter)
        m_own[letter] = static_cast<int>(take_integer(bytes));
    return true;
}

} // namespace talon::store
