// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/document_feed.h"

#include "wire/json/limits.h"
#include "wire/terminals/codec.h"

#include <QTest>

#include <set>

using namespace talon;
using namespace talon::sync;
using wire::DocumentKind;

namespace {

const core::Instant now{core::Millis{1'795'000'000'000}};
const core::DeviceId one{"d1"};
const core::DeviceId two{"d2"};

wire::Board board(int total) { return {{}, total}; }
constexpr auto ticket = core::DeviceRole::ticket;
constexpr auto hall = core::DeviceRole::hall;

int total(const SendDocument &sent)
{
    const auto message = wire::decode_down(*sent.frame);
    return std::get<wire::Board>(std::get<wire::Document>(*message).body).waiting_total;
}

} // namespace

class DocumentFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_role_gets_what_it_needs()
    {
        DocumentFeed feed;
        feed.publish(board(1), now);
        feed.publish(wire::Calls{}, now);
        feed.publish(wire::Bookings{{{core::Day{}, std::string(32, '0'), {}}}}, now);
        feed.publish_to(one, wire::Reserve{one, 1, {}}, now);
        feed.publish_to(two, wire::Reserve{two, 1, {}}, now);
        const auto kinds = [&](const core::DeviceId &device, core::DeviceRole role) {
            std::set<DocumentKind> got;
            for (auto sent = feed.on_admitted(device, role, {}); !sent.empty(); sent = feed.on_sent(device))
                got.insert(sent.at(0).kind);
            return got;
        };
        QVERIFY(kinds(one, ticket) == std::set({DocumentKind::board, DocumentKind::reserve, DocumentKind::bookings}));
        QVERIFY(kinds(two, hall) == std::set({DocumentKind::board, DocumentKind::calls}));
    }

    void a_slow_terminal_gets_the_newest_only()
    {
        DocumentFeed feed;
        feed.on_admitted(one, hall, {});
        QCOMPARE(total(feed.publish(board(1), now).at(0)), 1);
        for (int i = 2; i <= 50; ++i)
            QVERIFY(feed.publish(board(i), now).empty());
        QCOMPARE(total(feed.on_sent(one).at(0)), 50);
        QVERIFY(feed.on_sent(one).empty());
    }

    void the_same_content_is_no_new_version()
    {
        DocumentFeed feed;
        feed.publish(board(1), now);
        const auto version = feed.newest(one, DocumentKind::board);
        feed.publish(board(1), now + core::Millis{500});
        QCOMPARE(feed.newest(one, DocumentKind::board), version);
    }

    void versions_rise_also_when_the_clock_does_not()
    {
        DocumentFeed feed;
        feed.publish(board(1), now);
        const auto version = feed.newest(one, DocumentKind::board);
        feed.publish(board(2), now - core::Millis{1'000'000});
        QCOMPARE(feed.newest(one, DocumentKind::board), version + 1);
    }

    void after_a_reconnect_only_what_is_newer()
    {
        DocumentFeed feed;
        feed.publish(board(1), now);
        const auto first = feed.on_admitted(one, hall, {}).at(0);
        feed.on_sent(one);
        feed.on_gone(one);
        QVERIFY(feed.on_admitted(one, hall, {{"board", first.version}}).empty());
        feed.on_gone(one);
        QVERIFY(feed.publish(board(2), now).empty());
        QCOMPARE(total(feed.on_admitted(one, hall, {{"board", first.version}}).at(0)), 2);
    }

    void what_was_cut_on_its_way_is_sent_again()
    {
        DocumentFeed feed;
        feed.publish(board(1), now);
        feed.on_admitted(one, hall, {});
        feed.on_gone(one); // never arrived
        QCOMPARE(feed.on_admitted(one, hall, {}).size(), 1U);
    }

    void a_version_of_an_earlier_run_is_not_believed()
    {
        // Before a restart with the clock set back, this very number stood for another content.
        DocumentFeed feed;
        feed.publish(board(1), now);
        const auto version = feed.newest(one, DocumentKind::board);
        QCOMPARE(feed.on_admitted(one, hall, {{"board", version}}).size(), 1U);
        QCOMPARE(feed.on_admitted(two, hall, {{"board", wire::max_integer}, {"hologram", 7}}).size(), 1U);
    }

    void a_stranger_changes_nothing()
    {
        DocumentFeed feed;
        feed.on_gone(one);
        QVERIFY(feed.on_sent(one).empty());
        QCOMPARE(feed.newest(one, DocumentKind::menu), 0);
    }

    void remembered_devices_are_bounded()
    {
        DocumentFeed feed;
        feed.publish_to(one, wire::Reserve{one, 1, {}}, now);
        feed.on_admitted(one, ticket, {});
        for (std::size_t i = 0; i < 2 * DocumentFeed::max_devices; ++i) {
            const core::DeviceId device{"x" + std::to_string(i)};
            feed.on_admitted(device, ticket, {});
            feed.on_gone(device);
        }
        QVERIFY(feed.newest(one, DocumentKind::reserve) != 0); // connected: never forgotten
    }
};

QTEST_APPLESS_MAIN(DocumentFeedTest)
#include "tst_document_feed.moc"
