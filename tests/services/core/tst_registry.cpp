// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry.h"

#include <QtTest>

using namespace talon::core;

class TestRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saves_staff_whole()
    {
        Registry registry;
        registry.apply(StaffSaved{{"op1"}, StaffRole::operator_, "Оператор 1", true});
        registry.apply(StaffSaved{{"op1"}, StaffRole::administrator, "Администратор", false});
        QCOMPARE(registry.staff.size(), std::size_t{1});
        QVERIFY(registry.staff.at({"op1"}).role == StaffRole::administrator);
        QVERIFY(!registry.staff.at({"op1"}).active);
    }

    void a_code_opens_once_and_in_time()
    {
        const Instant noon{std::chrono::hours{12}};
        Registry registry;
        registry.apply(EnrolmentCodeIssued{"hash", DeviceRole::hall, "hall-1", noon});
        QVERIFY(!registry.open_code("other", noon - Minutes{1}));
        QVERIFY(registry.open_code("hash", noon - Millis{1}));
        QVERIFY(!registry.open_code("hash", noon));
        registry.apply(DeviceEnrolled{{"d1"}, "hash", DeviceRole::hall, "hall-1", "key", 1});
        QVERIFY(!registry.open_code("hash", noon - Minutes{1}));
        QVERIFY(registry.devices.contains({"d1"}));
    }

    void an_epoch_never_returns()
    {
        Registry registry;
        QCOMPARE(registry.next_epoch("entrance"), std::int64_t{1});
        registry.apply(DeviceEnrolled{{"d1"}, "a", DeviceRole::ticket, "entrance", "key", 1});
        QCOMPARE(registry.next_epoch("entrance"), std::int64_t{2});
        QCOMPARE(registry.next_epoch("exit"), std::int64_t{1});
        registry.apply(DeviceRevoked{{"d1"}});
        QVERIFY(registry.devices.empty());
        QCOMPARE(registry.next_epoch("entrance"), std::int64_t{2}); // a revoked device's numbers stay its own
        registry.apply(DeviceEnrolled{{"d2"}, "b", DeviceRole::ticket, "entrance", "key", 2});
        QCOMPARE(registry.next_epoch("entrance"), std::int64_t{3});
    }
};

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
