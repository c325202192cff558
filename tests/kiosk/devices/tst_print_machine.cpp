// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_bench.h"

namespace talon::test {

class TestPrintMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasons_are_told_apart_data()
    {
        QTest::addColumn<QStringList>("keywords");
        QTest::addColumn<bool>("stopped");
        QTest::addColumn<int>("state");
        const auto row = [](const char *name, const QStringList &keywords, bool stopped, State state) {
            QTest::newRow(name) << keywords << stopped << int(state);
        };
        row("nothing", {}, false, State::Ready);
        row("none", {u"none"_qs}, false, State::Ready);
        row("low", {u"media-low-warning"_qs}, false, State::Low);
        row("low-report", {u"media-low-report"_qs}, false, State::Low);
        row("empty", {u"media-empty"_qs}, false, State::PaperOut);
        row("empty as a warning", {u"media-empty-warning"_qs}, false, State::PaperOut);
        row("needed", {u"media-needed-error"_qs}, false, State::PaperOut);
        row("low and empty", {u"media-low"_qs, u"media-empty-error"_qs}, false, State::PaperOut);
        row("cover", {u"cover-open"_qs}, false, State::CoverOpen);
        row("door", {u"door-open-error"_qs}, false, State::CoverOpen);
        row("the roll is lifted off its sensor", {u"media-empty-error"_qs, u"cover-open-error"_qs}, false, State::CoverOpen);
        row("jam", {u"media-jam-error"_qs}, false, State::Jam);
        row("off", {u"offline-report"_qs}, false, State::Unreachable);
        row("a fault of another kind", {u"cutter-stuck-error"_qs}, false, State::Failed);
        row("a remark of another kind", {u"cups-missing-filter-warning"_qs}, false, State::Ready);
        row("a word that only begins like it", {u"media-lowered-warning"_qs}, false, State::Ready);
        row("stopped", {u"paused"_qs}, true, State::Stopped);
        row("stopped for want of paper", {u"paused"_qs, u"media-empty"_qs}, true, State::PaperOut);
    }
    void reasons_are_told_apart()
    {
        QFETCH(QStringList, keywords);
        QFETCH(bool, stopped);
        QFETCH(int, state);
        std::vector<std::string> plain;
        for (const QString &keyword : keywords)
            plain.push_back(keyword.toStdString());
        Bench bench;
        bench.facts = reasons(plain, stopped);
        bench.settle();
        QCOMPARE(int(bench.machine.state()), state);
    }

    void is_absent_until_somebody_answers()
    {
        Bench bench;
        bench.facts = {};
        QCOMPARE(bench.machine.state(), State::Absent);
        bench.settle();
        QCOMPARE(bench.machine.state(), State::Absent);
        bench.take(1);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Absent);
        bench.facts = reasons();
        bench.pass(PrintMachine::faultPoll);
        QCOMPARE(bench.machine.state(), State::Ready);
    }

    void what_a_killed_kiosk_left_is_swept_before_anything_is_sent()
    {
        Bench bench;
        bench.facts = {};
        bench.settle();
        QCOMPARE(bench.swept, 0);
        bench.facts = reasons();
        bench.machine.take(1, bench.now);
        for (;;) {
            const auto order = bench.machine.next(bench.now);
            QVERIFY2(order.kind != Kind::Submit, "sent before the sweep");
            if (order.kind == Kind::Sweep)
                break;
            QCOMPARE(order.kind, Kind::Look);
            bench.machine.onLooked(bench.facts, std::nullopt, Device::Unknown, bench.now);
        }
        bench.settle();
        QCOMPARE(bench.swept, 1);
        QCOMPARE(bench.submitted, 1);
    }

    void prints_and_says_so_once()
    {
        Bench bench;
        bench.take(1);
        bench.pass(1s);
        QVERIFY(bench.notes.empty());
        bench.job = Job::Done;
        bench.pass(1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QVERIFY(bench.notes[0].printed);
        QCOMPARE(bench.notes[0].id, 1);
        bench.pass(60s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QVERIFY(bench.cancelled.empty());
    }

    void a_roll_that_ends_under_a_receipt_fails_it_and_takes_it_back()
    {
        Bench bench;
        bench.settle();
        bench.take(1);
        bench.facts = reasons({"media-empty-error"});
        bench.pass(PrintMachine::staleness + 1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::PaperOut);
        QCOMPARE(bench.cancelled, std::vector<int>{101});
        QCOMPARE(bench.machine.state(), State::PaperOut);
    }

    void a_receipt_that_the_printer_swallowed_without_paper_is_not_printed()
    {
        Bench bench;
        bench.take(1);
        bench.facts = reasons({"media-empty-error"});
        bench.job = Job::Done;
        bench.pass(1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QVERIFY(!bench.notes[0].printed);
        QCOMPARE(bench.notes[0].why, State::PaperOut);
    }

    /// CUPS says «media-empty» until the next job: the kiosk must not take its word for it.
    void the_first_visitor_after_the_refill_has_paper_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("paper") << u"media-empty-error"_qs;
        QTest::newRow("jam") << u"media-jam-error"_qs;
        QTest::newRow("cover") << u"cover-open-error"_qs;
        QTest::newRow("off") << u"offline-report"_qs;
        QTest::newRow("fault") << u"cutter-error"_qs;
    }
    void the_first_visitor_after_the_refill_has_paper()
    {
        QFETCH(QString, reason);
        Bench bench;
        bench.facts = reasons({reason.toStdString()}); // of the last job
        bench.settle();
        QVERIFY(!prints(bench.machine.state()));
        bench.take(1);
        QCOMPARE(bench.submitted, 1);
        bench.pass(PrintMachine::quietPatience - 1s);
        QVERIFY(bench.notes.empty()); // nobody waits for it, and a busy printer may take it late
        bench.facts = reasons();      // the printer said otherwise
        bench.job = Job::Done;
        bench.pass(1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QVERIFY(bench.notes[0].printed);
        QCOMPARE(bench.machine.state(), State::Ready);
    }

    void a_printer_that_never_answers_is_waited_for_once()
    {
        Bench bench;
        bench.settle();
        bench.take(1);
        bench.pass(PrintMachine::patience - 500ms);
        QVERIFY(bench.notes.empty());
        QCOMPARE(bench.machine.state(), State::Ready);
        bench.pass(1s);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Unreachable);
        QCOMPARE(bench.cancelled, std::vector<int>{101});
        QCOMPARE(bench.machine.state(), State::Unreachable); // whoever comes next is told at once
        bench.pass(60s);
        QCOMPARE(bench.machine.state(), State::Unreachable); // though the print server calls it ready

        bench.take(2); // quietly
        bench.pass(PrintMachine::quietPatience + 500ms);
        QCOMPARE(bench.notes.size(), std::size_t(2));
        bench.job = Job::Done;
        bench.take(3);
        bench.pass(1s);
        QVERIFY(bench.notes.back().printed);
        QCOMPARE(bench.machine.state(), State::Ready);
    }

    void a_quiet_receipt_is_given_up_with_the_fault_that_stands()
    {
        Bench bench;
        bench.facts = reasons({"media-jam-error"});
        bench.settle();
        bench.take(1);
        bench.pass(PrintMachine::quietPatience + 500ms);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].why, State::Jam);
        QCOMPARE(bench.cancelled, std::vector<int>{101});
        bench.facts = reasons();
        bench.pass(PrintMachine::idlePoll);
        QCOMPARE(bench.machine.state(), State::Ready);
    }

    void a_quiet_receipt_gives_way_to_the_next_visitor()
    {
        Bench bench;
        bench.facts = reasons({"media-empty"});
        bench.settle();
        bench.take(1);
        bench.pass(1s);
        bench.take(2);
        QCOMPARE(bench.notes.size(), std::size_t(1));
        QCOMPARE(bench.notes[0].id, 1);
        QCOMPARE(bench.cancelled, std::vector<int>{101});
        QCOMPARE(bench.submitted, 2);
    }

    void a_visitor_who_has_gone_gets_no_paper()
    {
        Bench bench;
        bench.facts = reasons({"media-empty"});
        bench.settle();
        bench.take(1);
        bench.machine.withdraw(1, bench.now);
        bench.settle();
        QCOMPARE(bench.cancelled, std::vector<int>{101});
        QCOMPARE(bench.notes.size(), std::size_t(1));
        bench.machine.withdraw(1, bench.now);
        bench.machine.withdraw(7, bench.now);
        bench.settle();
        QCOMPARE(bench.notes.size(), std::size_t(1));
    }

    void a_withdrawal_while_it_is_sent_takes_it_back()
    {
        Bench bench;
        bench.settle();
        bench.machine.take(1, bench.now);
        QCOMPARE(bench.machine.next(bench.now).kind, Kind::Look);
        bench.machine.onLooked(bench.facts, std::nullopt, Device::Unknown, bench.now);
        QCOMPARE(bench.machine.next(bench.now).kind, Kind::Submit);
        bench.machine.withdraw(1, bench.now);
        bench.machine.take(2, bench.now);
        bench.machine.onSubmitted(55, true, bench.now); // the answer for the first
        QCOMPARE(bench.machine.next(bench.now).job, 55);
        bench.settle();
        QCOMPARE(bench.cancelled, std::vector<int>{55});
        bench.job = Job::Done;
        bench.pass(1s);
        QCOMPARE(bench.notes.size(), std::size_t(2));
        QCOMPARE(bench.notes[1].id, 2);
        QVERIFY(bench.notes[1].printed);
    }
};

} // namespace talon::test

QTEST_APPLESS_MAIN(talon::test::TestPrintMachine)
#include "tst_print_machine.moc"
