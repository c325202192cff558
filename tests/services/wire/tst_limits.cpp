// SPDX-License-Identifier: GPL-3.0-or-later
// Each bound of limits.h, at it and one over it.
#include "samples.h"

#include "wire/api/api.h"
#include "wire/journal/event_codec.h"
#include "wire/json/limits.h"
#include "wire/site/site_codec.h"

#include <QTest>

#include <stdexcept>

using namespace talon;
using namespace talon::wire;

namespace {

StreamEvent pushed(std::int64_t seq, std::string body = "{}") { return {seq, {}, {}, "ticket_left", 1, {}, std::move(body), {}}; }

std::string body_of(std::size_t bytes) { return R"({"s":")" + std::string(bytes - 8, 'x') + R"("})"; }

/// A frame of exactly this many bytes, the rest being white space.
std::string padded(std::string frame, std::size_t bytes) { return frame + std::string(bytes - frame.size(), ' '); }

bool writable(const UpMessage &message)
{
    try {
        encode(message);
        return true;
    } catch (const std::logic_error &) {
        return false;
    }
}

std::string nested(std::size_t depth)
{
    return R"({"v":1,"type":"status","body":{"printer":"ready","pending":0,"x":)" + std::string(depth, '[') + std::string(depth, ']') + "}}";
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_of_a_frame()
    {
        const std::string up = encode(samples::up().front().second);
        QVERIFY(decode_up(padded(up, max_frame_bytes)).ok());
        QVERIFY(decode_up(padded(up, max_frame_bytes + 1)).error().fault == WireFault::too_large);
        const std::string ack = encode(DownMessage{Ack{1, 1, 0}});
        QVERIFY(decode_down(padded(ack, max_frame_bytes)).ok());
        QVERIFY(decode_down(padded(ack, max_frame_bytes + 1)).error().fault == WireFault::too_large);
    }

    void bytes_of_a_document()
    {
        const std::string frame = encode(DownMessage{Document{1, Board{}}});
        QVERIFY(decode_down(padded(frame, max_document_bytes)).ok());
        QVERIFY(decode_down(padded(frame, max_document_bytes + 1)).error().fault == WireFault::too_large);
        const std::string site = samples::compact(samples::vector("site"));
        QVERIFY(decode_site(padded(site, max_document_bytes)).ok());
        QVERIFY(decode_site(padded(site, max_document_bytes + 1)).error().fault == WireFault::too_large);
    }

    void bytes_of_a_request()
    {
        const std::string login = R"({"login":"a","password":"b"})";
        QVERIFY(decode_login(padded(login, max_request_bytes)).ok());
        QVERIFY(decode_login(padded(login, max_request_bytes + 1)).error().fault == WireFault::too_large);
    }

    /// What a stranger wrote for a key stands neither in logs nor in answers.
    void paths_name_ids_alone()
    {
        const auto path = [](const std::string &documents) {
            return decode_up(R"({"v":1,"type":"hello","body":{"device":"d","epoch":1,"role":"hall","software":"x","head_seq":0,"documents":)" + documents + "}}")
                .error()
                .path;
        };
        QCOMPARE(path(R"({"board":"x"})"), std::string("body.documents.board"));
        QCOMPARE(path(R"({"evil\nline of a log":1})"), std::string("body.documents.?"));
        QCOMPARE(path(R"({")" + std::string(100'000, 'a') + R"(":1})"), std::string("body.documents.?"));
    }

    void depth()
    {
        QVERIFY(decode_up(nested(max_depth - 2)).ok()); // the envelope and the body are two levels
        QVERIFY(decode_up(nested(max_depth - 1)).error().fault == WireFault::too_deep);
        QVERIFY(decode_up(nested(100'000)).error().fault == WireFault::too_deep);
    }

    void events_of_a_push()
    {
        Push push{1, {}};
        QVERIFY(!writable(push));
        for (std::size_t i = 1; i <= max_push_events; ++i)
            push.events.push_back(pushed(static_cast<std::int64_t>(i)));
        QVERIFY(writable(push));
        push.events.push_back(pushed(max_push_events + 1));
        QVERIFY(!writable(push));
    }

    void a_full_push_fits_into_a_frame()
    {
        Push push{max_integer, {}};
        const std::size_t each = max_push_bytes / max_push_events;
        for (std::size_t i = 0; i < max_push_events; ++i)
            push.events.push_back({max_integer, {}, {}, std::string(max_id_bytes, '"'), max_event_version, {}, body_of(each), {}});
        QVERIFY(writable(push));
    }

    void bytes_of_an_event()
    {
        QVERIFY(writable(Push{1, {pushed(1, body_of(max_event_body_bytes))}}));
        QVERIFY(!writable(Push{1, {pushed(1, body_of(max_event_body_bytes + 1))}}));
    }

    void integers()
    {
        QVERIFY(writable(TerminalStatus{PrinterState::ready, max_integer, {}}));
        QVERIFY(!writable(TerminalStatus{PrinterState::ready, max_integer + 1, {}}));
        QVERIFY(!writable(TerminalStatus{PrinterState::ready, -1, {}}));
        QVERIFY(!writable(Push{0, {pushed(1)}}));
        QVERIFY(!writable(Push{1, {pushed(0)}}));
    }

    void ids()
    {
        const auto request = [](std::string id) { return NumberRequest{std::move(id), {}, {"s"}, {"c"}}; };
        QVERIFY(writable(request(std::string(max_id_bytes, 'a'))));
        QVERIFY(!writable(request(std::string(max_id_bytes + 1, 'a'))));
        for (const char *bad : {"", " ", "a b", "а", "a/b", "a\n", "\"", "../x"})
            QVERIFY2(!writable(request(bad)), bad);
    }

    void kinds_in_a_hello()
    {
        Hello hello{{"d"}, 1, core::DeviceRole::hall, "x", 0, {}, {}};
        for (std::size_t i = 0; i < max_documents; ++i)
            hello.documents["kind" + std::to_string(i)] = 1;
        QVERIFY(writable(hello));
        hello.documents["more"] = 1;
        QVERIFY(!writable(hello));
    }

    void base64_of_exact_length()
    {
        const std::string good = std::string(86, 'A') + "==";
        QVERIFY(writable(Prove{good}));
        for (const std::string &bad : {good.substr(1), good + "A", std::string(88, 'A'), std::string(88, '='), " " + good.substr(1)})
            QVERIFY(!writable(Prove{bad}));
    }

    void titles_and_lists_of_a_site()
    {
        const auto fits = [](const core::Site &site) {
            try {
                encode_site(site);
                return true;
            } catch (const std::logic_error &) {
                return false;
            }
        };
        core::Site site = samples::site();
        site.name.set(core::Language::ru, std::string(core::max_title_length, 'x'));
        QVERIFY(fits(site));
        site.name.set(core::Language::ru, std::string(core::max_title_length + 1, 'x'));
        QVERIFY(!fits(site));
        site = samples::site();
        site.services.resize(core::max_known_services, site.services.front());
        QVERIFY(fits(site));
        site.services.push_back(site.services.front());
        QVERIFY(!fits(site));
        site = samples::site();
        site.name.set(core::Language::ru, {});
        QVERIFY(!fits(site));
        site = samples::site();
        site.name.set(core::Language::ru, "\xff");
        QVERIFY(!fits(site));
    }

    void the_largest_site_fits_into_a_menu()
    {
        // What core::check lets through: the texts and the windows' services are bounded together, and no control character is
        // in them, so that two bytes of JSON are the most for one of a text.
        core::Site site = samples::site();
        const std::string id(core::max_id_length - 2, 'x');
        const auto numbered = [&id](std::size_t number) { return id + std::to_string(10 + number % 90); };
        const core::Text title{std::string(core::max_title_length / 2, '"'), std::string(core::max_title_length / 2, '"')};
        const core::DayHours hours(core::max_intervals, {600, 700});
        core::WeekHours week;
        week.fill(hours);
        core::Service service = site.services.front();
        service.title = title;
        service.id.value = service.category.value = id + "10";
        service.hours = week;
        site.services.assign(core::max_known_services, service);
        site.categories.assign(core::max_categories, {{id}, title, {}, core::CategoryId{id}});
        site.classes.assign(core::max_known_classes, {{id}, title, core::Minutes{5}, {}});
        site.places.assign(core::max_places, {id, "hall", title});
        site.days.clear();
        std::size_t texts = core::max_texts - (core::max_known_services + core::max_categories + core::max_known_classes + core::max_places) * 300 - 1000;
        for (std::size_t number = 0; number < core::max_days; ++number) {
            core::SpecialDay &special = site.days[core::Day{std::chrono::days{20000 + number}}];
            special.hours = hours;
            special.note.set(core::Language::ru, std::string(std::min(texts, core::max_note_length), '"'));
            texts -= special.note.only(core::Language::ru).size();
        }
        core::Window window{99, {"О", ""}, {}, core::Interval{600, 700}};
        for (std::size_t number = 0; number < core::max_taken / core::max_windows; ++number)
            window.services.push_back({{numbered(number)}, core::Minutes{480}});
        site.windows.assign(core::max_windows, window);
        QVERIFY(encode(DownMessage{Document{max_integer, make_menu(site, std::string(max_url_bytes, '"'))}}).size() < max_document_bytes);
        QVERIFY(encode_event(core::SiteSaved{site, std::string(max_revision_note, '"')}).body.size() < max_document_bytes);
    }

    void an_event_over_its_limits_never_reaches_a_journal()
    {
        QVERIFY_THROWS_EXCEPTION(std::logic_error, encode_event(core::TicketLeft{{""}}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, encode_event(core::WindowTaken{100, {"a"}}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, encode_event(core::StaffSaved{{"a"}, {{"operator"}}, "\xff", true}));
    }
};

QTEST_APPLESS_MAIN(LimitsTest)
#include "tst_limits.moc"
