// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/number_book.h"

#include "core/values/defects.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace talon::core {

namespace {

bool in_series(int number)
{
    return number >= first_number && number <= last_number;
}

std::size_t bit(int number)
{
    return static_cast<std::size_t>(number);
}

} // namespace

const NumberBook::Series &NumberBook::series(Day day, Letter letter) const
{
    static const Series untouched;
    const auto found = m_series.find({letter, day});
    return found == m_series.end() ? untouched : found->second;
}

NumberBook::Numbers NumberBook::taken_around(Day day, Letter letter, bool also_given) const
{
    Numbers taken;
    const auto end = m_series.upper_bound({letter, day + near_days});
    for (auto it = m_series.lower_bound({letter, day - near_days}); it != end; ++it) {
        taken |= it->second.reserved;
        if (also_given)
            taken |= it->second.granted | it->second.used;
    }
    return taken;
}

std::optional<int> NumberBook::next(Day day, Letter letter) const
{
    if (day < m_first_day || day <= m_fence)
        return std::nullopt;
    const Series &s = series(day, letter);
    if (defect(Defect::number_from_count))
        return static_cast<int>(s.used.count()) + 1;
    // A ticket may carry a number that this book does not know as given: its giver was restored from a
    // backup.
    const Numbers taken = taken_around(day, letter, false) | s.used;
    for (int number = s.last_granted + 1; number <= last_number; ++number)
        if (!taken.test(bit(number)))
            return number;
    return std::nullopt;
}

std::optional<TicketNumber> NumberBook::granted(const DeviceId &device, const std::string &request) const
{
    for (const auto &[day, requests] : m_requests) {
        const auto found = requests.find({device, request});
        if (found != requests.end())
            return found->second;
    }
    return std::nullopt;
}

std::optional<std::pair<int, int>> NumberBook::next_block(Day day, Letter letter, int size) const
{
    // Blocks of the days behind the fence are not all known, and these must not meet them.
    if (day < m_first_day || day <= m_fence + near_days || size < 1)
        return std::nullopt;
    size = std::min(size, most_reserved - static_cast<int>(taken_around(day, letter, false).count()));
    if (size < 1)
        return std::nullopt;
    const Numbers taken = taken_around(day, letter, true);
    int last = last_number;
    while (last >= first_number && taken.test(bit(last)))
        --last;
    if (last < first_number)
        return std::nullopt;
    int first = last;
    while (last - first + 1 < size && first > first_number && !taken.test(bit(first - 1)))
        --first;
    return std::pair{first, last};
}

std::vector<NumberBook::Block> NumberBook::blocks(Day day, const DeviceId &device, std::int64_t epoch) const
{
    std::vector<Block> held;
    const auto found = m_reserves.find(day);
    if (found == m_reserves.end())
        return held;
    for (const Reserve &reserve : found->second)
        if (reserve.device == device && reserve.epoch == epoch)
            held.push_back(reserve.block);
    return held;
}

bool NumberBook::has_unused(Day day, const Block &block) const
{
    const Series &s = series(day, block.letter);
    for (int number = block.first; number <= block.last; ++number)
        if (!s.used.test(bit(number)))
            return true;
    return false;
}

void NumberBook::apply(const NumberGranted &event)
{
    const auto [letter, number, prefix] = event.number;
    const Series &before = series(event.day, letter);
    if (prefix != 0 || !in_series(number) || number <= before.last_granted || before.reserved.test(bit(number)))
        throw std::logic_error("number " + to_latin(event.number) + " is granted again");
    if (event.day < m_first_day)
        return; // an old journal's day; it can't be granted from any more
    Series &s = m_series[{letter, event.day}];
    s.last_granted = number;
    s.granted.set(bit(number));
    m_requests[event.day].insert_or_assign({event.device, event.request}, event.number);
}

void NumberBook::apply(const ReserveGranted &event)
{
    const Series &before = series(event.day, event.letter);
    Numbers block;
    for (int number = std::max(event.first, first_number); number <= std::min(event.last, last_number); ++number)
        block.set(bit(number));
    if (!in_series(event.first) || !in_series(event.last) || event.first > event.last ||
        (block & (before.granted | before.reserved)).any())
        throw std::logic_error("numbers of letter " + latin(event.letter) +
                               " are reserved again");
    if (event.day < m_first_day)
        return;
    m_series[{event.letter, event.day}].reserved |= block;
    m_reserves[event.day].push_back({event.device, event.epoch, {event.letter, event.first, event.last}});
}

void NumberBook::apply(const HallRestored &event)
{
    m_fence = std::max(m_fence, event.until);
}

bool NumberBook::use(Day day, const TicketNumber &number)
{
    if (number.prefix != 0)
        return true;
    if (day < m_first_day)
        return false;
    const std::size_t at = bit(number.number);
    const bool fresh = !series(day, number.letter).used.test(at);
    Series &own = m_series[{number.letter, day}];
    own.used.set(at);
    own.carried.set(at);
    const auto end = m_series.upper_bound({number.letter, day + clock_error});
    for (auto it = m_series.lower_bound({number.letter, day - clock_error}); it != end; ++it)
        if (it->second.reserved.test(at))
            it->second.used.set(at);
    return fresh;
}

bool NumberBook::used(Day day, const TicketNumber &number) const
{
    return number.prefix == 0 && series(day, number.letter).used.test(bit(number.number));
}

void NumberBook::close(Day day)
{
    std::set<Day> with_tickets;
    std::set<Day> known;
    for (const auto &[key, numbers] : m_series)
        if (key.second <= day) {
            known.insert(key.second);
            if (numbers.used.any())
                with_tickets.insert(key.second);
        }
    // The earliest of so many last ones is kept.
    const auto earliest = [](const std::set<Day> &days, std::size_t last) {
        return days.size() < last ? Day::min() : *std::prev(days.end(), static_cast<std::ptrdiff_t>(last));
    };
    const Day by_date = day - remembered_days;
    const Day by_tickets = earliest(with_tickets, static_cast<std::size_t>(remembered_days.count()));
    forget_before(std::max(defect(Defect::numbers_forgotten_by_date) ? by_date : std::min(by_date, by_tickets), earliest(known, most_days)));
}

void NumberBook::forget_before(Day day)
{
    m_first_day = std::max(m_first_day, day);
    std::erase_if(m_series, [this](const auto &entry) { return entry.first.second < m_first_day; });
    m_reserves.erase(m_reserves.begin(), m_reserves.lower_bound(m_first_day));
    m_requests.erase(m_requests.begin(), m_requests.lower_bound(m_first_day));
}

} // namespace talon::core
