// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of devices and alarms in Prometheus' text format, and alarms as the API shows them.
// Qt first: moc does not get through <chrono>.
#include <QTest>

#include "server/watch/device_metrics.h"

#include <regex>
#include <set>
#include <sstream>

using namespace talon;
using namespace talon::server;
using namespace std::chrono_literals;
using wire::AlarmCode;

namespace {

/// Monday, 12:15 in Moscow.
const core::Instant noon = core::day_start(core::Day{std::chrono::year(2026) / 11 / 23}, 180min) + 12h + 15min;

wire::DeviceLine kiosk()
{
    wire::DeviceLine line;
    line.device = {"ticket-1-A"};
    line.place = "ticket-1";
    line.online = true;
    line.since = noon - 2h;
    line.printer = wire::PrinterState::ready;
    line.clock_offset = -1500ms;
    line.documents = {{wire::DocumentKind::menu, 7, 8}};
    return line;
}

} // namespace

class DeviceMetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figures_are_valid_whatever_a_place_is_called()
    {
        auto line = kiosk();
        line.place = "a \"b\" \\ c\nd";
        line.online = false;
        MetricsText text;
        add_devices(text, {line, kiosk()}, noon);
        add_alarms(text, {{"device_offline:k", wire::AlarmSeverity::serious, AlarmCode::device_offline, noon - 2h,
                          wire::Alarm::Device{line.device, line.role, line.place}, {}}});
        const std::string all = text.take();
        const std::string escaped = "place=\"a \\\"b\\\" \\\\ c\\nd\"";
        QVERIFY(all.find(escaped) != std::string::npos);
        QVERIFY(all.find("talon_alarms{severity=\"serious\"} 1\n") != std::string::npos);
        QVERIFY(all.find(R"(talon_alarm{code="device_offline",severity="serious",device="ticket-1-A",place=)") != std::string::npos);
        QVERIFY(all.find("talon_device_offline_seconds{device=\"ticket-1-A\"," + escaped + ",role=\"ticket\"} 7200") != std::string::npos);
        const std::regex sample("talon_([a-z_]+)(\\{([a-z]+=\"([^\"\\\\\n]|\\\\[\"\\\\n])*\",?)+\\})? -?[0-9.e+]+");
        const std::regex head("# (HELP|TYPE) talon_([a-z_]+) .+");
        std::string current;
        std::set<std::string> seen;
        std::istringstream lines(all);
        for (std::string each; std::getline(lines, each);) {
            std::smatch match;
            if (std::regex_match(each, match, head)) {
                current = match[2];
                QVERIFY2(match[1] != "HELP" || seen.insert(current).second, each.c_str());
            } else {
                QVERIFY2(std::regex_match(each, match, sample), each.c_str());
                QVERIFY2(match[1] == current, each.c_str()); // the lines of one name stand together
            }
        }
        QVERIFY(seen.size() >= 12);
    }

    void the_answer_as_json()
    {
        const wire::Alarm alarm{"clock_off:d", wire::AlarmSeverity::warning, AlarmCode::clock_off, noon,
                                wire::Alarm::Device{{"d"}, core::DeviceRole::hall, "hall-1"},
                                {{"seconds", std::int64_t{-40}}, {"error", std::string("no folder")}}};
        QCOMPARE(wire::encode_alarms({alarm}, noon),
                 std::string(R"({"now":"2026-11-23T09:15:00.000Z","alarms":[{"id":"clock_off:d","severity":"warning","code":"clock_off","since":"2026-11-23T09:15:00.000Z","device":{"device":"d","role":"hall","place":"hall-1"},"parameters":{"error":"no folder","seconds":-40}}]})"));
        QCOMPARE(wire::encode_alarms({}, noon), std::string(R"({"now":"2026-11-23T09:15:00.000Z","alarms":[]})"));
        std::set<std::string_view> names;
        for (int i = 0; i < wire::alarm_codes; ++i)
            QVERIFY(!wire::name_of(static_cast<AlarmCode>(i)).empty() && names.insert(wire::name_of(static_cast<AlarmCode>(i))).second);
    }
};

QTEST_APPLESS_MAIN(DeviceMetricsTest)
#include "tst_device_metrics.moc"
