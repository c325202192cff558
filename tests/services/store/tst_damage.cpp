// SPDX-License-Identifier: GPL-3.0-or-later
// Flipped bytes, cut files, an older copy put back: always noticed, or nothing that matters is different.
#include "day.h"
#include "expect.h"
#include "store/wal_check.h"

#include <QFile>

#include <fstream>
#include <random>
#include <sstream>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

std::string bytes_of(const std::string &path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void write_bytes(const std::string &path, const std::string &bytes)
{
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

/// A journal as a power cut leaves it: the database file, a log with `commits` commits that are in no other place,
/// and the witness.
struct Torn {
    std::string database;
    std::string log;
    std::string witness;
    std::int64_t events = 0;

    explicit Torn(int commits)
    {
        const Folder folder;
        auto journal = Journal::create(folder.journal(), "site-1");
        if (!journal)
            return;
        for (int number = 1; number <= commits; ++number) {
            if (!append(journal.value(), {owners_entry(number)}))
                return;
        }
        events = journal->head().position;
        database = bytes_of(folder.journal());
        log = bytes_of(folder.journal() + "-wal");
        witness = bytes_of(folder.journal() + ".lock");
    }

    void put(const Folder &folder, const std::string &changed_log, bool with_witness) const
    {
        write_bytes(folder.journal(), database);
        write_bytes(folder.journal() + "-wal", changed_log);
        if (with_witness)
            write_bytes(folder.journal() + ".lock", witness);
    }
    /// Where the log's frames end; zeros follow.
    std::size_t written() const { return log.find_last_not_of('\0') + 1; }
};

constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_bytes = 24 + 4096;

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_flipped_byte_is_noticed_or_changes_nothing()
    {
        const Day day;
        const Folder folder;
        {
            auto journal = Journal::create(folder.journal(), "small");
            QVERIFY_OK(journal);
            QVERIFY_OK(append(journal.value(), day.entries()));
        }
        const std::string sound = bytes_of(folder.journal());
        std::vector<Record> original;
        {
            auto journal = Journal::open(folder.journal());
            QVERIFY_OK(journal);
            original = records(journal.value());
        }
        std::mt19937 random{3};
        int noticed = 0;
        for (int round = 0; round < 400; ++round) {
            std::string bytes = sound;
            bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
            write_bytes(folder.journal(), bytes);
            auto journal = Journal::open(folder.journal());
            if (!journal || !verify(journal.value(), day.decode()).sound) {
                ++noticed;
                continue;
            }
            const auto all = records(journal.value());
            QCOMPARE(all.size(), original.size());
            for (std::size_t i = 0; i < all.size(); ++i)
                QCOMPARE(all[i].hash, original[i].hash);
        }
        QVERIFY2(noticed > 20, qPrintable(QString::number(noticed)));
    }

    void a_cut_file_is_noticed()
    {
        const Folder folder;
        {
            auto journal = Journal::create(folder.journal(), "site-1");
            QVERIFY_OK(journal);
            std::vector<Entry> entries(50, owners_entry(1));
            for (Entry &entry : entries)
                entry.body.assign(2000, 'b');
            QVERIFY_OK(append(journal.value(), entries));
        }
        const std::string sound = bytes_of(folder.journal());
        std::mt19937 random{4};
        for (int round = 0; round < 50; ++round) {
            const std::size_t length = round < 30 ? random() % sound.size() : sound.size() - 4096 * (1 + random() % 20);
            write_bytes(folder.journal(), sound.substr(0, length));
            QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
        }
    }

    void a_log_that_a_crash_left_is_used()
    {
        const Torn torn{20};
        const Folder folder;
        torn.put(folder, torn.log, true);
        QVERIFY_OK(check_wal(folder.journal() + "-wal"));
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        QCOMPARE(journal->head().position, torn.events);
    }

    /// SQLite by itself would drop the bad frame and every commit after it, and say that all is well.
    void a_flipped_byte_in_the_log_is_noticed()
    {
        const Torn torn{40};
        std::mt19937 random{5};
        const std::size_t frames = (torn.written() - header_bytes + frame_bytes - 1) / frame_bytes;
        QVERIFY(frames > 30);
        for (int round = 0; round < 150; ++round) {
            // Somewhere before the last two commits, of which neither makes more than three frames.
            std::string log = torn.log;
            log[random() % (header_bytes + (frames - 7) * frame_bytes)] ^= static_cast<char>(1U << (random() % 8));
            const Folder folder;
            torn.put(folder, log, false);
            QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
            QCOMPARE(bytes_of(folder.journal() + "-wal"), log); // left as it was found
        }
    }

    void a_log_that_is_cut_or_gone_is_noticed_by_the_witness()
    {
        const Torn torn{20};
        std::mt19937 random{6};
        for (int round = 0; round < 50; ++round) {
            const Folder folder;
            torn.put(folder, torn.log.substr(0, round == 0 ? 0 : random() % (torn.written() - 1)), true);
            QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
        }
    }

    /// A power cut tears the last commit only, which was not acknowledged.
    void a_torn_last_commit_is_no_damage()
    {
        const Torn shorter{19};
        const Torn torn{20};
        std::mt19937 random{7};
        const auto last_frame = (torn.written() - header_bytes - 1) / frame_bytes;
        for (int round = 0; round < 50; ++round) {
            std::string log = torn.log;
            const std::size_t from = header_bytes + last_frame * frame_bytes + random() % frame_bytes;
            std::fill(log.begin() + static_cast<std::ptrdiff_t>(from), log.end(), '\0');
            const Folder folder;
            torn.put(folder, log, false);
            write_bytes(folder.journal() + ".lock", shorter.witness);
            auto journal = Journal::open(folder.journal());
            QVERIFY_OK(journal);
            QVERIFY(journal->head().position >= torn.events - 1);
        }
    }

    void an_older_copy_put_back_is_noticed()
    {
        const Folder folder;
        std::string older;
        for (int round = 0; round < 2; ++round) {
            auto journal = round == 0 ? Journal::create(folder.journal(), "site-1") : Journal::open(folder.journal());
            QVERIFY_OK(journal);
            QVERIFY_OK(append(journal.value(), {owners_entry(1)}));
            { const Journal closed = std::move(journal.value()); }
            if (round == 0)
                older = bytes_of(folder.journal());
        }
        write_bytes(folder.journal(), older);
        const auto opened = Journal::open(folder.journal());
        QVERIFY_FAULT(opened, StoreFault::damaged);
        QVERIFY2(opened.error().detail.find("event 2 was acknowledged") != std::string::npos,
                 opened.error().detail.c_str());
        // Whoever means it removes the witness as well.
        QVERIFY(QFile::remove(QString::fromStdString(folder.journal() + ".lock")));
        QVERIFY_OK(Journal::open(folder.journal()));
    }

    void another_history_is_noticed()
    {
        const Folder one;
        const Folder two;
        for (const Folder *folder : {&one, &two}) {
            auto journal = Journal::create(folder->journal(), "site-1");
            QVERIFY_OK(journal);
            QVERIFY_OK(append(journal.value(), {owners_entry(folder == &one ? 1 : 2), owners_entry(3)}));
        }
        write_bytes(two.journal(), bytes_of(one.journal()));
        QVERIFY_FAULT(Journal::open(two.journal()), StoreFault::damaged);
    }

    void a_torn_witness_counts_for_nothing()
    {
        const Folder folder;
        {
            auto journal = Journal::create(folder.journal(), "site-1");
            QVERIFY_OK(journal);
            QVERIFY_OK(append(journal.value(), {owners_entry(1)}));
        }
        std::string witness = bytes_of(folder.journal() + ".lock");
        QVERIFY(!witness.empty());
        witness[0] ^= 1; // the position
        write_bytes(folder.journal() + ".lock", witness);
        QVERIFY_OK(Journal::open(folder.journal()));
    }
};

QTEST_APPLESS_MAIN(TestDamage)
#include "tst_damage.moc"
