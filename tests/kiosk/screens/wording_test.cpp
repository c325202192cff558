// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/number.h"
#include "kiosk/screens/shared/ties.h"
#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/ticket/menu_choices.h"
#include "kiosk/screens/ticket/preference.h"
#include "kiosk/screens/ticket/refusal_text.h"
#include "sample_hall.h"

#include <QTest>

namespace talon::test {

using namespace std::chrono;
using kiosk::Translations;
using kiosk::Wording;

/// Ties are for line breaks; the tests read words.
QString plain(QString text)
{
    return text.replace(QChar(0xa0), u' ');
}

class WordingTest : public QObject
{
    Q_OBJECT

private:
    kiosk::View view(core::Language language = core::Language::ru) const { return {sampleNow(), minutes{180}, language}; }

private Q_SLOTS:
    void plurals_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("ahead");
        QTest::addColumn<QString>("wait");
        QTest::newRow("ru 0") << "ru" << 0 << u"Перед вами никого нет"_qs << u"Ожидание меньше минуты"_qs;
        QTest::newRow("ru 1") << "ru" << 1 << u"Перед вами 1 человек"_qs << u"Ожидание около 1 минуты"_qs;
        QTest::newRow("ru 2") << "ru" << 2 << u"Перед вами 2 человека"_qs << u"Ожидание около 2 минут"_qs;
        QTest::newRow("ru 5") << "ru" << 5 << u"Перед вами 5 человек"_qs << u"Ожидание около 5 минут"_qs;
        QTest::newRow("ru 11") << "ru" << 11 << u"Перед вами 11 человек"_qs << u"Ожидание около 11 минут"_qs;
        QTest::newRow("ru 21") << "ru" << 21 << u"Перед вами 21 человек"_qs << u"Ожидание около 21 минуты"_qs;
        QTest::newRow("ru 103") << "ru" << 103 << u"Перед вами 103 человека"_qs << u"Ожидание около 103 минут"_qs;
        QTest::newRow("en 0") << "en" << 0 << u"Nobody is ahead of you"_qs << u"The wait is less than a minute"_qs;
        QTest::newRow("en 1") << "en" << 1 << u"There is 1 person ahead of you"_qs << u"The wait is about 1 minute"_qs;
        QTest::newRow("en 2") << "en" << 2 << u"There are 2 people ahead of you"_qs << u"The wait is about 2 minutes"_qs;
    }
    void plurals()
    {
        QFETCH(QString, language);
        QFETCH(int, count);
        Translations translations;
        QVERIFY(translations.use(kiosk::languageOf(language).value()));
        QTEST(plain(Wording::ahead(count)), "ahead");
        QTEST(plain(Wording::wait(count)), "wait");
        QVERIFY(Wording::ahead(std::nullopt).isEmpty());
        QVERIFY(Wording::wait(std::nullopt).isEmpty());
    }

    void waitsAreRangesInFives()
    {
        Translations translations;
        const core::Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{9}};
        const kiosk::View moscow{noon};
        const auto range = [](int from, int to) { return core::WaitRange{core::Minutes{from}, core::Minutes{to}}; };
        QCOMPARE(plain(Wording::wait(range(15, 30), noon, moscow)), u"Ожидание примерно 15–30 минут"_qs);
        QCOMPARE(plain(Wording::wait(range(0, 10), noon, moscow)), u"Ожидание до 10 минут"_qs);
        QCOMPARE(plain(Wording::wait(range(50, 80), noon, moscow)), u"Ожидание примерно 50–80 минут"_qs);
        QCOMPARE(plain(Wording::wait(range(60, 90), noon, moscow)), u"Больше часа: вас вызовут не раньше 13:00"_qs);
        QCOMPARE(plain(Wording::wait(range(120, 150), noon, moscow)), u"Ожидание больше двух часов"_qs);
        QCOMPARE(plain(Wording::shortWait(range(15, 30))), u"примерно 15–30 минут"_qs);
        QCOMPARE(plain(Wording::shortWait(range(0, 5))), u"до 5 минут"_qs);
        QCOMPARE(plain(Wording::shortWait(range(60, 90))), u"больше часа"_qs);
        QCOMPARE(plain(Wording::shortWait(range(130, 200))), u"больше двух часов"_qs);
        QVERIFY(translations.use(core::Language::en));
        const kiosk::View english{noon, core::Minutes{180}, core::Language::en};
        QCOMPARE(plain(Wording::wait(range(15, 30), noon, english)), u"The wait is about 15–30 minutes"_qs);
        QCOMPARE(plain(Wording::wait(range(60, 90), noon, english)), u"More than an hour: you will be called no earlier than 13:00"_qs);
    }

    void secondsAfterIn()
    {
        Translations translations;
        QCOMPARE(plain(Wording::seconds(1)), u"1 секунду"_qs);
        QCOMPARE(plain(Wording::seconds(3)), u"3 секунды"_qs);
        QCOMPARE(plain(Wording::seconds(15)), u"15 секунд"_qs);
    }

    void numbers()
    {
        QCOMPARE(Wording::number({core::Letter::P, 7}, core::Language::ru), u"Р007"_qs);
        QCOMPARE(Wording::number({core::Letter::P, 7}, core::Language::en), u"P007"_qs);
        QCOMPARE(Wording::number({core::Letter::P, 7, 2}, core::Language::ru), u"2Р007"_qs);
        QCOMPARE(Wording::number({core::Letter::P, 7, 112}, core::Language::en), u"112P007"_qs);
        const core::Letter both = core::pair(core::Letter::P, core::Letter::H);
        QCOMPARE(Wording::number({both, 7}, core::Language::ru), u"РН007"_qs);
        QCOMPARE(Wording::letter(both, core::Language::ru), u"РН"_qs);
        QCOMPARE(Wording::letter(both, core::Language::en), u"PH"_qs);
        QCOMPARE(Wording::letter(core::Letter::P, core::Language::en), u"P"_qs);
    }

    void shortWordsAreTied()
    {
        const core::Text text{"Инспекция № 12 по Москве и области: 3 окна", "Inspectorate No. 12"};
        QCOMPARE(Wording::text(text, core::Language::ru),
                 u"Инспекция №\u00a012\u00a0по\u00a0Москве и\u00a0области: 3\u00a0окна"_qs);
        QCOMPARE(Wording::text({"Русский", ""}, core::Language::en), u"Русский"_qs);
    }

    void ties_data()
    {
        QTest::addColumn<QString>("loose");
        QTest::addColumn<QString>("tied");
        QTest::newRow("a preposition") << u"Вас вызовут по номеру"_qs << u"Вас вызовут по~номеру"_qs;
        QTest::newRow("of three letters") << u"Окно для справок без очереди"_qs << u"Окно для~справок без~очереди"_qs;
        QTest::newRow("a particle at the beginning") << u"Не получилось"_qs << u"Не~получилось"_qs;
        QTest::newRow("a unit") << u"Ожидание 12 минут, ещё"_qs << u"Ожидание 12~минут,~ещё"_qs;
        QTest::newRow("inside a number") << u"Пошлина 12 000 рублей"_qs << u"Пошлина 12~000~рублей"_qs;
        QTest::newRow("a sign") << u"Инспекция № 12 города"_qs << u"Инспекция №~12~города"_qs;
        QTest::newRow("a dash") << u"Код — под сканер"_qs << u"Код~— под~сканер"_qs;
        QTest::newRow("a short last word") << u"Выберите услугу ещё раз"_qs << u"Выберите услугу ещё~раз"_qs;
        QTest::newRow("two in a row") << u"И в зале светло"_qs << u"И~в~зале светло"_qs;
        QTest::newRow("English") << u"Point the camera at the code of a ticket"_qs << u"Point the~camera at~the~code of~a~ticket"_qs;
        QTest::newRow("nothing to tie") << u"Возьмите талон"_qs << u"Возьмите талон"_qs;
    }
    void ties()
    {
        QFETCH(QString, loose);
        QFETCH(QString, tied);
        const QString made = kiosk::tied(loose);
        QCOMPARE(QString(made).replace(QChar(0xa0), u'~'), tied);
        QCOMPARE(kiosk::tied(made), made);
    }

    /// Every text of a catalogue is tied as it is looked up, the sources' own too.
    void cataloguesAreTied()
    {
        Translations translations;
        QCOMPARE(QCoreApplication::translate("nowhere", "Вас вызовут по номеру"), u"Вас вызовут по\u00a0номеру"_qs);
    }

    void timesAreLocal()
    {
        Translations translations;
        QCOMPARE(Wording::clock(view()), QStringLiteral("14:05"));
        QCOMPARE(Wording::date(view()), u"понедельник, 23 ноября"_qs);
        QCOMPARE(Wording::dateAndTime(sampleNow(), view()), u"23 ноября 2026, 14:05"_qs);
        QCOMPARE(Wording::date(view(core::Language::en)), QStringLiteral("Monday, 23 November"));
        QCOMPARE(Wording::clock({sampleNow() - hours(9) + minutes(4), minutes{180}, core::Language::ru}),
                 QStringLiteral("5:09"));
    }

    void hours_()
    {
        Translations translations;
        QCOMPARE(plain(Wording::hours({{9 * 60, 18 * 60}})), u"с 9:00 до 18:00"_qs);
        QCOMPARE(plain(Wording::hours({{540, 780}, {840, 1005}})), u"с 9:00 до 13:00 и с 14:00 до 16:45"_qs);
        QVERIFY(Wording::hours({}).isEmpty());
    }

    void opening_data()
    {
        QTest::addColumn<int>("inHours");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("today") << 2 << u"Сейчас закрыто, откроется сегодня в 16:05"_qs;
        QTest::newRow("tomorrow") << 20 << u"Сейчас закрыто, откроется завтра в 10:05"_qs;
        QTest::newRow("Wednesday") << 48 << u"Сейчас закрыто, откроется в среду в 14:05"_qs;
        QTest::newRow("Monday") << 7 * 24 << u"Сейчас закрыто, откроется в понедельник в 14:05"_qs;
    }
    void opening()
    {
        QFETCH(int, inHours);
        Translations translations;
        QTEST(plain(Wording::opens(sampleNow() + hours(inHours), view())), "sentence");
    }

    void everyRefusalHasWords()
    {
        Translations translations;
        for (int code = 0; code <= int(core::Refusal::recall_limit); ++code) {
            const auto text = kiosk::refusalText(core::Refusal(code), sampleMenu(), {"decl"}, view());
            QVERIFY(!text.title.isEmpty());
            QVERIFY(!text.text.isEmpty());
        }
        // A service that is gone from the menu, and a site that never opens.
        wire::Menu menu = sampleMenu();
        QVERIFY(!kiosk::refusalText(core::Refusal::service_closed, menu, {"gone"}, view()).text.isEmpty());
        menu.site.hours = {};
        QVERIFY(!kiosk::refusalText(core::Refusal::service_closed, menu, {"decl"}, view()).text.isEmpty());
    }

    void choicesOfTheMenu()
    {
        Translations translations;
        wire::Menu menu = sampleMenu();
        menu.site.categories.push_back({{"empty"}, {"Пусто", ""}, {}});
        QCOMPARE(kiosk::categoryChoices(menu, view()).size(), std::size_t(2));
        const wire::Board board = sampleBoard();
        const auto choices = kiosk::serviceChoices(menu, &board, {"business"}, view());
        QCOMPARE(choices.size(), std::size_t(3));
        QVERIFY(choices[2].closed); // mornings only, and therefore last
        QVERIFY(choices[2].queue.isEmpty());
        QCOMPARE(plain(choices[2].hours), u"с 9:00 до 13:00"_qs);
        QCOMPARE(choices[1].letter, u"Т"_qs);
        QVERIFY(!choices[0].closed);
        QVERIFY(!choices[0].queue.isEmpty());
        QVERIFY(!kiosk::usable({}));
    }

    void pagesAreEven()
    {
        kiosk::ChoiceModel model;
        std::vector<kiosk::Choice> choices(12);
        for (std::size_t i = 0; i < choices.size(); ++i)
            choices[i].id = QString::number(i);
        model.setChoices(choices);
        QCOMPARE(model.pageCount(), 2);
        QCOMPARE(model.rowCount(), 6);
        model.setPage(7);
        QCOMPARE(model.page(), 1);
        choices.resize(7);
        model.setChoices(choices);
        QCOMPARE(model.page(), 0);
        QCOMPARE(model.rowCount(), 7);
        model.setChoices({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.pageCount(), 1);
    }

    void pagesFollowTheHeights()
    {
        using Pages = std::vector<int>;
        QCOMPARE(kiosk::pageStarts({100, 100, 100}, 350, 20, 1, 7), (Pages{0}));
        QCOMPARE(kiosk::pageStarts({100, 100, 100}, 330, 20, 1, 7), (Pages{0, 2}));
        QCOMPARE(kiosk::pageStarts({100, 100, 100, 100}, 220, 20, 2, 7), (Pages{0})); // two columns, two rows
        QCOMPARE(kiosk::pageStarts({100, 200, 100, 100}, 220, 20, 2, 7), (Pages{0, 2})); // the taller one makes the row
        QCOMPARE(kiosk::pageStarts({10, 10, 10, 10, 10, 10, 10, 10, 10}, 999, 0, 1, 7), (Pages{0, 5}));
        QCOMPARE(kiosk::pageStarts({10, 10, 10, 10, 10}, 999, 0, 1, 4), (Pages{0, 3}));
        QCOMPARE(kiosk::pageStarts({900, 100}, 300, 0, 1, 7), (Pages{0, 1})); // too tall for any page: alone
        QCOMPARE(kiosk::pageStarts({}, 300, 0, 1, 7), (Pages{0}));
    }

    void notesGiveWayBeforeAPageIsTurned()
    {
        kiosk::ChoiceModel model;
        std::vector<kiosk::Choice> choices(4);
        for (std::size_t i = 0; i < choices.size(); ++i)
            choices[i].id = QString::number(i);
        model.setChoices(choices);
        model.lay({150, 150, 150, 150}, {100, 100, 100, 100}, 700, 20, 1, 7);
        QVERIFY(model.notesShown());
        QCOMPARE(model.pageCount(), 1);
        model.lay({150, 150, 150, 150}, {100, 100, 100, 100}, 500, 20, 1, 7);
        QVERIFY(!model.notesShown());
        QCOMPARE(model.pageCount(), 1);
        model.lay({150, 150, 150, 150}, {100, 100, 100, 100}, 330, 20, 1, 7);
        QVERIFY(model.notesShown()); // two pages either way
        QCOMPARE(model.pageCount(), 2);
        model.lay({150, 150, 150, 400}, {100, 100, 100, 100}, 330, 20, 1, 7);
        QVERIFY(!model.notesShown()); // one that is taller than any page with its note
        model.lay({150, 150, 150, 150}, {100, 100, 100, 100}, 330, 20, 1, 7);
        model.setPage(1);
        model.lay({150, 150}, {100, 100}, 330, 20, 1, 7); // measured of other choices
        QCOMPARE(model.page(), 1);
    }

    void preferenceFallsBackToOrdinary()
    {
        kiosk::Preference preference;
        QVERIFY(!preference.offered());
        preference.show(sampleMenuManyClasses(), view());
        QVERIFY(preference.offered() && !preference.single());
        QVERIFY(preference.choose(QStringLiteral("veteran")));
        QVERIFY(!preference.choose(QStringLiteral("nobody")));
        QCOMPARE(preference.visitorClass().value, std::string("veteran"));
        preference.show(sampleMenu(), view());
        QCOMPARE(preference.visitorClass().value, std::string("ordinary"));
        preference.tick(true);
        QCOMPARE(preference.visitorClass().value, std::string("preferential"));
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::WordingTest)
#include "wording_test.moc"
