// SPDX-License-Identifier: GPL-3.0-or-later
// A third language is data alone: a site file and a card, and no program, from the menu to the paper.
#include "ticket_fixture.h"

#include "kiosk/screens/hall/hall_controller.h"
#include "wire/site/site_file.h"
#include "wire/terminals/codec.h"

#include <QFile>

namespace talon::test {

class ThirdLanguageTest : public TicketFixture
{
    Q_OBJECT

    static QString data(const char *name) { return QStringLiteral(TALON_TEST_DATA "/languages/") + QLatin1String(name); }

    /// The menu document as it comes off the wire.
    static wire::Menu menu()
    {
        QFile file(data("site.json"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto site = wire::read_site_file(file.readAll().toStdString());
        if (!site)
            return {};
        const auto document = wire::decode_document(wire::encode_document({1, wire::make_menu(*site, "http://10.20.0.5:8080/t/")}));
        return document ? std::get<wire::Menu>(document->body) : wire::Menu{};
    }

    /// Without the no-break spaces that tie words.
    static QString plain(QString text) { return text.replace(QChar(0xA0), QLatin1Char(' ')); }

    QStringList offered() const
    {
        QStringList names;
        for (const QVariant &each : m_controller->languages())
            names << each.toMap()[QStringLiteral("text")].toString();
        return names;
    }

private Q_SLOTS:
    void init()
    {
        setUp();
        kiosk::LanguageShelf shelf;
        QCOMPARE(shelf.add(data("cards")), QStringList());
        m_missing.clear();
        m_translations = std::make_unique<Translations>(shelf);
        m_controller = std::make_unique<TicketController>(m_terminal.get(), m_printer.get(), m_heartbeat.get(), &m_memory, shelf);
        connect(m_controller.get(), &TicketController::languageWanted, m_translations.get(), &Translations::use);
        connect(m_translations.get(), &Translations::wordMissing, this,
                [this](const QString &language, const QString &russian) { m_missing << language + QLatin1Char(' ') + russian; });
        m_terminal->setMenu(menu());
        settle();
    }
    void cleanup() { m_controller.reset(); }

    void theSitesLanguagesAreOfferedByTheirOwnNames()
    {
        QCOMPARE(offered(), (QStringList{u"Русский"_qs, u"Татарча"_qs, u"os"_qs})); // there is no card of the third
        QCOMPARE(m_controller->languagePrompt(), u"Выберите язык"_qs);
        m_controller->chooseLanguage(QStringLiteral("tt"));
        QCOMPARE(m_controller->language(), u"tt"_qs);
        QCOMPARE(m_controller->languagePrompt(), u"Телне сайлагыз"_qs);
        settle();
        m_controller->chooseLanguage(QStringLiteral("en")); // the site does not offer it
        QCOMPARE(m_controller->language(), u"tt"_qs);
    }

    void everythingIsSaidInIt()
    {
        m_controller->chooseLanguage(QStringLiteral("tt"));
        settle();
        QCOMPARE(m_controller->sign()->siteName(), u"Салым инспекциясе"_qs);
        QCOMPARE(m_controller->categories()->index(0).data(kiosk::ChoiceModel::TitleRole).toString(), u"Физик затлар"_qs);
        m_controller->chooseCategory(QStringLiteral("people"));
        settle();
        m_controller->chooseService(QStringLiteral("inn"));
        QCOMPARE(m_terminal->asked.size(), std::size_t(1));
        QCOMPARE(m_terminal->asked.back().language.tag(), std::string("tt"));
        kiosk::GivenTicket ticket = sampleTicket(m_terminal->asked.back().language);
        ticket.service = {"inn"};
        ticket.visitorClass = {"ordinary"};
        ticket.ahead = 3;
        ticket.waitMinutes = 12;
        Q_EMIT m_terminal->given(ticket);
        QCOMPARE(m_printer->receipts.size(), std::size_t(1));
        const kiosk::Receipt &receipt = m_printer->receipts.back();
        QCOMPARE(receipt.site, u"Салым инспекциясе"_qs);
        QCOMPARE(plain(receipt.service), u"ИНН алу"_qs);
        QCOMPARE(receipt.caption, u"Сезнең талон"_qs);
        QVERIFY2(receipt.ahead.contains(u"3"_qs) && receipt.ahead.contains(u"кеше"_qs), qPrintable(receipt.ahead));
        QVERIFY2(receipt.number.startsWith(QChar(0x0420)), qPrintable(receipt.number)); // Tatar is written in Cyrillic
    }

    void aMissingWordIsRussianAndToldOnce()
    {
        const char *const source = "Следите за табло: вас вызовут по номеру";
        const QString russian = QString::fromUtf8(source);
        m_controller->chooseLanguage(QStringLiteral("tt"));
        m_missing.clear();
        const auto said = [source] { return plain(QCoreApplication::translate("talon::kiosk::IssuedTicket", source)); };
        QCOMPARE(said(), russian);
        QCOMPARE(said(), russian);
        m_translations->use(core::Language::ru);
        m_translations->use(core::Language::parse("tt").value());
        QCOMPARE(said(), russian);
        QCOMPARE(m_missing.count(u"tt "_qs + russian), 1);
        QCOMPARE(QCoreApplication::translate("talon::kiosk::IssuedTicket", "Ваш талон"), u"Сезнең талон"_qs);
        QVERIFY(!m_missing.join(u'\n').contains(u"Ваш талон"_qs));
    }

    void aLanguageWithoutACardIsShownInRussianWords()
    {
        m_controller->chooseLanguage(QStringLiteral("os"));
        settle();
        QCOMPARE(m_controller->language(), u"os"_qs);
        QCOMPARE(m_controller->sign()->siteName(), u"Налоговая инспекция"_qs);
        QCOMPARE(m_translations->language().tag(), std::string("os"));
        QVERIFY(m_translations->use(core::Language::ru) && !m_translations->use(core::Language::parse("os").value()));
        QCOMPARE(plain(kiosk::Wording::queue(3)), u"3 человека"_qs); // with Russian's own forms
    }

private:
    QStringList m_missing;
};

} // namespace talon::test

QTEST_MAIN(talon::test::ThirdLanguageTest)
#include "third_language_test.moc"
