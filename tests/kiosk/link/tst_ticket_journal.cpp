// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk that runs for years: its journal lets go of what the backend has archived, and still knows every number that
// matters.
#include "kiosk/link/ticket_journal.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

// After the others: moc 6.4 stumbles over <chrono> where it comes first.
#include "kiosk/link/given_days.h"

using namespace talon;
using namespace talon::kiosk;

namespace {

constexpr core::Day firstDay{std::chrono::year{2026} / 11 / 2};

core::TicketIssued ticket(int count, core::Day day, core::TicketNumber number)
{
    core::TicketIssued issued;
    issued.ticket = {"T" + std::to_string(count)};
    issued.number = number;
    issued.day = day;
    issued.service = {"inn"};
    issued.visitor_class = {"ordinary"};
    issued.device = {"kiosk-1"};
    issued.arrival = core::Instant{day} + std::chrono::hours{9};
    return issued;
}

} // namespace

class TicketJournalTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_tickets = 0;

    std::unique_ptr<TicketJournal> open(core::Day today) const
    {
        auto journal = TicketJournal::open(m_folder->path(), {"kiosk-1"}, 1, today, 2);
        if (!journal.ok())
            qWarning("%s", qPrintable(journal.error()));
        return journal.ok() ? std::move(*journal) : nullptr;
    }

    /// `count` tickets of that day, each committed.
    bool give(TicketJournal &journal, core::Day day, int count)
    {
        int committed = 0;
        QObject context; // the signals come from the commit thread, maybe before anybody waits
        connect(&journal, &TicketJournal::committed, &context, [&committed] { ++committed; });
        for (int i = 1; i <= count; ++i)
            journal.commit(ticket(++m_tickets, day, {core::Letter::A, i}), core::Instant{day});
        return QTest::qWaitFor([&] { return committed == count; });
    }

    /// Up to where the journal is pruned after it was asked to; -1 when no answer came.
    static qint64 prune(TicketJournal &journal, qint64 archived)
    {
        std::optional<qint64> pruned;
        QObject context;
        connect(&journal, &TicketJournal::pruned, &context, [&pruned](qint64 upTo) { pruned = upTo; });
        journal.prune(archived);
        return QTest::qWaitFor([&] { return pruned.has_value(); }) ? *pruned : -1;
    }

    static std::vector<wire::StreamEvent> fetch(TicketJournal &journal, std::int64_t from)
    {
        std::vector<wire::StreamEvent> events;
        bool came = false;
        QObject context;
        connect(&journal, &TicketJournal::fetched, &context, [&](const std::vector<wire::StreamEvent> &fetched) {
            events = fetched;
            came = true;
        });
        journal.fetch({from, 200, 128 * 1024});
        return QTest::qWaitFor([&] { return came; }) ? events : std::vector<wire::StreamEvent>{};
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<core::TicketIssued>(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_tickets = 0;
    }

    void whatIsArchivedGoesButNotTheLastDays()
    {
        constexpr int days = 12;
        constexpr int aDay = 10;
        core::Day day = firstDay;
        {
            const auto journal = open(firstDay);
            QVERIFY(journal);
            for (int i = 0; i < days; ++i, day += std::chrono::days{1})
                QVERIFY(give(*journal, day, aDay));
            QCOMPARE(prune(*journal, 0), 0);
            QCOMPARE(prune(*journal, 25), 25); // what is archived
            QCOMPARE(prune(*journal, 10), 25);
            constexpr qint64 before = aDay * (days - qint64{TicketJournal::keptDays});
            QCOMPARE(prune(*journal, 1'000'000), before); // and never what must be known
            const auto events = fetch(*journal, 1);
            QVERIFY(!events.empty());
            QCOMPARE(events.front().seq, before + 1);
            QCOMPARE(events.back().seq, aDay * days);
        }
        const auto journal = open(day);
        QVERIFY(journal);
        QCOMPARE(journal->start().cursor.head_seq, aDay * days);
        // Of the last days every number is known.
        for (int number = 1; number <= aDay; ++number) {
            const auto &given = journal->start().given;
            const auto known = [&](core::Day of) {
                return std::any_of(given.begin(), given.end(), [&](const sync::GivenNumber &each) {
                    return each.day == of && each.number == core::TicketNumber{core::Letter::A, number};
                });
            };
            for (int back = 1; back <= 3; ++back)
                QVERIFY(known(day - std::chrono::days{back}));
        }
        QVERIFY(give(*journal, day, 1));
        QCOMPARE(journal->start().cursor.head_seq + 1, fetch(*journal, journal->start().cursor.head_seq + 1).front().seq);
    }

    /// A clock that jumped to a year to come and back: that day counts as one, and holds up nothing for ever.
    void aWrongClockHoldsUpNothing()
    {
        const auto journal = open(firstDay);
        QVERIFY(journal);
        QVERIFY(give(*journal, firstDay, 5));
        QVERIFY(give(*journal, firstDay + std::chrono::days{30'000}, 5));
        for (int i = 1; i <= 9; ++i)
            QVERIFY(give(*journal, firstDay + std::chrono::days{i}, 5));
        QCOMPARE(prune(*journal, 1'000'000), 20);
    }

    void aFewDaysAreNeverPruned()
    {
        const auto journal = open(firstDay);
        QVERIFY(journal);
        for (int i = 0; i < int{TicketJournal::keptDays}; ++i)
            QVERIFY(give(*journal, firstDay + std::chrono::days{i}, 4));
        QCOMPARE(prune(*journal, 1'000'000), 0);
    }

    /// Days that come again count once.
    void aDayIsKeptWhole()
    {
        GivenDays days;
        const auto day = [](int number) { return firstDay + std::chrono::days{number}; };
        for (const auto &[number, seq] : {std::pair{1, 1}, {2, 11}, {1, 21}, {3, 31}, {1, 41}, {4, 51}})
            days.add(day(number), seq);
        QCOMPARE(days.beforeLast(1), 50);
        QCOMPARE(days.beforeLast(2), 40);
        QCOMPARE(days.beforeLast(3), 20);
        QCOMPARE(days.beforeLast(4), 0);
        days.forget(35);
        QCOMPARE(days.beforeLast(2), 40);
        QCOMPARE(days.beforeLast(3), 0);
    }

    /// The own series goes on where it was, though its tickets are gone and the side file as well.
    void ownTurnsOutliveTheirTickets()
    {
        {
            const auto journal = open(firstDay);
            QVERIFY(journal);
            QSignalSpy committed(journal.get(), &TicketJournal::committed);
            journal->commit(ticket(++m_tickets, firstDay, core::own_number(2, core::Letter::B, 1500)), core::Instant{firstDay});
            QVERIFY(committed.wait());
            for (int i = 1; i <= 8; ++i)
                QVERIFY(give(*journal, firstDay + std::chrono::days{i}, 1));
            QCOMPARE(prune(*journal, 1), 1);
        }
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("numbers-1.guard"))));
        const auto journal = open(firstDay + std::chrono::days{9});
        QVERIFY(journal);
        const int turn = journal->start().own.turns.at(static_cast<std::size_t>(core::Letter::B));
        QCOMPARE(turn, core::end_of_own_round(1500));
    }
};

QTEST_GUILESS_MAIN(TicketJournalTest)
#include "tst_ticket_journal.moc"
