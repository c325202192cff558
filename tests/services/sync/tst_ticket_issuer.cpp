// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket is shown only when it is durable, and each wish ends once.
#include "sync/ticket_issuer.h"

#include <QTest>

using namespace talon;
using namespace talon::sync;
using namespace std::chrono_literals;

namespace {

const core::DeviceId kiosk{"k1"};
const core::Day day{std::chrono::days{20780}};
const core::Instant now{core::Millis{1'795'000'000'000}};

TicketIssuer issuer()
{
    TicketIssuer made(kiosk, NumberSource(kiosk, 1, {}));
    made.on_reserve({kiosk, 1, {{day, {{core::Letter::A, 980, 981}}}}});
    return made;
}

TicketIssuer::Wish wish(const std::string &ticket)
{
    core::Service service;
    service.id = {"inn"};
    return {{ticket}, day, service, {"ordinary"}, core::Language::en};
}

template<class T>
const T *only(const IssuerEffects &effects)
{
    return effects.size() == 1 ? std::get_if<T>(&effects.front()) : nullptr;
}

} // namespace

class TicketIssuerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durable_before_it_is_shown()
    {
        auto i = issuer();
        const auto asked = i.wish(wish("t1"), true, now, now);
        QVERIFY(only<Send>(asked));
        QVERIFY(i.busy());
        const auto granted = i.on_grant({"t1", day, {core::Letter::A, 7}, 3, core::Minutes{9}}, now, now + 20ms);
        const auto *bear = only<BearTicket>(granted);
        QVERIFY(bear);
        QVERIFY(bear->issued.arrival == now + 20ms && bear->issued.device == kiosk && bear->issued.language == core::Language::en);
        QVERIFY(i.busy());
        const auto given = i.on_committed({"t1"});
        QVERIFY(only<TicketGiven>(given));
        QVERIFY(only<TicketGiven>(given)->ahead == 3 && only<TicketGiven>(given)->wait == core::Minutes{9});
        QVERIFY(!i.busy());
    }

    void one_at_a_time_and_nothing_after_the_disk_failed()
    {
        auto i = issuer();
        QVERIFY(only<BearTicket>(i.wish(wish("t1"), false, now, now)));
        QVERIFY(i.wish(wish("t2"), false, now, now).empty());
        i.on_failed();
        QVERIFY(i.broken() && !i.busy());
        QVERIFY(i.wish(wish("t3"), false, now, now).empty());
    }

    void a_check_in_names_its_booking_and_hears_why_not()
    {
        auto i = issuer();
        TicketIssuer::Wish booked = wish("t1");
        booked.booking.emplace(core::BookingId{"b1"}, now + 30min);
        const auto asked = i.wish(booked, true, now, now);
        QVERIFY(only<Send>(asked));
        QVERIFY(std::get<wire::NumberRequest>(only<Send>(asked)->message).booking == core::BookingId{"b1"});
        const auto granted = i.on_grant({"t1", day, {core::Letter::A, 7}, 3, {}}, now, now);
        QVERIFY(only<BearTicket>(granted));
        QVERIFY(only<BearTicket>(granted)->issued.booking == core::BookingId{"b1"} && only<BearTicket>(granted)->issued.slot == now + 30min);
        i.on_committed({"t1"});
        // The backend knows of another ticket: no number of the reserve instead.
        booked.ticket = {"t2"};
        QVERIFY(only<Send>(i.wish(booked, true, now, now)));
        const auto refused = i.on_error({"booking_used", "", "t2"}, now);
        QVERIFY(only<TicketRefused>(refused) && only<TicketRefused>(refused)->why == core::Refusal::booking_used);
        // Without a link the list is believed.
        booked.ticket = {"t3"};
        QVERIFY(only<BearTicket>(i.wish(booked, false, now, now)));
    }

    void a_late_grant_is_dropped_while_the_ticket_is_being_born()
    {
        auto i = issuer();
        i.wish(wish("t1"), true, now, now);
        QVERIFY(only<BearTicket>(i.on_tick(now + NumberSource::deadline, now)));
        QVERIFY(i.on_grant({"t1", day, {core::Letter::A, 7}, 3, {}}, now, now).empty());
        QCOMPARE(only<TicketGiven>(i.on_committed({"t1"}))->issued.number.number, 980);
    }

    void a_refusal_ends_the_wish()
    {
        auto i = issuer();
        i.wish(wish("t1"), true, now, now);
        const auto no = i.on_error({"service_closed", "", "t1"}, now);
        QVERIFY(only<TicketRefused>(no)->why == core::Refusal::service_closed);
        QVERIFY(only<BearTicket>(i.wish(wish("t2"), false, now, now)));
    }

    void the_backend_gone_in_the_middle_falls_back_at_once()
    {
        auto i = issuer();
        i.wish(wish("t1"), true, now, now);
        QVERIFY(only<BearTicket>(i.on_offline(now)));
    }

    void a_kiosk_that_is_set_aside_gives_none()
    {
        auto i = issuer();
        i.wish(wish("t1"), true, now, now);
        QVERIFY(only<TicketRefused>(i.on_set_aside(true))); // it had no number yet
        QVERIFY(!i.busy());
        QVERIFY(i.on_grant({"t1", day, {core::Letter::A, 7}, 3, {}}, now, now).empty());
        QVERIFY(only<TicketRefused>(i.wish(wish("t2"), false, now, now)));
        QVERIFY(i.on_set_aside(false).empty());
        QVERIFY(only<BearTicket>(i.wish(wish("t3"), false, now, now)));
        // What is on its way to the disk is born.
        QVERIFY(i.on_set_aside(true).empty());
        QVERIFY(only<TicketGiven>(i.on_committed({"t3"})));
    }

    void durable_without_a_birth_is_a_broken_invariant()
    {
        auto i = issuer();
        QVERIFY_THROWS_EXCEPTION(std::logic_error, i.on_committed({"t1"}));
    }
};

QTEST_APPLESS_MAIN(TicketIssuerTest)
#include "tst_ticket_issuer.moc"
