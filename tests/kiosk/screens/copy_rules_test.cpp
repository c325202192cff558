// SPDX-License-Identifier: GPL-3.0-or-later
// Which lost tickets are printed again, and how often.
#include "kiosk/screens/ticket/copy_rules.h"
#include "sample_hall.h"

#include <QTest>

namespace talon::test {

using kiosk::CopyRules;
using kiosk::KeypadRest;
using kiosk::GivenTicket;
using namespace std::chrono_literals;

class CopyRulesTest : public QObject
{
    Q_OBJECT

    const core::Site m_site = sampleMenu().site;
    const core::Instant m_noon = sampleNow();

    GivenTicket ticket(int number, const char *visitor = "ordinary") const
    {
        GivenTicket ticket = sampleTicket(core::Language::ru);
        ticket.id = {"T" + std::to_string(number)};
        ticket.visitorClass = {visitor};
        return ticket;
    }

private Q_SLOTS:
    void ordinaryTicketsAlone()
    {
        const CopyRules rules;
        QVERIFY(rules.mayCopy(ticket(1), m_site));
        QVERIFY(!rules.mayCopy(ticket(1, "preferential"), m_site));
        QVERIFY2(!rules.mayCopy(ticket(1, "of_yesterdays_menu"), m_site), "nobody knows what it is");
        QVERIFY(!rules.mayCopy(ticket(1), core::Site{}));
        auto booked = ticket(1);
        booked.slot = m_noon;
        QVERIFY(!rules.mayCopy(booked, m_site));
        core::Site first = m_site;
        first.classes.front().first = true;
        QVERIFY(!rules.mayCopy(ticket(1), first));
    }

    void aTicketTwiceADay()
    {
        CopyRules rules;
        for (int i = 0; i < CopyRules::mostOfATicket; ++i) {
            QVERIFY(rules.mayCopy(ticket(1), m_site));
            rules.onCopy(ticket(1), m_site, m_noon + i * 1h);
        }
        QVERIFY(!rules.mayCopy(ticket(1), m_site));
        QVERIFY(rules.mayCopy(ticket(2), m_site));
        rules.onCopy(ticket(2), m_site, m_noon + 8h);
        QVERIFY(!rules.mayCopy(ticket(1), m_site));
        QVERIFY(!rules.resting(m_noon + 8h));
    }

    void fiveMissesRestWhateverIsFoundBetween()
    {
        CopyRules rules;
        core::Instant now = m_noon;
        for (int i = 1; i < KeypadRest::mostMisses; ++i) {
            rules.onMiss(now += 20s);
            rules.onCopy(ticket(i), m_site, now += 1s); // a hit forgives no miss
            QVERIFY(!rules.resting(now));
        }
        rules.onMiss(now += 20s);
        QVERIFY(rules.resting(now) && rules.resting(now + KeypadRest::rest - 1ms));
        QVERIFY2(!rules.resting(now - 1h), "a clock that was set back lengthens no rest");
        QVERIFY(!rules.onTick(now + KeypadRest::rest - 1ms));
        QVERIFY(rules.onTick(now + KeypadRest::rest));
        QVERIFY(!rules.onTick(now + KeypadRest::rest)); // once
        for (int i = 1; i <= KeypadRest::mostMisses; ++i) { // long apart
            rules.onMiss(now += KeypadRest::forgiven);
            QVERIFY(!rules.resting(now));
        }
    }

    void tenCopiesInTenMinutesRestAndEachAfterThem()
    {
        CopyRules rules;
        core::Instant now = m_noon;
        for (std::size_t i = 1; i < CopyRules::mostCopies; ++i) {
            rules.onCopy(ticket(int(i)), m_site, now += 60s);
            QVERIFY(!rules.resting(now));
        }
        rules.onCopy(ticket(100), m_site, now += 59s); // 9 min 59 s after the first
        QVERIFY(rules.resting(now) && !rules.resting(now + KeypadRest::rest));
        rules.onCopy(ticket(101), m_site, now += KeypadRest::rest);
        QVERIFY(rules.resting(now));
        now += CopyRules::copiesCount;
        QVERIFY(rules.onTick(now));
        rules.onCopy(ticket(102), m_site, now);
        QVERIFY2(!rules.resting(now), "those before are long ago");
    }

    void slowCopiesNeverRest()
    {
        CopyRules rules;
        core::Instant now = m_noon;
        for (int i = 0; i < 50; ++i) {
            rules.onCopy(ticket(i), m_site, now += 67s); // nine in ten minutes
            QVERIFY(!rules.resting(now));
        }
    }
};

} // namespace talon::test

QTEST_GUILESS_MAIN(talon::test::CopyRulesTest)
#include "copy_rules_test.moc"
