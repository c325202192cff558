// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "server/http/etag.h"
#include "server/http/route.h"
#include "server/people/secrets.h"

using namespace talon;
using namespace talon::server;

/// What a request's address and head say: escapes, queries, tags, and how much body each route takes.
class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { init_secrets(); }

    void escapes_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("means"); // empty: refused
        QTest::newRow("plain") << QByteArray("abc-._~") << QByteArray("abc-._~");
        QTest::newRow("letters") << QByteArray("%D0%90%d0%b2") << QByteArray("\xD0\x90\xD0\xB2");
        QTest::newRow("slash") << QByteArray("a%2Fb") << QByteArray("a/b");
        QTest::newRow("last") << QByteArray("a%41") << QByteArray("aA");
        QTest::newRow("plus stays") << QByteArray("a+b") << QByteArray("a+b");
        QTest::newRow("once only") << QByteArray("%2541") << QByteArray("%41");
        QTest::newRow("cut") << QByteArray("a%4") << QByteArray();
        QTest::newRow("no hex") << QByteArray("%g1") << QByteArray();
        QTest::newRow("zero") << QByteArray("a%00") << QByteArray();
        QTest::newRow("newline") << QByteArray("a%0Ab") << QByteArray();
        QTest::newRow("delete") << QByteArray("a%7Fb") << QByteArray();
        QTest::newRow("C1") << QByteArray("%C2%85") << QByteArray();
        QTest::newRow("overlong") << QByteArray("%C0%AF") << QByteArray();
        QTest::newRow("surrogate") << QByteArray("%ED%A0%80") << QByteArray();
        QTest::newRow("half a character") << QByteArray("%D0") << QByteArray();
        QTest::newRow("beyond Unicode") << QByteArray("%F4%90%80%80") << QByteArray();
        QTest::newRow("four bytes") << QByteArray("%F0%9F%99%82") << QByteArray("\xF0\x9F\x99\x82");
    }
    void escapes()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, means);
        const auto decoded = percent_decoded(sent.toStdString());
        QCOMPARE(decoded.has_value(), !means.isEmpty());
        if (decoded)
            QCOMPARE(QByteArray::fromStdString(*decoded), means);
    }

    void queriesAreFields()
    {
        const auto query = parse_query("day=2026-11-23&q=a+b%26c&service=one&service=two&empty=&flag&count=12&minus=-3&big=99999999999999999999");
        QVERIFY(query.has_value());
        QCOMPARE(*query->value("day"), std::string("2026-11-23"));
        QCOMPARE(*query->value("q"), std::string("a b&c"));
        QVERIFY((query->values("service") == std::vector<std::string>{"one", "two"}));
        QCOMPARE(*query->value("service"), std::string("one"));
        QCOMPARE(*query->value("empty"), std::string());
        QVERIFY(query->has("flag") && !query->has("nothing"));
        QCOMPARE(query->number("count", 0, 12).value_or(-1), 12);
        QCOMPARE(query->number("count", 0, 11).value_or(-1), -1);
        QCOMPARE(query->number("minus", -3, 3).value_or(0), -3);
        QVERIFY(!query->number("big", 0, INT64_MAX) && !query->number("day", 0, 9999) && !query->number("empty", 0, 1));
        QVERIFY(parse_query("")->empty());
    }

    void queriesAreBounded()
    {
        std::string many;
        for (std::size_t i = 0; i < max_query_fields; ++i)
            many += "a=1&";
        QVERIFY(parse_query(many).has_value());
        QVERIFY(!parse_query(many + "a=1").has_value());
        QVERIFY(parse_query("a=" + std::string(max_query_value, 'x')).has_value());
        QVERIFY(!parse_query("a=" + std::string(max_query_value + 1, 'x')).has_value());
        QVERIFY(parse_query(std::string(max_query_name, 'x')).has_value());
        QVERIFY(!parse_query(std::string(max_query_name + 1, 'x')).has_value());
    }

    void capturesAreDecoded()
    {
        std::map<std::string, std::string> captures;
        QVERIFY(matches("/files/{name}", "/files/%D0%A2%D0%B0%D0%BB%D0%BE%D0%BD%20%E2%84%961", captures));
        QCOMPARE(captures["name"], std::string("Талон №1"));
        QVERIFY(!matches("/files/{name}", "/files/%00", captures));
        QVERIFY(matches("/files/{name}", "/files/" + std::string(64, 'a'), captures));
        QVERIFY(!matches("/files/{name}", "/files/" + std::string(65, 'a'), captures));
        QVERIFY(!matches("/files/{name}/x", "/files/a%2Fx", captures)); // an escaped slash parts nothing
    }

    void bodiesAreBoundedByTheRoute()
    {
        Route route{"POST", "/x", Access{}, nullptr, nullptr, "x", "x"};
        QCOMPARE(body_limit(route), 1024U);
        route.request_schema = "Anything";
        QCOMPARE(body_limit(route), 64U * 1024);
        route.traits.body_limit = 5'000'000;
        QCOMPARE(body_limit(route), 5'000'000U);
    }

    void tagsOfContent()
    {
        const auto tag = etag_of("one");
        QCOMPARE(tag, etag_of("one"));
        QVERIFY(tag != etag_of("two") && tag.front() == '"' && tag.back() == '"');
        QVERIFY(lists_etag(tag, tag) && lists_etag("\"x\", W/" + tag, tag) && lists_etag("*", tag));
        QVERIFY(!lists_etag("", tag) && !lists_etag("\"x\"", tag));
        QVERIFY(!lists_etag(tag.substr(1, tag.size() - 2), tag)); // a part of it is another
    }

    void changesOfSomethingOlderAreRefused()
    {
        const auto tag = etag_of("new");
        Request request;
        QVERIFY(!changed_meanwhile(request, tag, core::Language::ru));
        request.headers = {{"if-match", etag_of("old")}, {"if-none-match", tag}};
        const auto refused = changed_meanwhile(request, tag, core::Language::en);
        QVERIFY(refused && refused->status == 412);
        QVERIFY(refused->body.find("changed_meanwhile") != std::string::npos);
        QCOMPARE(not_modified(request, tag)->status, 304);
        request.headers = {{"if-match", tag}, {"if-none-match", etag_of("old")}};
        QVERIFY(!changed_meanwhile(request, tag, core::Language::ru) && !not_modified(request, tag));
    }
};

QTEST_APPLESS_MAIN(RequestsTest)
#include "tst_requests.moc"
