// SPDX-License-Identifier: GPL-3.0-or-later
// Journals of every version that was ever shipped open, migrate and hold what they held.
#include "day.h"
#include "expect.h"
#include "store/reproject.h"
#include "store/schema.h"

#include <QDir>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

class TestSchema : public QObject
{
    Q_OBJECT

    static QDir fixtures() { return QDir{QStringLiteral(TALON_TEST_DATA "/store")}; }

    static void copy(const QString &name, const Folder &folder)
    {
        const QString to = QString::fromStdString(folder.journal());
        QVERIFY(QFile::copy(fixtures().filePath(name), to));
        QVERIFY(QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner));
    }

private Q_SLOTS:
    void every_version_has_its_fixture() { QCOMPARE(fixtures().entryList({QStringLiteral("v*.db")}).size(), schema_version()); }

    void an_old_journal_holds_what_it_held_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : fixtures().entryList({QStringLiteral("v*.db")}))
            QTest::newRow(qPrintable(name)) << name;
    }

    void an_old_journal_holds_what_it_held()
    {
        QFETCH(const QString, name);
        const Folder folder;
        copy(name, folder);
        const Day day;
        {
            auto journal = Journal::open(folder.journal());
            QVERIFY_OK(journal);
            QCOMPARE(journal->owner(), std::string{"small"});
            QCOMPARE(journal->head().position, 14);
            // The chain's form never changes: journals of years are checked by it.
            QCOMPARE(to_hex(journal->head().hash), std::string{"0abf0a45adf4d31f6199c367ec5e36a5c31bc8a513efca7793cf181ab584e921"});
            const Verdict verdict = verify(journal.value(), day.decode());
            QVERIFY2(verdict.sound, verdict.sentence.c_str());
            QCOMPARE(journal->value("cursor").value(), std::optional<std::string>{"14"});
            QCOMPARE(journal->password_hash({"op1"}).value(), std::optional<std::string>{"$argon2id$fixture"});
            // What the migration could not tell is told by the events.
            QVERIFY_OK(reproject(journal.value(), day.decode()));
            QVERIFY(journal->tickets_fresh());
            const Verdict compared = verify(journal.value(), day.decode());
            QVERIFY2(compared.sound && compared.tickets == 4, compared.sentence.c_str());
            const auto waited = journal->ticket({"T3"});
            QVERIFY(waited.ok() && *waited && (*waited)->ended_by_day && (*waited)->periods.front().service.value == "decl");
            QVERIFY_OK(append(journal.value(), {devices_entry("kiosk1", 1, 5)}));
        }
        SQLite::Database raw{folder.journal(), SQLite::OPEN_READWRITE};
        QCOMPARE(raw.execAndGet("PRAGMA user_version").getInt(), schema_version());
    }

    void what_cannot_be_projected_anew_stays_as_it_is()
    {
        const Folder folder;
        copy(QStringLiteral("v3.db"), folder);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        QVERIFY(!journal->tickets_fresh());
        const Day day;
        const auto decode = [&day](const Record &record) -> core::Result<core::Event, std::string> {
            if (record.position == 12)
                return core::Failure{std::string{"a kind of later"}};
            return day.decode()(record);
        };
        QVERIFY_FAULT(reproject(journal.value(), decode), StoreFault::damaged);
        QVERIFY(!journal->tickets_fresh());
        const auto kept = journal->ticket({"T1"});
        QVERIFY(kept.ok() && *kept && (*kept)->state == core::TicketState::served);
    }

    void a_language_of_two_is_a_tag_now()
    {
        const Folder folder;
        copy(QStringLiteral("v4.db"), folder);
        SQLite::Database{folder.journal(), SQLite::OPEN_READWRITE}.exec("UPDATE ticket SET language = 1 WHERE id = 'T2'");
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const auto russian = journal->ticket({"T1"});
        const auto english = journal->ticket({"T2"});
        QVERIFY(russian.ok() && *russian && (*russian)->language == core::Language::ru);
        QVERIFY(english.ok() && *english && (*english)->language == core::Language::en);
    }

    void a_new_journal_is_fresh()
    {
        const Folder folder;
        const auto journal = Journal::create(folder.journal(), "small");
        QVERIFY_OK(journal);
        QVERIFY(journal->tickets_fresh());
    }

    void a_journal_without_a_version_is_damaged()
    {
        const Folder folder;
        copy(QStringLiteral("v1.db"), folder);
        SQLite::Database{folder.journal(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = 0");
        QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
    }

    void a_journal_without_its_tables_is_damaged()
    {
        for (const char *table : {"journal", "event", "ticket", "period"}) {
            const Folder folder;
            copy(QStringLiteral("v1.db"), folder);
            SQLite::Database{folder.journal(), SQLite::OPEN_READWRITE}.exec(std::string{"DROP TABLE "} + table);
            QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
        }
    }

    void another_programs_database_is_not_ours()
    {
        const Folder folder;
        SQLite::Database{folder.journal(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec("CREATE TABLE event (x)");
        QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
    }
};

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
