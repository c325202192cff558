// SPDX-License-Identifier: GPL-3.0-or-later
// What ticket kiosks check in by, and when it goes out to them.
#include "server/booking/booking_service.h"

#include "store/code_digest.h"

namespace talon::server {

void BookingService::find(const std::string &code, std::function<void(const FoundBooking &)> done)
{
    const core::Day today = m_hall.today();
    const auto *codes = m_codes.day(today);
    if (!codes)
        return done(core::Failure{std::string("unknown_booking")});
    const auto digest = std::make_shared<std::optional<std::string>>();
    const bool begun = m_search.start([digest, code, salt = codes->salt] { *digest = store::code_digest(code, salt); },
                                    [this, digest, today, done] {
                                        const core::KnownKeys known = m_codes.known(today);
                                        const auto found = *digest ? known.find(**digest) : known.end();
                                        if (found == known.end())
                                            return done(core::Failure{std::string(*digest ? "unknown_booking" : "busy")});
                                        done(found->second);
                                    });
    if (!begun)
        done(core::Failure{std::string("busy")});
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
    if (m_codes.forget_before(m_hall.today() - std::chrono::days(1)))
        (void)m_work.start([path = m_codes.path(), text = m_codes.text()] { (void)CodeFile::write(path, text); }, [] {}); // else with the next list
    if (const auto list = m_feed.look(m_hall.ledger().durable(), m_codes.book(), m_codes.revision(), m_hall.today(), now))
        m_publish(*list);
}

} // namespace talon::server
