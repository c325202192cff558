// SPDX-License-Identifier: GPL-3.0-or-later
// What ticket kiosks check in by, and when it goes out to them.
#include "server/booking/booking_service.h"

#include "store/code_digest.h"
#include "store/phone_tail.h"

namespace talon::server {

void BookingService::find(const wire::BookingKey &key, std::function<void(const FoundBookings &)> done)
{
    const auto *codes = m_codes.day(m_hall.today());
    if (!codes)
        return done(core::Failure{std::string("unknown_booking")});
    if (const auto *phone = std::get_if<wire::BookingPhone>(&key))
        return done(of_phone(*codes, *phone));
    const auto digest = std::make_shared<std::optional<std::string>>();
    const bool begun = m_search.start([digest, code = std::get<std::string>(key), salt = codes->salt] { *digest = store::code_digest(code, salt); },
                                      [this, digest, done, today = m_hall.today()] {
                                          const core::KnownKeys known = m_codes.known(today);
                                          const auto found = *digest ? known.find(**digest) : known.end();
                                          if (found == known.end())
                                              return done(core::Failure{std::string(*digest ? "unknown_booking" : "busy")});
                                          done(std::vector{found->second});
                                      });
    if (!begun)
        done(core::Failure{std::string("busy")});
}

/// A phone's group is all that is known: of two in it who are booked for one time both are told.
BookingService::FoundBookings BookingService::of_phone(const wire::CodeBook::Day &day, const wire::BookingPhone &phone) const
{
    const auto tail = store::phone_tail(phone.digits, phone.minute, day.salt);
    std::vector<core::BookingId> fitting;
    for (const wire::CodeBook::Code &code : day.codes) {
        const core::Booking *booking = tail && store::holds_tail(code.tails, *tail) ? m_hall.ledger().decided().bookings.booking(code.booking) : nullptr;
        if (booking && (booking->state == core::BookingState::booked || booking->state == core::BookingState::missed))
            fitting.push_back(code.booking);
    }
    if (fitting.empty())
        return core::Failure{std::string("unknown_booking")};
    return fitting;
}

void BookingService::tell_kiosks()
{
    m_feed.hurry();
    look();
}

void BookingService::look()
{
    const core::Instant now = m_hall.now();
    m_lists.forget_old(now);
    m_unsaved |= m_codes.forget_before(m_hall.today() - std::chrono::days(1));
    save();
    if (const auto list = m_feed.look(m_hall.ledger().durable(), m_codes.book(), m_codes.revision(), m_hall.today(), now))
        m_publish(*list);
}

} // namespace talon::server
