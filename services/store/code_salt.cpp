// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/code_salt.h"

#include <sodium.h>

#include <charconv>

namespace talon::store {

namespace {

constexpr std::size_t digits = 32;
constexpr unsigned least_memory_kib = 8;

/// The number before the next stroke, which is taken off with it; nothing for another form, a leading zero too.
std::optional<unsigned> taken_number(std::string_view &text)
{
    const auto stroke = text.find('/');
    if (stroke == std::string_view::npos || stroke == 0 || text.front() == '0')
        return std::nullopt;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + stroke, number);
    if (error != std::errc{} || end != text.data() + stroke)
        return std::nullopt;
    text.remove_prefix(stroke + 1);
    return number;
}

} // namespace

std::optional<CodeSalt> read_code_salt(std::string_view text)
{
    CodeSalt salt;
    if (text.size() != digits) {
        const auto memory = taken_number(text), passes = taken_number(text);
        if (!memory || !passes || *memory < least_memory_kib || *memory > most_code_memory_kib || *passes < 1 || *passes > most_code_passes)
            return std::nullopt;
        salt.memory = std::size_t{*memory} << 10;
        salt.passes = *passes;
    }
    std::size_t length = 0;
    const bool read = text.size() == digits
        && sodium_hex2bin(salt.bytes.data(), salt.bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) == 0 && length == salt.bytes.size();
    return read ? std::optional(salt) : std::nullopt;
}

} // namespace talon::store
