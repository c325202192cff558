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
        for (const char *code : {"h:mm", "hh:mm:ss", "[$-F400]h:mm:ss\\ AM/PM"})
            QVERIFY2(sheet_format(code).form == Form::time, code);
        for (const char *code : {"dd.mm.yyyy hh:mm", "m/d/yy h:mm"})
            QVERIFY2(sheet_format(code).form == Form::date_time, code);
        for (const char *code : {"[h]:mm", "[hh]:mm:ss"})
            QVERIFY2(sheet_format(code).form == Form::elapsed, code);
        for (const char *code : {"General", "@", "0", "[Red]0", "0_)", "* 0", "0;-0;0;@", ""})
            QVERIFY2(sheet_format(code).form == Form::general, code);
        QVERIFY((sheet_format("000000") == SheetFormat{Form::general, 6}));
        QVERIFY(sheet_format(14).form == Form::date && sheet_format(20).form == Form::time && sheet_format(22).form == Form::date_time);
        QVERIFY(sheet_format(0) == SheetFormat{} && sheet_format(49) == SheetFormat{} && (sheet_format(1) == SheetFormat{Form::general, 1}));
        QVERIFY(sheet_format(46).form == Form::elapsed);
    }

    void a_number_that_is_shown_otherwise_than_by_its_figures_is_none_that_a_list_reads()
    {
        for (const char *code : {"#,##0", "#,##0\" д.\"", "0\\h", "0.00", "00-00-00", "0%", "0.00E+00", "# ?/?", "[$₽-419] 0", "0 \"₽\"", "[>100]0;0.0", "\"К\"0", "*-0",
                                 ";;", "#", "mm:ss", "[mm]:ss", "[s]", "ss", "h AM/PM", "d [h]:mm", "General\" шт.\""}) {
            QVERIFY2(sheet_format(code).form == Form::other, code);
            QCOMPARE(shown_number(482913, sheet_format(code), false), std::string("####"));
        }
        for (const int builtin : {2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 37, 40, 41, 44, 45, 47, 48})
            QCOMPARE(shown_number(482913, sheet_format(builtin), false), std::string("####"));
        QCOMPARE(shown_number(482913, sheet_format("##0000"), false), std::string("482913"));
        QCOMPARE(shown_number(12, sheet_format("##0000"), false), std::string("0012"));
    }

    void hours_that_go_on_are_shown_so()
    {
        for (const SheetFormat format : {sheet_format("[h]:mm"), sheet_format(46)}) {
            QCOMPARE(shown_number(1.4375, format, false), std::string("34:30")); // which is no time of a day
            QCOMPARE(shown_number(0.4375, format, false), std::string("10:30"));
            QCOMPARE(shown_number(-0.4375, format, false), std::string("####"));
        }
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
