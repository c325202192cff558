// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and malicious bytes: every answer is a value or a documented error, never a crash or an exception.
#include "samples.h"

#include "wire/api/api.h"
#include "wire/api/errors.h"
#include "wire/journal/event_codec.h"
#include "wire/json/times.h"
#include "wire/site/site_codec.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon;
using namespace talon::wire;

namespace {

/// All decoders on the same bytes; what they say is a known code or a value that goes out and comes back.
void feed(const std::string &bytes)
{
    const auto known = known_codes();
    const auto judge = [&](const auto &decoded, auto again) {
        if (decoded.ok())
            again(*decoded);
        else
            RC_ASSERT(std::binary_search(known.begin(), known.end(), std::string(code(decoded.error().fault))));
    };
    judge(decode_up(bytes), [](const UpMessage &m) {
        // What was read though it is no event is never sent.
        const auto *push = std::get_if<Push>(&m);
        const auto faulty = [](const StreamEvent &event) { return event.fault.has_value(); };
        if (!push || std::none_of(push->events.begin(), push->events.end(), faulty))
            RC_ASSERT(*decode_up(encode(m)) == m);
    });
    judge(decode_down(bytes), [](const DownMessage &m) { RC_ASSERT(*decode_down(encode(m)) == m); });
    judge(decode_site(bytes), [](const core::Site &s) { RC_ASSERT(*decode_site(encode_site(s)) == s); });
    judge(decode_document(bytes), [](const Document &d) { RC_ASSERT(*decode_document(encode_document(d)) == d); });
    judge(decode_login(bytes), [](const LoginRequest &) {});
    judge(decode_code_request(bytes), [](const CodeRequest &) {});
    judge(decode_enrol_request(bytes), [](const EnrolRequest &) {});
    judge(decode_enrol_answer(bytes), [](const EnrolAnswer &) {});
    judge(decode_error(bytes), [](const ApiError &) {});
    for (const auto &[name, event] : samples::events())
        judge(decode_event(type_of(event), 1, bytes), [](const core::Event &e) { encode_event(e); });
}

} // namespace

class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_truncation_of_every_vector()
    {
        for (const std::string &name : samples::vector_names()) {
            const std::string text = samples::compact(samples::vector(name));
            const std::size_t step = std::max<std::size_t>(1, text.size() / 400);
            for (std::size_t length = 0; length < text.size(); length += step) {
                QVERIFY(!decode_up(std::string_view(text).substr(0, length)).ok());
                QVERIFY(!decode_down(std::string_view(text).substr(0, length)).ok());
                QVERIFY(!decode_site(std::string_view(text).substr(0, length)).ok());
            }
        }
    }

    void mutations_of_every_vector()
    {
        const auto names = samples::vector_names();
        QVERIFY(rc::check([&names] {
            std::string text = samples::compact(samples::vector(*rc::gen::elementOf(names)));
            const auto changes = *rc::gen::inRange(1, 6);
            for (int i = 0; i < changes && !text.empty(); ++i) {
                const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
                switch (*rc::gen::inRange(0, 4)) {
                case 0: text[at] = *rc::gen::arbitrary<char>(); break;
                case 1: text.erase(at, *rc::gen::inRange<std::size_t>(1, 9)); break;
                case 2: text.insert(at, text.substr(at, *rc::gen::inRange<std::size_t>(1, 30))); break;
                default: text.insert(at, *rc::gen::elementOf(std::vector<std::string>{"null", "{", "]", "-1", "1e999", "\"", "\\u0000", "\xff", "9007199254740993", "[[[["})); break;
                }
            }
            feed(text);
        }));
    }

    void noise()
    {
        QVERIFY(rc::check([](const std::string &bytes) { feed(bytes); }));
    }

    void fields_of_another_type_are_named()
    {
        const auto error = [](const std::string &frame) { return describe(decode_up(frame).error()); };
        QCOMPARE(error(R"({"v":1,"type":"push","body":{"epoch":1,"events":[{"seq":"1"}]}})"), std::string("bad_field at body.events[0].seq"));
        QCOMPARE(error(R"({"v":1,"type":"push","body":{"epoch":1,"events":[]}})"), std::string("bad_field at body.events"));
        QCOMPARE(error(R"({"v":1,"type":"push","body":{"epoch":1.0,"events":[]}})"), std::string("bad_field at body.epoch"));
        QCOMPARE(error(R"({"v":1,"type":"hello","body":{"device":"Ж"}})"), std::string("bad_field at body.device"));
        QCOMPARE(error(R"({"v":1,"type":"hello","body":{}})"), std::string("missing_field at body.device"));
        QCOMPARE(error(R"({"v":1,"type":"hello"})"), std::string("missing_field at body"));
        QCOMPARE(error(R"({"v":1,"type":"hallo","body":{}})"), std::string("unknown_type at type"));
        QCOMPARE(error(R"({"v":2,"type":7})"), std::string("unknown_version at v"));
        QCOMPARE(error(R"({"type":"hello","body":{}})"), std::string("missing_field at v"));
        QCOMPARE(error(R"([1])"), std::string("bad_field"));
        QCOMPARE(error(""), std::string("bad_json"));
        QCOMPARE(error("{\"v\":1,\"type\":\"\xff\"}"), std::string("bad_json"));
        QCOMPARE(error(R"({"v":1} {"v":1})"), std::string("bad_json"));
    }

    void a_message_of_the_other_direction_is_unknown()
    {
        for (const auto &[name, message] : samples::up())
            QVERIFY(decode_down(encode(message)).error().fault == WireFault::unknown_type);
        for (const auto &[name, message] : samples::down())
            QVERIFY(decode_up(encode(message)).error().fault == WireFault::unknown_type);
    }

    void unknown_events()
    {
        QVERIFY(decode_event("ticket_painted", 1, "{}").error().fault == WireFault::unknown_type);
        QVERIFY(decode_event("ticket_left", 2, R"({"ticket":"T"})").error().fault == WireFault::unknown_event_version);
        QVERIFY(decode_event("ticket_left", 0, R"({"ticket":"T"})").error().fault == WireFault::unknown_event_version);
    }

    void a_push_with_an_event_that_is_not_understood_is_a_push()
    {
        const std::string zeros(64, '0');
        const auto push = decode_up(R"({"v":1,"type":"push","body":{"epoch":1,"events":[{"seq":1,"prev":")" + zeros + R"(","hash":")" + zeros
                                    + R"(","type":"ticket_painted","version":7,"at":"2026-11-23T06:15:00.000Z","body":{"x":1.5,"y":[true,null,-3]}}]}})");
        QVERIFY(push.ok());
        QCOMPARE(std::get<Push>(*push).events[0].body, std::string(R"({"x":1.5E0,"y":[true,null,-3]})"));
    }

    void times_and_days_have_one_form()
    {
        for (const char *bad : {"2026-02-30", "2026-2-3", "1969-12-31", "2026-13-01", "2026-11-23 ", "20261123", "２026-11-23"})
            QVERIFY2(!parse_day(bad), bad);
        for (const char *bad : {"2026-11-23T24:00:00.000Z", "2026-11-23T06:15:00Z", "2026-11-23T06:15:60.000Z", "2026-11-23 06:15:00.000Z", "2026-11-23T06:15:00.000+00:00"})
            QVERIFY2(!parse_instant(bad), bad);
        QVERIFY(to_text(*parse_instant("2026-11-23T06:15:00.007Z")) == "2026-11-23T06:15:00.007Z");
    }
};

QTEST_APPLESS_MAIN(HostileTest)
#include "tst_hostile.moc"
