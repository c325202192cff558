// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk that has given tickets today, for whoever has lost one.
#include "stage.h"

#include "sample_hall.h"

namespace talon::test {

void Stage::haveGiven()
{
    const auto given = [this](const char *id, core::Letter letter, int number, const char *service, int minutesAgo) {
        kiosk::GivenTicket ticket = sampleTicket(core::Language::ru);
        ticket.id = {id};
        ticket.number = {letter, number};
        ticket.service = {service};
        ticket.issued = m_terminal->now() - core::Minutes{minutesAgo};
        ticket.visitorClass = {"ordinary"};
        return ticket;
    };
    m_terminal->setGiven({given("T1", core::Letter::P, 23, "register", 12), given("T2", core::Letter::A, 23, "decl", 71),
                          given("T3", core::Letter::A, 117, "decl", 4)});
    settle();
}

} // namespace talon::test
