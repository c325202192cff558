// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/roles.h"

#include <QTest>

using namespace talon::core;

namespace {

StaffSaved with(std::vector<RoleId> roles, bool active = true)
{
    return {{"somebody"}, std::move(roles), "Somebody", active};
}

} // namespace

class TestRoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_person_may_what_any_of_the_roles_permits()
    {
        QVERIFY(may(with({{"operator"}}), "tickets.call"));
        QVERIFY(!may(with({{"operator"}}), "devices.enrol"));
        QVERIFY(!may(with({{"specialist"}}), "tickets.call"));
        const StaffSaved both = with({{"operator"}, {"specialist"}});
        QVERIFY(may(both, "tickets.call") && may(both, "devices.enrol"));
        const auto all = permissions_of(both);
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        QVERIFY(std::adjacent_find(all.begin(), all.end()) == all.end()); // "hall.view" of both, once
    }

    void nothing_is_permitted_by_default()
    {
        QVERIFY(permissions_of(with({})).empty());
        QVERIFY(permissions_of(with({{"king"}})).empty());
        QVERIFY(permissions_of(with({{"operator"}}, false)).empty()); // blocked
        QVERIFY(!may(with({{"operator"}, {"administrator"}, {"specialist"}}), "no.such"));
        QVERIFY(!may(with({{"operator"}}), ""));
    }

    void every_permission_is_somebodys()
    {
        QVERIFY(!permissions().empty());
        for (const Role &each : roles()) {
            QCOMPARE(role(each.id), &each);
            for (const auto permission : each.permissions)
                QVERIFY(may(with({each.id}), permission));
        }
        QVERIFY(role({"king"}) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestRoles)
#include "tst_roles.moc"
