// SPDX-License-Identifier: GPL-3.0-or-later
// What PROTOCOL.md and SITE.md show is what the codec does: each JSON block is a vector, and each vector is shown.
#include "samples.h"

#include "wire/api/api.h"
#include "wire/api/errors.h"
#include "wire/json/limits.h"
#include "wire/site/site_codec.h"
#include "wire/terminals/codec.h"

#include <QTest>

#include <fstream>
#include <iterator>
#include <set>

using namespace talon;

namespace {

std::string page(const char *name)
{
    std::ifstream file(std::string(TALON_WIRE_SOURCE) + '/' + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> json_blocks(const std::string &text)
{
    std::vector<std::string> blocks;
    const std::string open = "```json\n";
    const std::string close = "```\n";
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        at += open.size();
        const std::size_t end = text.find(close, at);
        blocks.push_back(text.substr(at, end - at));
        at = end;
    }
    return blocks;
}

} // namespace

class ProtocolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_block_is_a_vector_and_every_vector_is_shown()
    {
        std::set<std::string> shown;
        for (const std::string &block : json_blocks(page("PROTOCOL.md")))
            QVERIFY2(shown.insert(block).second, block.c_str());
        std::set<std::string> vectors;
        for (const std::string &name : samples::vector_names()) {
            // The site has a page of its own; it is shown within the menu.
            if (name == "site" || name == "event_site_saved" || name.starts_with("api_"))
                continue;
            const std::string text = samples::vector(name);
            QVERIFY2(shown.contains(text), ("PROTOCOL.md does not show " + name).c_str());
            vectors.insert(text);
        }
        QCOMPARE(shown.size(), vectors.size());
    }

    void every_error_code_is_told()
    {
        const std::string text = page("PROTOCOL.md");
        for (const char *code : {"bad_json", "too_deep", "too_large", "unknown_version", "unknown_type", "unknown_event_version",
                                 "missing_field", "bad_field", "gap", "wrong_epoch", "device_cloned", "device_set_back",
                                 "bad_hash", "not_allowed", "unknown_device", "stale_epoch", "wrong_role", "bad_signature",
                                 "revoked", "wrong_order", "handshake_timeout", "stopping", "replaced", "service_closed",
                                 "numbers_used_up", "unknown_service", "unknown_class", "unknown_day", "number_taken", "repeated",
                                 "unknown_booking", "too_many_connections"})
            QVERIFY2(text.find('`' + std::string(code) + '`') != std::string::npos, code);
    }

    void the_fields_of_an_enrolment_are_told()
    {
        const std::string text = page("PROTOCOL.md");
        const std::string request = wire::encode_enrol_request({"7ZK3-M9QX", std::string(43, 'A') + "=", "x"});
        const std::string answer = wire::encode_enrol_answer({{"d"}, 1, core::DeviceRole::ticket, "p", "s", 2});
        for (const std::string &json : {request, answer}) {
            std::string told; // {"code":"…","public_key":"…","software":"…"}
            for (std::size_t at = 0; (at = json.find('"', at)) != std::string::npos;) {
                const std::size_t end = json.find('"', at + 1);
                if (json[end + 1] == ':')
                    told = json.substr(at, end - at + 1);
                at = end + 1;
                QVERIFY2(told.empty() || text.find(told + ':') != std::string::npos, told.c_str());
            }
        }
    }

    void the_bounds_are_told_as_they_are()
    {
        const std::string text = page("PROTOCOL.md");
        const auto told = [&](const std::string &what) { return text.find(what) != std::string::npos; };
        QVERIFY(told(std::to_string(wire::max_age_ms / 86'400'000) + " days") && told(std::to_string(wire::max_kept_body_bytes / 1024) + " KiB"));
        QVERIFY(wire::max_age_ms % 86'400'000 == 0);
    }

    void the_example_of_a_site_file_reads()
    {
        const auto blocks = json_blocks(page("SITE.md"));
        QCOMPARE(blocks.size(), 1U);
        const auto site = wire::decode_site(blocks[0]);
        QVERIFY2(site.ok(), site.ok() ? "" : wire::describe(site.error()).c_str());
        QCOMPARE(site->windows[0].services.size(), 2U);
    }

    void what_is_left_out_of_a_site_file_has_the_value_that_is_told()
    {
        const auto site = wire::decode_site(
            R"({"id":"s","name":"Инспекция","utc_offset":"-03:30","hours":{},"categories":[{"id":"c","title":"К"}],
                "services":[{"id":"a","category":"c","letter":"A","title":"У"}],"classes":[{"id":"o","title":"О","norm_min":15}]})");
        QVERIFY(site.ok());
        QVERIFY(site->rules == core::HallRules{});
        QVERIFY(site->name.only(core::Language::en).empty() && site->windows.empty() && site->places.empty() && !site->services[0].hours);
        QVERIFY(site->services[0].letter == core::Letter::A); // Latin look-alike
        for (const auto &[letter, good] : {std::pair{"AB", true}, {"АВ", true}, {"АBС", false}, {"AВ", false}, {"Б", false}}) {
            std::string text = R"({"id":"s","name":"И","utc_offset":"+03:00","hours":{},"categories":[{"id":"c","title":"К"}],
                "services":[{"id":"a","category":"c","letter":"?","title":"У"}],"classes":[{"id":"o","title":"О","norm_min":15}]})";
            const auto two = wire::decode_site(text.replace(text.find('?'), 1, letter));
            QCOMPARE(two.ok(), good);
            QVERIFY(!good || two->services[0].letter == core::pair(core::Letter::A, core::Letter::B));
        }
        QVERIFY(site->utc_offset == core::Minutes{-210});
    }

    void a_printer_is_told_in_words_of_before_and_to_the_letter()
    {
        const auto told = [](const std::string &body) {
            const auto message = wire::decode_up(R"({"v":1,"type":"status","body":)" + body + "}");
            return message.ok() ? std::get<wire::TerminalStatus>(*message).printer : std::nullopt;
        };
        for (int i = 0; i < wire::printer_states; ++i) {
            const auto state = static_cast<wire::PrinterState>(i);
            const auto text = wire::encode(wire::UpMessage(wire::TerminalStatus{state, 0, {}}));
            QVERIFY(std::get<wire::TerminalStatus>(*wire::decode_up(text)).printer == state);
            const auto older = wire::older_than(state);
            QVERIFY2(older <= wire::PrinterState::failed, "one of the five that every backend knows");
            QVERIFY(text.find("\"printer\":\"" + std::string(wire::name_of(older)) + "\"") != std::string::npos);
            QCOMPARE(text.find("printer_detail") != std::string::npos, older != state);
        }
        QVERIFY(told(R"({"printer":"failed","pending":0,"printer_detail":"on_fire"})") == wire::PrinterState::failed);
        QVERIFY(told(R"({"printer":"ready","pending":0})") == wire::PrinterState::ready);
        QVERIFY(!told(R"({"printer":null,"pending":0})"));
    }
};

QTEST_APPLESS_MAIN(ProtocolTest)
#include "tst_protocol.moc"
