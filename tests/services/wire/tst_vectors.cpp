// SPDX-License-Identifier: GPL-3.0-or-later
// The codec against the files in tests/data/wire, which stand in PROTOCOL.md too.
#include "samples.h"

#include "core/site/calendar.h"
#include "wire/journal/event_codec.h"
#include "wire/site/site_codec.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

using namespace talon;

namespace {

std::string event_json(const core::Event &event)
{
    const wire::EncodedEvent encoded = wire::encode_event(event);
    return R"({"type":")" + encoded.type + R"(","version":)" + std::to_string(encoded.version) + R"(,"body":)" + encoded.body + '}';
}

QByteArray bytes(const std::string &text) { return QByteArray::fromStdString(text); }

/// TALON_RECORD=DIR writes what the codec makes, for a first version of a new vector, which a person then reads.
/// False when it was only written.
bool matches_vector(const std::string &name, const std::string &made)
{
    if (const char *folder = std::getenv("TALON_RECORD")) {
        std::ofstream(std::filesystem::path(folder) / (name + ".json")) << made;
        return false;
    }
    QTest::qCompare(bytes(made), bytes(samples::compact(samples::vector(name))), name.c_str(), "its vector", __FILE__, __LINE__);
    return true;
}

} // namespace

class VectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_site()
    {
        const auto site = wire::decode_site(samples::vector("site"));
        QVERIFY(site.ok());
        matches_vector("site", wire::encode_site(*site));
        QCOMPARE(site->services.size(), 2U);
        QVERIFY(site->services[0].letter == core::Letter::A);
        QVERIFY(site->services[0].hours && (*site->services[0].hours)[0] == std::vector<core::Interval>({{540, 720}}));
        QVERIFY(!site->services[1].hours);
        QVERIFY(site->windows[0].lunch == (core::Interval{780, 825}));
        QVERIFY(site->windows[0].services[1] == (core::WindowService{{"inn"}, core::Minutes{5}}));
        QVERIFY(site->utc_offset == core::Minutes{180});
        QCOMPARE(bytes(core::check(*site).value_or("")), QByteArray());
    }

    void every_event()
    {
        std::set<std::size_t> walked;
        for (const auto &[name, event] : samples::events()) {
            walked.insert(event.index());
            matches_vector(name, event_json(event));
        }
        QCOMPARE(walked.size(), std::variant_size_v<core::Event>);
    }

    void every_event_is_read_from_its_vector()
    {
        for (const auto &[name, event] : samples::events()) {
            // The body alone, as it stands in a journal.
            const std::string text = samples::compact(samples::vector(name));
            const std::size_t body = text.find(R"(,"body":)") + 8;
            const auto read = wire::decode_event(wire::type_of(event), wire::encode_event(event).version, text.substr(body, text.size() - body - 1));
            QVERIFY2(read.ok() && *read == event, name.c_str());
        }
    }

    void every_message_up()
    {
        std::set<std::size_t> walked;
        for (const auto &[name, message] : samples::up()) {
            if (!matches_vector(name, wire::encode(message)))
                continue;
            const auto read = wire::decode_up(samples::vector(name));
            QVERIFY2(read.ok() && *read == message, name.c_str());
            walked.insert(message.index());
        }
        QCOMPARE(walked.size(), std::variant_size_v<wire::UpMessage>);
    }

    void every_message_down()
    {
        std::set<std::size_t> walked;
        std::set<std::size_t> documents;
        for (const auto &[name, message] : samples::down()) {
            if (!matches_vector(name, wire::encode(message)))
                continue;
            const auto read = wire::decode_down(samples::vector(name));
            QVERIFY2(read.ok() && *read == message, name.c_str());
            walked.insert(message.index());
            if (const auto *document = std::get_if<wire::Document>(&message))
                documents.insert(document->body.index());
        }
        QCOMPARE(walked.size(), std::variant_size_v<wire::DownMessage>);
        QCOMPARE(documents.size(), std::variant_size_v<wire::DocumentBody>);
    }

    void what_was_written_before_a_field_was_there_is_read()
    {
        const auto restored = wire::decode_event("hall_restored", 1, R"({"until":"2026-11-24"})");
        QVERIFY(restored.ok() && std::get<core::HallRestored>(*restored).prefix == 0);
        const auto hello = wire::decode_up(R"({"v":1,"type":"hello","body":{"device":"d","epoch":1,"role":"ticket","software":"x","head_seq":4}})");
        QVERIFY(hello.ok() && !std::get<wire::Hello>(*hello).head_hash);
    }

    void every_file_is_a_vector()
    {
        std::set<std::string> known{"site", "api_hall", "api_status"};
        for (const auto &[name, event] : samples::events())
            known.insert(name);
        for (const auto &[name, message] : samples::up())
            known.insert(name);
        for (const auto &[name, message] : samples::down())
            known.insert(name);
        const auto names = samples::vector_names();
        QVERIFY(std::set<std::string>(names.begin(), names.end()) == known);
    }
};

QTEST_APPLESS_MAIN(VectorsTest)
#include "tst_vectors.moc"
