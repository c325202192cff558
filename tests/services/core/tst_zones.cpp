// SPDX-License-Identifier: GPL-3.0-or-later
// Displays within earshot of each other: one of them speaks.
#include "show.h"
#include "small_hall.h"

using namespace talon::core;
using namespace talon::core::test;

namespace {

Place display(const char *id, std::optional<bool> set, const char *zone = "")
{
    Place place{id, "hall", {"Табло", ""}};
    place.zone = zone;
    place.speaks = set;
    return place;
}

std::string fault(std::vector<Place> places)
{
    Site site = small_site();
    site.places = std::move(places);
    return check(site).value_or("nothing is wrong");
}

} // namespace

class TestZones : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void one_display_of_a_zone_speaks()
    {
        Site site;
        site.places = {display("a", {}), display("b", {}), display("c", {}), {"kiosk", "ticket", {"Терминал", ""}}};
        const auto speakers = [&] {
            std::string ids;
            for (const Place &each : site.places)
                ids += speaks(site, each.id) ? each.id : "";
            return ids;
        };
        QCOMPARE(speakers(), std::string("a")); // nothing is set
        site.places[0].speaks = false;
        QCOMPARE(speakers(), std::string("b"));
        site.places[2].speaks = true;
        QCOMPARE(speakers(), std::string("c"));
        site.places[1].zone = "stairs";
        QCOMPARE(speakers(), std::string("bc")); // one in each zone
        QVERIFY(speaks(site, "unknown"));
    }

    void the_check_wants_exactly_one()
    {
        QCOMPARE(fault({display("a", true), display("b", {})}), std::string("nothing is wrong"));
        QCOMPARE(fault({display("a", true), display("b", true, "stairs")}), std::string("nothing is wrong"));
        QCOMPARE(fault({display("a", true), display("b", true)}), std::string("The zone without a name has 2 displays that speak."));
        QCOMPARE(fault({display("a", {}), display("b", true, "s"), display("c", true, "s")}), std::string("The zone \"s\" has 2 displays that speak."));
        QCOMPARE(fault({display("a", false)}), std::string("The zone without a name has no display that speaks."));
        QCOMPARE(fault({display("a", {}), display("b", {}, "no\tgood")}),
                 std::string("The id \"no\tgood\" of the zone of place \"b\" is empty, too long or not printable."));
        Place kiosk{"kiosk", "ticket", {"Терминал", ""}};
        kiosk.speaks = true;
        QCOMPARE(fault({kiosk}), std::string("The place \"kiosk\" has a zone or speaks, and is no display."));
    }
};

QTEST_APPLESS_MAIN(TestZones)
#include "tst_zones.moc"
