// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/sheet_cell.h"

#include <QTest>

using namespace talon::core;
using Form = SheetFormat::Form;

class TestSheetCell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_format_tells_what_a_number_is()
    {
        for (const char *code : {"DD.MM.YYYY", "yyyy-mm-dd", "[$-419]d mmmm yyyy\" г.\";@", "m/d/yy", "mmm", "d\\.m\\.yy"})
            QVERIFY2(sheet_format(code).form == Form::date, code);
        for (const char *code : {"h:mm", "[h]:mm", "hh:mm:ss", "mm:ss", "[$-F400]h:mm:ss\\ AM/PM"})
            QVERIFY2(sheet_format(code).form == Form::time, code);
        for (const char *code : {"dd.mm.yyyy hh:mm", "m/d/yy h:mm"})
            QVERIFY2(sheet_format(code).form == Form::date_time, code);
        for (const char *code : {"General", "@", "0.00", "#,##0\" д.\"", "0\\h", "[Red]0", ""})
            QVERIFY2(sheet_format(code).form == Form::general, code);
        QVERIFY((sheet_format("000000") == SheetFormat{Form::general, 6}));
        QVERIFY(sheet_format(14).form == Form::date && sheet_format(20).form == Form::time && sheet_format(22).form == Form::date_time);
        QVERIFY(sheet_format(0) == SheetFormat{} && sheet_format(49) == SheetFormat{});
    }

    void numbers_are_shown_as_the_sheet_shows_them()
    {
        const SheetFormat plain, six{Form::general, 6}, date{Form::date, 0}, time{Form::time, 0}, both{Form::date_time, 0};
        QCOMPARE(shown_number(12345, plain, false), std::string("12345"));
        QCOMPARE(shown_number(12345, six, false), std::string("012345"));
        QCOMPARE(shown_number(7.5, plain, false), std::string("7.5"));
        QCOMPARE(shown_number(-3, six, false), std::string("-3"));
        QCOMPARE(shown_number(46356, date, false), std::string("2026-11-30"));
        QCOMPARE(shown_number(46356 - 1462, date, true), std::string("2026-11-30"));
        QCOMPARE(shown_number(46356.4375, both, false), std::string("2026-11-30 10:30"));
        QCOMPARE(shown_number(46356.4375, time, false), std::string("10:30")); // the date is not shown
        QCOMPARE(shown_number(0.4375, time, false), std::string("10:30"));
        QCOMPARE(shown_number(0.43750001, time, false), std::string("10:30")); // what a program's arithmetic leaves
        QCOMPARE(shown_number(0.4378, time, false), std::string("10:30:26"));
        QCOMPARE(shown_number(0, time, false), std::string("0:00"));
        QCOMPARE(shown_number(61, date, false), std::string("1900-03-01"));
        QCOMPARE(shown_number(60, date, false), std::string("####")); // a day that never was
        QCOMPARE(shown_number(0, date, true), std::string("1904-01-01"));
        for (const double wrong : {-1.0, 2'958'466.0, 1e300})
            QCOMPARE(shown_number(wrong, date, false), std::string("####"));
    }
};

QTEST_APPLESS_MAIN(TestSheetCell)
#include "tst_sheet_cell.moc"
