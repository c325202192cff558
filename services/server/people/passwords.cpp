// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/passwords.h"

#include "server/people/secrets.h"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

namespace talon::server {

struct Passwords::Impl {
    Loop &loop;
    store::GroupCommit &commits;
    boost::asio::thread_pool pool{1};
    std::size_t waiting = 0;

    void verify(std::optional<std::string> hash, std::string password, std::function<void(bool)> done)
    {
        boost::asio::post(pool, [this, hash = std::move(hash), password = std::move(password),
                                 done = std::move(done)]() mutable {
            const bool right = check_password(hash, password);
            wipe(password);
            loop.post([this, right, done = std::move(done)] {
                --waiting;
                done(right);
            });
        });
    }
};

Passwords::Passwords(Loop &loop, store::GroupCommit &commits) : m_impl(new Impl{loop, commits}) {}

Passwords::~Passwords()
{
    m_impl->pool.join();
}

bool Passwords::check(const core::StaffId &staff, bool known, bool stranger, std::string password,
                      std::function<void(bool)> done)
{
    if (m_impl->waiting >= max_waiting - (stranger ? kept_for_known : 0))
        return false;
    ++m_impl->waiting;
    // Unknown logins take the same way through the journal's thread: their answer must not come sooner.
    m_impl->commits.with_journal([impl = m_impl.get(), staff, known, password = std::move(password),
                                  done = std::move(done)](store::Journal &journal) mutable {
        auto stored = journal.password_hash(staff);
        std::optional<std::string> hash;
        if (known && stored)
            hash = std::move(*stored);
        impl->verify(std::move(hash), std::move(password), std::move(done));
    });
    return true;
}

bool Passwords::set(const core::StaffId &staff, std::string password, std::function<void(bool)> done)
{
    if (m_impl->waiting >= max_waiting)
        return false;
    ++m_impl->waiting;
    boost::asio::post(m_impl->pool, [impl = m_impl.get(), staff, password = std::move(password), done = std::move(done)]() mutable {
        std::string hash = hash_password(password);
        wipe(password);
        // Back to the loop first: only there is it known that the journal still takes work.
        impl->loop.post([impl, staff, hash = std::move(hash), done = std::move(done)] {
            impl->commits.with_journal([impl, staff, hash, done](store::Journal &journal) {
                const bool kept = journal.set_password_hash(staff, hash).ok();
                impl->loop.post([impl, kept, done] {
                    --impl->waiting;
                    done(kept);
                });
            });
        });
    });
    return true;
}

} // namespace talon::server
