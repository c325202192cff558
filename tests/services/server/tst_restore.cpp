// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#ifndef Q_MOC_RUN // moc 6.4 stumbles over what these include
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "store/backup_folder.h"
#include "tests/services/server/server_world.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#endif

using namespace talon;
using namespace talon::test;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>{file}, {}};
}

void damage(const std::string &path)
{
    std::string bytes = bytes_of(path);
    bytes[bytes.rfind("site_saved")] = 'S'; // of the event: the first one is the index of settings, and a snapshot holds none
    std::ofstream(path, std::ios::binary) << bytes;
}

int code_of(const server::Ended &ended)
{
    return ended ? 0 : static_cast<int>(ended.error().code);
}

/// The folder that a restore made for the old journal.
std::vector<std::string> replaced(const std::string &data)
{
    std::vector<std::string> found;
    for (const auto &entry : fs::directory_iterator(data))
        if (entry.path().filename().string().starts_with("replaced-"))
            found.push_back(entry.path().string());
    return found;
}

} // namespace

/// `talond backup` and `talond restore`, and what terminals see of it.
class RestoreTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;
    std::ostringstream m_said;

    std::string backup_folder() const { return m_world->data() + "/backups"; }
    server::Ended restore(const std::string &from)
    {
        m_said.str({});
        return server::restore_journal(m_world->data(), from, m_world->now(), m_said);
    }
    /// A backup of what is there now; talond is down meanwhile.
    std::string back_up()
    {
        m_world->stop();
        m_world->advance(std::chrono::seconds(2)); // another name
        m_said.str({});
        const auto made = server::back_up_journal(m_world->data(), {}, m_world->now(), m_said);
        m_world->start();
        return made ? m_said.str().substr(0, m_said.str().find(' ')) : std::string();
    }

private Q_SLOTS:
    void init()
    {
        server::Settings settings;
        settings.backup.minutes = 0; // only those that the test makes
        m_world = std::make_unique<ServerWorld>(settings);
    }
    void cleanup() { m_world.reset(); }

    void terminalsSendAgainWhatTheBackupLacks()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 3));
        const auto epoch = device.server_epoch;
        const auto backup = back_up();
        QVERIFY(!backup.empty());
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(device.server_epoch, epoch); // a backup changes nothing
        QVERIFY(m_world->push_tickets(device, 4));

        m_world->stop();
        const auto old = bytes_of(m_world->data() + "/journal.db");
        QCOMPARE(code_of(restore(backup_folder())), 0);
        QVERIFY(m_said.str().find(backup) != std::string::npos);
        const auto aside = replaced(m_world->data());
        QCOMPARE(aside.size(), 1U);
        QVERIFY2(bytes_of(aside.front() + "/journal.db") == old, "the old journal was not kept as it was");
        m_world->start();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY2(device.server_epoch > epoch, "terminals cannot tell that the journal is another");
        QCOMPARE(device.acked, 3);
        QVERIFY(device.push_from(4));
        QVERIFY(device.wait_for_ack(7));
        m_world->stop();
        QCOMPARE(code_of(server::verify_journal(m_world->data(), m_said)), 0);
        QVERIFY2(m_said.str().find(" 7 tickets") != std::string::npos, m_said.str().c_str());
        m_world->start();
    }

    void twoRestoresFromOneBackupAreNotAlike()
    {
        auto device = m_world->device();
        const auto backup = back_up();
        std::set<std::int64_t> epochs;
        std::set<int> prefixes;
        for (int times = 1; times <= 3; ++times) {
            m_world->stop();
            fs::remove_all(m_world->data() + "/journal.db"); // nothing of what came after the backup is known
            QCOMPARE(code_of(restore(backup)), 0);          // the world's clock stands still
            QVERIFY2(m_said.str().find("Do not") == std::string::npos, m_said.str().c_str());
            m_world->start();
            QVERIFY(device.connect(m_world->port()));
            epochs.insert(device.server_epoch);
            m_world->stop();
            {
                const auto opened = server::open_journal(m_world->data());
                QVERIFY(opened.ok());
                prefixes.insert(opened->state.registry.next_prefix());
            }
            m_world->start();
        }
        QCOMPARE(epochs.size(), 3U);
        QCOMPARE(prefixes.size(), 3U);
    }

    void theNewestIsTheOneThatReachesFurthestWhateverTheClockSaid()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 2));
        m_world->advance(std::chrono::hours(24 * 700)); // a clock two years ahead
        const auto wrong = back_up();
        m_world->advance(-std::chrono::hours(24 * 700));
        QVERIFY(device.connect(m_world->port()));
        const auto first = static_cast<std::int64_t>(device.events.size()) + 1;
        device.append(device.ticket(m_world->now(), m_world->today(), 500, "inn", "ordinary"), m_world->now());
        QVERIFY(device.push_from(first) && device.wait_for_ack(first));
        const auto right = back_up();
        QVERIFY(!wrong.empty() && !right.empty() && fs::path(wrong).filename() > fs::path(right).filename());
        m_world->stop();
        QCOMPARE(code_of(restore(backup_folder())), 0);
        QVERIFY2(m_said.str().find(right + " is the journal") != std::string::npos, m_said.str().c_str());
        QVERIFY2(m_said.str().find("It reaches until event ") != std::string::npos, m_said.str().c_str());
        m_world->start();
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(device.acked, first);
    }

    void aClockThatIsBehindGivesNoNumberTwice()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 2));
        const auto today = m_world->today();
        const auto backup = back_up();
        m_world->stop();
        m_world->advance(-std::chrono::hours(48)); // the new machine's clock
        QCOMPARE(code_of(restore(backup)), 0);
        m_world->advance(std::chrono::hours(48)); // put right
        {
            const auto opened = server::open_journal(m_world->data());
            QVERIFY(opened.ok());
            for (int day = 0; day <= 1; ++day)
                QVERIFY2(!opened->state.hall.numbers().next(today + std::chrono::days(day), core::Letter::A), "a number may be given twice");
        }
        m_world->start();
    }

    void aHeldJournalIsLeftAlone()
    {
        const auto backup = back_up();
        const auto epoch = m_world->now();
        QCOMPARE(code_of(restore(backup)), 3);
        QCOMPARE(code_of(server::back_up_journal(m_world->data(), {}, epoch, m_said)), 3);
        QVERIFY(replaced(m_world->data()).empty());
        QCOMPARE(PlainClient(m_world->port()).get("/healthz").status, 200);
    }

    void aDamagedBackupIsRefused()
    {
        const auto backup = back_up();
        damage(backup);
        m_world->stop();
        const auto before = bytes_of(m_world->data() + "/journal.db");
        const auto refused = restore(backup);
        QCOMPARE(code_of(refused), 5);
        QVERIFY(refused.error().sentence.find("nothing was changed") != std::string::npos);
        std::ofstream(m_world->data() + "/half.db", std::ios::binary) << before.substr(0, before.size() / 2);
        QCOMPARE(code_of(restore(m_world->data() + "/half.db")), 5);
        std::ofstream(m_world->data() + "/no.db") << "This is no journal.";
        QCOMPARE(code_of(restore(m_world->data() + "/no.db")), 5);
        QCOMPARE(code_of(restore(m_world->data() + "/none.db")), 8);
        QVERIFY(bytes_of(m_world->data() + "/journal.db") == before);
        QVERIFY(replaced(m_world->data()).empty());
        QVERIFY(!fs::exists(m_world->data() + "/journal.db.restore"));
        m_world->start(); // and it opens: its witness is there still
    }

    void aFolderGivesItsNewestGoodOne()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 1));
        const auto first = back_up();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 1));
        const auto second = back_up();
        QVERIFY(!first.empty() && !second.empty() && first != second);
        damage(second);
        std::ofstream(second + ".part") << "x";
        m_world->stop();
        QCOMPARE(code_of(restore(backup_folder())), 0);
        QVERIFY2(m_said.str().find(second + " is damaged") != std::string::npos, m_said.str().c_str());
        QVERIFY2(m_said.str().find(first + " is the journal") != std::string::npos, m_said.str().c_str());
        m_world->start();
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(device.acked, 1);
        m_world->stop();
        damage(first);
        QCOMPARE(code_of(restore(backup_folder())), 5); // no good one is left
        fs::copy_file(first, backup_folder() + "/talon-another-20261122T101500Z-5.db");
        QCOMPARE(code_of(restore(backup_folder())), 2);
        m_world->start();
    }

    void aLostJournalIsRestoredToo()
    {
        const auto backup = back_up();
        m_world->stop();
        const std::string kept = fs::path(m_world->data()).parent_path().string() + "/kept.db";
        fs::rename(backup, kept);
        fs::remove_all(m_world->data());
        QCOMPARE(code_of(restore(kept)), 0);
        QVERIFY(replaced(m_world->data()).empty());
        m_world->start();
        QCOMPARE(m_world->client("operator1").get("/api/v1/hall").status, 200);
    }
};

QTEST_APPLESS_MAIN(RestoreTest)
#include "tst_restore.moc"
