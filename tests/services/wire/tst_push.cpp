// SPDX-License-Identifier: GPL-3.0-or-later
// A push in which one event is no event: what can be read of it is read, and the others are as they were.
#include "samples.h"

#include "wire/journal/event_codec.h"
#include "wire/json/limits.h"

#include <QTest>

using namespace talon;
using namespace talon::wire;

namespace {

const std::string zeros(64, '0');

/// The fields of a sound event, one of them in another spelling; with no value it is left out.
std::string spelled(int seq, const std::string &changed = {}, const std::string &value = {})
{
    std::string fields;
    const auto field = [&](const std::string &name, const std::string &usual) {
        const std::string &text = name == changed ? value : usual;
        if (!text.empty())
            fields += (fields.empty() ? "\"" : ",\"") + name + "\":" + text;
    };
    field("seq", std::to_string(seq));
    field("prev", '"' + zeros + '"');
    field("hash", '"' + zeros + '"');
    field("type", R"("ticket_left")");
    field("version", "1");
    field("at", R"("2026-11-23T06:15:00.000Z")");
    field("body", R"({"ticket":"T"})");
    field("age_ms", "1250");
    return '{' + fields + '}';
}

Decoded<UpMessage> push(const std::string &second)
{
    return decode_up(R"({"v":1,"type":"push","body":{"epoch":1,"events":[)" + spelled(1) + ',' + second + ',' + spelled(3) + "]}}");
}

} // namespace

class PushTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_bad_field_costs_its_event_alone_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const char *field, const std::string &value, const char *fault) {
            QTest::newRow(name) << QString::fromUtf8(field) << QString::fromStdString(value) << QString::fromUtf8(fault);
        };
        row("hash too short", "hash", R"("00")", "bad_field at hash");
        row("hash in upper case", "hash", '"' + std::string(64, 'A') + '"', "bad_field at hash");
        row("no hash", "hash", "", "missing_field at hash");
        row("prev a number", "prev", "7", "bad_field at prev");
        row("type too long", "type", '"' + std::string(max_id_bytes + 1, 't') + '"', "bad_field at type");
        row("type an object", "type", R"({"a":1})", "bad_field at type");
        row("version below", "version", "-1", "bad_field at version");
        row("version above", "version", std::to_string(max_event_version + 1), "bad_field at version");
        row("version with a fraction", "version", "1.5", "bad_field at version");
        row("at is no moment", "at", R"("2026-11-23T24:00:00.000Z")", "bad_field at at");
        row("at before 1970", "at", R"("1969-12-31T23:59:59.999Z")", "bad_field at at");
        row("body a list", "body", "[1]", "bad_field at body");
        row("no body", "body", "", "missing_field at body");
        row("body too large", "body", R"({"s":")" + std::string(max_event_body_bytes, 'x') + R"("})", "too_large at body");
    }

    void a_bad_field_costs_its_event_alone()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, fault);
        const auto message = push(spelled(2, field.toStdString(), value.toStdString()));
        QVERIFY2(message.ok(), message.ok() ? "" : describe(message.error()).c_str());
        const auto &events = std::get<Push>(*message).events;
        QCOMPARE(events.size(), 3U);
        QVERIFY(!events[0].fault && !events[2].fault);
        QVERIFY(events[1].fault);
        QCOMPARE(describe(events[1].fault->what), fault.toStdString());
        QCOMPARE(events[1].fault->hash, field == QLatin1String("hash"));
        QCOMPARE(events[1].fault->prev, field == QLatin1String("prev"));
        QCOMPARE(events[1].seq, 2);
        // It is kept as it came, as far as a journal's event can hold it.
        const core::EventSetAside kept{{"d"}, events[1].type, events[1].version, events[1].body, "bad_field"};
        QVERIFY(try_encode_event(kept).ok());
        if (field == QLatin1String("body"))
            QCOMPARE(kept.body, value.toStdString());
        if (field == QLatin1String("type"))
            QVERIFY(value.contains(QString::fromStdString(kept.type)));
    }

    void an_event_without_a_place_is_no_event()
    {
        for (const char *seq : {"", "0", "-1", "\"2\"", "9007199254740992", "2.0", "null"})
            QVERIFY2(!push(spelled(2, "seq", seq)).ok(), seq);
        QVERIFY(!push("7").ok());
    }

    void an_age_of_more_than_a_year_counts_as_not_told()
    {
        const auto age = [](const std::string &text) {
            const auto message = push(spelled(2, "age_ms", text));
            const auto &read = std::get<Push>(*message).events[1];
            return read.fault ? std::optional(core::Millis{-1}) : read.age;
        };
        QVERIFY(age("0") == core::Millis{0});
        QVERIFY(age(std::to_string(max_age_ms)) == core::Millis{max_age_ms});
        for (const std::string &bad : {std::to_string(max_age_ms + 1), std::string("1798761600000"), std::string("-1"), std::string("\"1\""),
                                       std::string("1.5"), std::string("9007199254740992"), std::string("null"), std::string()})
            QVERIFY2(!age(bad), bad.c_str());
    }

    void nothing_that_is_no_event_is_sent()
    {
        StreamEvent bad{1, {}, {}, "ticket_left", 1, {}, "{}", {}};
        bad.fault = StreamEvent::Fault{{WireFault::bad_field, "hash"}, false, true};
        QVERIFY_THROWS_EXCEPTION(std::logic_error, encode(UpMessage{Push{1, {bad}}}));
        StreamEvent old{1, {}, {}, "ticket_left", 1, {}, "{}", core::Millis{max_age_ms + 1}};
        QVERIFY_THROWS_EXCEPTION(std::logic_error, encode(UpMessage{Push{1, {old}}}));
    }

    void a_ticket_tells_its_place_where_it_has_one()
    {
        core::TicketIssued issued{{"T"}, {core::Letter::A, 1}, {}, {"s"}, {"c"}, core::Language::ru, core::NumberOrigin::own, {"d"}, {}, {}};
        const std::string without = encode_event(issued).body;
        QVERIFY(without.ends_with(R"("slot":null})")); // as journals of before have it
        issued.seq = 42;
        const std::string with = encode_event(issued).body;
        QVERIFY(with.ends_with(R"("slot":null,"seq":42})"));
        QCOMPARE(std::get<core::TicketIssued>(*decode_event("ticket_issued", 1, with)).seq, 42);
        QCOMPARE(std::get<core::TicketIssued>(*decode_event("ticket_issued", 1, without)).seq, 0);
    }
};

QTEST_APPLESS_MAIN(PushTest)
#include "tst_push.moc"
