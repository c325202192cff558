// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up list: tr() has no business here.
#include "tests/services/server/booking_lists.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace talon;
using namespace talon::test;

namespace {

constexpr int patience_ms = 60'000;

} // namespace

/// The folder into which somebody lays the day's lists.
class ListFolderTest : public QObject, BookingLists
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    /// Changed last so long before the hall's time.
    void lay(const char *name, const std::string &bytes, core::Minutes before = 0min) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()));
        QVERIFY(file.flush());
        const auto at = (m_world->now() - before).time_since_epoch() / 1ms;
        QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(at), QFileDevice::FileModificationTime));
    }
    static std::string waiting(PlainClient &client) { return client.get("/api/v1/bookings/waiting").body; }
    static bool alarmed(PlainClient &client, const char *code) { return client.get("/api/v1/alarms").body.find('"' + std::string(code) + '"') != std::string::npos; }
    bool booked(PlainClient &client, const std::string &count) const
    {
        const std::string day = bookings(client);
        std::size_t found = 0;
        for (auto at = day.find(R"("booking":)"); at != std::string::npos; at = day.find(R"("booking":)", at + 1))
            ++found;
        return std::to_string(found) == count;
    }

private Q_SLOTS:
    void initTestCase() { hold_against_schemas(); }
    void cleanupTestCase() { PlainClient::observer = {}; }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        server::Settings settings;
        settings.bookings.folder = m_folder->path().toStdString();
        settings.bookings.expected = true;
        begin(settings);
    }
    void cleanup() { m_world.reset(); }

    void a_list_waits_until_a_person_has_shown_what_it_means_and_the_next_one_is_taken_alone()
    {
        auto client = m_world->client("specialist");
        QCOMPARE(waiting(client), std::string(R"({"waiting":null})"));
        QVERIFY(alarmed(client, "bookings_missing"));
        lay("first.csv", list(row("123456", 30min) + row("234567", 45min)), 10min);
        lay("~$first.xlsx", "no list");
        lay("readme.md", "no list");
        QTRY_VERIFY_WITH_TIMEOUT(says({200, {}, {}, waiting(client)}, R"("file":"first.csv")"), patience_ms);
        const std::string told = waiting(client);
        QVERIFY(told.find(R"("why":["columns"])") != std::string::npos);
        QVERIFY(booked(client, "0") && alarmed(client, "list_waiting"));

        // Its page shows the difference, and a click takes it in.
        const std::string id = field(told, "id");
        const auto opened = client.post("/api/v1/bookings/waiting/" + id + "/open", "");
        QVERIFY(says(opened, R"("columns":{"code":0,"date":1,"time":2,"service":3,"state":4})"));
        QVERIFY(says(apply(client, field(opened.body, "list")), R"("add":2)"));
        QCOMPARE(waiting(client), std::string(R"({"waiting":null})"));
        QVERIFY(!alarmed(client, "list_waiting") && !alarmed(client, "bookings_missing"));
        QCOMPARE(error_code(client.post("/api/v1/bookings/waiting/" + id + "/open", "")), std::string("unknown_list"));

        // What was taken is written down behind the answer: a talond that ends before takes it in again, which changes nothing but is an act.
        const auto remembered = [this] {
            QFile kept(QString::fromStdString(m_world->data() + "/bookings.json"));
            return kept.open(QIODevice::ReadOnly) && kept.readAll().contains("\"taken\":[{");
        };
        QTRY_VERIFY_WITH_TIMEOUT(remembered(), patience_ms);

        // The same file is nothing new after a restart; the next one of its kind raises no question, and that it is in it shows.
        m_world->stop();
        m_world->start();
        client = m_world->client("specialist");
        lay("second.csv", list(row("123456", 30min) + row("234567", 45min) + row("345678", 60min)));
        QTRY_VERIFY_WITH_TIMEOUT(booked(client, "3"), patience_ms);
        QCOMPARE(waiting(client), std::string(R"({"waiting":null})"));
        auto officer = m_world->client("security");
        const auto acts = [&officer] { return officer.get("/api/v1/audit").body; };
        const auto imports = [&acts] {
            const std::string text = acts(), imported = R"("kind":"bookings_imported","kind_title")"; // the kinds that there are are told too
            int found = 0;
            for (auto at = text.find(imported); at != std::string::npos; at = text.find(imported, at + 1))
                ++found;
            return found;
        };
        QTRY_COMPARE_WITH_TIMEOUT(imports(), 2, patience_ms); // the first one once; the event comes behind the bookings
        QVERIFY(acts().find(R"("actor":"talond")") != std::string::npos);

        // What is only read is as it was.
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name), QStringList({QStringLiteral("first.csv"), QStringLiteral("readme.md"), QStringLiteral("second.csv"), QStringLiteral("~$first.xlsx")}));

        // One without a booking waits, whoever has seen lists like it; another that is older than what was taken in does too.
        lay("third.csv", list(row("123456", 30min) + row("234567", 45min) + row("345678", 60min) + row("456789", 90min)), 5min);
        QTRY_VERIFY_WITH_TIMEOUT(says({200, {}, {}, waiting(client)}, R"("file":"third.csv")"), patience_ms);
        QVERIFY(says({200, {}, {}, waiting(client)}, R"("why":["older"])"));
        m_world->advance(1min);
        lay("fourth.csv", list(row("123456", 30min) + row("234567", 45min)));
        QTRY_VERIFY_WITH_TIMEOUT(says({200, {}, {}, waiting(client)}, R"("file":"fourth.csv")"), patience_ms);
        QVERIFY(says({200, {}, {}, waiting(client)}, R"("missing")") && booked(client, "3"));
        QCOMPARE(client.post("/api/v1/bookings/waiting/" + field(waiting(client), "id") + "/aside", "").status, 204);
        QVERIFY(says({200, {}, {}, waiting(client)}, R"("file":"third.csv")")); // the one before it
        QVERIFY(QFile::remove(path("third.csv")));
        QTRY_COMPARE_WITH_TIMEOUT(waiting(client), std::string(R"({"waiting":null})"), patience_ms);
    }

    void half_a_file_is_left_alone_and_what_is_no_list_waits()
    {
        auto client = m_world->client("specialist");
        lay("broken.json", R"([{"Код":"123456")");
        QTRY_VERIFY_WITH_TIMEOUT(says({200, {}, {}, waiting(client)}, R"("why":["unreadable"])"), patience_ms);
        QCOMPARE(error_code(client.post("/api/v1/bookings/waiting/" + field(waiting(client), "id") + "/open", "")), std::string("list_malformed"));
        // The writer goes on: it is another file now, and no decision on half of it stands.
        lay("broken.json", R"([{"code":"123456","date":")" + wire::to_text(m_world->today()) + R"(","time":")" + clock(30min) + R"(","service":"Декларация 3-НДФЛ"}])");
        QTRY_VERIFY_WITH_TIMEOUT(says({200, {}, {}, waiting(client)}, R"("why":["columns"])"), patience_ms);
        auto operator1 = m_world->client("operator1");
        QCOMPARE(operator1.get("/api/v1/bookings/waiting").status, 403);
        // A folder that is gone is told, and nothing of it is decided.
        const std::string before = waiting(client);
        m_folder->remove();
        m_world->advance(6min);
        QTRY_VERIFY_WITH_TIMEOUT([&] { m_world->advance(1min); return alarmed(client, "list_folder_away"); }(), patience_ms);
        QCOMPARE(waiting(client), before);
    }
};

QTEST_APPLESS_MAIN(ListFolderTest)
#include "tst_list_folder.moc"
