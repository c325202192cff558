// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/registry.h"

#include "core/values/number.h"

#include <QTest>

using namespace talon::core;

class TestRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saves_staff_whole()
    {
        Registry registry;
        registry.apply(StaffSaved{{"op1"}, {{"operator"}}, "Оператор 1", true});
        registry.apply(StaffSaved{{"op1"}, {{"administrator"}}, "Администратор", false});
        QCOMPARE(registry.staff.size(), std::size_t{1});
        QVERIFY(registry.staff.at({"op1"}).roles == std::vector<RoleId>{{"administrator"}});
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

    void codes_that_are_long_past_are_dropped()
    {
        const Instant noon{std::chrono::hours{1000}};
        Registry registry;
        for (int day = 0; day < 200; ++day) {
            registry.apply(EnrolmentCodeIssued{"hash" + std::to_string(day), DeviceRole::hall, "hall-1", noon + std::chrono::hours{24 * day}});
            QVERIFY(registry.codes.size() <= 30); // 720 hours
        }
        // Whatever its life, a code that is still good stays: this one was given out as the last one of those above ended at the earliest.
        registry.apply(EnrolmentCodeIssued{"long", DeviceRole::hall, "hall-1", noon + std::chrono::hours{24 * 199} + longest_code_life - Millis{1}});
        QVERIFY(registry.codes.contains("hash199"));
        registry.apply(EnrolmentCodeIssued{"later", DeviceRole::hall, "hall-1", noon + std::chrono::hours{24 * 199} + longest_code_life});
        QVERIFY(!registry.codes.contains("hash199"));
        QVERIFY(registry.codes.contains("long"));
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

    void prefixes_go_round()
    {
        Registry registry;
        const auto enrol = [&](int n, const std::string &place) {
            const int prefix = registry.next_prefix();
            registry.apply(DeviceEnrolled{{"d" + std::to_string(n)}, "", DeviceRole::ticket, place, "key",
                                          registry.next_epoch(place), prefix});
            return prefix;
        };
        QCOMPARE(enrol(1, "entrance"), 1);
        QCOMPARE(enrol(2, "exit"), 2);
        registry.apply(DeviceRevoked{{"d2"}});
        QCOMPARE(enrol(3, "exit"), 3); // the disk that was taken out may still give numbers of its own
        for (int n = 4; n <= last_own_prefix; ++n)
            QCOMPARE(enrol(n, "place" + std::to_string(n)), n);
        QCOMPARE(enrol(100, "second"), 2);    // round, past the one that is there, to the one that is gone
        QCOMPARE(enrol(101, "more"), 0);
        registry.apply(DeviceRevoked{{"d50"}});
        QCOMPARE(enrol(102, "more"), 50);
    }

    void a_replaced_kiosks_prefix_is_taken_when_no_other_is_free()
    {
        Registry registry;
        for (int n = 1; n <= last_own_prefix; ++n) {
            const std::string place = "place" + std::to_string(n % 60); // the sites' most are 64
            registry.apply(DeviceEnrolled{{"d" + std::to_string(n)}, "", DeviceRole::ticket, place, "key",
                                          registry.next_epoch(place), n % 2 == 0 ? n : n == 99 ? 1 : n + 2});
        }
        QCOMPARE(registry.next_prefix(), 2); // of d2, which d62 replaced; that with 1 is d99
    }

    void prefixes_given_after_the_backup_are_skipped()
    {
        Registry registry;
        registry.apply(DeviceEnrolled{{"d1"}, "", DeviceRole::ticket, "entrance", "key", 1, 95});
        registry.apply(HallRestored{});
        QCOMPARE(registry.next_prefix(), 7); // 96…99 and 1…6 may belong to kiosks that this journal doesn't know
        registry.apply(DeviceEnrolled{{"d2"}, "", DeviceRole::hall, "hall", "key", 1, 0});
        QCOMPARE(registry.next_prefix(), 7);
    }

    void two_restores_from_one_backup_lead_to_other_prefixes_and_epochs()
    {
        Registry backup;
        backup.apply(DeviceEnrolled{{"d1"}, "", DeviceRole::ticket, "entrance", "key", 1, 3});
        const Instant noon{std::chrono::hours{12}};
        const auto first = backup.next_restore({}, 7, noon);
        QCOMPARE(first.prefix, 13);
        QCOMPARE(first.server_epoch, std::int64_t{noon.time_since_epoch().count()});
        // A dead clock shows the same time again, or an earlier one.
        const auto second = backup.next_restore(first, 7, noon);
        QCOMPARE(second.prefix, 23);
        QVERIFY(second.server_epoch > first.server_epoch);
        QVERIFY(backup.next_restore(second, 7, noon - Minutes{5}).server_epoch > second.server_epoch);
        QVERIFY(backup.next_restore({}, 99'999'999, noon).server_epoch > 99'999'999);

        Registry restored = backup;
        restored.apply(HallRestored{{}, second.prefix});
        QCOMPARE(restored.next_prefix(), 24);
        restored.apply(DeviceEnrolled{{"d2"}, "", DeviceRole::ticket, "exit", "key", 1, 24});
        QCOMPARE(restored.next_restore(second, 7, noon).prefix, 34); // what was given since the last restore counts
    }
};

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
