// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/booking_list.h"

#include "core/values/defects.h"

#include <algorithm>
#include <map>
#include <set>

namespace talon::core {

namespace {

/// Of bookings that could be taken away a list may miss one in five before somebody must look.
constexpr std::size_t cut_off_divisor = 5;

class Comparison
{
public:
    Comparison(const BookingBook &book, const KnownKeys &known, const std::vector<ServiceId> &services, Day day, UtcOffset offset)
        : m_book(book), m_known(known), m_services(services), m_day(day), m_offset(offset)
    {
    }

    ListDifference take(std::vector<ListRow> rows)
    {
        find_orphans();
        // Rows of one key stand together, so that none of them is preferred for its place in the file.
        std::sort(rows.begin(), rows.end(), [](const ListRow &a, const ListRow &b) { return a.key < b.key; });
        for (auto from = rows.begin(); from != rows.end();) {
            const auto to = std::find_if(from, rows.end(), [&](const ListRow &row) { return row.key != from->key; });
            // The same row twice is one row; two that differ are a question that nobody answers by guessing.
            if (std::all_of(from, to, [&](const ListRow &row) { return same(row, *from); }))
                take_row(*std::min_element(from, to, [](const ListRow &a, const ListRow &b) { return a.line < b.line; }));
            else
                std::for_each(from, to, [&](const ListRow &row) { refuse(row, RowFault::key_twice); });
            from = to;
        }
        look_for_missing();
        raise_doubts(rows);
        std::sort(m_found.refused.begin(), m_found.refused.end(),
                  [](const RefusedRow &a, const RefusedRow &b) { return a.line < b.line; });
        return std::move(m_found);
    }

private:
    static bool same(const ListRow &a, const ListRow &b)
    {
        return a.slot == b.slot && a.service == b.service && a.visitor_class == b.visitor_class && a.cancelled == b.cancelled;
    }

    bool of_the_day(Instant slot) const { return local_day(slot, m_offset) == m_day; }

    void refuse(const ListRow &row, RowFault fault)
    {
        m_found.refused.push_back({row.line, fault});
        if (const auto known = m_known.find(row.key); known != m_known.end())
            m_listed.insert(known->second); // a row that was not understood takes nothing away
    }

    void take_row(const ListRow &row)
    {
        if (!of_the_day(row.slot))
            return refuse(row, RowFault::other_day);
        if (std::find(m_services.begin(), m_services.end(), row.service) == m_services.end())
            return refuse(row, RowFault::unknown_service);
        const auto known = defect(Defect::list_taken_twice) ? m_known.end() : m_known.find(row.key);
        const Booking *booking = known == m_known.end() ? adopted(row) : m_book.booking(known->second);
        if (!booking) {
            if (!row.cancelled)
                m_found.add.push_back(row);
            return;
        }
        m_listed.insert(booking->id);
        compare(row, *booking);
    }

    void compare(const ListRow &row, const Booking &booking)
    {
        const bool came = booking.state == BookingState::checked_in;
        const bool gone = booking.state == BookingState::cancelled;
        const bool back = gone && !row.cancelled && booking.cancelled_by == CancelledBy::import && booking.source == BookingSource::national;
        if (booking.source != BookingSource::national || booking.service != row.service || (gone && !row.cancelled && !back) || (came && (row.cancelled || row.slot != booking.slot)))
            m_found.refused.push_back({row.line, RowFault::contradicts_booking});
        else if (back)
            m_found.reopen.emplace_back(booking.id, row.slot);
        else if (row.cancelled && !gone)
            m_found.cancel.push_back(booking.id);
        else if (!row.cancelled && row.slot != booking.slot)
            m_found.move.emplace_back(booking.id, row.slot);
        else
            ++m_found.unchanged;
    }

    /// Bookings of the day that no key leads to: what they were known by has been lost.
    void find_orphans()
    {
        std::set<BookingId> keyed;
        for (const auto &[key, id] : m_known)
            keyed.insert(id);
        for (const auto &[id, booking] : m_book.bookings())
            if (booking.source == BookingSource::national && of_the_day(booking.slot) && !keyed.contains(id))
                m_orphans[{booking.slot, booking.service}].push_back(id);
    }

    /// One of them of the row's time and service: which of several is whose nobody knows, and the hall need not.
    const Booking *adopted(const ListRow &row)
    {
        const auto found = m_orphans.find({row.slot, row.service});
        if (found == m_orphans.end() || found->second.empty())
            return nullptr;
        const BookingId id = found->second.back();
        found->second.pop_back();
        m_found.adopt.emplace_back(row.key, id);
        return m_book.booking(id);
    }

    bool may_be_missed(const Booking &booking) const
    {
        const bool open = booking.state == BookingState::booked || booking.state == BookingState::missed;
        return open && booking.source == BookingSource::national && of_the_day(booking.slot);
    }

    void look_for_missing()
    {
        for (const auto &[id, booking] : m_book.bookings())
            if (may_be_missed(booking) && !m_listed.contains(id))
                m_found.missing.push_back(id);
    }

    void raise_doubts(const std::vector<ListRow> &rows)
    {
        const auto open = std::count_if(m_book.bookings().begin(), m_book.bookings().end(),
                                        [&](const auto &each) { return may_be_missed(each.second); });
        if (rows.empty())
            m_found.doubts.push_back(ListDoubt::empty);
        else if (std::none_of(rows.begin(), rows.end(), [&](const ListRow &row) { return of_the_day(row.slot); }))
            m_found.doubts.push_back(ListDoubt::other_day);
        const std::size_t gone = m_found.missing.size() + m_found.cancel.size();
        if (gone * cut_off_divisor > static_cast<std::size_t>(open) && !defect(Defect::cut_list_believed))
            m_found.doubts.push_back(ListDoubt::looks_cut_off);
    }

    const BookingBook &m_book;
    const KnownKeys &m_known;
    const std::vector<ServiceId> &m_services;
    Day m_day;
    UtcOffset m_offset;
    ListDifference m_found;
    std::set<BookingId> m_listed;
    std::map<std::pair<Instant, ServiceId>, std::vector<BookingId>> m_orphans;
};

} // namespace

bool may_be_listed(Day day, Day today) { return day >= today && day <= today + list_ahead; }

ListDifference difference(const std::vector<ListRow> &list, const BookingBook &book, const KnownKeys &known,
                          const std::vector<ServiceId> &services, Day day, UtcOffset offset)
{
    return Comparison(book, known, services, day, offset).take(list);
}

} // namespace talon::core
