// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/printer_facts.h"

#include <chrono>
#include <deque>
#include <utility>

namespace talon::kiosk {

/// Decides when a receipt is sent to the printer, when its visitor is told that none comes, and when the printer is tried
/// again. Without I/O: whoever runs it executes next() and says what came of it. Time is a clock that only counts up.
///
/// A printer with a fault is tried again with every receipt, quietly: the visitor has been told already, and has paper
/// all the same when the fault is gone. A receipt that was given up is taken back from the print server before anything
/// else is sent, so that none comes out late.
class PrintMachine
{
public:
    using Time = std::chrono::milliseconds;

    /// How long a visitor waits for a receipt before being told to write the number down.
    static constexpr Time patience{10'000};
    /// How long a receipt is tried whose visitor has been told. Longer than the ten seconds after which CUPS calls again at a
    /// printer that was busy.
    static constexpr Time quietPatience{15'000};
    /// A fault that still stands this long into a job is true: CUPS keeps the last job's for its first seconds.
    static constexpr Time staleness{3'000};
    /// A print server that says nothing for so long in the middle of a job has lost it.
    static constexpr Time silence{4'000};
    static constexpr Time jobPoll{200};
    static constexpr Time idlePoll{5'000};
    static constexpr Time faultPoll{2'000};
    /// A print server that starts again prints at once what it was left with: it must be asked as soon as it answers.
    static constexpr Time sweepPoll{250};
    /// More receipts than this are never in work: a kiosk gives one ticket at a time.
    static constexpr std::size_t maxWaiting = 16;

    struct Order {
        enum class Kind {
            Rest,   ///< nothing is to be done for `rest`
            Look,   ///< ask for the printer's facts and, unless 0, for `job`; with `probe` a network printer itself: onLooked()
            Sweep,  ///< cancel whatever this kiosk has at the print server: onSwept()
            Submit, ///< send the receipt `id`: onSubmitted()
            Cancel, ///< cancel `job`, with `force` without a word to the printer: onCancelled()
            Resume, ///< let a queue go on that stopped under a job: onResumed()
        } kind = Kind::Rest;
        int id = 0;
        int job = 0;
        bool probe = false;
        bool force = false;
        Time rest{0};
    };
    Order next(Time now) const;

    enum class Job { Pending, Printing, Done, Gone };
    /// Is the printer itself there (USB, network)? Unknown where nobody can tell.
    enum class Device { Unknown, There, Missing };
    void onLooked(const PrinterFacts &facts, std::optional<Job> job, Device device, Time now);
    void onSwept(bool done, Time now);
    /// `job` is empty when the print server refused it, or did not answer (`answered` is false then).
    void onSubmitted(std::optional<int> job, bool answered, Time now);
    void onCancelled(bool done, Time now);
    void onResumed(Time now);

    /// A receipt to print; `id` > 0. A note about it follows, exactly once.
    void take(int id, Time now);
    /// Nobody waits for this receipt any more.
    void withdraw(int id, Time now);

    struct Note {
        int id = 0;
        bool printed = false;
        PrinterState why = PrinterState::Ready; ///< of a receipt that was not printed
    };
    /// What is to be told since the last call.
    std::vector<Note> takeNotes() { return std::exchange(m_notes, {}); }
    PrinterState state() const;

private:
    struct Work {
        int id = 0; ///< 0: nothing is in work
        Time since{0};
        bool quiet = false;
        enum class Phase { Asking, Sending, Watching } phase = Phase::Asking;
        int job = 0;
        Time sent{0};
        bool printing = false; ///< the job was seen at the printer
    };
    struct Waiting {
        int id;
        Time since;
    };
    void begin();
    void decideToSend(Time now);
    void watch(std::optional<Job> job, Time now);
    void fail(PrinterState why, Time now);
    void succeed(Time now);
    Time deadline() const { return m_work.since + (m_work.quiet ? quietPatience : patience); }

    PrinterFacts m_facts;
    std::optional<PrinterState> m_trouble; ///< learned from a receipt, which the print server does not tell
    Device m_device = Device::Unknown;
    std::deque<Waiting> m_waiting;
    Work m_work;
    std::optional<Time> m_silentSince;
    int m_cancel = 0;     ///< a job that was given up and may still print
    bool m_force = false; ///< its printer does not answer anyhow
    bool m_sweep = true;  ///< what a run before this one left behind
    bool m_resume = false;
    Time m_lookAt{0};
    Time m_sweepAt{0};
    std::vector<Note> m_notes;
};

} // namespace talon::kiosk
