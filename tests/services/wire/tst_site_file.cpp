// SPDX-License-Identifier: GPL-3.0-or-later
// A site file as people save it: the sentence says what is wrong and where.
#include "core/site/reserves.h"
#include "samples.h"
#include "wire/site/site_file.h"

#include <QTest>

using namespace talon;

namespace {

std::string good() { return samples::vector("site"); }

std::string said(const std::string &bytes)
{
    const auto site = wire::read_site_file(bytes);
    return site.ok() ? "nothing is wrong" : site.error();
}

std::string replaced(const std::string &what, const std::string &by)
{
    std::string text = good();
    const std::size_t at = text.find(what);
    return at == std::string::npos ? "the sample has no " + what : text.replace(at, what.size(), by);
}

} // namespace

class SiteFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_good_one_with_and_without_a_mark()
    {
        QCOMPARE(said(good()), std::string("nothing is wrong"));
        QCOMPARE(said("\xEF\xBB\xBF" + good()), std::string("nothing is wrong"));
        std::string of_windows;
        for (const char c : good())
            of_windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        QCOMPARE(said(of_windows), std::string("nothing is wrong"));
        QVERIFY(*wire::read_site_file("\xEF\xBB\xBF" + good()) == samples::site());
    }

    void utf_16()
    {
        const std::string sentence = "it is in UTF-16; save it as UTF-8.";
        QCOMPARE(said(std::string("\xFF\xFE{\0", 4)), sentence);
        QCOMPARE(said(std::string("\xFE\xFF\0{", 4)), sentence);
        QCOMPARE(said(std::string("{\0\n\0", 4)), sentence); // without a mark
        QCOMPARE(said(std::string("\0{\0\n", 4)), sentence);
    }

    void windows_1251()
    {
        // «Инсп» in cp1251, in the second line, behind two letters of UTF-8.
        QCOMPARE(said("{\n  \"дa\": \"\xC8\xED\xF1\xEF\"}"),
                 std::string("it is not in UTF-8 (perhaps in Windows-1251), first at line 2, column 10; save it as UTF-8."));
        QCOMPARE(said("\xC0"), std::string("it is not in UTF-8 (perhaps in Windows-1251), first at line 1, column 1; save it as UTF-8."));
        QVERIFY(said("{\"a\": \"\xD0").starts_with("it is not in UTF-8")); // cut in the middle of a letter
    }

    void syntax()
    {
        QVERIFY(said("{\n  \"id\": \"demo\"\n  \"name\": 1}").starts_with("it is not JSON at line 3, column 3: "));
        QVERIFY(said("{\"имя\": да}").starts_with("it is not JSON at line 1, column 9: "));
        QVERIFY(said("{\"a\": [1, 2}").starts_with("it is not JSON at line 1, column 12: "));
        QCOMPARE(said("{\"a\": [1, 2]"), std::string("it ends too early, at line 1, column 13: a bracket or a quotation mark is not closed."));
        QCOMPARE(said(""), std::string("it ends too early, at line 1, column 1: a bracket or a quotation mark is not closed."));
        QCOMPARE(said("{}\n}"), std::string("something follows the end of the site, at line 2, column 1."));
        QVERIFY(said(std::string(17, '[')).starts_with("brackets are nested deeper than 16 at line 1, column "));
    }

    void form_and_sense()
    {
        QCOMPARE(said(replaced("\"+03:00\"", "\"+3\"")), std::string("bad_field at utc_offset."));
        QCOMPARE(said(replaced("\"id\": \"demo\",", "")), std::string("missing_field at id."));
        QCOMPARE(said(replaced("\"number\": 5", "\"number\": 12")), std::string("There are two windows 12."));
    }

    void a_large_one()
    {
        QCOMPARE(said(std::string(1024 * 1024 + 1, ' ')), std::string("it is larger than 1 MiB."));
    }

    void a_reserve_that_is_not_said_sinks_with_the_number_of_kiosks()
    {
        const auto with_kiosks = [](int count) {
            std::string places;
            for (int i = 0; i < count; ++i)
                places += "{\"id\": \"k" + std::to_string(i) + "\", \"role\": \"ticket\", \"title\": \"Терминал\"},";
            std::string text = replaced(", \"reserve_size\": 20", "");
            return text.replace(text.find("\"places\": [") + 11, 0, places);
        };
        const int more = core::ticket_kiosks(samples::site());
        const auto seven = wire::read_site_file(with_kiosks(7 - more));
        QVERIFY2(seven.ok(), seven.ok() ? "" : seven.error().c_str());
        QCOMPARE(core::ticket_kiosks(*seven), 7);
        QCOMPARE(seven->rules.reserve_size, 13);
        QCOMPARE(wire::read_site_file(with_kiosks(1))->rules.reserve_size, 20);
    }
};

QTEST_APPLESS_MAIN(SiteFileTest)
#include "tst_site_file.moc"
