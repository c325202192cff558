// SPDX-License-Identifier: GPL-3.0-or-later
// A hall is its image and nothing else: from(image()) is the same hall and lives on as the first one would.
#include "core/hall/hall_image.h"
#include "random_hall.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;

namespace {

Hall again(const Hall &hall)
{
    auto restored = Hall::from(hall.image());
    RC_ASSERT(restored.ok());
    return std::move(*restored);
}

/// A hall with somebody waiting, called, parked and gone.
SmallHall busy()
{
    SmallHall world;
    world.take({1, 4});
    for (int i = 0; i < 4; ++i)
        world.issue(decl);
    world.serve(1, Minutes{5});
    world.call(1);
    world.ok(Park{{"T003"}, staff(1), world.now + Minutes{10}});
    world.ok(GrantNumber{decl, ordinary, kiosk, "request", monday});
    world.ok(FillReserve{kiosk, 1, monday});
    return world;
}

} // namespace

class TestHallImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_hall_is_its_image()
    {
        QVERIFY(rc::check("from any moment of any day on, a restored hall and the first one are the same", [] {
            RandomHall random;
            const auto steps = *rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>());
            std::vector<std::pair<std::size_t, Hall>> restored; // at each event, with how much of the journal it holds
            std::size_t known = 0;
            for (const Step &step : steps) {
                random.run(random.next(step));
                if (random.world.journal.size() == known)
                    continue;
                known = random.world.journal.size();
                restored.emplace_back(known, again(random.world.hall));
                RC_ASSERT(restored.back().second == random.world.hall);
            }
            for (auto &[position, hall] : restored) {
                for (std::size_t i = position; i < random.world.journal.size(); ++i)
                    hall.apply(random.world.journal[i]);
                RC_ASSERT(hall == random.world.hall);
            }
        }));
    }

    void a_registry_is_its_image()
    {
        Registry registry;
        registry.apply(StaffSaved{{"operator1"}, {{"operator"}}, "Оператор 1", true});
        registry.apply(PasswordSet{{"operator1"}, true});
        registry.apply(EnrolmentCodeIssued{"aa", DeviceRole::hall, "hall-1", monday_nine});
        registry.apply(EnrolmentCodeIssued{"bb", DeviceRole::ticket, "ticket-1", monday_nine});
        DeviceEnrolled device;
        device.device = {"d1"};
        device.code_hash = "bb";
        device.place = "ticket-1";
        device.epoch = 3;
        registry.apply(device);
        device.device = {"d2"};
        device.place = "ticket-2";
        registry.apply(device);
        registry.apply(DeviceRevoked{{"d2"}});
        registry.apply(DeviceSetAside{{"d1"}, 3, 7, "device_cloned"});
        registry.count_set_aside({"d1"});
        QVERIFY(!registry.set_aside.empty() && !registry.events_set_aside.empty());
        const auto restored = Registry::from(registry.image());
        QVERIFY(restored.ok());
        QVERIFY(*restored == registry);
        QCOMPARE(restored->next_prefix(), registry.next_prefix());
        QCOMPARE(restored->next_epoch("ticket-2"), 4); // known though its device is gone
    }

    void an_empty_hall_has_an_image()
    {
        QVERIFY(again(Hall{}) == Hall{});
        QVERIFY(!Hall{}.image().site);
    }

    void an_image_holds_the_open_day_and_no_history()
    {
        SmallHall world;
        std::size_t largest = 0;
        for (int day = 0; day < 30; ++day) {
            world.take({1});
            for (int i = 0; i < 5; ++i)
                world.issue({TicketIssued{{"D" + std::to_string(day) + "-" + std::to_string(i)}, {Letter::A, i + 1},
                                          local_day(world.now, world.hall.site().utc_offset), decl, ordinary, Language::ru,
                                          NumberOrigin::granted, kiosk, world.now, std::nullopt}});
            world.now += std::chrono::hours{24};
            QVERIFY(world.ok(Tick{}));
            const HallImage image = world.hall.image();
            largest = std::max(largest, image.tickets.size());
            QVERIFY(image.numbers.series.size() <= 8);
        }
        QVERIFY2(largest <= 10, std::to_string(largest).c_str());
    }

    void an_image_that_contradicts_itself_is_refused()
    {
        const HallImage sound = busy().hall.image();
        QVERIFY(Hall::from(sound).ok());
        using Change = std::function<void(HallImage &)>;
        const auto ticket = [](HallImage &image, TicketState state) -> Ticket & {
            for (Ticket &each : image.tickets)
                if (each.state == state)
                    return each;
            throw std::logic_error("the busy hall lacks a state");
        };
        const std::pair<const char *, Change> changes[] = {
            {"ticket twice", [](HallImage &i) { i.tickets.push_back(i.tickets.front()); }},
            {"no periods", [&](HallImage &i) { ticket(i, TicketState::waiting).periods.clear(); }},
            {"open period in the middle", [&](HallImage &i) { ticket(i, TicketState::served).periods.front().to.reset(); }},
            {"ended and open", [&](HallImage &i) { ticket(i, TicketState::served).periods.back().to.reset(); }},
            {"another state", [&](HallImage &i) { ticket(i, TicketState::waiting).periods.back().state = TicketState::parked; }},
            {"waits by the clock", [&](HallImage &i) { ticket(i, TicketState::waiting).parked_until = monday_nine; }},
            {"in nobody's hand", [](HallImage &i) { i.held.front().by.ticket.reset(); }},
            {"a window with a stranger", [](HallImage &i) { i.held.back().by.ticket = TicketId{"nobody"}; }},
            {"a window twice", [](HallImage &i) { i.held.push_back(i.held.back()); }},
            {"two windows of one", [](HallImage &i) { i.held.back().by.staff = i.held.front().by.staff; }},
            {"number used twice", [](HallImage &i) { i.numbers.series.front().used = {1, 1}; }},
            {"number out of range", [](HallImage &i) { i.numbers.series.front().used = {1000}; }},
            {"granted past the end", [](HallImage &i) { i.numbers.series.front().last_granted = 1000; }},
            {"granted twice", [](HallImage &i) { i.numbers.series.front().granted = {5, 5}; }},
            {"reserved twice", [](HallImage &i) { i.numbers.series.front().reserved = {7, 8, 7}; }},
            {"series twice", [](HallImage &i) { i.numbers.series.push_back(i.numbers.series.front()); }},
            {"block without an end", [](HallImage &i) { std::swap(i.numbers.reserves.front().block.first, i.numbers.reserves.front().block.last); }},
            {"request twice", [](HallImage &i) { i.numbers.requests.push_back(i.numbers.requests.front()); }},
            {"too many calls", [](HallImage &i) { i.calls.resize(remembered_calls + 1); }},
            {"service timed twice", [](HallImage &i) { i.service_times.push_back(i.service_times.front()); }},
        };
        for (const auto &[what, change] : changes) {
            HallImage image = sound;
            change(image);
            QVERIFY2(!Hall::from(image).ok(), what);
        }
        RegistryImage twice;
        twice.epochs = {{"ticket-1", 1}, {"ticket-1", 2}};
        QVERIFY(!Registry::from(twice).ok());
    }
};

QTEST_APPLESS_MAIN(TestHallImage)
#include "tst_hall_image.moc"
