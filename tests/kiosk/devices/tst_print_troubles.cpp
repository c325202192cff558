// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_bench.h"

namespace talon::test {

/// A print server that stops, hangs, forgets, and printers that come and go.
class TestPrintTroubles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_queue_that_somebody_stopped_is_left_to_them()
    {
        Bench bench;
        bench.facts = reasons({"paused"}, true);
        bench.take(1);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Stopped);
        QCOMPARE(bench.submitted, 0);
        QCOMPARE(bench.resumed, 0);
        bench.facts = reasons();
        bench.job = Job::Done;
        bench.take(2);
        bench.pass(1s);
        QVERIFY(bench.notes.back().printed);
    }

    void a_queue_that_stopped_under_a_receipt_goes_on_after_it_was_taken_back()
    {
        Bench bench;
        bench.take(1);
        bench.facts = reasons({"paused"}, true);
        bench.job = Job::Pending;
        bench.pass(1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Stopped);
        QCOMPARE(bench.cancelled, std::vector<int>{101});
        QCOMPARE(bench.resumed, 1);
        QCOMPARE(bench.machine.state(), State::Ready);
    }

    void a_queue_that_may_not_be_resumed_is_asked_once()
    {
        Bench bench;
        bench.resumable = false;
        bench.take(1);
        bench.facts = reasons({"paused"}, true);
        bench.pass(60s);
        QCOMPARE(bench.resumed, 1);
        QCOMPARE(bench.machine.state(), State::Stopped);
    }

    void a_print_server_that_goes_silent_under_a_receipt_is_swept_when_it_is_back()
    {
        Bench bench;
        bench.take(1);
        QCOMPARE(bench.swept, 1); // at the start
        bench.facts = {};
        bench.pass(PrintMachine::silence + 1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Absent);
        QVERIFY(bench.cancelled.empty());
        bench.pass(30s);
        bench.facts = reasons();
        bench.pass(PrintMachine::sweepPoll); // sooner than a filter chain brings anything to the printer
        QCOMPARE(bench.swept, 2);
    }

    void a_print_server_that_hangs_holds_a_visitor_for_seconds()
    {
        Bench bench;
        bench.settle();
        bench.facts = {};
        bench.askTakes = 2s;
        const Time before = bench.now;
        bench.take(1);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QVERIFY(bench.now - before <= 4s);
    }

    void an_answer_that_was_lost_is_swept_before_the_next_receipt()
    {
        Bench bench;
        bench.settle();
        bench.machine.take(1, bench.now);
        bench.machine.onLooked(bench.facts, std::nullopt, Device::Unknown, bench.now);
        QCOMPARE(bench.machine.next(bench.now).kind, Kind::Submit);
        bench.machine.onSubmitted(std::nullopt, false, bench.now); // it may be there all the same
        bench.take(2);
        QCOMPARE(bench.swept, 2);
        QCOMPARE(bench.submitted, 1);
        QCOMPARE(bench.notes[0].why, State::Absent);
    }

    void an_unplugged_printer_is_known_without_a_receipt()
    {
        Bench bench;
        bench.device = Device::There;
        bench.settle();
        QCOMPARE(bench.machine.state(), State::Ready);
        bench.device = Device::Missing;
        bench.pass(PrintMachine::idlePoll);
        QCOMPARE(bench.machine.state(), State::Unreachable);
        bench.take(1);
        QCOMPARE(bench.submitted, 0);
        QCOMPARE(bench.notes[0].why, State::Unreachable);
        bench.device = Device::There;
        bench.pass(PrintMachine::faultPoll);
        QCOMPARE(bench.machine.state(), State::Ready);
    }

    void a_printer_that_nobody_ever_saw_is_not_missed()
    {
        Bench bench;
        bench.device = Device::Missing; // one that looks like none to us may print all the same
        bench.pass(60s);
        QCOMPARE(bench.machine.state(), State::Ready);
    }

    void a_printer_switched_on_again_is_ready_before_the_next_visitor()
    {
        Bench bench;
        bench.settle();
        bench.take(1);
        bench.pass(PrintMachine::patience + 1s);
        QCOMPARE(bench.machine.state(), State::Unreachable);
        QVERIFY(bench.machine.next(bench.now + 60s).probe);
        bench.device = Device::Missing;
        bench.pass(PrintMachine::idlePoll);
        bench.device = Device::There;
        bench.pass(PrintMachine::idlePoll);
        QCOMPARE(bench.machine.state(), State::Ready);
        QVERIFY(!bench.machine.next(bench.now + 60s).probe);
    }

    void a_refused_receipt_is_told()
    {
        Bench bench;
        bench.accepts = false;
        bench.take(1);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Failed);
    }

    void a_job_that_the_print_server_dropped_is_told()
    {
        Bench bench;
        bench.take(1);
        bench.job = Job::Gone;
        bench.pass(1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Failed);
    }

    void more_than_a_hall_can_ask_for_is_refused()
    {
        Bench bench;
        bench.settle();
        for (int id = 1; id <= int(PrintMachine::maxWaiting) + 5; ++id)
            bench.machine.take(id, bench.now);
        QCOMPARE(bench.machine.takeNotes().size(), std::size_t(4)); // one is in work
    }
};

} // namespace talon::test

QTEST_APPLESS_MAIN(talon::test::TestPrintTroubles)
#include "tst_print_troubles.moc"
