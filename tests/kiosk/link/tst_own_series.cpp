// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk's own numbers through restarts, and a side file that is damaged or gone.
#include "kiosk/link/ticket_journal.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace talon;
using kiosk::TicketJournal;

namespace {

const core::DeviceId device{"kiosk-1"};
const core::Day today{std::chrono::year{2026} / 11 / 23};
const core::Instant noon{today + std::chrono::hours{9}};
constexpr int prefix = 7;
constexpr auto letter = core::Letter::A;

core::TicketIssued issued(core::TicketNumber number, int count)
{
    core::TicketIssued issued;
    issued.ticket = {"T" + std::to_string(count)};
    issued.number = number;
    issued.day = today;
    issued.service = {"decl"};
    issued.visitor_class = {"ordinary"};
    issued.origin = number.prefix == 0 ? core::NumberOrigin::reserve : core::NumberOrigin::own;
    issued.device = device;
    issued.arrival = noon;
    return issued;
}

} // namespace

class TestOwnSeries : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_tickets = 0;

    std::unique_ptr<TicketJournal> open()
    {
        auto journal = TicketJournal::open(m_folder->path(), device, 1, today, prefix);
        if (!journal.ok())
            qFatal("%s", qPrintable(journal.error()));
        return std::move(*journal);
    }

    /// Gives the number; true when the ticket was committed.
    bool give(TicketJournal &journal, core::TicketNumber number)
    {
        QSignalSpy committed(&journal, &TicketJournal::committed);
        QSignalSpy failed(&journal, &TicketJournal::failed);
        journal.commit(issued(number, ++m_tickets), noon);
        return QTest::qWaitFor([&] { return !committed.isEmpty() || !failed.isEmpty(); }) && failed.isEmpty();
    }

    /// The number that the device would give next, offline.
    static core::TicketNumber next(const TicketJournal &journal)
    {
        sync::NumberSource source(device, 1, journal.start().given, journal.start().own);
        const wire::Reserve reserve{device, 1, {{today, {{letter, 998, 999}}}}};
        source.on_reserve(reserve);
        const auto effects = source.ask({"t", today, {"decl"}, {"ordinary"}, letter}, false, noon);
        const auto *given = std::get_if<sync::NumberGiven>(&effects.at(0));
        return given ? given->number : core::TicketNumber{letter, 0};
    }

    QString guard() const { return m_folder->filePath(QStringLiteral("numbers-1.guard")); }

    void useUp(TicketJournal &journal)
    {
        for (const core::TicketNumber number : {core::TicketNumber{letter, 998}, {letter, 999}, {letter, 1, prefix}, {letter, 2, prefix}})
            QVERIFY(give(journal, number));
    }

    void removeJournal() const
    {
        for (const char *part : {"journal.db", "journal.db-wal", "journal.db-shm", "journal.db.lock"})
            QFile::remove(m_folder->filePath(QLatin1String(part)));
    }

    void damageGuard() const
    {
        QFile file(guard());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("rubbish") == 7);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_tickets = 0;
    }

    void goes_on_after_a_restart()
    {
        {
            const auto journal = open();
            QCOMPARE(next(*journal), (core::TicketNumber{letter, 998}));
            useUp(*journal);
        }
        const auto journal = open();
        QCOMPARE(next(*journal), (core::TicketNumber{letter, 3, prefix}));
        QVERIFY(give(*journal, next(*journal)));
    }

    void is_never_given_twice_by_the_side_file()
    {
        const auto journal = open();
        useUp(*journal);
        QVERIFY(!give(*journal, {letter, 2, prefix}));
    }

    void a_lost_journal_does_not_begin_it_anew()
    {
        useUp(*open());
        removeJournal();
        QCOMPARE(next(*open()), (core::TicketNumber{letter, 3, prefix}));
    }

    void a_side_file_that_is_damaged_or_gone_begins_the_next_round()
    {
        for (const bool gone : {false, true}) {
            init();
            useUp(*open());
            if (gone)
                QVERIFY(QFile::remove(guard()));
            else
                damageGuard();
            {
                const auto journal = open();
                QCOMPARE(next(*journal), (core::TicketNumber{letter, 1, prefix + 100})); // the reserve is known to be used up
                QVERIFY(!give(*journal, {letter, 999}));
            }
            {
                const auto journal = open();
                QCOMPARE(next(*journal), (core::TicketNumber{letter, 1, prefix + 100})); // it stays so
                QVERIFY(give(*journal, next(*journal)));
            }
            QCOMPARE(next(*open()), (core::TicketNumber{letter, 2, prefix + 100}));
        }
    }

    void with_nothing_readable_it_says_so()
    {
        useUp(*open());
        removeJournal();
        damageGuard();
        const auto journal = TicketJournal::open(m_folder->path(), device, 1, today, prefix);
        QVERIFY(!journal.ok());
        QVERIFY(journal.error().contains(QStringLiteral("enrol this device again")));
    }

    /// A clock that was two days ahead when the program started, and is put right while it runs.
    void knows_the_numbers_of_every_day_that_a_clock_may_show()
    {
        useUp(*open());
        const auto ahead = TicketJournal::open(m_folder->path(), device, 1, today + std::chrono::days{2}, prefix);
        QVERIFY(ahead.ok());
        QCOMPARE(next(**ahead), (core::TicketNumber{letter, 3, prefix}));
    }

    void a_device_without_a_prefix_has_none()
    {
        const auto journal = TicketJournal::open(m_folder->path(), device, 1, today);
        QVERIFY(journal.ok());
        QCOMPARE((*journal)->start().own.prefix, 0);
    }
};

QTEST_GUILESS_MAIN(TestOwnSeries)
#include "tst_own_series.moc"
