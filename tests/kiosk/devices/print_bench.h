// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/print_machine.h"

#include <QTest>

namespace talon::test {

using namespace std::chrono_literals;
using namespace kiosk;
using Kind = PrintMachine::Order::Kind;
using Job = PrintMachine::Job;
using Device = PrintMachine::Device;
using State = PrinterState;
using Time = PrintMachine::Time;


inline PrinterFacts reasons(const std::vector<std::string> &keywords = {}, bool stopped = false)
{
    return factsOf(keywords, stopped);
}

/// A print server as a model: the test sets what it says, and time passes only here.
class Bench
{
public:
    PrintMachine machine;
    PrinterFacts facts = reasons();
    Job job = Job::Printing;
    Device device = Device::Unknown;
    bool accepts = true;
    bool resumable = true;
    Time now{0};
    Time askTakes{0};

    int submitted = 0;
    int swept = 0;
    int resumed = 0;
    std::vector<int> cancelled;
    std::vector<PrintMachine::Note> notes;

    bool answers() const { return facts.server == PrinterFacts::Server::Answers; }

    /// Executes orders until there is nothing to do now.
    void settle()
    {
        for (int step = 0;; ++step) {
            QVERIFY2(step < 50, "the machine never rests");
            const auto order = machine.next(now);
            if (order.kind == Kind::Rest)
                break;
            execute(order);
            for (const auto &note : machine.takeNotes())
                notes.push_back(note);
        }
        for (const auto &note : machine.takeNotes())
            notes.push_back(note);
    }
    void pass(Time time)
    {
        for (const Time end = now + time; now < end; now += 50ms)
            settle();
        settle();
    }
    void take(int id)
    {
        machine.take(id, now);
        settle();
    }

private:
    void execute(const PrintMachine::Order &order)
    {
        if (!answers())
            now += askTakes;
        switch (order.kind) {
        case Kind::Look: {
            const std::optional<Job> said = order.job != 0 && answers() ? std::optional(job) : std::nullopt;
            return machine.onLooked(facts, said, device, now);
        }
        case Kind::Sweep:
            swept += answers() ? 1 : 0;
            return machine.onSwept(answers(), now);
        case Kind::Submit:
            if (!answers())
                return machine.onSubmitted(std::nullopt, false, now);
            if (!accepts)
                return machine.onSubmitted(std::nullopt, true, now);
            return machine.onSubmitted(100 + ++submitted, true, now);
        case Kind::Cancel:
            if (answers())
                cancelled.push_back(order.job);
            return machine.onCancelled(answers(), now);
        case Kind::Resume:
            ++resumed;
            if (resumable)
                facts.stopped = false;
            return machine.onResumed(now);
        case Kind::Rest: return;
        }
    }
};

} // namespace talon::test
