// SPDX-License-Identifier: GPL-3.0-or-later
// A code for a booking that is made here.
#include "server/booking/booking_service.h"
#include "server/people/secrets.h"
#include "store/code_digest.h"
#include "wire/json/limits.h"

#include <spdlog/spdlog.h>

namespace talon::server {

void BookingService::new_code(core::Day day, const core::BookingId &booking, std::function<void(const NewCode &)> done)
{
    struct Job { std::string salt, code; std::optional<std::string> digest; };
    const auto job = std::make_shared<Job>(Job{m_codes.salt(day), random_digits(m_hall.hall().site().rules.booking_digits), {}});
    const bool begun = m_work.start([job] { job->digest = store::code_digest(job->code, job->salt); },
                             [this, job, day, booking, done] {
                                 if (!job->digest)
                                     return done(core::Failure{std::string("busy")}); // no memory for it
                                 const core::KnownKeys known = m_codes.known(day);
                                 if (known.contains(*job->digest) || m_codes.salt(day) != job->salt)
                                     return new_code(day, booking, done); // somebody else's of that day
                                 if (known.size() >= wire::max_day_bookings)
                                     return done(core::Failure{std::string("booking_day_full")});
                                 m_codes.learn(day, *job->digest, booking);
                                 // What the booking is known by is on the disk before the booking is: a code that was told checks in.
                                 keep_codes("the code of a booking cannot be kept", [job, done](const auto &kept) {
                                     done(kept ? NewCode(job->code) : NewCode(core::Failure{kept.error()}));
                                 });
                             });
    if (!begun)
        done(core::Failure{std::string("busy")});
}

void BookingService::keep_codes(const std::string &refused, std::function<void(const core::Result<core::Done, std::string> &)> done)
{
    struct Job { std::string path, text; std::optional<std::string> error; };
    const auto job = std::make_shared<Job>(Job{m_codes.path(), m_codes.text(), {}});
    const bool begun = m_work.start(
        [job] {
            if (const auto written = CodeFile::write(job->path, job->text); !written)
                job->error = written.error();
        },
        [job, refused, done] {
            if (!job->error)
                return done(core::Done{});
            spdlog::error("{}: {}", refused, *job->error);
            done(core::Failure{std::string("storage_failed")});
        });
    if (!begun)
        done(core::Failure{std::string("busy")});
}

} // namespace talon::server
