// SPDX-License-Identifier: GPL-3.0-or-later
// Names of a day are destroyed, with a crash at each step: either they are readable and their day is kept, or the day is destroyed; and no key is
// gone without the act of it on the disk.
#include "name_cases.h"
#include "tests/support/fault_vfs.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>

#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;
using talon::test::FaultVfs;

namespace {

using Step = NameStore::Step;

const DestructionAct act_of_monday{"0ACT", monday, {}, "expired", "talond"};

/// What a raw search finds of Monday: the sealed rows and the key.
struct Raw {
    std::vector<std::string> sealed;
    std::string key;

    explicit Raw(const NamesFolder &folder)
    {
        SQLite::Database database(folder.db());
        SQLite::Statement rows(database, "SELECT sealed FROM name WHERE day = 20787");
        while (rows.executeStep())
            sealed.emplace_back(static_cast<const char *>(rows.getColumn(0).getBlob()), static_cast<std::size_t>(rows.getColumn(0).getBytes()));
        std::ifstream file(folder.keys(), std::ios::binary);
        key = std::string{std::istreambuf_iterator<char>{file}, {}}.substr(8, 32);
    }
    bool key_in(const NamesFolder &folder) const { return folder.bytes().find(key) != std::string::npos; }
    /// Any piece of any row, not only its beginning.
    bool rows_in(const NamesFolder &folder) const
    {
        const std::string bytes = folder.bytes();
        return std::any_of(sealed.begin(), sealed.end(), [&](const std::string &each) {
            for (std::size_t at = 0; at + 16 <= each.size(); at += 8)
                if (bytes.find(each.substr(at, 16)) != std::string::npos)
                    return true;
            return false;
        });
    }
};

void fill(const NamesFolder &folder)
{
    const auto store = opened(folder);
    auto names = some_names(1, 400); // as a list has them: pages of the file split in every way
    std::shuffle(names.begin(), names.end(), std::mt19937{20261130});
    if (!store->keep(monday, names, {booking_of(3)}) || !store->keep(tuesday, some_names(500, 3), {}))
        qFatal("cannot be filled");
}

int acts_in_file(const NamesFolder &folder)
{
    return SQLite::Database(folder.db()).execAndGet("SELECT count(*) FROM act").getInt();
}

} // namespace

class TestNameDestroy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_destroyed_day_is_nowhere_on_the_disk()
    {
        const NamesFolder folder;
        fill(folder);
        const Raw raw(folder);
        QCOMPARE(raw.sealed.size(), std::size_t(400));
        QVERIFY2(raw.key_in(folder) && raw.rows_in(folder), "the search finds nothing even before");
        const auto store = opened(folder);
        QVERIFY(store->destroy(act_of_monday).ok());
        QVERIFY2(!raw.key_in(folder), "the key is still on the disk");
        QVERIFY2(!raw.rows_in(folder), "a sealed name is still on the disk");
        QVERIFY(store->names(monday).value().empty());
        QCOMPARE(store->names(tuesday).value(), some_names(500, 3));
        const auto acts = store->acts().value();
        QCOMPARE(acts.size(), std::size_t(1));
        QCOMPARE(acts[0].bookings.size(), std::size_t(400)); // the one that was taken away before is of it
        QCOMPARE(acts[0].bookings.front(), booking_of(1));
        QCOMPARE(acts[0].day, monday);
        QVERIFY2(store->destroy({"0MORE", monday, {}, "expired", "talond"}).ok() && store->acts().value().size() == 1, "nothing is destroyed twice");
    }

    void names_of_a_later_list_of_the_day_are_destroyed_by_another_act()
    {
        const NamesFolder folder;
        fill(folder);
        const auto store = opened(folder);
        QVERIFY(store->destroy(act_of_monday).ok());
        QVERIFY(store->keep(monday, some_names(1, 2), {}).ok());
        QCOMPARE(store->names(monday).value(), some_names(1, 2));
        QVERIFY(store->destroy({"0MORE", monday, {}, "order", "chief"}).ok());
        QCOMPARE(store->acts().value().size(), std::size_t(2));
        QCOMPARE(store->acts().value().back().actor, std::string("chief"));
    }

    void a_crash_at_each_step_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("act") << static_cast<int>(Step::act_written);
        QTest::newRow("key") << static_cast<int>(Step::key_gone);
        QTest::newRow("rows") << static_cast<int>(Step::names_gone);
        QTest::newRow("read back") << static_cast<int>(Step::read_back);
        QTest::newRow("done") << static_cast<int>(Step::act_done);
    }

    void a_crash_at_each_step()
    {
        QFETCH(int, step);
        const NamesFolder folder;
        fill(folder);
        const Raw raw(folder);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto store = NameStore::open(folder.path(), [step](Step done) {
                if (static_cast<int>(done) == step)
                    ::_exit(7);
            });
            (void)(*store)->destroy(act_of_monday);
            ::_exit(8);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 7);
        QCOMPARE(acts_in_file(folder), 1); // before the key is touched
        QCOMPARE(raw.key_in(folder), step == static_cast<int>(Step::act_written));
        const auto store = opened(folder); // goes on with it
        QVERIFY(!raw.key_in(folder) && !raw.rows_in(folder));
        QVERIFY(store->names(monday).value().empty());
        QCOMPARE(store->names(tuesday).value(), some_names(500, 3));
        QCOMPARE(store->acts().value().size(), std::size_t(1));
        QCOMPARE(store->acts().value().front().bookings.size(), std::size_t(400));
    }

    void every_failing_write_leaves_the_day_or_its_act_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("sync") << static_cast<int>(FaultVfs::Fault::sync);
        QTest::newRow("write") << static_cast<int>(FaultVfs::Fault::write);
        QTest::newRow("full") << static_cast<int>(FaultVfs::Fault::full);
        QTest::newRow("torn") << static_cast<int>(FaultVfs::Fault::torn_write);
    }

    void every_failing_write_leaves_the_day_or_its_act()
    {
        QFETCH(int, fault);
        FaultVfs disk;
        int hit = 0;
        for (int nth_request = 1;; ++nth_request) {
            const NamesFolder folder;
            fill(folder);
            bool destroyed = false;
            {
                const auto store = opened(folder);
                disk.fail(static_cast<FaultVfs::Fault>(fault), nth_request);
                destroyed = store->destroy(act_of_monday).ok();
                QVERIFY(destroyed || (store->failure() && !store->names(tuesday).ok()));
            }
            if (!disk.happened())
                break;
            ++hit;
            const auto store = opened(folder);
            const bool kept = store->names(monday).value().size() == 399;
            QVERIFY2(!(destroyed && kept), "what was told as destroyed is there");
            QVERIFY2(kept ? store->acts().value().empty() : store->acts().value().size() == 1, "a day is neither kept nor destroyed with its act");
            QCOMPARE(store->names(tuesday).value(), some_names(500, 3));
        }
        QVERIFY2(hit > 3, "too few requests failed for this to prove anything");
    }
};

QTEST_APPLESS_MAIN(TestNameDestroy)
#include "tst_name_destroy.moc"
