// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/number_book.h"

#include <algorithm>
#include <stdexcept>

namespace talon::core {

const NumberBook::Series &NumberBook::series(Day day, Letter letter) const
{
    static const Series untouched;
    const auto of_day = m_series.find(day);
    if (of_day == m_series.end())
        return untouched;
    const auto of_letter = of_day->second.find(letter);
    return of_letter == of_day->second.end() ? untouched : of_letter->second;
}

std::optional<int> NumberBook::next(Day day, Letter letter) const
{
    if (day < m_first_day)
        return std::nullopt;
    const Series &s = series(day, letter);
    // A ticket may carry a number that this book does not know as given: its giver was restored from a
    // backup.
    for (int number = s.last_granted + 1; number < s.first_reserved; ++number)
        if (!s.used.contains(number))
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
    if (day < m_first_day || size < 1)
        return std::nullopt;
    const Series &s = series(day, letter);
    int last = s.first_reserved - 1;
    while (last > s.last_granted && s.used.contains(last))
        --last;
    if (last <= s.last_granted)
        return std::nullopt;
    int first = last;
    while (last - first + 1 < size && first - 1 > s.last_granted && !s.used.contains(first - 1))
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
        if (!s.used.contains(number))
            return true;
    return false;
}

void NumberBook::apply(const NumberGranted &event)
{
    const Series &before = series(event.day, event.number.letter);
    const int number = event.number.number;
    if (number < first_number || number <= before.last_granted || number >= before.first_reserved)
        throw std::logic_error("number " + to_latin(event.number) + " is granted again");
    if (event.day < m_first_day)
        return; // an old journal's day; it can't be granted from any more
    m_series[event.day][event.number.letter].last_granted = number;
    m_requests[event.day].insert_or_assign({event.device, event.request}, event.number);
}

void NumberBook::apply(const ReserveGranted &event)
{
    const Series &before = series(event.day, event.letter);
    if (event.first > event.last || event.first <= before.last_granted || event.last >= before.first_reserved)
        throw std::logic_error("numbers of letter " + std::string(1, latin(event.letter)) +
                               " are reserved again");
    if (event.day < m_first_day)
        return;
    m_series[event.day][event.letter].first_reserved = event.first;
    m_reserves[event.day].push_back({event.device, event.epoch, {event.letter, event.first, event.last}});
}

bool NumberBook::use(Day day, const TicketNumber &number)
{
    if (day < m_first_day)
        return false;
    return m_series[day][number.letter].used.insert(number.number).second;
}

bool NumberBook::used(Day day, const TicketNumber &number) const
{
    return series(day, number.letter).used.contains(number.number);
}

void NumberBook::forget_before(Day day)
{
    m_first_day = std::max(m_first_day, day);
    m_series.erase(m_series.begin(), m_series.lower_bound(m_first_day));
    m_reserves.erase(m_reserves.begin(), m_reserves.lower_bound(m_first_day));
    m_requests.erase(m_requests.begin(), m_requests.lower_bound(m_first_day));
}

} // namespace talon::core
