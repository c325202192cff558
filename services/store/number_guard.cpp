// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/number_guard.h"

#include "core/values/defects.h"
#include "store/chain.h"
#include "store/durable_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace talon::store {

namespace {

// A copy: "TNG2", the count (8 bytes, least significant first), then for each kept day the day (8), the count of its
// last change (8) and 125 bytes a letter, bit 0 for number 1; for each letter the last turn of the own series (8);
// BLAKE2b-256 of all that; zeros up to 8 KiB. "TNG1" is the same without the turns. Copies stand at 0 and at 8 KiB: one
// with an even count in the first place, with an odd one in the second.
constexpr std::string_view magic = "TNG2";
constexpr std::string_view magic_1 = "TNG1";
constexpr std::size_t copy_bytes = 8192;
constexpr std::size_t letter_bytes = 125;
constexpr std::size_t hash_bytes = sizeof(Hash);

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

core::Failure<StoreError> disk_said_no(const char *what)
{
    return core::Failure{StoreError{StoreFault::io, std::string{"the guard of numbers cannot be "} + what + ": "
                                                        + std::strerror(errno)}};
}

bool in_range(int number) { return core::first_number <= number && number <= core::last_number; }

} // namespace

Stored<NumberGuard> NumberGuard::open(const std::string &path)
{
    int file = ::open(path.c_str(), O_RDWR | O_DSYNC | O_CLOEXEC);
    const bool fresh = file < 0 && errno == ENOENT;
    if (fresh) {
        // Whole or not there at all: an empty file would otherwise look like a damaged one after a power cut.
        const std::string empty = NumberGuard{-1}.encode();
        if (auto made = make_durable_file(path, empty + empty); !made)
            return core::Failure{made.error()};
        file = ::open(path.c_str(), O_RDWR | O_DSYNC | O_CLOEXEC);
    }
    if (file < 0)
        return disk_said_no("opened");
    NumberGuard guard{file};
    guard.m_fresh = fresh;
    bool readable = false;
    for (const off_t place : {off_t{0}, off_t{copy_bytes}}) {
        std::string copy(copy_bytes, '\0');
        const auto got = ::pread(file, copy.data(), copy.size(), place);
        if (got < 0)
            return disk_said_no("read");
        readable = guard.decode(copy) || readable;
    }
    if (!readable)
        return core::Failure{StoreError{StoreFault::damaged, "no copy in the guard of numbers " + path + " is whole"}};
    return guard;
}

Stored<NumberGuard> NumberGuard::remake(const std::string &path,
                                        const std::vector<std::pair<core::Day, core::TicketNumber>> &given,
                                        const OwnTurns &own)
{
    NumberGuard guard{-1};
    for (const auto &[day, number] : given)
        if (in_range(number.number))
            guard.mark(day, number.letter, number.number);
    guard.m_own = own;
    const std::string copy = guard.encode();
    if (auto made = make_durable_file(path, copy + copy); !made)
        return core::Failure{made.error()};
    return open(path);
}

NumberGuard::NumberGuard(NumberGuard &&other) noexcept : NumberGuard(-1) { *this = std::move(other); }

NumberGuard &NumberGuard::operator=(NumberGuard &&other) noexcept
{
    std::swap(m_file, other.m_file);
    m_fresh = other.m_fresh;
    m_failed = other.m_failed;
    m_count = other.m_count;
    m_days = other.m_days;
    m_own = other.m_own;
    return *this;
}

NumberGuard::~NumberGuard()
{
    if (m_file >= 0)
        ::close(m_file);
}

Stored<core::Done> NumberGuard::raise(core::Day day, core::Letter letter, int number)
{
    if (m_failed)
        return core::Failure{StoreError{StoreFault::io, "the guard of numbers is stopped by an earlier fault"}};
    if (!in_range(number))
        return core::Failure{StoreError{StoreFault::too_large, "no number of a ticket: " + std::to_string(number)}};
    if (given(day, letter, number))
        return core::Failure{StoreError{StoreFault::duplicate, "the number " + core::to_latin({letter, number})
                                                                   + " was given already"}};
    mark(day, letter, number);
    return write();
}

Stored<core::Done> NumberGuard::raise_own(core::Letter letter, int turn)
{
    if (m_failed)
        return core::Failure{StoreError{StoreFault::io, "the guard of numbers is stopped by an earlier fault"}};
    if (core::defect(core::Defect::own_turn_not_kept))
        return core::Done{};
    if (turn < 1 || turn > core::own_turns)
        return core::Failure{StoreError{StoreFault::too_large, "no turn of an own series: " + std::to_string(turn)}};
    int &last = m_own.at(static_cast<std::size_t>(letter));
    if (turn == last || core::later_own_turn(last, turn) != turn)
        return core::Failure{StoreError{StoreFault::duplicate, "the own number at turn " + std::to_string(turn)
                                                                   + " was given already"}};
    last = turn;
    ++m_count;
    return write();
}

bool NumberGuard::given(core::Day day, core::Letter letter, int number) const
{
    const DayNumbers *numbers = find(day);
    return numbers && in_range(number)
           && numbers->letters[static_cast<std::size_t>(letter)].test(static_cast<std::size_t>(number));
}

std::vector<core::Day> NumberGuard::days() const
{
    std::vector<core::Day> kept;
    for (const DayNumbers &numbers : m_days)
        if (numbers.used > 0)
            kept.push_back(numbers.day);
    return kept;
}

int NumberGuard::highest(core::Day day, core::Letter letter) const
{
    const DayNumbers *numbers = find(day);
    int number = numbers ? core::last_number : 0;
    while (number > 0 && !given(day, letter, number))
        --number;
    return number;
}

const NumberGuard::DayNumbers *NumberGuard::find(core::Day day) const
{
    for (const DayNumbers &numbers : m_days) {
        if (numbers.used > 0 && numbers.day == day)
            return &numbers;
    }
    return nullptr;
}

/// The day's numbers, in the place of the day that was changed longest ago when it is new.
NumberGuard::DayNumbers &NumberGuard::find_or_replace(core::Day day)
{
    for (DayNumbers &numbers : m_days) {
        if (numbers.used > 0 && numbers.day == day)
            return numbers;
    }
    const auto earlier = [](const DayNumbers &a, const DayNumbers &b) { return a.used < b.used; };
    DayNumbers &oldest = *std::min_element(m_days.begin(), m_days.end(), earlier);
    oldest = DayNumbers{day, 0, {}};
    return oldest;
}

void NumberGuard::mark(core::Day day, core::Letter letter, int number)
{
    ++m_count;
    DayNumbers &numbers = find_or_replace(day);
    numbers.used = m_count;
    numbers.letters[static_cast<std::size_t>(letter)].set(static_cast<std::size_t>(number));
}

std::string NumberGuard::encode() const
{
    std::string bytes{magic};
    put_integer(bytes, m_count);
    for (const DayNumbers &numbers : m_days) {
        put_integer(bytes, numbers.day.time_since_epoch().count());
        put_integer(bytes, numbers.used);
        for (const Numbers &letter : numbers.letters) {
            for (std::size_t byte = 0; byte < letter_bytes; ++byte) {
                unsigned bits = 0;
                for (std::size_t bit = 0; bit < 8 && byte * 8 + bit + 1 < letter.size(); ++bit)
                    bits |= unsigned{letter.test(byte * 8 + bit + 1)} << bit;
                bytes.push_back(static_cast<char>(bits));
            }
        }
    }
    for (const int turn : m_own)
        put_integer(bytes, turn);
    bytes += checksum(bytes);
    bytes.resize(copy_bytes, '\0');
    return bytes;
}

/// Takes what a copy holds when it is whole and newer than what is known. False when it is not whole.
bool NumberGuard::decode(const std::string &copy)
{
    constexpr std::size_t days_length = magic.size() + 8 + kept_days * (16 + core::letter_count * letter_bytes);
    constexpr std::size_t own_length = core::letter_count * 8;
    static_assert(days_length + own_length + hash_bytes <= copy_bytes);
    const bool has_own = copy.starts_with(magic);
    if (!has_own && !copy.starts_with(magic_1))
        return false;
    const std::size_t length = days_length + (has_own ? own_length : 0);
    std::string_view bytes{copy.data(), length};
    if (checksum(bytes) != copy.substr(length, hash_bytes))
        return false;
    bytes.remove_prefix(magic.size());
    const std::int64_t count = take_integer(bytes);
    if (count < m_count)
        return true;
    m_count = count;
    for (DayNumbers &numbers : m_days) {
        numbers.day = core::Day{std::chrono::days{take_integer(bytes)}};
        numbers.used = take_integer(bytes);
        for (Numbers &letter : numbers.letters) {
            letter.reset();
            for (std::size_t number = 1; number < letter.size(); ++number)
                letter.set(number, (static_cast<unsigned char>(bytes[(number - 1) / 8]) >> ((number - 1) % 8)) & 1);
            bytes.remove_prefix(letter_bytes);
        }
    }
    m_own.fill(0);
    for (std::size_t letter = 0; has_own && letter < m_own.size(); ++letter)
        m_own[letter] = static_cast<int>(take_integer(bytes));
    return true;
}

Stored<core::Done> NumberGuard::write()
{
    const std::string copy = encode();
    const off_t place = m_count % 2 == 0 ? 0 : off_t{copy_bytes};
    if (::pwrite(m_file, copy.data(), copy.size(), place) != static_cast<ssize_t>(copy.size())) {
        m_failed = true;
        return disk_said_no("written");
    }
    return core::Done{};
}

} // namespace talon::store
