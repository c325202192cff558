// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall_service.h"

#include "store/chain.h"
#include "wire/errors.h"
#include "wire/event_codec.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

void apply_to(HallService::State &state, const core::Happened &happened)
{
    std::visit(
        [&](const auto &event) {
            if constexpr (requires { state.registry.apply(event); })
                state.registry.apply(event);
        },
        happened.event);
}

} // namespace

HallService::HallService(Loop &loop, Clock clock, State replayed, store::GroupCommit &commits)
    : m_loop(loop), m_clock(std::move(clock)), m_commits(commits), m_decided(replayed), m_durable(std::move(replayed))
{
    for (const auto &[id, ticket] : m_decided.hall.tickets()) {
        auto &last = m_last_arrival[ticket.device];
        last = std::max(last, ticket.arrival);
    }
}

void HallService::ask(const core::Command &command, const std::string &actor, Answered answered)
{
    if (m_failed || m_pending.size() >= max_waiting) {
        answered(core::Failure{Fault(m_failed ? Trouble::failed : Trouble::overloaded)});
        return;
    }
    const core::Instant at = now();
    auto decision = m_decided.hall.decide(command, at);
    if (!decision) {
        ++m_figures.refused;
        after_pending([answered = std::move(answered), refusal = decision.error()](bool committed) {
            answered(core::Failure{committed ? Fault(refusal) : Fault(Trouble::failed)});
        });
        return;
    }
    auto finish = [answered = std::move(answered), events = *decision](bool committed) {
        if (committed)
            answered(events);
        else
            answered(core::Failure{Fault(Trouble::failed)});
    };
    if (decision->empty()) {
        after_pending(std::move(finish));
        return;
    }
    Submission submission;
    for (core::Event &event : *decision)
        add(submission, std::move(event), actor, {}, at);
    submit(std::move(submission), std::move(finish));
}

void HallService::record(core::Event event, const std::string &actor, Answered answered)
{
    if (m_failed || m_pending.size() >= max_waiting) {
        answered(core::Failure{Fault(m_failed ? Trouble::failed : Trouble::overloaded)});
        return;
    }
    Submission submission;
    add(submission, event, actor, {}, now());
    submit(std::move(submission), [answered = std::move(answered), event = std::move(event)](bool committed) {
        if (committed)
            answered(std::vector<core::Event>{event});
        else
            answered(core::Failure{Fault(Trouble::failed)});
    });
}

bool HallService::receive(const core::DeviceId &device, std::int64_t epoch, const std::vector<sync::Received> &events,
                          std::function<void(bool)> done)
{
    if (m_failed || m_pending.size() >= max_waiting)
        return false;
    const core::Instant at = now();
    Submission submission;
    for (const sync::Received &received : events)
        add_received(submission, device, epoch, received, at);
    submit(std::move(submission), std::move(done));
    return true;
}

/// One event of a device's stream becomes one event here under its origin, whatever it is, so that the durable cursor
/// moves on; what the hall cannot take is kept set aside.
void HallService::add_received(Submission &submission, const core::DeviceId &device, std::int64_t epoch,
                               const sync::Received &received, core::Instant now)
{
    const store::Origin origin{device, epoch, received.stream.seq, received.stream.hash};
    const std::string actor = store::device_actor(device);
    const auto set_aside = [&](std::string_view reason) {
        spdlog::error("set aside: event {} of {} ({}): {}", received.stream.seq, device.value, received.stream.type, reason);
        ++m_figures.set_aside;
        add(submission,
            core::EventSetAside{device, received.stream.type, received.stream.version, received.stream.body,
                                std::string(reason)},
            actor, origin, now);
    };
    if (const auto *aside = std::get_if<core::EventSetAside>(&received.event)) {
        set_aside(aside->reason);
        return;
    }
    const auto *born = std::get_if<core::TicketIssued>(&received.event);
    if (!born || born->device != device) {
        set_aside("not_allowed");
        return;
    }
    core::TicketIssued issued = *born;
    const auto last = m_last_arrival.find(device);
    issued.arrival = core::bounded_arrival(
        issued.arrival, last == m_last_arrival.end() ? std::nullopt : std::optional(last->second), now);
    auto decision = m_decided.hall.decide(core::ReceiveTicket{issued}, now);
    if (!decision) {
        set_aside(wire::code(decision.error()));
        return;
    }
    if (decision->empty()) {
        set_aside("repeated");
        return;
    }
    m_last_arrival[device] = issued.arrival;
    for (core::Event &event : *decision) {
        const bool own = std::holds_alternative<core::TicketIssued>(event);
        add(submission, std::move(event), own ? actor : std::string("talond"), own ? origin : store::Origin{}, now);
    }
}

void HallService::add(Submission &submission, core::Event event, const std::string &actor, store::Origin origin,
                      core::Instant now)
{
    auto encoded = wire::encode_event(event);
    core::Happened happened{now, actor, std::move(event)};
    const auto changed = m_decided.hall.apply(happened);
    apply_to(m_decided, happened);
    ++m_decided.position;
    store::Entry entry{std::move(origin), now, actor, std::move(encoded.type), encoded.version, std::move(encoded.body), {}};
    entry.tickets.reserve(changed.size());
    for (const core::TicketId &id : changed)
        if (const core::Ticket *ticket = m_decided.hall.ticket(id))
            entry.tickets.push_back(*ticket);
    submission.happened.push_back(std::move(happened));
    submission.entries.push_back(std::move(entry));
}

void HallService::submit(Submission submission, std::function<void(bool)> done)
{
    m_pending.push_back(Pending{true, std::move(submission.happened), std::move(done)});
    if (m_commits.submit(std::move(submission.entries), [this](const auto &result) { committed(result); }))
        return;
    // `decided` holds it already and the journal never will: only a restart brings the two together again.
    spdlog::critical("the commit queue refused what it must have room for");
    const std::lock_guard guard(m_error_lock);
    m_error = store::StoreError{store::StoreFault::io, "the commit queue is full"};
    m_loop.post([this] { drain(); });
}

void HallService::after_pending(std::function<void(bool)> done)
{
    if (m_pending.empty())
        done(!m_failed);
    else
        m_pending.push_back(Pending{false, {}, std::move(done)});
}

/// In the commit thread: only counts, and wakes the loop once for a whole group.
void HallService::committed(const store::Stored<store::Head> &result)
{
    if (result && !m_commits_failed) {
        m_committed.fetch_add(1);
    } else if (!result) {
        m_commits_failed = true; // what comes later rests on what is not there
        const std::lock_guard guard(m_error_lock);
        if (!m_error)
            m_error = result.error();
    }
    if (!m_drain_posted.exchange(true))
        m_loop.post([this] { drain(); });
}

void HallService::drain()
{
    m_drain_posted.store(false);
    const std::uint64_t committed = m_committed.load();
    bool changed = false;
    const auto now = std::chrono::steady_clock::now();
    while (!m_pending.empty() && (!m_pending.front().submitted || m_done < committed)) {
        Pending pending = std::move(m_pending.front());
        m_pending.pop_front();
        if (pending.submitted) {
            ++m_done;
            make_durable(pending.happened);
            m_commit_waits.add(std::chrono::duration<double>(now - pending.since).count());
            changed = true;
        }
        pending.done(true);
    }
    if (changed) // after the answers, which are on their way through the loop already
        m_loop.post([this] {
            for (const auto &listener : m_listeners)
                listener();
        });
    const bool failed = [this] {
        const std::lock_guard guard(m_error_lock);
        return m_error.has_value();
    }();
    if (failed && m_done == m_committed.load())
        fail();
}

void HallService::fail()
{
    if (m_failed)
        return;
    m_failed = true;
    auto pending = std::exchange(m_pending, {});
    for (auto &waiting : pending)
        waiting.done(false);
    if (m_on_failed)
        m_on_failed(*m_error);
}

void HallService::make_durable(const std::vector<core::Happened> &happened)
{
    for (const core::Happened &one : happened) {
        m_durable.hall.apply(one);
        apply_to(m_durable, one);
        ++m_durable.position;
        ++m_figures.events;
    }
}

} // namespace talon::server
