// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_folder.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;

namespace {

constexpr Instant nine{std::chrono::hours{9}};

FolderFile file(std::string name, std::uint64_t size, std::string digest, Minutes after = Minutes{0})
{
    return {std::move(name), size, nine + after, std::move(digest)};
}

std::vector<std::string> names(const std::vector<FolderFile> &files)
{
    std::vector<std::string> all;
    for (const FolderFile &each : files)
        all.push_back(each.name);
    return all;
}

using Names = std::vector<std::string>;

} // namespace

class TestListFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_list_is_known_by_the_end_of_its_name()
    {
        for (const char *list : {"список.csv", "a.XLSX", "b.Ods", "30.11.2026.json", "c.xml", "d.ics", "old.xls", "m.xlsm", "e.txt"})
            QVERIFY2(may_be_list_file(list), list);
        for (const char *none : {"", ".csv", ".hidden.csv", "~$a.xlsx", ".~lock.a.ods#", "a.csv.part", "a.tmp", "readme", "a.exe", "a.csv~"})
            QVERIFY2(!may_be_list_file(none), none);
    }

    void a_file_is_whole_when_two_looks_saw_the_same()
    {
        FolderLooks looks;
        QVERIFY(looks.look({file("a.csv", 10, "d1")}, {}).empty());
        QVERIFY(looks.look({file("a.csv", 20, "d2")}, {}).empty()); // it grows
        QVERIFY(looks.look({file("a.csv", 20, "d3")}, {}).empty()); // of one size, written in place
        QVERIFY(looks.look({file("a.csv", 20, "d3", Minutes{1})}, {}).empty());
        QVERIFY(looks.look({}, {}).empty()); // gone, and back
        QVERIFY(looks.look({file("a.csv", 20, "d3", Minutes{1})}, {}).empty());
        QCOMPARE(names(looks.look({file("a.csv", 20, "d3", Minutes{1})}, {})), Names{"a.csv"});
        QCOMPARE(names(looks.look({file("a.csv", 20, "d3", Minutes{1})}, {})), Names{"a.csv"}); // until it is decided
    }

    void what_is_decided_is_not_read_until_it_changes()
    {
        FolderLooks looks;
        const FolderFile a = file("a.csv", 10, "d1");
        looks.look({a}, {});
        looks.look({a}, {});
        looks.settle(a);
        QVERIFY(looks.to_read({a}).empty() && looks.holds(a));
        FolderFile changed = a;
        changed.written += Minutes{1};
        QCOMPARE(looks.to_read({changed}).size(), std::size_t{1});
        looks.look({}, {});
        QVERIFY(!looks.holds(a));
        QCOMPARE(looks.to_read({a}).size(), std::size_t{1}); // laid there anew: its content tells whether it is known
    }

    void a_content_that_was_taken_is_taken_from_no_other_file()
    {
        FolderLooks looks;
        const FolderFile copy = file("copy.csv", 10, "taken");
        QVERIFY(looks.look({copy}, {"taken"}).empty() && !looks.to_read({copy}).empty());
        QVERIFY(looks.look({copy}, {"taken"}).empty() && looks.to_read({copy}).empty());
    }

    void the_oldest_is_first_and_a_few_are_read_at_a_time()
    {
        FolderLooks looks;
        std::vector<FolderFile> all;
        for (int i = 6; i > 0; --i)
            all.push_back(file(std::to_string(i) + ".csv", 10, "", Minutes{i}));
        QCOMPARE(names(looks.to_read(all)), (Names{"1.csv", "2.csv", "3.csv", "4.csv"}));
        for (FolderFile &each : all)
            each.digest = "d" + each.name;
        looks.look(all, {});
        QCOMPARE(names(looks.look(all, {})), (Names{"1.csv", "2.csv", "3.csv", "4.csv", "5.csv", "6.csv"}));
        looks.settle(all.back());
        QCOMPARE(names(looks.to_read(all)).front(), std::string("2.csv"));
        // One that was not read this time has to be seen twice again.
        all[0].digest.clear();
        looks.look(all, {});
        all[0].digest = "d6.csv";
        QVERIFY(!std::ranges::count(names(looks.look(all, {})), "6.csv"));
    }

    void half_a_file_is_never_whole()
    {
        QVERIFY(rc::check("whatever a writer does, what is taken stood still over two looks", [] {
            FolderLooks looks;
            std::vector<FolderFile> last;
            for (int steps = *rc::gen::inRange(2, 20); steps > 0; --steps) {
                std::vector<FolderFile> now;
                for (const char *name : {"a.csv", "b.csv"})
                    if (*rc::gen::inRange(0, 5) > 0)
                        now.push_back(file(name, *rc::gen::inRange<std::uint64_t>(1, 3), "d" + std::to_string(*rc::gen::inRange(0, 2)), Minutes{*rc::gen::inRange(0, 2)}));
                for (const FolderFile &whole : looks.look(now, {"d1"})) {
                    RC_ASSERT((std::count(now.begin(), now.end(), whole) == 1 && std::count(last.begin(), last.end(), whole) == 1));
                    RC_ASSERT(whole.digest != "d1");
                }
                last = now;
            }
        }));
    }

    void only_what_raises_no_question_is_taken_in_alone()
    {
        ReadList read;
        read.rows.push_back({});
        ListDifference found;
        found.add.push_back({});
        found.move.push_back({});
        found.cancel.push_back({}); // the list says so
        QVERIFY(why_wait(read, found, false).empty());
        const auto why = [&](auto change) {
            ReadList list = read;
            ListDifference difference = found;
            bool older = false;
            change(list, difference, older);
            return why_wait(list, difference, older);
        };
        using Why = std::vector<ListWait>;
        QVERIFY(why([](ReadList &list, auto &, bool &) { list.unread.push_back({}); }) == Why{ListWait::rows});
        QVERIFY(why([](auto &, ListDifference &difference, bool &) { difference.refused.push_back({}); }) == Why{ListWait::rows});
        QVERIFY(why([](ReadList &list, auto &, bool &) { list.cut = true; }) == Why{ListWait::doubts});
        QVERIFY(why([](auto &, ListDifference &difference, bool &) { difference.doubts.push_back(ListDoubt::looks_cut_off); }) == Why{ListWait::doubts});
        QVERIFY(why([](auto &, ListDifference &difference, bool &) { difference.missing.push_back({}); }) == Why{ListWait::missing});
        QVERIFY(why([](auto &, auto &, bool &older) { older = true; }) == Why{ListWait::older});
        QVERIFY(why([](ReadList &list, ListDifference &difference, bool &older) {
                    list.unread.push_back({});
                    list.cut = older = true;
                    difference.missing.push_back({});
                }) == (Why{ListWait::rows, ListWait::doubts, ListWait::missing, ListWait::older}));
    }
};

QTEST_APPLESS_MAIN(TestListFolder)
#include "tst_list_folder.moc"
