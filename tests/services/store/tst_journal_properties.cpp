// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for any events, however they are grouped.
#include "expect.h"
#include "generators.h"

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

void append_or_fail(Journal &journal, std::span<const Entry> entries)
{
    const auto head = journal.append(entries);
    if (!head)
        RC_FAIL(head.error().detail);
}

Journal created(const Folder &folder)
{
    auto journal = Journal::create(folder.journal(), "site-1");
    if (!journal)
        RC_FAIL(journal.error().detail);
    return std::move(journal.value());
}

Journal opened(const Folder &folder)
{
    auto journal = Journal::open(folder.journal());
    if (!journal)
        RC_FAIL(journal.error().detail);
    return std::move(journal.value());
}

} // namespace

class TestJournalProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void any_grouping_gives_the_same_chain()
    {
        QVERIFY(rc::check([] {
            const auto entries = any_entries(20);
            const Folder together;
            Journal whole = created(together);
            append_or_fail(whole, entries);

            const Folder apart;
            std::optional<Journal> parts{created(apart)};
            for (std::size_t begin = 0; begin < entries.size();) {
                const auto size = *rc::gen::inRange<std::size_t>(1, entries.size() - begin + 1);
                append_or_fail(*parts, std::span{entries}.subspan(begin, size));
                begin += size;
                if (*rc::gen::inRange(0, 4) == 0) {
                    parts.reset();
                    parts.emplace(opened(apart));
                }
            }
            RC_ASSERT(whole.head() == parts->head());
        }));
    }

    void any_bytes_come_back()
    {
        QVERIFY(rc::check([] {
            const auto entries = any_entries(10);
            const Folder folder;
            {
                Journal journal = created(folder);
                append_or_fail(journal, entries);
            }
            const auto all = records(opened(folder));
            RC_ASSERT(all.size() == entries.size());
            for (std::size_t i = 0; i < all.size(); ++i) {
                RC_ASSERT(all[i].origin == entries[i].origin);
                RC_ASSERT(all[i].at == entries[i].at);
                RC_ASSERT(all[i].actor == entries[i].actor);
                RC_ASSERT(all[i].type == entries[i].type);
                RC_ASSERT(all[i].version == entries[i].version);
                RC_ASSERT(all[i].body == entries[i].body);
            }
        }));
    }

    void any_ticket_comes_back_as_it_was_left()
    {
        QVERIFY(rc::check([] {
            const Folder folder;
            Journal journal = created(folder);
            const auto first = *any_ticket();
            auto second = *any_ticket();
            second.id = first.id; // the same ticket, changed in every way at once
            for (const auto &ticket : {first, second}) {
                Entry entry = owners_entry(1);
                entry.tickets = {ticket};
                append_or_fail(journal, std::span{&entry, 1});
                const auto projected = journal.ticket(ticket.id);
                RC_ASSERT(projected.ok());
                RC_ASSERT(projected.value() == ticket);
            }
        }));
    }

    void any_streams_have_the_heads_that_were_appended()
    {
        QVERIFY(rc::check([] {
            const auto entries = any_entries(20);
            const Folder folder;
            Journal journal = created(folder);
            append_or_fail(journal, entries);
            std::map<std::pair<core::DeviceId, std::int64_t>, std::pair<std::int64_t, Hash>> heads;
            for (const Entry &entry : entries) {
                if (!entry.origin.device.empty())
                    heads[{entry.origin.device, entry.origin.epoch}] = {entry.origin.seq, entry.origin.hash};
            }
            for (const auto &[stream, head] : heads)
                RC_ASSERT(journal.stream_head(stream.first, stream.second).value() == head);
        }));
    }

    void the_hash_is_as_documented()
    {
        Record record;
        for (std::size_t i = 0; i < record.prev.size(); ++i)
            record.prev[i] = static_cast<std::uint8_t>(i);
        record.position = 42;
        record.origin = {core::DeviceId{"kiosk1"}, 3, 17, {}};
        record.origin.hash.fill(7);
        record.at = at(17);
        record.actor = "device:kiosk1";
        record.type = "ticket_issued";
        record.version = 2;
        record.body = "{\"number\":\"А023\"}";
        // Made by another program from the words in chain.h (Python's hashlib.blake2b and struct.pack).
        QCOMPARE(to_hex(event_hash(record)), std::string{"3686f6b652c102846b8d1d4c2bdfdaf6d1007524add6bf0c54fa34b0e31888bc"});
    }

    /// Short events are hashed in one piece and long ones field by field.
    void the_hash_does_not_depend_on_how_it_is_taken()
    {
        Record record;
        record.prev.fill(3);
        record.position = 7;
        record.origin = {core::DeviceId{"kiosk1"}, 2, 5, {}};
        record.origin.hash.fill(9);
        record.at = at(5);
        record.actor = "device:kiosk1";
        record.type = "ticket_issued";
        for (std::size_t size = 0; size < 1'500; ++size) {
            record.body = std::string(size, static_cast<char>('a' + size % 26));
            const Hash by_fields = FieldHash{}.hash(record.prev).integer(record.position).text(record.origin.device.value).integer(record.origin.epoch)
                                       .integer(record.origin.seq).hash(record.origin.hash).integer(record.at.time_since_epoch().count())
                                       .text(record.actor).text(record.type).integer(record.version).text(record.body).finish();
            QCOMPARE(to_hex(event_hash(record)), to_hex(by_fields));
        }
    }

    /// The backend computes the chain of a kiosk's own journal anew from what the kiosk pushes.
    void a_devices_own_chain_can_be_computed_elsewhere()
    {
        const Folder folder;
        auto journal = Journal::create(folder.journal(), "kiosk1");
        QVERIFY_OK(journal);
        std::vector<Entry> entries{owners_entry(1), owners_entry(2), owners_entry(3)};
        for (Entry &entry : entries)
            entry.actor = device_actor({"kiosk1"});
        QVERIFY_OK(append(journal.value(), entries));
        Hash prev{};
        for (const Record &record : records(journal.value())) {
            prev = device_event_hash({"kiosk1"}, record.position, prev, record.at, record.type, record.version, record.body);
            QCOMPARE(prev, record.hash);
        }
        QCOMPARE(prev, journal->head().hash);
    }

    /// Two neighbouring texts must not be able to trade bytes, nor any field go unhashed.
    void any_change_changes_the_hash()
    {
        QVERIFY(rc::check([] {
            std::map<std::pair<std::string, std::int64_t>, std::int64_t> last;
            Entry entry = any_entry(last);
            entry.type = "x" + entry.type;
            Entry other = entry;
            switch (*rc::gen::inRange(0, 8)) {
            case 0: other.origin.device.value += 'x'; break;
            case 1: other.origin.epoch += 1; break;
            case 2: other.origin.seq += 1; break;
            case 3: other.origin.hash[31] ^= 1; break;
            case 4: other.at += core::Millis{1}; break;
            case 5: // a byte moves from the type to the actor before it
                other.actor += 'x';
                other.type.erase(0, 1);
                break;
            case 6: other.version += 1; break;
            default: other.body += '\0'; break;
            }
            RC_ASSERT(event_hash(other, 1, {}) != event_hash(entry, 1, {}));
            RC_ASSERT(event_hash(entry, 2, {}) != event_hash(entry, 1, {}));
            RC_ASSERT(event_hash(entry, 1, Hash{1}) != event_hash(entry, 1, {}));
        }));
    }
};

QTEST_APPLESS_MAIN(TestJournalProperties)
#include "tst_journal_properties.moc"
