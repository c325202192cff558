// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/print_machine.h"

#include <algorithm>
#include <utility>

namespace talon::kiosk {

using Kind = PrintMachine::Order::Kind;
using Server = PrinterFacts::Server;

PrinterState PrintMachine::state() const
{
    if (m_facts.server != Server::Answers)
        return PrinterState::Absent;
    if (m_device == Device::Missing)
        return PrinterState::Unreachable;
    if (const auto fault = faultOf(m_facts))
        return *fault;
    if (m_facts.stopped)
        return PrinterState::Stopped;
    if (m_trouble)
        return *m_trouble;
    return m_facts.low ? PrinterState::Low : PrinterState::Ready;
}

PrintMachine::Order PrintMachine::next(Time now) const
{
    if (m_cancel != 0)
        return {.kind = Kind::Cancel, .job = m_cancel, .force = m_force};
    const bool working = m_work.id != 0;
    // Before anything is sent, so that a sweep never takes a receipt that somebody waits for.
    if (m_sweep && (working ? m_work.phase == Work::Phase::Sending : now >= m_sweepAt))
        return {.kind = Kind::Sweep};
    if (m_resume)
        return {.kind = Kind::Resume};
    const bool probe = m_work.job == 0 && (m_device == Device::Missing || m_trouble == PrinterState::Unreachable);
    if (working && m_work.phase == Work::Phase::Asking)
        return {.kind = Kind::Look, .probe = probe};
    if (working && m_work.phase == Work::Phase::Sending)
        return {.kind = Kind::Submit, .id = m_work.id};
    if (now >= m_lookAt)
        return {.kind = Kind::Look, .job = m_work.job, .probe = probe};
    const Time until = m_sweep && !working ? std::min(m_lookAt, m_sweepAt) : m_lookAt;
    return {.kind = Kind::Rest, .rest = until - now};
}

void PrintMachine::take(int id, Time now)
{
    if (m_waiting.size() >= maxWaiting) {
        m_notes.push_back({.id = id, .printed = false, .why = PrinterState::Failed});
        return;
    }
    if (m_work.id != 0 && m_work.quiet)
        fail(state(), now); // its visitor was told long ago, and somebody else stands there now
    m_waiting.push_back({id, now});
    begin();
}

void PrintMachine::withdraw(int id, Time now)
{
    if (m_work.id == id && id != 0) {
        fail(state(), now);
        begin();
        return;
    }
    if (std::erase_if(m_waiting, [id](const Waiting &waiting) { return waiting.id == id; }) > 0)
        m_notes.push_back({.id = id, .printed = false, .why = state()});
}

void PrintMachine::begin()
{
    if (m_work.id != 0 || m_waiting.empty())
        return;
    m_work = {.id = m_waiting.front().id, .since = m_waiting.front().since, .quiet = !prints(state())};
    m_waiting.pop_front();
}

void PrintMachine::onLooked(const PrinterFacts &facts, std::optional<Job> job, Device device, Time now)
{
    m_facts = facts;
    // A printer that is back is worth a receipt. One that is there and never answered is not: only the next receipt shows.
    if (device == Device::There && m_device == Device::Missing && m_trouble == PrinterState::Unreachable)
        m_trouble.reset();
    // What was never seen may be one that cannot be seen.
    if (device != Device::Missing || m_device != Device::Unknown || m_trouble == PrinterState::Unreachable)
        m_device = device;
    if (facts.server == Server::Answers)
        m_silentSince.reset();
    else if (!m_silentSince)
        m_silentSince = now;

    if (m_work.id != 0 && m_work.phase == Work::Phase::Asking)
        decideToSend(now);
    else if (m_work.id != 0 && m_work.phase == Work::Phase::Watching)
        watch(job, now);
    begin();
    m_lookAt = now + (m_work.id != 0 ? jobPoll : prints(state()) ? idlePoll : faultPoll);
}

void PrintMachine::decideToSend(Time now)
{
    // A fault is no reason not to try: that it is gone shows only in the next job.
    if (m_facts.server != Server::Answers)
        fail(PrinterState::Absent, now);
    else if (m_facts.stopped)
        fail(PrinterState::Stopped, now);
    else if (m_device == Device::Missing || now >= deadline())
        fail(state(), now);
    else
        m_work.phase = Work::Phase::Sending;
}

void PrintMachine::onSubmitted(std::optional<int> job, bool answered, Time now)
{
    m_lookAt = now + jobPoll;
    if (!answered) {
        m_facts = {};
        m_sweep = true; // it may have arrived all the same
        m_sweepAt = now;
    }
    if (m_work.id == 0 || m_work.phase != Work::Phase::Sending) {
        m_cancel = job.value_or(0); // withdrawn while it was sent
        m_force = false;
    } else if (!job) {
        fail(answered ? PrinterState::Failed : PrinterState::Absent, now);
    } else {
        m_work.phase = Work::Phase::Watching;
        m_work.job = *job;
        m_work.sent = now;
    }
    begin();
}

void PrintMachine::watch(std::optional<Job> job, Time now)
{
    if (m_facts.server != Server::Answers) {
        if (now - m_silentSince.value_or(now) >= silence || now >= deadline())
            fail(PrinterState::Absent, now);
        return;
    }
    const auto fault = faultOf(m_facts);
    if (job == Job::Done) {
        // That is all the print server says: the printer took the data. What it lacks on it, it says beside.
        if (fault && fault != PrinterState::Unreachable)
            fail(*fault, now);
        else
            succeed(now);
        return;
    }
    m_work.printing = m_work.printing || job == Job::Printing;
    if (!job || job == Job::Gone) {
        fail(fault.value_or(m_facts.stopped ? PrinterState::Stopped : PrinterState::Failed), now);
    } else if (m_facts.stopped) {
        m_resume = true; // it went before: the print server stopped it for this job, as its error policy says
        fail(fault.value_or(PrinterState::Stopped), now);
    } else if (fault && !m_work.quiet && now - m_work.sent >= staleness) {
        fail(*fault, now);
    } else if (fault && now >= deadline()) {
        fail(*fault, now);
    } else if (now >= deadline()) {
        const bool silent = m_work.printing || m_trouble == PrinterState::Unreachable;
        m_trouble = silent ? PrinterState::Unreachable : PrinterState::Failed;
        fail(*m_trouble, now);
    }
}

void PrintMachine::fail(PrinterState why, Time now)
{
    // The server that answered nothing may have printed, or print yet: it is asked to forget as soon as it answers.
    if (m_work.job != 0 && m_facts.server == Server::Answers) {
        m_cancel = m_work.job;
        // A printer that has the receipt, and lacks paper for it, must hear that it is taken back. One that says nothing would
        // hold the print server with this word as long as with the receipt, and the next receipts with it.
        m_force = why != PrinterState::PaperOut && why != PrinterState::CoverOpen && why != PrinterState::Jam;
    } else if (m_work.job != 0) {
        m_sweep = true;
        m_sweepAt = now;
    }
    m_notes.push_back({.id = m_work.id, .printed = false, .why = prints(why) ? PrinterState::Failed : why});
    m_work = {};
    m_lookAt = now;
}

void PrintMachine::succeed(Time now)
{
    m_trouble.reset();
    m_notes.push_back({.id = m_work.id, .printed = true});
    m_work = {};
    m_lookAt = now;
}

void PrintMachine::onSwept(bool done, Time now)
{
    m_sweep = !done;
    m_sweepAt = now + sweepPoll;
    if (done || m_work.id == 0)
        return;
    fail(PrinterState::Absent, now);
    begin();
}

void PrintMachine::onCancelled(bool done, Time now)
{
    m_cancel = 0;
    if (!done) {
        m_sweep = true;
        m_sweepAt = now;
    }
}

void PrintMachine::onResumed(Time now)
{
    m_resume = false;
    m_lookAt = now;
}

} // namespace talon::kiosk
