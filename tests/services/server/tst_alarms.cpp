// SPDX-License-Identifier: GPL-3.0-or-later
// What staff are told of, by plain values and for random days: each alarm when it should, none without a cause.
// Long because the rules of all alarms are shown in one place.
// Qt first: moc does not get through <chrono>.
#include <QTest>

#include "server/watch/alarms.h"

#include <rapidcheck.h>

#include <set>

using namespace talon;
using namespace talon::server;
using namespace std::chrono_literals;
using wire::AlarmCode;

namespace {

/// Monday, 12:15 in Moscow.
const core::Instant noon = core::day_start(core::Day{std::chrono::year(2026) / 11 / 23}, 180min) + 12h + 15min;

core::Site nine_to_six()
{
    core::Site site;
    site.hours[0] = {{9 * 60, 13 * 60}, {14 * 60, 18 * 60}};
    return site;
}

wire::DeviceLine kiosk()
{
    wire::DeviceLine line;
    line.device = {"ticket-1-A"};
    line.place = "ticket-1";
    line.online = true;
    line.since = noon - 2h;
    line.printer = wire::PrinterState::ready;
    line.clock_offset = 0ms;
    line.documents = {{wire::DocumentKind::menu, 7, 7}, {wire::DocumentKind::board, 9, 9}};
    return line;
}

AlarmInputs with(const wire::DeviceLine &line)
{
    AlarmInputs inputs;
    inputs.site = nine_to_six();
    inputs.started = noon - 5h;
    inputs.devices = {line};
    return inputs;
}

wire::DeviceLine display(std::optional<wire::SoundState> sound)
{
    wire::DeviceLine line = kiosk();
    line.device = {"hall-1-A"};
    line.role = core::DeviceRole::hall;
    line.place = "hall-1";
    line.printer.reset();
    line.sound = sound;
    line.speaks = true;
    return line;
}

/// Looks at moments in turn, as talond does.
class Watch
{
public:
    std::vector<wire::Alarm> look(const AlarmInputs &inputs, core::Instant now)
    {
        const auto causes = causes_of(inputs, now, m_standing);
        m_standing = still_standing(m_standing, causes, now);
        return alarms_of(causes, m_standing, now);
    }

private:
    StandingCauses m_standing;
};

std::vector<wire::Alarm> at_once(const AlarmInputs &inputs, core::Instant now = noon)
{
    return Watch().look(inputs, now);
}

std::string codes(const std::vector<wire::Alarm> &alarms)
{
    std::string text;
    for (const auto &each : alarms)
        text += (text.empty() ? "" : " ") + std::string(wire::name_of(each.code));
    return text;
}

AlarmInputs any_inputs()
{
    using rc::gen::inRange;
    AlarmInputs inputs;
    inputs.site = nine_to_six();
    inputs.started = noon - 5h;
    for (int i = 0, count = *inRange(0, 4); i < count; ++i) {
        wire::DeviceLine line = kiosk();
        line.device.value = "d" + std::to_string(i);
        line.online = *rc::gen::arbitrary<bool>();
        line.since = *rc::gen::elementOf(std::vector<std::optional<core::Instant>>{std::nullopt, noon - 2h, noon - 1min, noon + 1h});
        line.printer = static_cast<wire::PrinterState>(*inRange(0, wire::printer_states));
        line.pending = *inRange(0, 3);
        line.acked_seq = *inRange(0, 3);
        line.clock_offset = core::Millis(*inRange(-90'000, 90'000));
        line.documents[0].newest = *inRange(6, 9);
        line.events_set_aside = *inRange(0, 2);
        line.replaced = !line.online && *rc::gen::arbitrary<bool>();
        if (*rc::gen::arbitrary<bool>())
            line.set_aside = *rc::gen::element<std::string>("device_cloned", "device_set_back");
        inputs.devices.push_back(line);
    }
    inputs.disk_free_mib = *inRange(0, 3000);
    if (*rc::gen::arbitrary<bool>())
        inputs.backup = BackupNews{noon - core::Minutes(*inRange(0, 200)), *rc::gen::element<std::string>("", "no folder"),
                                   *rc::gen::element<std::string>("", "no match"), std::nullopt};
    return inputs;
}

} // namespace

class AlarmsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_display_that_is_not_heard()
    {
        using wire::SoundState;
        const auto after = [](const wire::DeviceLine &line, core::Millis lasts) {
            Watch watch;
            (void)watch.look(with(line), noon);
            return watch.look(with(line), noon + lasts);
        };
        QCOMPARE(codes(after(display(SoundState::muted), 19s)), std::string());
        QCOMPARE(codes(after(display(SoundState::muted), 20s)), std::string("sound_muted"));
        QCOMPARE(codes(after(display(SoundState::lost), 20s)), std::string("sound_lost"));
        QCOMPARE(codes(after(display(SoundState::failed), 20s)), std::string("sound_failed"));
        QCOMPARE(codes(after(display(SoundState::ok), 20s)), std::string());
        QCOMPARE(codes(after(display({}), 20s)), std::string()); // it makes no sound
        QVERIFY(after(display(SoundState::lost), 20s).front().severity == wire::AlarmSeverity::serious);
        wire::DeviceLine second = display(SoundState::lost); // another display of its zone speaks
        second.speaks = false;
        QVERIFY(after(second, 20s).front().severity == wire::AlarmSeverity::warning);
        wire::DeviceLine away = display(SoundState::lost);
        away.online = false;
        QCOMPARE(codes(after(away, 20s)).find("sound"), std::string::npos); // it is away: that is told, and nothing of its sound
    }

    void a_well_site_is_quiet()
    {
        AlarmInputs inputs = with(kiosk());
        inputs.disk_free_mib = 1024;
        inputs.backup = BackupNews{noon - 10min, "", "", noon - 9h};
        QCOMPARE(codes(at_once(inputs)), std::string());
        QCOMPARE(codes(at_once(AlarmInputs{})), std::string());
    }

    void away_while_the_hall_is_open()
    {
        auto line = kiosk();
        line.online = false;
        const auto at = [&](core::Millis away, core::Instant now) {
            line.since = now - away;
            return codes(at_once(with(line), now));
        };
        QCOMPARE(at(3min - 1ms, noon), std::string());
        QCOMPARE(at(3min, noon), std::string("device_offline"));
        QCOMPARE(at(3min, noon + 1h), std::string("device_offline")); // 13:15, at lunch
        const core::Instant nine = noon - 3h - 15min;
        QCOMPARE(at(12h, nine - 12min - 1ms), std::string()); // switched off for the night
        QCOMPARE(at(12h, nine - 12min), std::string("device_offline"));
        QCOMPARE(at(1h, nine + 9h - 1ms), std::string("device_offline"));
        QCOMPARE(at(1h, nine + 9h), std::string()); // closed
        QCOMPARE(at(1h, noon + 24h), std::string()); // a closed Tuesday
        line.replaced = true;
        QCOMPARE(at(1h, noon), std::string());
    }

    void the_beginning_is_that_of_the_cause()
    {
        auto line = kiosk();
        line.online = false;
        line.since = noon - 20h;
        const auto alarms = at_once(with(line));
        QCOMPARE(alarms.size(), 1U);
        QVERIFY(alarms[0].since == noon - 20h);
        QCOMPARE(alarms[0].id, std::string("device_offline:ticket-1-A"));
        QCOMPARE(alarms[0].device->place, std::string("ticket-1"));
    }

    void not_seen_since_the_start_counts_from_the_start()
    {
        auto line = kiosk();
        line.online = false;
        line.since.reset();
        auto inputs = with(line);
        inputs.started = noon - 3min + 1ms;
        QCOMPARE(codes(at_once(inputs)), std::string());
        inputs.started = noon - 3min;
        QCOMPARE(codes(at_once(inputs)), std::string("device_offline"));
    }

    void a_watch_may_begin_before_midnight()
    {
        core::Site site;
        site.hours[1] = {{0, 60}};
        const core::Instant midnight = noon + 11h + 45min;
        QVERIFY(!watched_since(site, 15min, midnight - 16min));
        QVERIFY(watched_since(site, 15min, midnight - 15min) == midnight - 15min);
        QVERIFY(watched_since(site, 15min, midnight + 59min) == midnight - 15min);
        QVERIFY(!watched_since(site, 15min, midnight + 60min));
        core::Service late;
        late.hours = core::WeekHours{};
        (*late.hours)[1] = {{60, 120}};
        site.services.push_back(late);
        QVERIFY(watched_since(site, 15min, midnight + 60min)); // the service's own hours go on
    }

    void what_waits_to_be_sent_and_does_not_move()
    {
        auto line = kiosk();
        line.pending = 14;
        Watch watch;
        QCOMPARE(codes(watch.look(with(line), noon)), std::string());
        QCOMPARE(codes(watch.look(with(line), noon + 5min - 1ms)), std::string());
        const auto alarms = watch.look(with(line), noon + 5min);
        QCOMPARE(codes(alarms), std::string("events_waiting"));
        QVERIFY(alarms[0].since == noon && alarms[0].parameters.at("events") == wire::Alarm::Parameter{std::int64_t{14}});
        line.acked_seq = 1; // it moves
        QCOMPARE(codes(watch.look(with(line), noon + 6min)), std::string());
        QCOMPARE(codes(watch.look(with(line), noon + 11min)), std::string("events_waiting"));
        line.pending = 0;
        QCOMPARE(codes(watch.look(with(line), noon + 12min)), std::string());
        line.pending = 14; // a new time: patience again
        QCOMPARE(codes(watch.look(with(line), noon + 13min)), std::string());
    }

    void documents_that_do_not_come()
    {
        auto line = kiosk();
        line.documents[1].newest = 10;
        Watch watch;
        QCOMPARE(codes(watch.look(with(line), noon)), std::string());
        const auto alarms = watch.look(with(line), noon + 1min);
        QCOMPARE(codes(alarms), std::string("documents_old"));
        QVERIFY(alarms[0].parameters.at("kinds") == wire::Alarm::Parameter{std::string("board")});
        line.documents[1] = {wire::DocumentKind::board, 10, 11}; // one came, a newer one is on its way
        QCOMPARE(codes(watch.look(with(line), noon + 2min)), std::string());
        line.online = false;
        line.since = noon + 2min;
        QCOMPARE(codes(watch.look(with(line), noon + 3min)), std::string());
    }

    void clocks()
    {
        auto line = kiosk();
        line.clock_offset = 30s;
        QCOMPARE(codes(at_once(with(line))), std::string());
        line.clock_offset = -(30s + 1ms);
        const auto alarms = at_once(with(line));
        QCOMPARE(codes(alarms), std::string("clock_off"));
        QVERIFY(alarms[0].parameters.at("seconds") == wire::Alarm::Parameter{std::int64_t{-30}});
        auto inputs = with(kiosk());
        inputs.calendar = CalendarNews{core::Millis(7'200'000), false};
        QCOMPARE(codes(at_once(inputs)), std::string("calendar_jumped"));
        inputs.calendar->needs_person = true;
        QCOMPARE(codes(at_once(inputs)), std::string("calendar_unconfirmed"));
    }

    void printers()
    {
        auto line = kiosk();
        const auto said = [&](wire::PrinterState state) {
            line.printer = state;
            return codes(at_once(with(line)));
        };
        QCOMPARE(said(wire::PrinterState::paper_out), std::string("printer_paper_out"));
        QCOMPARE(said(wire::PrinterState::stopped), std::string("printer_stopped"));
        QCOMPARE(said(wire::PrinterState::failed), std::string("printer_failed"));
        QCOMPARE(said(wire::PrinterState::absent), std::string("printer_absent"));
        QCOMPARE(said(wire::PrinterState::cover_open), std::string("printer_cover_open"));
        QCOMPARE(said(wire::PrinterState::jam), std::string("printer_jam"));
        QCOMPARE(said(wire::PrinterState::unreachable), std::string("printer_unreachable"));
        QVERIFY(at_once(with(line)).at(0).severity == wire::AlarmSeverity::serious);
        QCOMPARE(said(wire::PrinterState::low), std::string("printer_paper_low"));
        QVERIFY2(at_once(with(line)).at(0).severity == wire::AlarmSeverity::warning, "it prints still");
        QCOMPARE(said(wire::PrinterState::ready), std::string());
        line.paper = wire::PaperLeft{22'000, AlarmLimits().paper_tickets};
        QCOMPARE(said(wire::PrinterState::ready), std::string("paper_ends_soon"));
        QVERIFY(at_once(with(line)).at(0).severity == wire::AlarmSeverity::warning);
        QCOMPARE(std::get<std::int64_t>(at_once(with(line)).at(0).parameters.at("tickets")), std::int64_t(150));
        QCOMPARE(said(wire::PrinterState::low), std::string("paper_ends_soon")); // which says more
        QCOMPARE(said(wire::PrinterState::jam), std::string("printer_jam"));
        ++line.paper->tickets;
        QCOMPARE(said(wire::PrinterState::ready), std::string());
        line.paper.reset();
        line.role = core::DeviceRole::hall; // prints nothing
        QCOMPARE(said(wire::PrinterState::absent), std::string());
    }

    void the_end_of_a_roll_that_is_near_stays_near_when_a_short_receipt_lengthens_it()
    {
        auto line = kiosk();
        line.printer = wire::PrinterState::ready;
        Watch watch;
        const auto look = [&](int tickets, core::Millis later) {
            line.paper = wire::PaperLeft{tickets * 150, tickets};
            return watch.look(with(line), noon + later);
        };
        QVERIFY2(look(180, 0s).empty(), "it comes at 150");
        QCOMPARE(codes(look(150, 1s)), std::string("paper_ends_soon"));
        QCOMPARE(codes(look(151, 2s)), std::string("paper_ends_soon"));
        const auto still = look(180, 3s);
        QCOMPARE(codes(still), std::string("paper_ends_soon"));
        QVERIFY(still[0].since == noon + 1s);
        QVERIFY2(look(181, 4s).empty(), "a new roll");
        QVERIFY(look(180, 5s).empty());
        look(150, 6s);
        line.paper.reset();
        QVERIFY2(watch.look(with(line), noon + 7s).empty(), "nobody knows any more");
    }

    void set_aside()
    {
        auto line = kiosk();
        line.pending = 3;
        line.set_aside = "device_cloned";
        Watch watch;
        watch.look(with(line), noon);
        QCOMPARE(codes(watch.look(with(line), noon + 1h)), std::string("device_cloned")); // and not what waits on it
        line.set_aside = "device_set_back";
        QCOMPARE(codes(at_once(with(line))), std::string("device_set_back"));
        line.online = false;
        line.replaced = true; // enrolled anew
        QCOMPARE(codes(at_once(with(line))), std::string());
        line = kiosk();
        line.events_set_aside = 2;
        QCOMPARE(codes(at_once(with(line))), std::string("events_set_aside"));
    }

    void tickets_in_doubt_outlast_the_key_of_their_kiosk()
    {
        auto inputs = with(kiosk());
        inputs.in_doubt = {{kiosk().device, 3}};
        QCOMPARE(at_once(inputs).at(0).device->place, std::string("ticket-1"));
        inputs.devices.clear(); // its key is revoked, and they wait
        inputs.late = {{{"ticket-2-A"}, 2}};
        const auto alarms = at_once(inputs);
        QCOMPARE(codes(alarms), std::string("tickets_in_doubt tickets_late"));
        QCOMPARE(alarms[0].id, std::string("tickets_in_doubt:ticket-1-A"));
        QVERIFY(alarms[0].device->id == kiosk().device && alarms[0].device->place.empty());
        QCOMPARE(std::get<std::int64_t>(alarms[0].parameters.at("tickets")), 3);
        QCOMPARE(std::get<std::int64_t>(alarms[1].parameters.at("tickets")), 2);
    }

    void a_closed_date_is_watched_by_nobody()
    {
        auto inputs = with(kiosk());
        inputs.devices[0].online = false;
        inputs.devices[0].since.reset();
        inputs.devices[0].last_seen = noon - 1h;
        QCOMPARE(codes(at_once(inputs)), std::string("device_offline"));
        inputs.site.days[core::local_day(noon, inputs.site.utc_offset)] = {};
        QCOMPARE(codes(at_once(inputs)), std::string());
        inputs.site.days[core::local_day(noon, inputs.site.utc_offset)].hours = {{12 * 60, 13 * 60}};
        QCOMPARE(codes(at_once(inputs)), std::string("device_offline"));
    }

    void people_who_wait_for_nobody()
    {
        auto inputs = with(kiosk());
        inputs.unserved = {{{"inn"}, "ИНН", 3}};
        inputs.stranded = 2;
        Watch watch;
        QCOMPARE(codes(watch.look(inputs, noon)), std::string()); // an operator may just be changing windows
        QCOMPARE(codes(watch.look(inputs, noon + 2min)), std::string("waiting_no_window transferred_to_nobody"));
        const auto alarm = watch.look(inputs, noon + 2min).at(0);
        QCOMPARE(std::get<std::string>(alarm.parameters.at("service")), std::string("ИНН"));
        QCOMPARE(std::get<std::int64_t>(alarm.parameters.at("tickets")), 3);
    }

    void a_promise_that_is_nearly_broken_is_told_until_the_visitor_is_served()
    {
        core::Site site = nine_to_six();
        site.utc_offset = 180min;
        site.services = {{{"inn"}, {"c"}, core::Letter::A, {"ИНН", ""}, {}, std::nullopt}};
        site.classes = {{{"o"}, {"О", ""}, 15min, {}}};
        site.windows = {{1, {"Окно 1", ""}, {{{"inn"}, 0min}}, std::nullopt}};
        core::Hall hall;
        const auto happens = [&hall](core::Event event) { hall.apply({noon, "test", std::move(event)}); };
        happens(core::SiteSaved{site});
        happens(core::WindowTaken{1, {"operator1"}});
        for (const auto &[id, number, before] : {std::tuple("T1", 1, 25min), {"T2", 2, 24min}, {"T3", 3, 40min}}) {
            core::TicketIssued born;
            born.ticket = {id};
            born.number = {core::Letter::A, number};
            born.day = core::local_day(noon, 180min);
            born.service = {"inn"};
            born.visitor_class = {"o"};
            born.arrival = noon - 1h;
            if (number != 3)
                born.slot = noon - before;
            happens(born); // the third has not booked
        }
        const auto told = [&](core::Instant now) {
            AlarmInputs inputs = with(kiosk());
            inputs.promised = nearly_broken(hall, now);
            return at_once(inputs, now);
        };
        QVERIFY(told(noon - 1ms).empty());
        QCOMPARE(codes(told(noon)), std::string("booking_promise"));
        QCOMPARE(std::get<std::int64_t>(told(noon).at(0).parameters.at("tickets")), 1); // the second has a minute yet
        const wire::Alarm alarm = told(noon + 1min).at(0);
        QVERIFY(alarm.since == noon && alarm.severity == wire::AlarmSeverity::serious);
        QCOMPARE(std::get<std::int64_t>(alarm.parameters.at("tickets")), 2);
        QCOMPARE(std::get<std::string>(alarm.parameters.at("number")), std::string("А001"));
        QCOMPARE(std::get<std::int64_t>(alarm.parameters.at("minutes")), 26);
        happens(core::TicketCalled{{"T1"}, 1, {"operator1"}, 1, 0});
        QCOMPARE(std::get<std::int64_t>(told(noon + 1min).at(0).parameters.at("tickets")), 2); // called is not served
        happens(core::ServingStarted{{"T1"}});
        QCOMPARE(std::get<std::string>(told(noon + 1min).at(0).parameters.at("number")), std::string("А002"));
    }

    void who_waits_for_nobody_is_read_from_the_hall()
    {
        core::Site site = nine_to_six();
        site.utc_offset = 180min;
        site.services = {{{"inn"}, {"c"}, core::Letter::A, {"ИНН", ""}, {}, std::nullopt},
                         {{"decl"}, {"c"}, core::Letter::B, {"Декларация", ""}, {}, std::nullopt}};
        site.classes = {{{"o"}, {"О", ""}, 15min, {}}};
        site.windows = {{1, {"Окно 1", ""}, {{{"inn"}, 0min}}, std::nullopt}, {2, {"Окно 2", ""}, {{{"decl"}, 0min}}, std::nullopt}};
        core::Hall hall;
        const auto happens = [&hall](core::Event event) { hall.apply({noon, "test", std::move(event)}); };
        happens(core::SiteSaved{site});
        core::TicketIssued born;
        born.ticket = {"T1"};
        born.day = core::local_day(noon, 180min);
        born.service = {"inn"};
        born.visitor_class = {"o"};
        born.arrival = noon;
        happens(born);
        QCOMPARE(unserved(hall).size(), 1U);
        QCOMPARE(unserved(hall)[0].tickets, 1);
        happens(core::WindowTaken{2, {"operator2"}});
        QCOMPARE(unserved(hall).size(), 1U); // it takes another service
        happens(core::WindowTaken{1, {"operator1"}});
        QVERIFY(unserved(hall).empty());
        QCOMPARE(stranded(hall), 0);
        happens(core::TicketCalled{{"T1"}, 1, {"operator1"}, 1, 0});
        happens(core::ServingStarted{{"T1"}});
        happens(core::TicketTransferred{{"T1"}, std::nullopt, std::nullopt, core::StaffId{"operator9"}});
        QCOMPARE(stranded(hall), 1);
    }

    void backups_and_the_disk()
    {
        auto inputs = with(kiosk());
        inputs.backup = BackupNews{noon - 60min, "", "", std::nullopt};
        QCOMPARE(codes(at_once(inputs)), std::string());
        inputs.backup->last_good -= 1min;
        QCOMPARE(codes(at_once(inputs)), std::string("backup_old"));
        inputs.backup = BackupNews{noon - 10min, "the folder is not there", "", noon - 9h};
        QCOMPARE(codes(at_once(inputs)), std::string("backup_failed"));
        inputs.backup = BackupNews{noon - 10min, "", "the chain ends early", noon - 9h};
        const auto alarms = at_once(inputs);
        QCOMPARE(codes(alarms), std::string("drill_failed"));
        QVERIFY(alarms[0].since == noon - 9h);
        inputs.backup.reset();
        inputs.disk_free_mib = 1023;
        QCOMPARE(codes(at_once(inputs)), std::string("disk_nearly_full"));
        inputs.disk_free_mib.reset();
        inputs.answers_lost = true;
        QCOMPARE(codes(at_once(inputs)), std::string("answers_not_kept"));
        inputs.answers_lost = false;
        inputs.survey_gaming = true;
        QCOMPARE(codes(at_once(inputs)), std::string("survey_gaming"));
        inputs.survey_gaming = false;
        inputs.names.lost = true;
        QCOMPARE(codes(at_once(inputs)), std::string("names_unavailable"));
        inputs.names = {2, false};
        Watch names; // a day that has just become due has its five minutes
        QCOMPARE(codes(names.look(inputs, noon)), std::string());
        const auto overdue = names.look(inputs, noon + 5min);
        QCOMPARE(codes(overdue), std::string("personal_data_overdue"));
        QVERIFY(overdue[0].parameters.at("days") == wire::Alarm::Parameter{std::int64_t{2}});
        inputs.names = {};
        inputs.figures_lost = "the disk is full";
        QCOMPARE(codes(at_once(inputs)), std::string("figures_failed"));
        inputs.figures_lost.reset();
        inputs.forecast_off = core::forecast::Off{71, 19};
        const auto off = at_once(inputs);
        QCOMPARE(codes(off), std::string("forecast_off"));
        QVERIFY(off[0].parameters.at("inside") == wire::Alarm::Parameter{std::int64_t{71}} && off[0].parameters.size() == 2);
        inputs.forecast_off.reset();
        // Of today and of the next day: two alarms, each with a life of its own.
        inputs.bookings = {{CrowdedTime{core::Day{}, 630, 5, 3, 2}, CrowdedTime{core::Day{} + std::chrono::days{3}, 600, 4, 3, 1}}, 0};
        QCOMPARE(codes(at_once(inputs)), std::string("bookings_crowded bookings_crowded"));
        QVERIFY(at_once(inputs).at(0).id != at_once(inputs).at(1).id);
        QCOMPARE(std::get<std::string>(at_once(inputs).at(0).parameters.at("time")), std::string("10:30"));
        inputs.bookings = {{}, 4};
        QCOMPARE(codes(at_once(inputs)), std::string("bookings_outside"));
    }

    void lists_that_are_expected_wait_or_cannot_be_had()
    {
        auto inputs = with(kiosk());
        const core::Day monday = core::local_day(noon, 180min);
        const core::Instant half_past_eight = core::day_start(monday, 180min) + 8h + 30min;
        QCOMPARE(codes(at_once(inputs)), std::string()); // nobody expects any
        inputs.lists.expected = true;
        inputs.devices.clear();
        QCOMPARE(codes(at_once(inputs, half_past_eight - 1ms)), std::string());
        const auto missing = at_once(inputs, half_past_eight);
        QCOMPARE(codes(missing), std::string("bookings_missing"));
        QVERIFY(missing[0].since == half_past_eight && missing[0].severity == wire::AlarmSeverity::serious);
        QCOMPARE(std::get<std::string>(missing[0].parameters.at("day")), std::string("2026-11-23"));
        QCOMPARE(codes(at_once(inputs, half_past_eight + 9h)), std::string("bookings_missing"));
        QCOMPARE(codes(at_once(inputs, half_past_eight + 10h)), std::string()); // it is closed
        QCOMPARE(codes(at_once(inputs, half_past_eight + 24h)), std::string()); // and on Tuesday
        inputs.bookings.listed = {monday - std::chrono::days(7)};
        QCOMPARE(codes(at_once(inputs)), std::string("bookings_missing"));
        inputs.bookings.listed = {monday};
        QCOMPARE(codes(at_once(inputs)), std::string());
        inputs.bookings.listed.clear();
        inputs.lists.listed = {monday}; // one in which nobody was
        QCOMPARE(codes(at_once(inputs)), std::string());

        inputs.lists.waiting = "список.csv";
        inputs.lists.since = noon - 5min;
        const auto waiting = at_once(inputs);
        QCOMPARE(codes(waiting), std::string("list_waiting"));
        QVERIFY(waiting[0].since == noon - 5min && waiting[0].severity == wire::AlarmSeverity::serious);
        QCOMPARE(std::get<std::string>(waiting[0].parameters.at("file")), std::string("список.csv"));
        inputs.lists.waiting.reset();
        inputs.lists.folder_away = "/lists: no such folder";
        Watch watch;
        QCOMPARE(codes(watch.look(inputs, noon)), std::string());
        QCOMPARE(codes(watch.look(inputs, noon + 5min - 1ms)), std::string());
        QCOMPARE(codes(watch.look(inputs, noon + 5min)), std::string("list_folder_away"));
        inputs.lists.folder_away.reset();
        QCOMPARE(codes(watch.look(inputs, noon + 6min)), std::string());
    }

    void a_long_sentence_is_cut_between_letters()
    {
        auto inputs = with(kiosk());
        std::string error = "x";
        for (int i = 0; i < 600; ++i)
            error += "ж";
        inputs.backup = BackupNews{noon, error, "", std::nullopt};
        const auto said = std::get<std::string>(at_once(inputs).at(0).parameters.at("error"));
        QCOMPARE(said.size(), 999U);
    }

    void every_alarm_has_a_cause_an_id_and_a_place_in_the_order()
    {
        QVERIFY(rc::check([] {
            Watch watch;
            core::Instant now = noon;
            for (int steps = *rc::gen::inRange(1, 6); steps > 0; --steps) {
                now += core::Millis(*rc::gen::inRange(-60'000, 600'000));
                const auto inputs = any_inputs();
                const auto alarms = watch.look(inputs, now);
                std::set<std::string> ids;
                for (std::size_t i = 0; i < alarms.size(); ++i) {
                    RC_ASSERT(ids.insert(alarms[i].id).second);
                    RC_ASSERT(alarms[i].since <= now);
                    RC_ASSERT((i == 0 || alarms[i - 1].severity >= alarms[i].severity));
                }
                RC_ASSERT(alarms.size() <= causes_of(inputs, now).size());
                // All mended: nothing is left, and nobody had to say so.
                AlarmInputs well = inputs;
                well.devices.assign(inputs.devices.size(), kiosk());
                well.backup.reset();
                well.disk_free_mib.reset();
                Watch copy = watch;
                RC_ASSERT(copy.look(well, now).empty());
            }
        }));
    }
};

QTEST_APPLESS_MAIN(AlarmsTest)
#include "tst_alarms.moc"
