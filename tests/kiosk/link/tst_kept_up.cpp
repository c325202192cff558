// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

// After the others: moc 6.4 stumbles over <chrono> where it comes first.
#include "kiosk/link/kept_up.h"

using namespace talon;
using namespace std::chrono_literals;
using kiosk::QueueLengths;

class TestKeptUp : public QObject
{
    Q_OBJECT

private:
    static wire::Board board(int waiting)
    {
        wire::Board board;
        wire::BoardLine line;
        line.service = {"decl"};
        line.waiting = waiting;
        board.lines = {line};
        return board;
    }

private Q_SLOTS:
    void what_was_given_here_counts_on_top_of_the_last_board()
    {
        QueueLengths queues;
        queues.heard(board(37));
        QCOMPARE(queues.given({"decl"}, 0ms), std::optional(37));
        QCOMPARE(queues.given({"decl"}, 30s), std::optional(38));
        queues.heard(board(5));
        QCOMPARE(queues.given({"decl"}, 0ms), std::optional(5));
        QCOMPARE(queues.given({"inn"}, 0ms), std::nullopt);
    }

    void a_figure_that_nobody_keeps_up_is_not_told()
    {
        QueueLengths queues;
        QCOMPARE(queues.given({"decl"}, 0ms), std::nullopt); // what the disk remembers is yesterday's
        queues.heard(board(37));
        QCOMPARE(queues.given({"decl"}, QueueLengths::lasting), std::optional(37));
        QCOMPARE(queues.given({"decl"}, QueueLengths::lasting + 1ms), std::nullopt);
        QCOMPARE(queues.given({"decl"}, 16h), std::nullopt);
    }

    void calls_of_another_day_are_forgotten()
    {
        using namespace std::chrono;
        const core::UtcOffset moscow{180};
        const core::Instant midnight = sys_days{year{2026} / 11 / 24} - 3h; // where the hall is
        wire::Calls calls;
        for (const auto at : {midnight + 1min, midnight - 1min, midnight - 15h})
            calls.lines.push_back({.call = {.call = 1, .ticket = {}, .number = {}, .window = 5, .language = {}, .repeat = 0, .at = at},
                                   .service = {"decl"},
                                   .active = true});
        QCOMPARE(kiosk::ofToday(calls, midnight + 9h, moscow).lines.size(), std::size_t(1));
        QCOMPARE(kiosk::ofToday(calls, midnight - 1ms, moscow).lines.size(), std::size_t(2));
        QVERIFY(kiosk::ofToday(calls, midnight + 33h, moscow).lines.empty());
    }
};

QTEST_APPLESS_MAIN(TestKeptUp)
#include "tst_kept_up.moc"
