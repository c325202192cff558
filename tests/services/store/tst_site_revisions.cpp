// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of years ago are found without a walk through the years.
#include "expect.h"
#include "journal_cases.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

class TestSiteRevisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void are_found_by_their_index()
    {
        const Folder folder;
        {
            auto journal = Journal::create(folder.journal(), "site-1");
            QVERIFY_OK(journal);
            std::vector<Entry> entries;
            for (std::size_t i = 0; i < 9; ++i) {
                entries.push_back(owners_entry(static_cast<int>(i) + 1));
                if (i % 3 == 0)
                    entries.back().type = "site_saved";
            }
            QVERIFY_OK(journal->append(entries));
            const auto found = [&](std::int64_t first, std::int64_t most) {
                std::vector<std::int64_t> positions;
                const auto done = journal->read_site_revisions(first, most, [&](Record &&record) {
                    positions.push_back(record.position);
                    return true;
                });
                return done.ok() ? positions : std::vector<std::int64_t>{-1};
            };
            QVERIFY((found(1, 10) == std::vector<std::int64_t>{1, 4, 7}));
            QVERIFY((found(2, 1) == std::vector<std::int64_t>{4}));
            QVERIFY((found(3, 5) == std::vector<std::int64_t>{7}));
            QVERIFY(found(4, 5).empty() && found(1, 0).empty() && found(1, -1).empty());
            int seen = 0;
            QVERIFY_OK(journal->read_site_revisions(1, 10, [&](Record &&) { return ++seen < 2; }));
            QCOMPARE(seen, 2);
        }
        SQLite::Database raw{folder.journal(), SQLite::OPEN_READONLY};
        SQLite::Statement plan{raw, "EXPLAIN QUERY PLAN SELECT position FROM event WHERE type = 'site_saved' ORDER BY position LIMIT 1 OFFSET 2"};
        QVERIFY(plan.executeStep());
        QVERIFY2(plan.getColumn(3).getString().find("event_site_saved") != std::string::npos, plan.getColumn(3).getString().c_str());
    }
};

QTEST_APPLESS_MAIN(TestSiteRevisions)
#include "tst_site_revisions.moc"
