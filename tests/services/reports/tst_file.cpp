// SPDX-License-Identifier: GPL-3.0-or-later
// DATA/figures.db: the same whatever the pieces it came in and wherever it was cut off, and no use of what is not its own.
#include "reports/columns.h"
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

    /// Closed between any two pieces, the file tells of a piece's end; what comes again changes nothing.
    void whoever_comes_back_goes_on_from_a_quiet_hall()
    {
        int resumed_later = 0;
        QVERIFY(rc::check("equal digests after a restart from any resumable moment", [&] {
            const Journal journal = played_days(*rc::gen::container<std::vector<std::vector<Step>>>(3, rc::gen::scale(2.0, rc::gen::arbitrary<std::vector<Step>>())), true);
            const auto cut = *rc::gen::inRange<std::size_t>(0, journal.size() + 1);
            FolderFile one;
            one.file = must(FiguresFile::open(one.path()));
            Machine machine;
            core::Hall quiet;
            for (std::size_t at = 0; at < cut; ++at) {
                machine.take(journal[at]);
                std::optional<Resumption> resume;
                if (machine.resumable()) {
                    quiet = machine.hall();
                    resume = Resumption{static_cast<std::int64_t>(at + 1), "a hall", machine.memory()};
                }
                must(one.file->write(machine.changes(), {}, {1, static_cast<std::int64_t>(at + 1), {}}, resume));
            }
            one.file.reset();
            one.file = must(FiguresFile::open(one.path()));
            RC_ASSERT(one.file->reached().position == static_cast<std::int64_t>(cut));
            const auto resume = must(one.file->resumption());
            Machine again = resume ? Machine(quiet, resume->memory) : Machine();
            resumed_later += resume && resume->position > 20; // in the midst of it, and not before anybody was there
            feed(*one.file, again, journal, resume ? static_cast<std::size_t>(resume->position) : 0, 9);
            RC_ASSERT(must(one.file->digests()) == must(filed(journal)->file->digests()));
        }));
        QVERIFY(resumed_later > 0); // else nothing has been shown
    }

    /// The same service under two names: a report says what it was called then, and what it is called now.
    void a_name_is_that_of_its_time()
    {
        FolderFile one;
        one.file = must(FiguresFile::open(one.path()));
        const core::Day november(std::chrono::year{2026} / 11 / 1), december(std::chrono::year{2026} / 12 / 1);
        Changes changes;
        changes.names = {{"service", "s", core::Text("Сверка", "Check"), november}, {"service", "t", core::Text("Справка", "Certificate"), december}};
        must(one.file->write(changes, {}, {1, 1, {}}));
        changes.names = {{"service", "s", core::Text("Акт сверки", "Act of a check"), december}};
        must(one.file->write(changes, {}, {1, 2, {}}));
        const auto name = [&](std::optional<core::Day> on, const char *id, core::Language language) {
            return must(one.file->names(on)).at({"service", id}).in(language);
        };
        QCOMPARE(name(november, "s", core::Language::ru), std::string("Сверка (теперь «Акт сверки»)"));
        QCOMPARE(name(november, "s", core::Language::en), std::string("Check (now “Act of a check”)"));
        QCOMPARE(name(december, "s", core::Language::ru), std::string("Акт сверки"));
        QCOMPARE(name({}, "s", core::Language::ru), std::string("Акт сверки"));
        QCOMPARE(name(november, "t", core::Language::ru), std::string("Справка")); // it was not there then, and has no other name
        // In one language alone: the other one says nothing of it.
        changes.names = {{"service", "t", core::Text("Справка", "Statement"), december + std::chrono::days{9}}};
        must(one.file->write(changes, {}, {1, 3, {}}));
        QCOMPARE(name(december, "t", core::Language::ru), std::string("Справка"));
        QCOMPARE(name(december, "t", core::Language::en), std::string("Certificate (now “Statement”)"));
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
        QVERIFY(rc::check("pages hold each row of a figure once, as many as its cell says", [] {
            const Journal journal = played(*rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>()), true);
            const auto file = filed(journal);
            const core::Instant now = journal.back().at;
            const By by = *rc::gen::element(By::day, By::service, By::visitor_class, By::origin, By::hour, By::weekday, By::window, By::staff);
            Summary summary = must(summarize(*file->file, everything, by, {}, now));
            Table table = table_of(std::move(summary.main), std::move(summary.lines_total), {}, core::Language::ru);
            for (std::size_t x = 0; x < table.columns.size(); ++x) {
                const Column &column = *table.columns[x];
                RC_ASSERT((column.opens() || column.kind != CellKind::count));
                if (!column.opens())
                    continue;
                std::int64_t all = 0;
                const auto behind = [&](const std::optional<std::string> &key) {
                    std::set<std::string> seen;
                    std::int64_t count = 0;
                    LegQuery query{everything, by, key, std::string(column.id), "", 3, now};
                    do {
                        const LegPage page = must(legs_behind(*file->file, query));
                        for (const Leg &leg : page.legs) {
                            RC_ASSERT(seen.insert(cursor_of(leg)).second);
                            count += column.id == "returns" ? leg.returns : 1;
                        }
                        query.after = page.next;
                    } while (!query.after.empty());
                    return count;
                };
                for (const Row &row : table.rows) {
                    const std::int64_t count = behind(row.key);
                    RC_ASSERT(Cell(count) == row.cells[x]);
                    all += count;
                }
                RC_ASSERT(Cell(all) == table.total[x]);
                RC_ASSERT(behind({}) == all);
            }
        }));
    }

    void a_page_has_bounds_whatever_is_asked()
    {
        const auto file = filed(played({{0, 1, 2, 3}, {1, 1, 2, 3}, {2, 1, 2, 3}}, false));
        QCOMPARE(must(legs_behind(*file->file, {.period = everything, .most = 0})).legs.size(), std::size_t{1});
        QCOMPARE(must(legs_behind(*file->file, {.period = everything, .most = -5})).legs.size(), std::size_t{1});
        QCOMPARE(must(legs_behind(*file->file, {.period = everything, .figure = "luck"})).legs.size(), std::size_t{0});
        QCOMPARE(must(legs_behind(*file->file, {.period = everything, .after = "no cursor"})).legs.size(), std::size_t{3});
        must(file->file->write({}, {{1, {}, {}, "anna", "a", "", ""}, {2, {}, {}, "anna", "a", "", ""}}, {1, 5, {}}));
        QCOMPARE(must(file->file->acts({.most = -1})).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestFile)
#include "tst_file.moc"
