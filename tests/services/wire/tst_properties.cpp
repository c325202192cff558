// SPDX-License-Identifier: GPL-3.0-or-later
// Every event and message, with any values inside its bounds, goes out and comes back the same.
#include "filler.h"

#include "wire/api/api.h"
#include "wire/journal/event_codec.h"
#include "wire/site/site_codec.h"
#include "wire/terminals/codec.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::wire;

namespace {

template<class V>
std::pair<V, std::uint64_t> any_alternative()
{
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto index = *rc::gen::inRange<std::size_t>(0, std::variant_size_v<V>);
    detail::Filler filler(seed);
    return {detail::filled_alternative<V>(index, filler), seed};
}

template<class V, class Decode>
void holds_for_every_alternative(Decode decode)
{
    // rapidcheck chooses, and each alternative is walked for certain.
    for (std::size_t index = 0; index < std::variant_size_v<V>; ++index) {
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            detail::Filler filler(seed * 977 + index);
            const V value = detail::filled_alternative<V>(index, filler);
            decode(value);
        }
    }
}

} // namespace

class PropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_event_comes_back()
    {
        const auto check = [](const core::Event &event) {
            const EncodedEvent encoded = encode_event(event);
            const auto back = decode_event(encoded.type, encoded.version, encoded.body);
            if (!back.ok())
                QFAIL(describe(back.error()).c_str());
            QVERIFY(*back == event);
            QVERIFY(encode_event(*back) == encoded);
            QCOMPARE(QByteArray::fromStdString(encoded.type), QByteArray(type_of(event).data(), qsizetype(type_of(event).size())));
        };
        holds_for_every_alternative<core::Event>(check);
        QVERIFY(rc::check([&] { check(any_alternative<core::Event>().first); }));
    }

    void every_message_up_comes_back()
    {
        const auto check = [](const UpMessage &message) {
            const auto back = decode_up(encode(message));
            QVERIFY(back.ok() && *back == message);
        };
        holds_for_every_alternative<UpMessage>(check);
        QVERIFY(rc::check([&] { check(any_alternative<UpMessage>().first); }));
    }

    void every_message_down_comes_back()
    {
        const auto check = [](const DownMessage &message) {
            const auto back = decode_down(encode(message));
            QVERIFY(back.ok() && *back == message);
        };
        holds_for_every_alternative<DownMessage>(check);
        QVERIFY(rc::check([&] { check(any_alternative<DownMessage>().first); }));
    }

    void every_document_comes_back_from_a_disk()
    {
        QVERIFY(rc::check([] {
            const auto [body, seed] = any_alternative<DocumentBody>();
            const Document document{1 + static_cast<std::int64_t>(seed % 1000), body};
            const auto back = decode_document(encode_document(document));
            RC_ASSERT((back.ok() && *back == document));
        }));
    }

    void every_site_comes_back()
    {
        QVERIFY(rc::check([] {
            detail::Filler filler(*rc::gen::arbitrary<std::uint64_t>());
            core::Site site;
            fill(filler, site);
            const auto back = decode_site(encode_site(site));
            RC_ASSERT((back.ok() && *back == site));
        }));
    }

    void equal_events_have_equal_bytes_however_they_were_written()
    {
        // White space, escapes and unknown fields of another writer don't survive the canonical form.
        const std::string spaced = R"( { "ticket" : "T\u0031", "extra": [1, 2], "until": null } )";
        const auto event = decode_event("ticket_parked", 1, spaced);
        QVERIFY(event.ok());
        QCOMPARE(encode_event(*event).body, std::string(R"({"ticket":"T1","until":null})"));
    }

    void a_pushed_body_keeps_the_bytes_that_were_hashed()
    {
        QVERIFY(rc::check([] {
            const auto [event, seed] = any_alternative<core::Event>();
            const EncodedEvent encoded = encode_event(event);
            RC_PRE(encoded.body.size() <= max_event_body_bytes);
            StreamEvent stream{1, {}, {}, encoded.type, encoded.version, {}, encoded.body, {}};
            const auto back = decode_up(encode(UpMessage{Push{1, {stream}}}));
            RC_ASSERT(back.ok());
            RC_ASSERT(std::get<Push>(*back).events.front().body == encoded.body);
        }));
    }
};

QTEST_APPLESS_MAIN(PropertiesTest)
#include "tst_properties.moc"
