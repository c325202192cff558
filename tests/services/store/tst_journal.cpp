// SPDX-License-Identifier: GPL-3.0-or-later
// What a journal takes, keeps, gives back and refuses.
#include "expect.h"
#include "journal_cases.h"

#include <SQLiteCpp/Database.h>

#include <QFile>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keeps_what_it_was_given();
    void refuses_what_is_too_large_data();
    void refuses_what_is_too_large();
    void keeps_the_limits_themselves();
    void takes_each_place_of_a_stream_once();
    void leaves_out_nothing_of_a_stream();
    void tells_streams_apart();
    void appends_all_or_nothing();
    void appends_nothing_for_nothing();
    void reads_from_anywhere_and_stops_when_told();
    void projects_the_last_state_of_a_ticket();
    void keeps_values_and_passwords();
    void an_event_cannot_be_changed_or_deleted();
    void empties_its_log_in_time();
};

void TestJournal::keeps_what_it_was_given()
{
    const Folder folder;
    const std::vector<Entry> entries{owners_entry(1), devices_entry("kiosk1", 3, 1)};
    {
        auto made = Journal::create(folder.journal(), "site-1");
        QVERIFY_OK(made);
        QCOMPARE(made->owner(), std::string{"site-1"});
        QCOMPARE(made->head(), Head{});
        auto head = made->append(entries);
        QVERIFY_OK(head);
        QCOMPARE(head->position, 2);
        QCOMPARE(made->head(), head.value());
    }
    auto opened = Journal::open(folder.journal());
    QVERIFY_OK(opened);
    QCOMPARE(opened->owner(), std::string{"site-1"});
    const auto all = records(opened.value());
    QCOMPARE(all.size(), entries.size());
    QCOMPARE(all[0].prev, Hash{});
    QCOMPARE(all[1].prev, all[0].hash);
    QCOMPARE(all[1].hash, opened->head().hash);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].position, static_cast<std::int64_t>(i + 1));
        QCOMPARE(all[i].origin, entries[i].origin);
        QVERIFY(all[i].at == entries[i].at);
        QCOMPARE(all[i].actor, entries[i].actor);
        QCOMPARE(all[i].type, entries[i].type);
        QCOMPARE(all[i].version, entries[i].version);
        QCOMPARE(all[i].body, entries[i].body);
        QCOMPARE(all[i].hash, event_hash(entries[i], all[i].position, all[i].prev));
    }
}

void TestJournal::refuses_what_is_too_large_data()
{
    QTest::addColumn<int>("device");
    QTest::addColumn<int>("actor");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("body");
    QTest::newRow("device") << 65 << 1 << 1 << 1;
    QTest::newRow("actor") << 1 << 129 << 1 << 1;
    QTest::newRow("type") << 1 << 1 << 65 << 1;
    QTest::newRow("body") << 1 << 1 << 1 << 1024 * 1024 + 1;
}

void TestJournal::refuses_what_is_too_large()
{
    QFETCH(const int, device);
    QFETCH(const int, actor);
    QFETCH(const int, type);
    QFETCH(const int, body);
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    const auto text = [](int size) { return std::string(static_cast<std::size_t>(size), 'x'); };
    Entry entry = devices_entry(text(device).c_str(), 1, 1);
    entry.actor = text(actor);
    entry.type = text(type);
    entry.body = text(body);
    QVERIFY_FAULT(append(journal.value(), {owners_entry(1), entry}), StoreFault::too_large);
    QCOMPARE(journal->head(), Head{});
    QVERIFY_OK(append(journal.value(), {owners_entry(1)}));
}

void TestJournal::keeps_the_limits_themselves()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    Entry entry = devices_entry(std::string(64, 'd').c_str(), 1, 1);
    entry.actor.assign(128, 'a');
    entry.type.assign(64, 't');
    entry.body.assign(1024 * 1024, 'b');
    QVERIFY_OK(append(journal.value(), {entry}));
    QCOMPARE(records(journal.value()).at(0).body, entry.body);
}

void TestJournal::takes_each_place_of_a_stream_once()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    QVERIFY_OK(append(journal.value(), {devices_entry("kiosk1", 1, 1), devices_entry("kiosk1", 1, 2)}));
    const Head before = journal->head();
    QVERIFY_FAULT(append(journal.value(), {devices_entry("kiosk1", 1, 2)}), StoreFault::duplicate);
    QVERIFY_FAULT(append(journal.value(), {devices_entry("kiosk1", 1, 3), devices_entry("kiosk1", 1, 3)}),
                  StoreFault::duplicate);
    QCOMPARE(journal->head(), before);
    QVERIFY_OK(append(journal.value(), {devices_entry("kiosk1", 1, 3)}));
}

void TestJournal::leaves_out_nothing_of_a_stream()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    // The first one may stand anywhere: the device may have pruned what another backend had acknowledged.
    QVERIFY_OK(append(journal.value(), {devices_entry("kiosk1", 1, 7)}));
    QVERIFY_FAULT(append(journal.value(), {devices_entry("kiosk1", 1, 9)}), StoreFault::gap);
    QVERIFY_FAULT(append(journal.value(), {devices_entry("kiosk1", 1, 8), devices_entry("kiosk1", 1, 10)}),
                  StoreFault::gap);
    QVERIFY_FAULT(append(journal.value(), {devices_entry("kiosk1", 1, 0)}), StoreFault::gap);
    Entry nobodys = owners_entry(1);
    nobodys.origin.seq = 1;
    QVERIFY_FAULT(append(journal.value(), {nobodys}), StoreFault::gap);
    QVERIFY_OK(append(journal.value(), {devices_entry("kiosk1", 1, 8), devices_entry("kiosk1", 1, 9)}));
    QCOMPARE(journal->head().position, 3);
}

void TestJournal::tells_streams_apart()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    const core::DeviceId kiosk1{"kiosk1"};
    QCOMPARE(journal->stream_head(kiosk1, 1).value(), (std::pair<std::int64_t, Hash>{0, Hash{}}));
    const std::vector<Entry> entries{devices_entry("kiosk1", 1, 1), devices_entry("kiosk2", 1, 1), owners_entry(5),
                                     devices_entry("kiosk1", 2, 1), devices_entry("kiosk1", 1, 2)};
    QVERIFY_OK(journal->append(entries));
    QCOMPARE(journal->stream_head(kiosk1, 1).value(), (std::pair<std::int64_t, Hash>{2, entries[4].origin.hash}));
    QCOMPARE(journal->stream_head(kiosk1, 2).value(), (std::pair<std::int64_t, Hash>{1, entries[3].origin.hash}));
    QCOMPARE(journal->stream_hash(kiosk1, 1, 1).value(), std::optional{entries[0].origin.hash});
    QCOMPARE(journal->stream_hash({"kiosk2"}, 1, 1).value(), std::optional{entries[1].origin.hash});
    QCOMPARE(journal->stream_hash(kiosk1, 1, 3).value(), std::optional<Hash>{});
    QCOMPARE(journal->stream_hash({""}, 0, 0).value(), std::optional<Hash>{});
}

void TestJournal::appends_all_or_nothing()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    Entry with_ticket = owners_entry(1);
    with_ticket.tickets.push_back(fresh_ticket("T1", 1));
    Entry too_large = owners_entry(2);
    too_large.body.assign(2 * 1024 * 1024, 'x');
    QVERIFY_FAULT(append(journal.value(), {with_ticket, too_large}), StoreFault::too_large);
    QVERIFY_FAULT(append(journal.value(), {with_ticket, devices_entry("kiosk1", 1, 1), devices_entry("kiosk1", 1, 1)}),
                  StoreFault::duplicate);
    QVERIFY(records(journal.value()).empty());
    QCOMPARE(journal->ticket({"T1"}).value(), std::optional<core::Ticket>{});
}

void TestJournal::appends_nothing_for_nothing()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    QVERIFY_OK(append(journal.value(), {owners_entry(1)}));
    const Head before = journal->head();
    const auto head = journal->append({});
    QVERIFY_OK(head);
    QCOMPARE(head.value(), before);
}

void TestJournal::reads_from_anywhere_and_stops_when_told()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    std::vector<Entry> entries;
    for (int i = 1; i <= 20; ++i)
        entries.push_back(owners_entry(i));
    QVERIFY_OK(journal->append(entries));
    const auto read = [&journal](std::int64_t from, std::int64_t last) {
        std::vector<std::int64_t> positions;
        const auto done = journal->read(from, [&](Record &&record) {
            positions.push_back(record.position);
            return record.position < last;
        });
        return done ? positions : std::vector<std::int64_t>{-1};
    };
    QCOMPARE(read(18, 100), (std::vector<std::int64_t>{18, 19, 20}));
    QCOMPARE(read(-5, 2), (std::vector<std::int64_t>{1, 2}));
    QCOMPARE(read(21, 100), (std::vector<std::int64_t>{}));
    QCOMPARE(read(1000, 2000), (std::vector<std::int64_t>{}));
}

void TestJournal::projects_the_last_state_of_a_ticket()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    Entry first = owners_entry(1);
    first.tickets = {fresh_ticket("T1", 1), fresh_ticket("T2", 2)};
    Entry second = owners_entry(2);
    core::Ticket called = fresh_ticket("T1", 1);
    called.state = core::TicketState::called;
    called.window = 5;
    called.calls = 1;
    called.periods[0].to = at(60);
    called.periods.push_back({core::TicketState::called, at(60), std::nullopt, 5, core::StaffId{"op1"}});
    second.tickets = {called};
    QVERIFY_OK(append(journal.value(), {first, second}));
    QCOMPARE(journal->ticket({"T1"}).value(), std::optional{called});
    QCOMPARE(journal->ticket({"T2"}).value(), std::optional{first.tickets[1].ticket});
    QCOMPARE(journal->ticket({"T3"}).value(), std::optional<core::Ticket>{});

    std::vector<std::pair<std::string, std::int64_t>> all;
    QVERIFY_OK(journal->each_ticket([&all](core::Ticket &&ticket, std::int64_t changed) {
        all.emplace_back(ticket.id.value, changed);
        return true;
    }));
    QCOMPARE(all, (std::vector<std::pair<std::string, std::int64_t>>{{"T1", 2}, {"T2", 1}}));
}

void TestJournal::keeps_values_and_passwords()
{
    const Folder folder;
    {
        auto journal = Journal::create(folder.journal(), "site-1");
        QVERIFY_OK(journal);
        QCOMPARE(journal->value("cursor").value(), std::optional<std::string>{});
        QVERIFY_OK(journal->set_value("cursor", "1"));
        QVERIFY_OK(journal->set_value("cursor", "2"));
        QVERIFY_OK(journal->set_password_hash({"op1"}, "$argon2id$1"));
        QVERIFY_OK(journal->set_password_hash({"op1"}, "$argon2id$2"));
        QVERIFY_FAULT(journal->set_value("long", std::string(4097, 'x')), StoreFault::too_large);
        QVERIFY_FAULT(journal->set_value(std::string(4097, 'x'), "short"), StoreFault::too_large);
        QVERIFY_OK(journal->set_value("long", std::string(4096, 'x')));
    }
    auto journal = Journal::open(folder.journal());
    QVERIFY_OK(journal);
    QCOMPARE(journal->value("cursor").value(), std::optional<std::string>{"2"});
    QCOMPARE(journal->password_hash({"op1"}).value(), std::optional<std::string>{"$argon2id$2"});
    QCOMPARE(journal->password_hash({"op2"}).value(), std::optional<std::string>{});
}

void TestJournal::an_event_cannot_be_changed_or_deleted()
{
    const Folder folder;
    {
        auto journal = Journal::create(folder.journal(), "site-1");
        QVERIFY_OK(journal);
        QVERIFY_OK(append(journal.value(), {owners_entry(1)}));
    }
    SQLite::Database raw{folder.journal(), SQLite::OPEN_READWRITE};
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, raw.exec("UPDATE event SET body = 'x'"));
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, raw.exec("DELETE FROM event"));
}

void TestJournal::empties_its_log_in_time()
{
    const Folder folder;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    std::vector<Entry> entries;
    for (int i = 0; i < 2000; ++i)
        entries.push_back(owners_entry(i));
    // Nobody calls settle(): the log must not grow without end all the same.
    for (int round = 0; round < 100; ++round)
        QVERIFY_OK(journal->append(entries));
    const QFile log{QString::fromStdString(folder.journal() + "-wal")};
    QVERIFY2(log.size() < 24 * 1024 * 1024, qPrintable(QString::number(log.size())));
}

QTEST_APPLESS_MAIN(TestJournal)
#include "tst_journal.moc"
