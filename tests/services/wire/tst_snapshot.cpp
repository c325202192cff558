// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot comes back from the disk as it went there, or not at all.
#include "filler.h"
#include "random_hall.h"
#include "wire/journal/snapshot_fields.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::wire;
using core::test::RandomHall;

namespace talon::wire::detail {

void fill(Filler &f, Numbers<std::vector<int>> field)
{
    for (auto count = f.count(0, 5); count > 0; --count)
        field.value.push_back(static_cast<int>(f.integer(core::first_number, core::last_number)));
}

void fill(Filler &f, KeptPages &value)
{
    value.clear();
    for (auto count = f.count(0, 3); count > 0; --count)
        fields(f, value[{f.id()}]);
}

void fill(Filler &f, KeptTexts &value)
{
    value.clear();
    for (auto count = f.count(0, 3); count > 0; --count)
        fields(f, value[f.id()]);
}

void fill(Filler &f, SurveyDrafts &value)
{
    value.clear();
    core::survey::Draft draft;
    fill(f, draft);
    value[draft.form.id] = draft;
}

void fill(Filler &f, Surveys &value)
{
    value.clear();
    for (auto count = f.count(0, 3); count > 0; --count) {
        const std::string id = f.id();
        for (auto versions = f.count(1, 2); versions > 0; --versions) {
            auto &published = value[id].emplace_back();
            fields(f, published);
            published.form.id = id;
        }
    }
}

} // namespace talon::wire::detail

namespace {

Snapshot any_snapshot(std::uint64_t seed)
{
    detail::Filler filler(seed);
    Snapshot snapshot;
    fill(filler, snapshot);
    return snapshot;
}

} // namespace

class SnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_snapshot_comes_back()
    {
        QVERIFY(rc::check([] {
            const Snapshot snapshot = any_snapshot(*rc::gen::arbitrary<std::uint64_t>());
            const auto back = decode_snapshot(snapshot_version, encode_snapshot(snapshot));
            RC_ASSERT((back.ok() && *back == snapshot));
        }));
    }

    /// A member that the codec forgets does not come back, and the encoding says so at once.
    void every_hall_comes_back()
    {
        QVERIFY(rc::check([] {
            RandomHall random;
            for (const auto &step : *rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<core::test::Step>>()))
                random.run(random.next(step));
            const Snapshot snapshot{"talond 0", random.world.hall.image(), {}};
            const auto back = decode_snapshot(snapshot_version, encode_snapshot(snapshot));
            RC_ASSERT(back.ok());
            const auto hall = core::Hall::from(back->hall);
            RC_ASSERT((hall.ok() && *hall == random.world.hall));
        }));
    }

    void another_version_is_refused()
    {
        const auto body = encode_snapshot(any_snapshot(1));
        QVERIFY(decode_snapshot(snapshot_version, body).ok());
        for (const int version : {0, snapshot_version - 1, snapshot_version + 1})
            QVERIFY(decode_snapshot(version, body).error().fault == WireFault::unknown_event_version);
    }

    void other_bytes_are_refused()
    {
        const Snapshot snapshot = any_snapshot(7);
        const std::string body = encode_snapshot(snapshot);
        for (std::size_t length = 0; length < body.size(); length += 1 + length / 16)
            QVERIFY(!decode_snapshot(snapshot_version, std::string_view{body}.substr(0, length)).ok());
        QVERIFY(!decode_snapshot(snapshot_version, body + " ").ok());
        QVERIFY(!decode_snapshot(snapshot_version, R"({"more":1,)" + body.substr(1)).ok());
        QVERIFY(!decode_snapshot(snapshot_version, "{}").ok());
        QVERIFY(!decode_snapshot(snapshot_version, std::string(max_snapshot_bytes + 1, ' ')).ok());
        // A flipped bit makes another snapshot or none, never the same and never an exception.
        for (std::size_t at = 0; at < body.size(); at += 1 + body.size() / 400) {
            std::string flipped = body;
            flipped[at] = static_cast<char>(flipped[at] ^ 4);
            const auto back = decode_snapshot(snapshot_version, flipped);
            QVERIFY(!back.ok() || !(*back == snapshot));
        }
    }

    void what_no_reader_takes_back_is_not_written()
    {
        Snapshot snapshot = any_snapshot(3);
        snapshot.software.clear();
        QVERIFY_THROWS_EXCEPTION(std::logic_error, encode_snapshot(snapshot));
        snapshot = any_snapshot(3);
        snapshot.hall.tickets.emplace_back().id = {"no id of ours"};
        QVERIFY_THROWS_EXCEPTION(std::logic_error, encode_snapshot(snapshot));
    }
};

QTEST_APPLESS_MAIN(SnapshotTest)
#include "tst_snapshot.moc"
