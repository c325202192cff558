// SPDX-License-Identifier: GPL-3.0-or-later
// An event's new version leaves the old one readable: the table of forms, with a kind of the test's own in two versions.
#include "samples.h"

#include "wire/journal/event_codec.h"
#include "wire/journal/event_fields.h"
#include "wire/journal/event_forms.h"

#include <QTest>

using namespace talon;
using namespace talon::wire;

namespace {

/// Version 1 said no day: it was always the first one.
core::Event first_form(const detail::Reader &at)
{
    core::NumberGranted event;
    event.day = core::Day{};
    at("number", event.number);
    at("device", event.device);
    event.request = "unknown";
    return event;
}

core::Event second_form(const detail::Reader &at)
{
    core::NumberGranted event;
    read(at, event);
    return event;
}

constexpr std::array forms{detail::EventForm{"number_granted", 1, first_form}, detail::EventForm{"number_granted", 2, second_form}};

} // namespace

class FormsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_old_form_is_lifted_to_todays_event()
    {
        const auto old = detail::read_event(forms, "number_granted", 1, R"({"number":"А023","device":"d"})");
        QVERIFY(old.ok());
        QVERIFY(*old == core::Event(core::NumberGranted{core::Day{}, {core::Letter::A, 23}, {"d"}, "unknown"}));
        const auto today = detail::read_event(forms, "number_granted", 2, R"({"day":"2026-11-23","number":"А023","device":"d","request":"r"})");
        QVERIFY(today.ok());
        QCOMPARE(std::get<core::NumberGranted>(*today).request, std::string("r"));
    }

    void who_had_one_role_has_a_list_of_it()
    {
        const auto old = decode_event("staff_saved", 1, R"({"staff":"operator5","role":"operator","title":"Оператор 5","active":false})");
        QVERIFY(old.ok());
        QVERIFY(*old == core::Event(core::StaffSaved{{"operator5"}, {{"operator"}}, "Оператор 5", false}));
        const auto several = decode_event("staff_saved", 2, R"({"staff":"a","roles":["operator","specialist"],"title":"","active":true})");
        QVERIFY(several.ok());
        QCOMPARE(std::get<core::StaffSaved>(*several).roles.size(), std::size_t(2));
        QVERIFY(!decode_event("staff_saved", 1, R"({"staff":"a","roles":["operator"],"title":"","active":true})").ok());
        QVERIFY(!decode_event("staff_saved", 2, R"({"staff":"a","role":"operator","title":"","active":true})").ok());
    }

    void a_ticket_without_a_booking_stays_as_it_was()
    {
        core::TicketIssued issued{{"T"}, {core::Letter::A, 1}, core::Day{} + std::chrono::days{9}, {"s"}, {"c"}, core::Language::ru,
                                  core::NumberOrigin::granted, {"d"}, samples::at(6, 0), samples::at(7, 0)};
        QCOMPARE(encode_event(issued).version, 1);
        QVERIFY(encode_event(issued).body.find("booking") == std::string::npos);
        issued.booking = core::BookingId{"B"};
        const EncodedEvent second = encode_event(issued);
        QCOMPARE(second.version, 2);
        QVERIFY(*decode_event("ticket_issued", 2, second.body) == core::Event(issued));
        // Version 1 knew no bookings: what it may call so means nothing.
        QVERIFY(!std::get<core::TicketIssued>(*decode_event("ticket_issued", 1, second.body)).booking);
    }

    void each_form_asks_for_its_own_fields()
    {
        const auto missing = detail::read_event(forms, "number_granted", 2, R"({"number":"А023","device":"d"})");
        QVERIFY(!missing.ok() && missing.error() == (WireError{WireFault::missing_field, "day"}));
    }

    void an_unknown_version_and_an_unknown_kind_are_told_apart()
    {
        QVERIFY(detail::find_form(forms, "number_granted", 3).error().fault == WireFault::unknown_event_version);
        QVERIFY(detail::find_form(forms, "number_painted", 1).error().fault == WireFault::unknown_type);
    }

    void what_is_written_is_among_the_forms_that_are_read()
    {
        for (const auto &[name, event] : samples::events()) {
            const EncodedEvent encoded = encode_event(event);
            QVERIFY2(decode_event(encoded.type, encoded.version, encoded.body).ok(), name.c_str());
            // The first version stays readable for ever.
            const auto first = decode_event(encoded.type, 1, "{}");
            QVERIFY2(first.ok() || first.error().fault != WireFault::unknown_event_version, name.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(FormsTest)
#include "tst_forms.moc"
