// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/personal_acts.h"
#include "core/journal/inspectorate.h"
#include "core/people/roles.h"

#include <QTest>

using namespace talon::core;

namespace {

constexpr Day day = std::chrono::year{2026} / 11 / 30;

PersonalDataDestroyed act_of(const std::string &act, std::size_t bookings = 1)
{
    PersonalDataDestroyed event{day, {}, {{"name"}}, {"expired"}, {"key_overwritten"}, act};
    event.bookings.resize(bookings, BookingId{"8N4E6B0HTRC1W"});
    return event;
}

} // namespace

class TestPersonalActs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_act_is_numbered_once_however_often_it_is_told()
    {
        Inspectorate site;
        for (const char *act : {"A", "B", "A"})
            site.apply({Instant{}, "talond", act_of(act)});
        site.apply({Instant{}, "op", PersonalDataShown{{"8N4E6B0HTRC1W"}, {"op"}}});
        QCOMPARE(site.personal.count, 2);
        QCOMPARE(site.personal.act("B")->number, 2);
        QCOMPARE(site.personal.act("A")->actor, std::string("talond"));
        QVERIFY(!site.personal.act("C") && !site.personal.contradiction());
    }

    void acts_are_bounded_and_keep_their_numbers()
    {
        PersonalActs acts;
        for (std::size_t i = 0; i < max_personal_acts + 5; ++i)
            acts.apply(act_of("A" + std::to_string(i), 500), {}, "talond");
        QCOMPARE(acts.acts.size(), max_personal_acts);
        QCOMPARE(acts.count, static_cast<int>(max_personal_acts) + 5);
        QCOMPARE(acts.acts.front().number, 6);
        QVERIFY(!acts.contradiction());
        std::size_t ids = 0;
        for (const PersonalAct &each : acts.acts)
            ids += each.what.bookings.size();
        QCOMPARE(ids, max_act_bookings);
        QVERIFY2(acts.acts.front().what.bookings.empty() && acts.acts.front().bookings == 500, "an older act knows how many they were");
        acts.acts.erase(acts.acts.begin() + 3);
        QVERIFY(acts.contradiction());
    }

    void names_are_due_when_their_days_are_over()
    {
        QVERIFY(personal_due(day, std::chrono::days(0)) == day + std::chrono::days(1));
        QVERIFY(personal_due(day, std::chrono::days(1)) == day + std::chrono::days(2));
    }

    void a_surname_is_found_by_three_letters_whatever_their_case()
    {
        const std::vector<std::string> names{"Семёнов Пётр", "Петров-Водкин Кузьма", "СЕМЕНОВА Анна", "Ли Ен", "Непетров Иван"};
        const auto found = [&](std::string_view typed) { return fitting_names(names, typed); };
        QVERIFY(found("семен") == (std::vector<std::size_t>{0, 2}));
        QVERIFY(found("СЕМЁ") == (std::vector<std::size_t>{0, 2}));
        QVERIFY(found("водк") == (std::vector<std::size_t>{1}));
        QVERIFY2(found("пет") == (std::vector<std::size_t>{0, 1}), "a beginning, not a middle");
        QVERIFY2(found("се").empty() && found("").empty() && found("  ").empty(), "two letters would list half a hall");
        QVERIFY(found("ли ен") == (std::vector<std::size_t>{3}));
        QCOMPARE(surname_of(names[1]), std::string("Петров-Водкин"));
        QCOMPARE(surname_of("Одно"), std::string("Одно"));
    }

    void a_name_is_tidied_and_cut_between_letters()
    {
        QCOMPARE(tidy_name("\x01 Иванов\x7F  Иван\r\n", 240), std::string("Иванов Иван"));
        QCOMPARE(tidy_name("Иванов", 5), std::string("Ив"));
        QCOMPARE(tidy_name(" \xC2\xA0\t", 240), std::string());
    }

    void who_sees_names_and_who_destroys_them()
    {
        const auto may_role = [](const char *role, const char *permission) {
            StaffSaved staff;
            staff.active = true;
            staff.roles = {{role}};
            return may(staff, permission);
        };
        QVERIFY(may_role("operator", "names.hand") && may_role("operator", "names.find"));
        QVERIFY2(!may_role("operator", "names.show"), "an operator sees whom he has before him");
        QVERIFY(may_role("security", "names.destroy") && !may_role("security", "names.show"));
        QVERIFY(!may_role("head", "names.show") && !may_role("head", "names.destroy"));
    }
};

QTEST_APPLESS_MAIN(TestPersonalActs)
#include "tst_personal_acts.moc"
