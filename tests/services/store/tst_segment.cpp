// SPDX-License-Identifier: GPL-3.0-or-later
// Events shipped after a backup: what is in the folder is what stood in the journal, whatever cuts the writing off.
#include "backup_cases.h"
#include "expect.h"
#include "store/segment.h"

#include <filesystem>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;
namespace fs = std::filesystem;

namespace {

/// The records of a journal of 40 events.
std::vector<Record> some_records(const Folder &folder)
{
    auto journal = Journal::create(folder.journal(), "site-1");
    std::vector<Entry> entries;
    for (int number = 1; number <= 40; ++number)
        entries.push_back(number % 3 ? owners_entry(number) : devices_entry("kiosk1", 1, number / 3));
    if (!append(*journal, entries))
        qFatal("the journal could not be filled");
    return records(*journal);
}

Head head_of(const Record &record) { return {record.position, record.hash}; }

/// What a segment is found to hold after the 10th event.
struct Held {
    std::vector<std::int64_t> positions;
    Stored<SegmentEnd> end;
};
Held held(const std::string &path, const std::vector<Record> &all)
{
    std::vector<std::int64_t> positions;
    auto end = read_segment(*parse_segment_path(path), head_of(all[9]), [&](Record &&record) {
        if (record.hash != all[static_cast<std::size_t>(record.position - 1)].hash)
            qFatal("another event than was shipped");
        positions.push_back(record.position);
        return true;
    });
    return {std::move(positions), std::move(end)};
}

std::string bytes_of(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write(const std::string &path, const std::string &bytes) { std::ofstream(path, std::ios::binary) << bytes; }

} // namespace

class TestSegment : public QObject
{
    Q_OBJECT

    const Folder m_folder;
    const std::vector<Record> m_all = some_records(m_folder);
    const std::string m_share = made_folder(m_folder, "share");
    const std::string m_path = m_share + "/" + segment_name("site-1", 7, 11);

    Stored<SegmentWriter> opened() const { return SegmentWriter::open(m_share, "site-1", 7, head_of(m_all[9])); }
    std::span<const Record> range(std::size_t first, std::size_t last) const { return std::span{m_all}.subspan(first - 1, last - first + 1); }
    void ship_all()
    {
        auto writer = opened();
        QVERIFY_OK(writer);
        QVERIFY_OK(writer->ship(range(11, 40)));
    }

private Q_SLOTS:
    void init() { fs::remove(m_path); }

    void what_is_shipped_is_there_and_the_next_writer_goes_on()
    {
        for (const std::size_t last : {11U, 12U, 30U, 40U}) {
            auto writer = opened();
            QVERIFY_OK(writer);
            const auto from = static_cast<std::size_t>(writer->head().position) + 1;
            QVERIFY_OK(writer->ship(range(from, last)));
            QCOMPARE(writer->head(), head_of(m_all[last - 1]));
            const auto found = held(m_path, m_all);
            QVERIFY_OK(found.end);
            QCOMPARE(found.positions.size(), last - 10);
            QCOMPARE(found.end->bytes, fs::file_size(m_path));
            QCOMPARE(found.end->head, head_of(m_all[last - 1]));
            QVERIFY(found.end->rest.empty());
        }
        const auto found = read_segment(*parse_segment_path(m_path), std::nullopt, [&](Record &&record) {
            const Record &as_it_was = m_all[static_cast<std::size_t>(record.position - 1)];
            return record.origin == as_it_was.origin && record.at == as_it_was.at && record.actor == as_it_was.actor
                && record.type == as_it_was.type && record.version == as_it_was.version && record.body == as_it_was.body
                && record.prev == as_it_was.prev && record.hash == as_it_was.hash;
        });
        QVERIFY_OK(found);
        QCOMPARE(found->head.position, 40); // every field is as it was
    }

    void a_writing_that_was_cut_off_costs_only_its_own_events()
    {
        ship_all();
        const std::string whole = bytes_of(m_path);
        std::size_t most = 0;
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            write(m_path, whole.substr(0, size));
            const auto found = held(m_path, m_all);
            QVERIFY_OK(found.end);
            QVERIFY(found.positions.size() >= most && found.positions.size() <= most + 1);
            most = found.positions.size();
            QVERIFY(found.end->bytes <= size);
            QCOMPARE(found.end->rest.empty(), found.end->bytes == size && size > 0);
            if (size % 97 == 0) { // and is mended by the next writer
                auto writer = opened();
                QVERIFY_OK(writer);
                QVERIFY_OK(writer->ship(range(static_cast<std::size_t>(writer->head().position) + 1, 40)));
                QVERIFY(bytes_of(m_path) == whole);
            }
        }
        QCOMPARE(most, 30U);
    }

    void a_flipped_bit_ends_it_before_that_event()
    {
        ship_all();
        const std::string whole = bytes_of(m_path);
        for (std::size_t at = 0; at < whole.size(); at += 13) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
            write(m_path, bytes);
            const auto found = held(m_path, m_all);
            QVERIFY_OK(found.end);
            QVERIFY(found.end->bytes <= at && found.positions.size() < 30U && !found.end->rest.empty());
        }
    }

    void events_that_do_not_follow_are_refused()
    {
        auto writer = opened();
        QVERIFY_OK(writer);
        QVERIFY_FAULT(writer->ship(range(12, 13)), StoreFault::gap);
        QVERIFY_FAULT(writer->ship(range(10, 13)), StoreFault::gap);
        Record other = m_all[10];
        other.prev.fill(1);
        QVERIFY_FAULT(writer->ship({&other, 1}), StoreFault::gap);
        QVERIFY_OK(writer->ship(range(11, 11)));
    }

    void a_file_that_was_taken_away_is_noticed()
    {
        auto writer = opened();
        QVERIFY_OK(writer);
        QVERIFY_OK(writer->ship(range(11, 12)));
        fs::rename(m_share, m_share + ".away");
        QVERIFY_FAULT(writer->still_there(), StoreFault::io);
        QVERIFY_FAULT(writer->ship(range(13, 13)), StoreFault::io);
        fs::create_directory(m_share); // as under a share that is not mounted
        QVERIFY_FAULT(writer->ship(range(13, 13)), StoreFault::io);
        fs::remove_all(m_share);
        QVERIFY_FAULT(opened(), StoreFault::io);
        fs::rename(m_share + ".away", m_share);
        QVERIFY_OK(writer->ship(range(13, 13)));
    }

    void only_what_no_kept_backup_needs_is_dropped()
    {
        const auto folder = made_folder(m_folder, "drop");
        const auto touch = [&](const std::string &name) { write(folder + "/" + name, "x"); };
        for (const auto &[epoch, first] : {std::pair{1, 1}, {1, 900}, {2, 1}, {2, 100}, {2, 200}})
            touch(segment_name("site-1", epoch, first));
        touch(segment_name("site-2", 1, 1));
        touch(backup_name("site-1", at(0), 1, 1));
        const auto dropped = drop_segments(folder, "site-1", 2, 100);
        QVERIFY_OK(dropped);
        QCOMPARE(*dropped, 3U);
        QCOMPARE(names_in(folder).size(), 4);
        const auto left = list_segments(folder, "site-1", 2);
        QVERIFY_OK(left);
        QCOMPARE(left->size(), 2U);
        QCOMPARE(left->front().first, 100);
        QVERIFY(list_segments(folder, "site-1", 1).value().empty());
        QVERIFY(!parse_segment_path("talon-site-1-2-100.events.part") && !parse_segment_path("talon-site1-2.events"));
    }
};

QTEST_APPLESS_MAIN(TestSegment)
#include "tst_segment.moc"
