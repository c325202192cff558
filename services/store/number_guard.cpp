// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/number_guard.h"

#include "core/values/defects.h"
#include "store/durable_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace talon::store {

namespace {

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
        if (auto made = make_durable_file(path, laid_out(NumberGuard{-1}.encode())); !made)
            return core::Failure{made.error()};
        file = ::open(path.c_str(), O_RDWR | O_DSYNC | O_CLOEXEC);
    }
    if (file < 0)
        return disk_said_no("opened");
    NumberGuard guard{file};
    guard.m_fresh = fresh;
    std::string bytes(2 * copy_bytes, '\0');
    const auto got = ::pread(file, bytes.data(), bytes.size(), 0);
    if (got < 0)
        return disk_said_no("read");
    bytes.resize(static_cast<std::size_t>(got));
    bool readable = false;
    for (const std::size_t place : {std::size_t{0}, copy_bytes})
        readable = guard.decode(std::string_view{bytes}.substr(std::min(place, bytes.size()))) || readable;
    if (readable)
        return guard;
    for (const std::size_t place : {std::size_t{0}, older_copy_bytes})
        readable = guard.decode_older(std::string_view{bytes}.substr(std::min(place, bytes.size()))) || readable;
    if (!readable)
        return core::Failure{StoreError{StoreFault::damaged, "no copy in the guard of numbers " + path + " is whole"}};
    if (auto made = make_durable_file(path, laid_out(guard.encode())); !made)
        return core::Failure{made.error()};
    return open(path);
}

std::string NumberGuard::laid_out(std::string copy)
{
    copy.resize(copy_bytes, '\0');
    return copy + copy;
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
    if (auto made = make_durable_file(path, laid_out(guard.encode())); !made)
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
    if (!numbers || !in_range(number))
        return false;
    const auto of_letter = numbers->letters.find(letter);
    return of_letter != numbers->letters.end() && of_letter->second.test(static_cast<std::size_t>(number));
}

std::vector<std::pair<core::Day, core::TicketNumber>> NumberGuard::all_given() const
{
    std::vector<std::pair<core::Day, core::TicketNumber>> all;
    for (const DayNumbers &day : m_days)
        for (const auto &[letter, numbers] : day.letters)
            for (int number = core::first_number; number <= core::last_number; ++number)
                if (numbers.test(static_cast<std::size_t>(number)))
                    all.emplace_back(day.day, core::TicketNumber{letter, number});
    std::sort(all.begin(), all.end());
    return all;
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
    numbers.letters[letter].set(static_cast<std::size_t>(number));
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
