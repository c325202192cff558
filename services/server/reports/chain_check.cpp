// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reports/chain_check.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

using Steady = std::chrono::steady_clock;
constexpr core::Millis longest_reading{4};
/// Between two pieces: what is committed meanwhile waits for none of it twice.
constexpr core::Millis pause{2};

} // namespace

void ChainCheck::begin()
{
    if (m_status.state == State::running || m_stopped)
        return;
    m_status = {State::running, 0, m_hall.version(), m_hall.now(), std::nullopt, {}};
    read_on();
}

void ChainCheck::read_on()
{
    m_commits.with_journal([this, &loop = m_loop, from = m_status.checked + 1, last = m_status.of](store::Journal &journal) {
        std::int64_t checked = from - 1;
        const auto until = Steady::now() + longest_reading;
        const auto read = journal.read(from, [&](store::Record &&record) {
            checked = record.position;
            return checked < last && Steady::now() < until;
        });
        std::string wrong = read ? std::string() : read.error().detail;
        loop.post([this, checked, wrong = std::move(wrong)] {
            if (m_stopped)
                return;
            m_status.checked = checked;
            const bool over = checked >= m_status.of;
            if (!wrong.empty() || over) {
                m_status.state = wrong.empty() ? State::sound : State::damaged;
                m_status.wrong = wrong;
                m_status.ended = m_hall.now();
                if (!wrong.empty())
                    spdlog::error("the journal's chain does not hold: {}", wrong);
                return;
            }
            m_loop.after(pause, [this] {
                if (!m_stopped)
                    read_on();
            });
        });
    });
}

} // namespace talon::server
