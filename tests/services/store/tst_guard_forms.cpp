// SPDX-License-Identifier: GPL-3.0-or-later
// The forms that the guard's file had, and how much the present one holds.
#include "guard_file.h"

#include <QFile>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;
using core::Letter;

class TestGuardForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Made by the program before own series: A001 and A980 of day 1, X999 of day 2, in this order.
    void reads_the_form_before_own_series()
    {
        const Folder folder;
        QVERIFY(QFile::copy(QStringLiteral(TALON_TEST_DATA "/store/numbers-1.guard"), QString::fromStdString(path_in(folder))));
        QVERIFY(QFile::setPermissions(QString::fromStdString(path_in(folder)), QFile::ReadOwner | QFile::WriteOwner));
        for (const int turn : {1, 2}) { // written anew in the present form when it is opened
            NumberGuard guard = opened(folder);
            QVERIFY(!guard.fresh());
            QVERIFY(guard.given(day(1), Letter::A, 1) && guard.given(day(1), Letter::A, 980) && guard.given(day(2), Letter::X, 999));
            QCOMPARE(guard.highest(day(1), Letter::B), 0);
            QCOMPARE(guard.own_turn(Letter::A), turn - 1);
            QVERIFY_OK(guard.raise_own(Letter::A, turn));
        }
        QCOMPARE(opened(folder).own_turn(Letter::A), 2);
    }

    /// Made by the program before two letters: A001, A980 and H500 of day 1, X999 of day 2, own turns A 7 and X 9990.
    void reads_the_form_before_two_letters()
    {
        const Folder folder;
        QVERIFY(QFile::copy(QStringLiteral(TALON_TEST_DATA "/store/numbers-2.guard"), QString::fromStdString(path_in(folder))));
        QVERIFY(QFile::setPermissions(QString::fromStdString(path_in(folder)), QFile::ReadOwner | QFile::WriteOwner));
        for (const bool first : {true, false}) {
            NumberGuard guard = opened(folder);
            QVERIFY(!guard.fresh());
            const std::vector<std::pair<core::Day, core::TicketNumber>> given{
                {day(1), {Letter::A, 1}}, {day(1), {Letter::A, 980}}, {day(1), {Letter::H, 500}}, {day(2), {Letter::X, 999}}};
            QVERIFY(guard.all_given() == given);
            QCOMPARE(guard.own_turn(Letter::A), 7);
            QCOMPARE(guard.own_turn(Letter::X), core::own_turns);
            QCOMPARE(guard.own_turn(core::pair(Letter::A, Letter::A)), 0);
            QVERIFY_FAULT(guard.raise(day(1), Letter::H, 500), StoreFault::duplicate);
            QCOMPARE(bytes_of(path_in(folder)).size(), 2 * copy_bytes);
            QVERIFY(first || bytes_of(path_in(folder)).starts_with("TNG3"));
        }
    }

    /// Every letter on every day fits in a copy.
    void remembers_all_letters_there_are()
    {
        const Folder folder;
        std::vector<std::pair<core::Day, core::TicketNumber>> all;
        NumberGuard::OwnTurns turns{};
        turns.fill(core::own_turns);
        for (int on = 1; on <= 5; ++on)
            for (int letter = 0; letter < core::letter_count; ++letter)
                all.emplace_back(day(on), core::TicketNumber{static_cast<Letter>(letter), 1 + (letter * 7 + on) % core::last_number});
        { QVERIFY_OK(NumberGuard::remake(path_in(folder), all, turns)); }
        NumberGuard guard = opened(folder);
        QVERIFY(guard.all_given() == all);
        QVERIFY_OK(guard.raise(day(5), core::pair(Letter::X, Letter::X), 999));
        QVERIFY(opened(folder).given(day(5), core::pair(Letter::X, Letter::X), 999));
        QCOMPARE(opened(folder).own_turn(core::pair(Letter::X, Letter::X)), core::own_turns);
    }
};

QTEST_APPLESS_MAIN(TestGuardForms)
#include "tst_guard_forms.moc"
