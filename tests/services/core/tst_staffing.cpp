// SPDX-License-Identifier: GPL-3.0-or-later
// Who may change whom, so that nobody gives themselves rights and the last key is never thrown away.
#include "core/people/roles.h"
#include "core/people/staffing.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;

namespace {

const StaffId keeper{"specialist"};
const StaffId other{"deputy"};
const StaffId desk{"operator1"};

StaffSaved person(const StaffId &id, std::vector<RoleId> roles, bool active = true)
{
    return {id, std::move(roles), "Somebody", active};
}

Registry people()
{
    Registry registry;
    registry.apply(person(keeper, {{"specialist"}}));
    registry.apply(person(desk, {{"operator"}}));
    return registry;
}

} // namespace

class TestStaffing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_keeper_adds_renames_and_blocks_others()
    {
        const Registry registry = people();
        QVERIFY(!obstacle(registry, person({"operator2"}, {{"operator"}, {"administrator"}}), keeper));
        QVERIFY(!obstacle(registry, person(desk, {{"operator"}}, false), keeper));
        QVERIFY(!obstacle(registry, person(other, {{"specialist"}}), keeper));
        QVERIFY(obstacle(registry, person(desk, {{"king"}}), keeper) == StaffRefusal::unknown_role);
        StaffSaved renamed = person(keeper, {{"specialist"}});
        renamed.title = "Another title";
        QVERIFY(!obstacle(registry, renamed, keeper)); // a name is no right
    }

    void a_role_of_long_ago_stays_until_it_is_taken_away()
    {
        Registry registry = people();
        registry.apply(person(desk, {{"operator"}, {"janitor"}}));
        QVERIFY(!obstacle(registry, person(desk, {{"operator"}, {"janitor"}}, false), keeper));
        QVERIFY(!obstacle(registry, person(desk, {{"operator"}}), keeper));
    }

    void nobody_changes_their_own_rights()
    {
        Registry registry = people();
        registry.apply(person(other, {{"specialist"}}));
        QVERIFY(obstacle(registry, person(keeper, {{"specialist"}}, false), keeper) == StaffRefusal::own_rights);
        QVERIFY(obstacle(registry, person(keeper, {{"specialist"}, {"operator"}}), keeper) == StaffRefusal::own_rights);
        QVERIFY(!obstacle(registry, person(keeper, {{"specialist"}}, false), other));
    }

    void nobody_grants_the_keeping_of_what_they_do_not_keep()
    {
        const Registry registry = people();
        QVERIFY(obstacle(registry, person(other, {{"specialist"}}), desk) == StaffRefusal::not_yours);
        QVERIFY(obstacle(registry, person(other, {{"specialist"}}), {"nobody"}) == StaffRefusal::not_yours);
    }

    void the_last_key_is_never_thrown_away()
    {
        const Registry registry = people();
        QVERIFY(obstacle(registry, person(keeper, {{"specialist"}}, false), desk) == StaffRefusal::last_keeper);
        QVERIFY(obstacle(registry, person(keeper, {{"operator"}}), desk) == StaffRefusal::last_keeper);
        QVERIFY(rc::check("whatever keepers do to each other, one of them is left", [] {
            Registry all = people();
            all.apply(person(other, {{"specialist"}}));
            const std::vector<StaffId> ids{keeper, other, desk};
            const std::vector<std::vector<RoleId>> sets{{{"specialist"}}, {{"operator"}}, {}, {{"specialist"}, {"operator"}}};
            const auto steps = *rc::gen::container<std::vector<std::tuple<std::uint8_t, std::uint8_t, std::uint8_t, bool>>>(
                rc::gen::tuple(rc::gen::inRange<std::uint8_t>(0, 3), rc::gen::inRange<std::uint8_t>(0, 3), rc::gen::inRange<std::uint8_t>(0, 4),
                               rc::gen::arbitrary<bool>()));
            for (const auto &[by, whom, roles, active] : steps) {
                const auto granter = all.staff.find(ids[by]);
                const StaffSaved next = person(ids[whom], sets[roles], active);
                if (may(granter->second, keeps_people) && !obstacle(all, next, ids[by]))
                    all.apply(next);
                const bool kept = std::any_of(all.staff.begin(), all.staff.end(), [](const auto &each) { return may(each.second, keeps_people); });
                RC_ASSERT(kept);
            }
        }));
    }

    void logins()
    {
        for (const char *good : {"a", "operator-1.x_2", "0"})
            QVERIFY(is_login(good));
        QVERIFY(is_login(std::string(64, 'a')) && !is_login(std::string(65, 'a')));
        for (const char *bad : {"", "A", "оператор", "a b", "a/b", "a\n", "*)(uid=*"})
            QVERIFY(!is_login(bad));
    }

    void a_one_time_password_is_remembered_until_an_own_one_is_chosen()
    {
        Registry registry = people();
        registry.apply(PasswordSet{desk, true});
        QVERIFY(registry.one_time.contains(desk));
        registry.apply(PasswordSet{desk, false});
        QVERIFY(registry.one_time.empty());
    }
};

QTEST_APPLESS_MAIN(TestStaffing)
#include "tst_staffing.moc"
