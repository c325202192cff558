// SPDX-License-Identifier: GPL-3.0-or-later
// DATA/figures.db: the same whatever the pieces it came in and wherever it was cut off, and no use of what is not its own.
#include "tests/services/reports/filed.h"

#include <QFile>
#include <QTest>
#include <SQLiteCpp/Database.h>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::reports;
using namespace talon::reports::test;
using core::test::Step;

class TestFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pieces_make_no_difference()
    {
        QVERIFY(rc::check("equal digests, however the events came", [] {
            const Journal journal = played(*rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>()), true);
            const auto piece = *rc::gen::inRange<std::size_t>(1, 40);
            RC_ASSERT(must(filed(journal)->file->digests()) == must(filed(journal, piece)->file->digests()));
        }));
    }

    /// Killed at any moment, the file tells of some piece's end; what comes again changes nothing.
    void whoever_comes_back_goes_on_from_a_quiet_hall()
    {
        QVERIFY(rc::check("equal digests after a restart from any resumable moment", [] {
            const Journal journal = played(*rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>()), true);
            const auto cut = *rc::gen::inRange<std::size_t>(0, journal.size() + 1);
            FolderFile one;
            one.file = must(FiguresFile::open(one.path()));
            Machine machine, quiet;
            std::size_t resumed = 0;
            for (std::size_t at = 0; at < cut; ++at) {
                machine.take(journal[at]);
                must(one.file->write(machine.changes(), {}, {1, static_cast<std::int64_t>(at + 1), {}}));
                if (machine.resumable()) {
                    quiet = Machine(machine.hall(), machine.memory());
                    resumed = at + 1;
                }
            }
            one.file.reset();
            one.file = must(FiguresFile::open(one.path()));
            RC_ASSERT(one.file->reached().position == static_cast<std::int64_t>(cut));
            feed(*one.file, quiet, journal, resumed, 9);
            RC_ASSERT(must(one.file->digests()) == must(filed(journal)->file->digests()));
        }));
    }

    void it_knows_how_far_it_is()
    {
        FolderFile one;
        one.file = must(FiguresFile::open(one.path()));
        QVERIFY(one.file->reached() == Reached{});
        Reached reached{7, 1234, {}};
        reached.hash.fill(0xa5);
        must(one.file->write({}, {{1234, core::Instant{}, core::Day{}, "somebody", "staff_saved", "x", "[]"}}, reached, Resumption{1234, "a hall", "5 6 7"}));
        one.file.reset();
        one.file = must(FiguresFile::open(one.path()));
        QVERIFY(one.file->reached() == reached);
        QVERIFY(must(one.file->resumption()) == std::optional(Resumption{1234, "a hall", "5 6 7"}));
        QCOMPARE(must(one.file->acts({})).size(), std::size_t{1});
        must(one.file->begin_anew());
        QVERIFY(one.file->reached() == Reached{});
        QVERIFY(!must(one.file->resumption()));
        QVERIFY(must(one.file->acts({})).empty());
    }

    void acts_are_found_by_person_kind_and_day()
    {
        FolderFile one;
        one.file = must(FiguresFile::open(one.path()));
        std::vector<Act> acts;
        for (int i = 1; i <= 30; ++i)
            acts.push_back({i, core::Instant(core::Millis(i)), core::Day(std::chrono::days(i / 10)), i % 2 ? "anna" : "boris", i % 3 ? "site_saved" : "staff_saved", "", ""});
        must(one.file->write({}, acts, {1, 30, {}}));
        const auto positions = [&](const ActQuery &query) {
            std::vector<std::int64_t> found;
            for (const Act &each : must(one.file->acts(query)))
                found.push_back(each.position);
            return found;
        };
        QVERIFY((positions({.actor = "anna", .most = 3}) == std::vector<std::int64_t>{29, 27, 25}));
        QVERIFY((positions({.kind = "staff_saved", .before = 20, .most = 2}) == std::vector<std::int64_t>{18, 15}));
        QVERIFY((positions({.to = core::Day(std::chrono::days(0)), .actor = "boris", .kind = "site_saved"}) == std::vector<std::int64_t>{8, 4, 2}));
        QCOMPARE(positions({}).size(), std::size_t{30});
    }

    void what_is_spoilt_is_told_and_can_be_made_anew()
    {
        FolderFile one;
        QFile junk(QString::fromStdString(one.path()));
        QVERIFY(junk.open(QIODevice::WriteOnly));
        junk.write(QByteArray(8192, 'x'));
        junk.close();
        const auto opened = FiguresFile::open(one.path());
        QVERIFY(!opened && opened.error().what == FileFault::What::spoilt);
        FiguresFile::remove(one.path());
        QVERIFY(FiguresFile::open(one.path()).ok());
    }

    void what_another_program_or_version_wrote_is_left_alone()
    {
        for (const char *pragma : {"PRAGMA application_id = 7", "PRAGMA user_version = 99"}) {
            FolderFile one;
            must(FiguresFile::open(one.path())).reset();
            SQLite::Database(one.path(), SQLite::OPEN_READWRITE).exec(pragma);
            const auto opened = FiguresFile::open(one.path());
            QVERIFY(!opened && opened.error().what == FileFault::What::spoilt);
        }
    }

    void a_folder_that_is_not_there_is_the_disks_fault()
    {
        const auto opened = FiguresFile::open("/nowhere/figures.db");
        QVERIFY(!opened && opened.error().what == FileFault::What::disk);
    }

    void tickets_behind_a_figure_come_in_pages()
    {
        QVERIFY(rc::check("pages hold each leg of the figure once, in order", [] {
            const Journal journal = played(*rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>()), true);
            const auto file = filed(journal);
            Summary summary = must(summarize(*file->file, everything, By::service, {}, journal.back().at));
            for (const auto &[key, sums] : summary.main.lines)
                for (const auto &[behind, count] : std::vector<std::pair<Behind, std::int64_t>>{
                         {Behind::visitors, sums.visitors}, {Behind::legs, sums.legs}, {Behind::served, sums.served}, {Behind::no_show, sums.no_show},
                         {Behind::breaches, sums.counted - sums.within}, {Behind::left_before, sums.left_before}, {Behind::transfers, sums.transfers},
                         {Behind::left, sums.left_day + sums.left_staff + sums.left_visitor}, {Behind::open, sums.open}}) {
                    std::set<std::string> seen;
                    LegQuery query{everything, By::service, key, behind, "", 3};
                    do {
                        const LegPage page = must(legs_behind(*file->file, query));
                        for (const Leg &leg : page.legs)
                            RC_ASSERT(seen.insert(cursor_of(leg)).second);
                        query.after = page.next;
                    } while (!query.after.empty());
                    RC_ASSERT(seen.size() == static_cast<std::size_t>(count));
                }
        }));
    }
};

QTEST_APPLESS_MAIN(TestFile)
#include "tst_file.moc"
