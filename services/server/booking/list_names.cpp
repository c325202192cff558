// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a list on their way into the vault: nowhere else, and into no sentence.
#include "server/booking/booking_service.h"

#include <algorithm>

namespace talon::server {

/// What stands in the column of names goes nowhere but into the vault.
bool BookingService::names_apart(const core::ListColumns &columns)
{
    const auto others = {columns.code, columns.date, columns.time, columns.service, columns.state, columns.phone};
    return !columns.name || std::find(others.begin(), others.end(), columns.name) == others.end();
}

/// Tells the names once the list is taken in, and then `done`. A list replaces what was kept of its bookings; without the column of names nothing of
/// them is kept any more, as of phones.
std::function<void(const BookingService::Compared &)> BookingService::with_names(const ReadFile &file, const Planned &planned,
                                                                                  const core::ListDifference &difference,
                                                                                  std::function<void(const Compared &)> done)
{
    const core::KnownKeys known = m_codes.known(planned.day);
    std::map<core::BookingId, std::string> names;
    const auto refused = [&](int line) {
        return std::any_of(difference.refused.begin(), difference.refused.end(), [line](const core::RefusedRow &row) { return row.line == line; });
    };
    for (const core::ReadRow &row : planned.read.rows) {
        const auto digest = file.digests.find(row.code);
        const auto booking = digest == file.digests.end() ? known.end() : known.find(digest->second);
        if (booking != known.end() && !row.cancelled && !row.name.empty() && !refused(row.line))
            names[booking->second] = row.name;
    }
    std::vector<vault::BookedName> kept;
    std::vector<core::BookingId> gone;
    for (const auto &[key, booking] : known) {
        const auto name = names.find(booking);
        if (name == names.end())
            gone.push_back(booking);
        else
            kept.push_back({booking, name->second});
    }
    const bool wanted = planned.plan.columns.name.has_value();
    return [this, day = planned.day, wanted, kept = std::move(kept), gone = std::move(gone), done = std::move(done)](const Compared &compared) {
        if (!compared)
            return done(compared);
        const int count = static_cast<int>(kept.size());
        m_names.keep(day, kept, gone, [compared, wanted, count, done](bool written) {
            wire::ComparedList told = *compared;
            if (wanted) {
                told.names = written ? wire::ComparedList::Names::kept : wire::ComparedList::Names::lost;
                told.names_kept = written ? count : 0;
            }
            done(told);
        });
    };
}

} // namespace talon::server
