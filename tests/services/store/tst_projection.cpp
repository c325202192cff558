// SPDX-License-Identifier: GPL-3.0-or-later
// What a step of a ticket costs in the projection, counted in statements and rows: the same whatever the ticket's past.
#include "expect.h"
#include "journal_cases.h"
#include "store/projection.h"

#include <SQLiteCpp/Database.h>

#include <set>
#include <sqlite3.h>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

/// Counts what is run on a connection.
class Counted
{
public:
    explicit Counted(SQLite::Database &database) : m_database(database.getHandle())
    {
        sqlite3_trace_v2(m_database, SQLITE_TRACE_STMT, [](unsigned, void *self, void *, void *) {
            ++static_cast<Counted *>(self)->statements;
            return 0;
        }, this);
        m_before = sqlite3_total_changes64(m_database);
    }
    ~Counted() { sqlite3_trace_v2(m_database, 0, nullptr, nullptr); }
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;

    std::int64_t rows() const { return sqlite3_total_changes64(m_database) - m_before; }
    int statements = 0;

private:
    sqlite3 *m_database;
    std::int64_t m_before = 0;
};

/// The ticket is called and returned once more: its last period ends and another begins.
void step(core::Ticket &ticket)
{
    const auto now = ticket.periods.back().from + core::Millis(1000);
    ticket.periods.back().to = now;
    ticket.state = ticket.state == core::TicketState::waiting ? core::TicketState::called : core::TicketState::waiting;
    ticket.periods.push_back({ticket.state, now, std::nullopt, std::nullopt, std::nullopt});
}

} // namespace

class TestProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_step_costs_the_same_whatever_came_before()
    {
        const Folder folder;
        {
            auto made = Journal::create(folder.journal(), "site-1");
            QVERIFY_OK(made);
            QVERIFY_OK(append(*made, {owners_entry(1)}));
        }
        SQLite::Database database{folder.journal(), SQLite::OPEN_READWRITE};
        Projection projection{database};
        auto ticket = fresh_ticket("T1", 1);
        projection.write(ticket, 1);
        std::set<std::pair<int, std::int64_t>> costs;
        for (int steps = 0; steps < 2000; ++steps) {
            step(ticket);
            Counted counted{database};
            const auto changed = core::after_event(ticket);
            QVERIFY(changed.ticket.periods.size() == 2U && changed.left_out + 2 == ticket.periods.size());
            projection.write(changed, 1);
            costs.insert({counted.statements, counted.rows()});
        }
        QCOMPARE(costs.size(), 1U);
        QVERIFY(costs.begin()->second == 3); // the ticket, the period that ended and the one that began
        const auto read = projection.read({"T1"});
        QVERIFY_OK(read);
        QVERIFY(*read == std::optional{ticket}); // and nothing of the past is lost
    }
};

QTEST_APPLESS_MAIN(TestProjection)
#include "tst_projection.moc"
