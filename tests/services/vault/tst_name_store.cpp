// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_cases.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <rapidcheck.h>

#include <QTest>

#include <filesystem>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;

namespace {

void change(const std::string &path, std::streamoff at, const std::string &bytes)
{
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(at);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

} // namespace

class TestNameStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_live_over_a_restart_and_stand_nowhere_in_clear()
    {
        const NamesFolder folder;
        QVERIFY(opened(folder)->keep(monday, some_names(1, 300), {}).ok());
        const auto store = opened(folder);
        QCOMPARE(store->names(monday).value(), some_names(1, 300));
        QCOMPARE(store->name(monday, booking_of(7)).value(), std::optional(name_of(7)));
        QVERIFY2(!store->name(tuesday, booking_of(7)).value(), "a name is kept for its own day");
        QVERIFY(!store->name(monday, booking_of(301)).value());
        QVERIFY2(folder.bytes().find("Константинопольская") == std::string::npos, "a name stands in clear on the disk");
        QVERIFY2(folder.bytes().find(booking_of(7).value) != std::string::npos, "the files that were searched hold nothing at all");
        for (const auto &path : {folder.db(), folder.keys()})
            QCOMPARE(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }

    void a_name_is_replaced_and_taken_away()
    {
        const NamesFolder folder;
        const auto store = opened(folder);
        QVERIFY(store->keep(monday, some_names(1, 3), {}).ok());
        QVERIFY(store->keep(monday, {{booking_of(2), "Другая"}}, {booking_of(3)}).ok());
        const std::vector<BookedName> wanted{{booking_of(1), name_of(1)}, {booking_of(2), "Другая"}};
        QCOMPARE(store->names(monday).value(), wanted);
        const std::vector<NamesOfDay> days{{monday, 2, 3, true}};
        QCOMPARE(store->days().value(), days);
    }

    void bounds_change_nothing_and_the_store_goes_on()
    {
        const NamesFolder folder;
        const auto store = opened(folder);
        QVERIFY(store->keep(monday, some_names(1, 2), {}).ok());
        for (const std::string &name : {std::string(), std::string(max_name_bytes + 1, 'x')}) {
            const auto kept = store->keep(monday, {{booking_of(9), "Новая"}, {booking_of(1), name}}, {});
            QVERIFY(!kept && kept.error().fault == VaultFault::bounds);
        }
        const auto many = store->keep(monday, some_names(10, static_cast<int>(NameStore::max_names)), {});
        QVERIFY(!many && many.error().fault == VaultFault::bounds);
        QCOMPARE(store->names(monday).value(), some_names(1, 2));
        QVERIFY(store->keep(monday, {{booking_of(3), std::string(max_name_bytes, 'x')}}, {}).ok());
        QVERIFY(!store->failure());
    }

    void a_day_more_than_there_are_slots_is_refused()
    {
        const NamesFolder folder;
        const auto store = opened(folder);
        for (std::size_t i = 0; i < NameKeys::slots; ++i)
            QVERIFY(store->keep(monday + std::chrono::days(i), some_names(1, 1), {}).ok());
        const auto more = store->keep(monday - std::chrono::days(1), some_names(1, 1), {});
        QVERIFY(!more && more.error().fault == VaultFault::bounds);
        const auto gone = store->destroy({"A", monday, {}, "expired", "talond"});
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().detail.c_str());
        QVERIFY(store->keep(monday - std::chrono::days(1), some_names(1, 1), {}).ok());
    }

    void a_lost_key_file_loses_the_names_and_nothing_else()
    {
        const NamesFolder folder;
        QVERIFY(opened(folder)->keep(monday, some_names(1, 3), {}).ok());
        QVERIFY(std::filesystem::remove(folder.keys()));
        const auto store = opened(folder);
        QVERIFY(!store->name(monday, booking_of(1)).value());
        const std::vector<NamesOfDay> lost{{monday, 3, 3, false}};
        QCOMPARE(store->days().value(), lost);
        QVERIFY2(store->keep(monday, {{booking_of(1), name_of(1)}}, {}).ok(), "the list can be taken in again");
        QCOMPARE(store->names(monday).value(), some_names(1, 1));
        const auto gone = store->destroy({"A", monday, {}, "expired", "talond"});
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().detail.c_str());
        QCOMPARE(store->acts().value().front().bookings.size(), std::size_t(3));
    }

    void a_damaged_slot_loses_its_day_and_is_emptied()
    {
        const NamesFolder folder;
        {
            const auto store = opened(folder);
            QVERIFY(store->keep(monday, some_names(1, 3), {}).ok());
            QVERIFY(store->keep(tuesday, some_names(1, 3), {}).ok());
        }
        change(folder.keys(), 20, "!");
        {
            const auto store = opened(folder);
            QCOMPARE(store->damaged_keys(), 1);
            QVERIFY(!store->name(monday, booking_of(1)).value());
            QCOMPARE(store->names(tuesday).value(), some_names(1, 3));
        }
        QCOMPARE(opened(folder)->damaged_keys(), 0);
    }

    void a_key_file_of_any_bytes_opens()
    {
        QVERIFY(rc::check("any bytes", [] {
            const NamesFolder folder;
            const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
            std::ofstream(folder.keys(), std::ios::binary) << bytes;
            const auto store = NameStore::open(folder.path());
            RC_ASSERT(store.ok());
            RC_ASSERT((*store)->keep(monday, some_names(1, 1), {}).ok());
            RC_ASSERT((*store)->names(monday).value() == some_names(1, 1));
        }));
    }

    void a_damaged_file_is_an_error_and_no_end()
    {
        const NamesFolder folder;
        QVERIFY(opened(folder)->keep(monday, some_names(1, 3), {}).ok());
        change(folder.db(), 0, std::string(200, 'x'));
        const auto store = NameStore::open(folder.path());
        QVERIFY(!store && store.error().fault == VaultFault::damaged);
        QVERIFY(store.error().detail.find("the names") != std::string::npos);
    }

    void a_row_that_was_moved_to_another_booking_or_day_does_not_open()
    {
        const NamesFolder folder;
        {
            const auto store = opened(folder);
            QVERIFY(store->keep(monday, some_names(1, 3), {}).ok());
            QVERIFY(store->keep(tuesday, some_names(4, 1), {}).ok());
        }
        SQLite::Database(folder.db(), SQLite::OPEN_READWRITE)
            .exec("UPDATE name SET sealed = (SELECT n.sealed FROM name AS n WHERE n.booking = '0000000000001') WHERE booking IN ('0000000000002', '0000000000004')");
        const auto store = opened(folder);
        QVERIFY(!store->name(monday, booking_of(2)).value());
        QVERIFY(!store->name(tuesday, booking_of(4)).value());
        QCOMPARE(store->name(monday, booking_of(3)).value(), std::optional(name_of(3)));
    }

    void sealing_tells_neither_length_nor_sameness()
    {
        NameKeys::Key key{};
        QVERIFY(rc::check("seals", [&] {
            auto name = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
            name = name.substr(0, max_name_bytes - 1) + 'x';
            const auto sealed = seal_name(key, monday, booking_of(1), name);
            RC_ASSERT(open_name(key, monday, booking_of(1), sealed) == std::optional(name));
            RC_ASSERT(sealed != seal_name(key, monday, booking_of(1), name));
            RC_ASSERT(sealed.size() % 64 == 40U);
            auto other = sealed;
            other[*rc::gen::inRange<std::size_t>(0, other.size())] ^= 1;
            RC_ASSERT(!open_name(key, monday, booking_of(1), other));
            RC_ASSERT(!open_name(key, tuesday, booking_of(1), sealed));
        }));
    }
};

QTEST_APPLESS_MAIN(TestNameStore)
#include "tst_name_store.moc"
