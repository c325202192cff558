// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of languages: what is read, what is refused and why, and which form of a word stands after a number.
#include "kiosk/languages/language_shelf.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace talon;
using namespace talon::kiosk;

namespace {

QByteArray card(const QByteArray &more = {})
{
    return R"({"language":"tt","name":"Татарча","prompt":"Телне сайлагыз")" + more + "}";
}

core::Language language(const char *tag) { return core::Language::parse(tag).value(); }

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

class LanguageCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardIsReadWhole()
    {
        const auto read = readLanguageCard(card(R"(,"direction":"rtl","plural":"two","words":{"Да":"Әйе","%n шт.":["%n а","%n б"]})"));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error()));
        QVERIFY(read->language == language("tt"));
        QCOMPARE(read->name, QStringLiteral("Татарча"));
        QCOMPARE(read->prompt, QStringLiteral("Телне сайлагыз"));
        QCOMPARE(read->direction, Qt::RightToLeft);
        QCOMPARE(read->say("Да", "", -1), QStringLiteral("Әйе"));
        QCOMPARE(read->say("%n шт.", "", 1), QStringLiteral("%n а"));
        QCOMPARE(read->say("%n шт.", "", 21), QStringLiteral("%n б"));
        QVERIFY(read->say("Нет", "", -1).isNull());
        const auto least = readLanguageCard(card());
        QVERIFY(least.ok() && least->words.isEmpty() && least->direction == Qt::LeftToRight);
    }

    void aCommentTellsWordsApart()
    {
        const auto read = readLanguageCard(card(R"(,"words":{"%n человек":"%n кеше","%n человек [in the queue]":"чиратта %n"})"));
        QVERIFY(read.ok());
        QCOMPARE(read->say("%n человек", "in the queue", 3), QStringLiteral("чиратта %n"));
        QCOMPARE(read->say("%n человек", "elsewhere", 3), QStringLiteral("%n кеше"));
        QCOMPARE(read->say("%n человек", nullptr, 3), QStringLiteral("%n кеше"));
    }

    void slavicFormsStandAsInRussian()
    {
        const auto read = readLanguageCard(card(R"(,"plural":"slavic","words":{"%n":["a","b","c"]})"));
        QVERIFY(read.ok());
        const auto form = [&](int n) { return read->say("%n", "", n); };
        for (const int n : {1, 21, 101})
            QCOMPARE(form(n), QStringLiteral("a"));
        for (const int n : {2, 3, 4, 22, 104})
            QCOMPARE(form(n), QStringLiteral("b"));
        for (const int n : {0, 5, 11, 12, 14, 20, 111, 112})
            QCOMPARE(form(n), QStringLiteral("c"));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QByteArray &json, const QString &part) { QTest::newRow(name) << json << part; };
        row("no JSON", "{", QStringLiteral("not a JSON object"));
        row("no object", "[1]", QStringLiteral("not a JSON object"));
        row("no tag", R"({"language":"tatar","name":"а","prompt":"б"})", QStringLiteral("“language”"));
        row("no name", R"({"language":"tt","prompt":"б"})", QStringLiteral("“name”"));
        row("no prompt", R"({"language":"tt","name":"а"})", QStringLiteral("“prompt”"));
        row("name too long", card().replace("Татарча", QByteArray(41, 'x')), QStringLiteral("“name”"));
        row("direction", card(R"(,"direction":"up")"), QStringLiteral("“direction”"));
        row("plural", card(R"(,"plural":"dual")"), QStringLiteral("“plural”"));
        row("an empty word", card(R"(,"words":{"Да":""})"), QStringLiteral("“Да”"));
        row("a number for a word", card(R"(,"words":{"Да":1})"), QStringLiteral("“Да”"));
        row("too many forms", card(R"(,"plural":"two","words":{"Да":["а","б","в"]})"), QStringLiteral("“Да”"));
        row("a word too long", card(R"(,"words":{"Да":"нет"})").replace("нет", QByteArray(longestWord + 1, 'x')), QStringLiteral("“Да”"));
        row("too large", card().replace("Татарча", QByteArray(largestLanguageCard, 'x')), QStringLiteral("larger"));
        QByteArray words = R"(,"words":{"0":"x")";
        for (int i = 1; i <= mostWords; ++i)
            words += ",\"" + QByteArray::number(i) + "\":\"x\"";
        row("too many words", card(words + "}"), QStringLiteral("“words”"));
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, part);
        const auto read = readLanguageCard(json);
        QVERIFY(!read.ok());
        QVERIFY2(read.error().contains(part), qPrintable(read.error()));
    }

    void theShelfHoldsWhatShipsAndWhatIsAdded()
    {
        LanguageShelf shelf;
        QCOMPARE(shelf.name(core::Language::ru), QStringLiteral("Русский"));
        QCOMPARE(shelf.name(core::Language::en), QStringLiteral("English"));
        QCOMPARE(shelf.name(language("en-GB")), QStringLiteral("English"));
        QVERIFY(shelf.find(language("tt")) == nullptr);
        QCOMPARE(shelf.name(language("tt")), QStringLiteral("tt"));

        QTemporaryDir folder;
        QCOMPARE(shelf.add(folder.path()).size(), 1); // none in it
        write(folder.filePath(QStringLiteral("tt.json")), card());
        write(folder.filePath(QStringLiteral("xx.json")), "{");
        write(folder.filePath(QStringLiteral("notes.txt")), "x");
        const QStringList faults = shelf.add(folder.path());
        QCOMPARE(faults.size(), 1);
        QVERIFY(faults.front().contains(QStringLiteral("xx.json")));
        QCOMPARE(shelf.name(language("tt")), QStringLiteral("Татарча"));
        QCOMPARE(shelf.name(language("tt-RU")), QStringLiteral("Татарча"));
    }

    void aFolderOfTooManyCardsIsNotReadWhole()
    {
        QTemporaryDir folder;
        for (int i = 0; i < LanguageShelf::mostCards + 1; ++i)
            write(folder.filePath(QStringLiteral("%1.json").arg(i, 3, 10, QLatin1Char('0'))),
                  i < LanguageShelf::mostCards ? card() : QByteArray(R"({"language":"os","name":"Ирон","prompt":"Æвзаг"})"));
        LanguageShelf shelf;
        QCOMPARE(shelf.add(folder.path()).size(), 1);
        QVERIFY(shelf.find(language("tt")) != nullptr && shelf.find(language("os")) == nullptr);
    }
};

QTEST_GUILESS_MAIN(LanguageCardTest)
#include "tst_language_card.moc"
