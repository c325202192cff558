// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/ticket.h"

#include <QTest>

#include <set>

using namespace talon::core;
using enum TicketState;

class TestTicket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void has_the_steps_of_its_life_and_no_others()
    {
        const std::set<std::pair<TicketState, TicketState>> steps{
            {waiting, called}, {called, serving},  {serving, served}, {called, waiting},
            {called, no_show}, {serving, waiting}, {waiting, parked}, {called, parked},
            {serving, parked}, {parked, waiting},  {waiting, left},   {no_show, waiting}};
        const auto states = {waiting, called, serving, served, no_show, parked, left};
        for (const auto from : states)
            for (const auto to : states)
                QCOMPARE(allowed(from, to), steps.contains({from, to}));
    }

    void the_end_of_the_day_is_final()
    {
        for (const auto state : {waiting, called, parked})
            QVERIFY(end_of_day(state) == left);
        QVERIFY(end_of_day(serving) == served);
        for (const auto state : {served, no_show, left}) {
            QVERIFY(end_of_day(state) == state);
            Ticket ticket;
            ticket.state = state;
            QVERIFY(ticket.finished());
        }
    }

    void times_are_sums_over_periods()
    {
        const auto at = [](int minute) { return Instant{} + Minutes{minute}; };
        Ticket ticket;
        ticket.periods = {{waiting, at(0), at(10), {}, {}},
                          {called, at(10), at(11), 5, {}},
                          {waiting, at(11), at(15), {}, {}},
                          {called, at(15), std::nullopt, 5, {}}};
        QVERIFY(time_in(ticket, waiting, at(20)) == Minutes{14});
        QVERIFY(time_in(ticket, called, at(20)) == Minutes{6});
        QVERIFY(time_in(ticket, called, at(3)) == Minutes{1}); // a clock put back: never negative
        QVERIFY(time_in(ticket, serving, at(20)) == Minutes{0});
    }

    void who_has_booked_waits_from_the_booked_time_on()
    {
        const auto at = [](int minute) { return Instant{} + Minutes{minute}; };
        Ticket ticket;
        ticket.slot = at(50);
        ticket.periods = {{waiting, at(0), at(52), {}, {}}, {called, at(52), at(54), 5, {}}, {waiting, at(54), std::nullopt, {}, {}}};
        QVERIFY(time_in(ticket, waiting, at(60)) == Minutes{8});
        QVERIFY(time_in(ticket, called, at(60)) == Minutes{2});
        ticket.periods = {{waiting, at(0), std::nullopt, {}, {}}};
        QVERIFY(time_in(ticket, waiting, at(40)) == Minutes{0});
        ticket.periods.front().from = at(55); // came after it
        QVERIFY(time_in(ticket, waiting, at(60)) == Minutes{5});
    }
};

QTEST_APPLESS_MAIN(TestTicket)
#include "tst_ticket.moc"
