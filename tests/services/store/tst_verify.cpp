// SPDX-License-Identifier: GPL-3.0-or-later
// What verify() notices, and which event it names.
#include "day.h"
#include "expect.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

/// Does to a closed journal what nobody may do, past its triggers.
void tamper(const Folder &folder, const char *sql)
{
    SQLite::Database raw{folder.journal(), SQLite::OPEN_READWRITE};
    raw.exec("PRAGMA ignore_check_constraints = ON");
    raw.exec("DROP TRIGGER event_is_never_changed");
    raw.exec("DROP TRIGGER event_is_never_deleted");
    raw.exec(sql);
}

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT

    const Day m_day;

    void write_day(const Folder &folder)
    {
        auto journal = Journal::create(folder.journal(), "small");
        QVERIFY_OK(journal);
        QVERIFY_OK(append(journal.value(), m_day.entries()));
    }

private Q_SLOTS:
    void a_whole_day_is_sound()
    {
        const Folder folder;
        write_day(folder);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const Verdict verdict = verify(journal.value(), m_day.decode());
        QVERIFY2(verdict.sound, verdict.sentence.c_str());
        QCOMPARE(verdict.events, static_cast<std::int64_t>(m_day.entries().size()));
        QCOMPARE(verdict.tickets, 4);
        QVERIFY(!verdict.first_bad);
    }

    void an_empty_journal_is_sound()
    {
        const Folder folder;
        auto journal = Journal::create(folder.journal(), "small");
        QVERIFY_OK(journal);
        const Verdict verdict = verify(journal.value(), m_day.decode());
        QVERIFY2(verdict.sound, verdict.sentence.c_str());
        QCOMPARE(verdict.events, 0);
    }

    void without_a_decoder_the_chain_is_checked()
    {
        const Folder folder;
        write_day(folder);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const Verdict verdict = verify(journal.value(), {});
        QVERIFY(verdict.sound);
        QCOMPARE(verdict.events, static_cast<std::int64_t>(m_day.entries().size()));
    }

    void replay_gives_the_hall_back()
    {
        const Folder folder;
        write_day(folder);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        core::Inspectorate told;
        QVERIFY_OK(replay(journal.value(), m_day.decode(), told));
        const core::Hall &hall = told.hall;
        QCOMPARE(hall.site().id, std::string{"small"});
        QVERIFY(told.registry.staff.contains({"op1"}));
        QVERIFY(hall.ticket({"T1"}) && hall.ticket({"T1"})->state == core::TicketState::served);
        QVERIFY(hall.ticket({"T3"}) && hall.ticket({"T3"})->state == core::TicketState::left);
    }

    void a_changed_event_is_named_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<std::int64_t>("position");
        const auto set = [](const char *change) {
            QTest::newRow(change) << QStringLiteral("UPDATE event SET %1 WHERE position = 6").arg(QString::fromUtf8(change))
                                  << std::int64_t{6};
        };
        set("device = 'kiosk9'");
        set("epoch = 2");
        set("seq = 9");
        set("stream_hash = randomblob(32)");
        set("at = at + 1");
        set("actor = 'somebody'");
        set("type = type || 'x'");
        set("version = 2");
        set("body = '4'");
        set("prev = zeroblob(32)");
        set("hash = zeroblob(32)");
        QTest::newRow("deleted") << QStringLiteral("DELETE FROM event WHERE position = 6") << std::int64_t{6};
        QTest::newRow("first changed") << QStringLiteral("UPDATE event SET body = '1' WHERE position = 1") << std::int64_t{1};
        QTest::newRow("first deleted") << QStringLiteral("DELETE FROM event WHERE position = 1") << std::int64_t{1};
        QTest::newRow("exchanged") << QStringLiteral("UPDATE event SET body = CASE body WHEN '3' THEN '4' ELSE '3' END"
                                                     " WHERE body IN ('3', '4')")
                                   << std::int64_t{4};
    }

    void a_changed_event_is_named()
    {
        QFETCH(const QString, change);
        QFETCH(const std::int64_t, position);
        const Folder folder;
        auto made = Journal::create(folder.journal(), "small");
        QVERIFY_OK(made);
        QVERIFY_OK(append(made.value(), m_day.entries()));
        {
            // More events than open() looks at, so that it is left to verify() to notice.
            std::vector<Entry> more(600, owners_entry(900));
            for (Entry &entry : more)
                entry.body = "1";
            QVERIFY_OK(append(made.value(), more));
            const Journal closed = std::move(made.value());
        }
        tamper(folder, change.toUtf8().constData());
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        for (const auto &decode : {m_day.decode(), Decode{}}) {
            const Verdict verdict = verify(journal.value(), decode);
            QVERIFY(!verdict.sound);
            QVERIFY2(verdict.first_bad == position, verdict.sentence.c_str());
            QVERIFY2(verdict.sentence.find("event " + std::to_string(position)) != std::string::npos,
                     verdict.sentence.c_str());
        }
    }

    /// Each event holds by itself, but one of them does not follow the one before it.
    void a_forged_event_is_named()
    {
        const Folder folder;
        Record forged;
        {
            auto made = Journal::create(folder.journal(), "small");
            QVERIFY_OK(made);
            QVERIFY_OK(append(made.value(), {owners_entry(1), owners_entry(2)}));
            forged = records(made.value()).at(1);
        }
        forged.prev.fill(1);
        forged.hash = event_hash(forged);
        const std::string change = "UPDATE event SET prev = x'" + to_hex(forged.prev) + "', hash = x'"
                                   + to_hex(forged.hash) + "' WHERE position = 2";
        tamper(folder, change.c_str());
        std::filesystem::remove(folder.journal() + ".lock"); // nor does the witness tell
        const auto journal = Journal::open(folder.journal());
        QVERIFY_FAULT(journal, StoreFault::damaged);
        QVERIFY2(journal.error().detail.find("event 2 does not follow") != std::string::npos,
                 journal.error().detail.c_str());
    }

    void a_changed_projection_is_noticed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<std::int64_t>("position");
        // T2 was last changed by its no-show, event 13; T3 by the close of the day, event 14.
        const auto add = [](const char *change, std::int64_t position) {
            QTest::newRow(change) << QString::fromUtf8(change) << position;
        };
        add("UPDATE ticket SET number = 77 WHERE id = 'T2'", 13);
        add("UPDATE ticket SET prefix = 7 WHERE id = 'T2'", 13);
        add("UPDATE ticket SET state = 0 WHERE id = 'T2'", 13);
        add("UPDATE ticket SET due = due + 1 WHERE id = 'T3'", 14);
        add("UPDATE ticket SET slot = 0 WHERE id = 'T3'", 14);
        add("UPDATE ticket SET only_window = 0 WHERE id = 'T3'", 14);
        add("UPDATE ticket SET only_staff = '' WHERE id = 'T3'", 14);
        add("UPDATE ticket SET parked_until = 0 WHERE id = 'T3'", 14);
        add("UPDATE ticket SET changed = 3 WHERE id = 'T2'", 13);
        add("UPDATE period SET staff = 'op2' WHERE ordinal = 1", 11);
        add("UPDATE period SET service = 'other' WHERE ordinal = 1", 11);
        add("UPDATE period SET calls = calls + 1 WHERE ordinal = 1", 11);
        add("UPDATE ticket SET ended_by_day = 0 WHERE id = 'T3'", 14);
        add("UPDATE period SET to_at = to_at + 1 WHERE ticket = 3", 14);
        add("DELETE FROM period WHERE ticket = 3", 14);
        add("PRAGMA foreign_keys = OFF; DELETE FROM ticket WHERE id = 'T3'", 14);
        add("UPDATE ticket SET language = 'tt' WHERE id = 'T3'", 14);
        add("INSERT INTO ticket SELECT 99, 'T9', 5, letter, 99, prefix, day, service, visitor_class, device, origin, arrival, slot,"
            " due, state, window, only_window, only_staff, parked_until, calls, ended_by_day, language FROM ticket WHERE row = 1", 5);
    }

    void a_changed_projection_is_noticed()
    {
        QFETCH(const QString, change);
        QFETCH(const std::int64_t, position);
        const Folder folder;
        write_day(folder);
        tamper(folder, change.toUtf8().constData());
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const Verdict verdict = verify(journal.value(), m_day.decode());
        QVERIFY(!verdict.sound);
        QVERIFY2(verdict.first_bad == position, verdict.sentence.c_str());
    }

    /// By SQLite's own check at the opening already.
    void an_impossible_row_is_noticed()
    {
        for (const char *change : {"UPDATE ticket SET state = 70 WHERE id = 'T2'",
                                   "UPDATE period SET state = -1 WHERE ticket = 2",
                                   "UPDATE event SET hash = x'00' WHERE position = 6"}) {
            const Folder folder;
            write_day(folder);
            tamper(folder, change);
            const auto journal = Journal::open(folder.journal());
            QVERIFY_FAULT(journal, StoreFault::damaged);
            QVERIFY2(journal.error().detail.find("CHECK constraint failed") != std::string::npos,
                     journal.error().detail.c_str());
        }
    }

    void an_event_that_contradicts_the_hall_is_named()
    {
        const Folder folder;
        write_day(folder);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        Entry again = m_day.entries()[3]; // the same ticket is issued a second time
        again.origin.seq = 5;
        QVERIFY_OK(append(journal.value(), {again}));
        const Verdict verdict = verify(journal.value(), m_day.decode());
        QVERIFY(!verdict.sound);
        QCOMPARE(*verdict.first_bad, 15);
        core::Inspectorate told;
        QVERIFY_FAULT(replay(journal.value(), m_day.decode(), told), StoreFault::damaged);
    }

    void an_event_that_cannot_be_read_is_named()
    {
        const Folder folder;
        write_day(folder);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        Entry unknown = owners_entry(1);
        unknown.body = "1000";
        QVERIFY_OK(append(journal.value(), {unknown}));
        const Verdict verdict = verify(journal.value(), m_day.decode());
        QVERIFY(!verdict.sound);
        QCOMPARE(*verdict.first_bad, 15);
        QVERIFY2(verdict.sentence.find("no event has this number") != std::string::npos, verdict.sentence.c_str());
    }
};

QTEST_APPLESS_MAIN(TestVerify)
#include "tst_verify.moc"
