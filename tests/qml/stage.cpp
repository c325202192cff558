// SPDX-License-Identifier: GPL-3.0-or-later
// Long because every role that is drawn has its world here.
#include "stage.h"

#include "sample_hall.h"

#include <QQmlEngine>
#include <algorithm>

namespace talon::test {

using kiosk::HallController;
using kiosk::TicketController;
using kiosk::Translations;

Stage::Stage(QQmlEngine *engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    connect(&m_translations, &Translations::changed, m_engine, &QQmlEngine::retranslate);
    start();
}

void Stage::start(bool withMenu)
{
    // The screens of the last test let go of their controllers before these are deleted.
    auto oldNews = std::move(m_news);
    auto oldTicket = std::move(m_ticket);
    auto oldHall = std::move(m_hall);
    auto oldStand = std::move(m_stand);
    auto oldSurvey = std::move(m_survey);
    auto oldSurveyTerminal = std::move(m_surveyTerminal);
    auto oldContent = std::move(m_standContent);
    auto oldStandTerminal = std::move(m_standTerminal);
    auto oldTerminal = std::move(m_terminal);
    auto oldPrinter = std::move(m_printer);
    auto oldAnnouncer = std::move(m_announcer);
    auto oldHeartbeat = std::move(m_heartbeat);

    m_terminal = std::make_unique<FakeTerminal>();
    m_printer = std::make_unique<FakePrinter>();
    m_announcer = std::make_unique<FakeAnnouncer>();
    m_heartbeat = std::make_unique<kiosk::Heartbeat>();
    m_memory = {};
    m_shownCalls = {};
    m_ticketMemory = {};
    m_terminal->setNow(sampleNow());
    if (withMenu) {
        m_terminal->setMenu(sampleMenu());
        m_terminal->setBoard(sampleBoard());
    }
    kiosk::LanguageShelf shelf;
    shelf.add(QStringLiteral(TALON_TEST_DATA "/languages/eight"));
    m_ticket = std::make_unique<TicketController>(m_terminal.get(), m_printer.get(), m_heartbeat.get(), &m_ticketMemory, shelf);
    m_hall = std::make_unique<HallController>(m_terminal.get(), m_announcer.get(), &m_memory, &m_shownCalls,
                                              m_heartbeat.get());
    m_news = std::make_unique<kiosk::HallNews>(m_terminal.get(), m_heartbeat.get());
    m_standTerminal = std::make_unique<FakeTerminal>();
    m_standContent = std::make_unique<FakeStandContent>();
    m_standTerminal->setNow(sampleNow());
    m_standTerminal->setMenu(standMenu());
    m_standTerminal->setBoard(standBoard());
    m_standContent->show(standPages());
    m_stand = std::make_unique<kiosk::StandController>(m_standTerminal.get(), m_standContent.get(), m_heartbeat.get());
    connect(m_stand.get(), &kiosk::StandController::languageWanted, &m_translations, &Translations::use);
    m_surveyTerminal = std::make_unique<FakeTerminal>();
    m_surveyTerminal->setNow(sampleNow());
    m_surveyTerminal->setMenu(sampleMenu());
    m_survey = std::make_unique<kiosk::SurveyController>(m_surveyTerminal.get(), m_heartbeat.get(), shelf);
    connect(m_survey.get(), &kiosk::SurveyController::languageWanted, &m_translations, &Translations::use);
    m_translations.use(core::Language::ru);
    connect(m_ticket.get(), &TicketController::languageWanted, &m_translations, &Translations::use);
    settle();
    Q_EMIT reset();
}

void Stage::manyServices()
{
    m_terminal->setMenu(sampleMenuManyServices());
}

void Stage::manyClasses()
{
    m_terminal->setMenu(sampleMenuManyClasses());
}

void Stage::longestTitles()
{
    m_terminal->setMenu(sampleMenuLongestTitles());
}

void Stage::manyLanguages()
{
    wire::Menu menu = m_terminal->menu();
    for (const char *tag : {"tt", "ba", "cv", "bxr", "sah", "az"})
        menu.site.languages.push_back(core::Language::parse(tag).value());
    m_terminal->setMenu(menu);
}

void Stage::closeCategory(const QString &id)
{
    wire::Menu menu = m_terminal->menu();
    core::WeekHours mornings = menu.site.hours;
    for (auto &day : mornings)
        if (!day.empty())
            day = {{9 * 60, 13 * 60}};
    for (core::Service &service : menu.site.services)
        if (service.category.value == id.toStdString())
            service.hours = mornings;
    m_terminal->setMenu(menu);
}

void Stage::wait(int hours)
{
    m_terminal->setNow(m_terminal->now() + std::chrono::hours(hours));
    m_terminal->setBoard({});
    Q_EMIT m_heartbeat->beat();
    settle();
}

void Stage::doubtTime(bool doubt)
{
    m_terminal->setTimeInDoubt(doubt);
    Q_EMIT m_heartbeat->beat();
    settle();
}

void Stage::tellHall(bool longest)
{
    const core::Instant now = m_terminal->now();
    core::Text text("Окно 5 переехало на второй этаж", {});
    if (longest)
        text = core::Text("Сегодня с 14:00 приём по вопросам единого налогового счёта ведётся в окнах 3 и 4 на втором этаже; талоны с буквой А "
                          "действуют, новый брать не нужно. Приносим извинения за неудобства.", {});
    m_terminal->setMessages({{"m", core::MessageKind::text, text, now, now + std::chrono::hours(24), core::Minutes(0), true}});
}

void Stage::evacuate()
{
    const core::Instant now = m_terminal->now();
    const core::MessageKind kind = core::MessageKind::evacuation;
    m_terminal->setMessages({{"fire", kind, core::ready_text(kind), now, now + std::chrono::hours(1), core::Minutes(0), true}});
}

void Stage::recall()
{
    wire::Calls calls = m_terminal->calls();
    wire::CallLine again = calls.lines.front();
    ++again.call.call;
    ++again.call.repeat;
    again.call.at = m_terminal->now();
    calls.lines.insert(calls.lines.begin(), again);
    m_terminal->setCalls(calls);
}

void Stage::advance(int milliseconds)
{
    constexpr core::Millis beat{200};
    for (core::Millis left{milliseconds}; left > core::Millis{0}; left -= beat) {
        m_terminal->setNow(m_terminal->now() + std::min(beat, left));
        m_standTerminal->setNow(m_standTerminal->now() + std::min(beat, left));
        m_surveyTerminal->setNow(m_surveyTerminal->now() + std::min(beat, left));
        Q_EMIT m_heartbeat->beat();
    }
}

QString Stage::askedLast() const
{
    if (m_terminal->asked.empty())
        return {};
    const auto &asked = m_terminal->asked.back();
    return QString::fromStdString(asked.service.value + '/' + asked.visitorClass.value + '/')
        + kiosk::codeOf(asked.language);
}

void Stage::give(int prefix)
{
    kiosk::GivenTicket ticket = sampleTicket(m_terminal->asked.back().language);
    ticket.service = m_terminal->asked.back().service;
    if (const core::Service *service = m_terminal->menu().site.service(ticket.service))
        ticket.number.letter = service->letter;
    ticket.number.prefix = prefix;
    ticket.issued = m_terminal->now();
    if (m_terminal->asked.back().booking)
        ticket.slot = m_terminal->now() + core::Minutes{25};
    Q_EMIT m_terminal->given(ticket);
}

void Stage::refuse(const QString &code)
{
    const auto refusal = code == QLatin1String("numbers_used_up") ? core::Refusal::numbers_used_up
        : code == QLatin1String("service_closed")                 ? core::Refusal::service_closed
        : code == QLatin1String("unknown_service")                ? core::Refusal::unknown_service
                                                                  : core::Refusal::wrong_state;
    Q_EMIT m_terminal->refused(refusal);
}

void Stage::haveEverything()
{
    haveBookings();
    core::survey::Form form = core::survey::five_criteria("criteria");
    form.version = 1;
    m_terminal->setSurvey({form, true});
    haveGiven();
}

void Stage::haveBookings()
{
    using Verdict = core::CheckInVerdict;
    const auto booked = [this](int minutes, Verdict verdict) {
        kiosk::FoundBooking found;
        found.booking.emplace();
        found.booking->id = {"8N4E6B0HTRC1W"};
        found.booking->slot = m_terminal->now() + core::Minutes{minutes};
        found.booking->service = {"decl"};
        found.verdict = verdict;
        return found;
    };
    kiosk::FoundBooking used = booked(25, Verdict::used);
    used.ticket = core::TicketNumber{core::Letter::A, 41};
    used.given = m_terminal->now() - core::Minutes{10};
    m_terminal->setBookings({{QStringLiteral("111111"), booked(25, Verdict::welcome)},
                             {QStringLiteral("222222"), booked(-25, Verdict::late)},
                             {QStringLiteral("333333"), booked(24 * 60 - 35, Verdict::other_day)},
                             {QStringLiteral("444444"), used},
                             {QStringLiteral("555555"), booked(25, Verdict::cancelled)}});
    settle();
}

void Stage::havePhones()
{
    haveBookings();
    kiosk::FoundBooking found = m_terminal->findBooking(QStringLiteral("111111"));
    kiosk::FoundBooking several;
    several.several = true;
    m_terminal->setPhones({{{14 * 60 + 30, QStringLiteral("4821")}, found}, {{14 * 60 + 30, QStringLiteral("0007")}, several}});
    settle();
}

void Stage::breakDown()
{
    Q_EMIT m_terminal->failed(QStringLiteral("journal.db: disk I/O error"));
}

void Stage::noPrinter()
{
    m_printer->setState(kiosk::ReceiptPrinter::State::Absent);
}

void Stage::printed()
{
    m_printer->finishLast();
}

void Stage::printFailed()
{
    m_printer->failLast();
}

void Stage::goOffline()
{
    m_terminal->goOffline(m_terminal->now());
    advance(6'000);
}

void Stage::goOnline()
{
    m_terminal->goOnline();
}

void Stage::showCalls(int count, int youngestMs, int prefix)
{
    m_terminal->setCalls(sampleCalls(count, core::Millis{youngestMs}, prefix));
}

void Stage::callTogether(int count)
{
    wire::Calls calls = sampleCalls(count + 5, core::Millis{0});
    for (int i = 0; i < count; ++i)
        calls.lines[static_cast<std::size_t>(i)].call.at = m_terminal->now();
    for (std::size_t i = static_cast<std::size_t>(count); i < calls.lines.size(); ++i)
        calls.lines[i].call.at -= core::Minutes{10};
    m_terminal->setCalls(calls);
}

void Stage::missCalls(int count)
{
    wire::Calls calls = sampleCalls(count, core::Minutes{3});
    for (wire::CallLine &line : calls.lines)
        line.active = true;
    m_terminal->setCalls(calls);
}

void Stage::setFirstLanguage(const QString &code)
{
    wire::Menu menu = m_terminal->menu();
    const auto first = kiosk::languageOf(code).value_or(core::Language::ru);
    auto &offered = menu.site.languages;
    std::stable_partition(offered.begin(), offered.end(), [first](auto each) { return each == first; });
    m_terminal->setMenu(menu);
    settle();
}

void Stage::longestStand()
{
    kiosk::ShownPages pages = standPages();
    pages.pages.push_back(longestPage());
    m_standContent->show(pages);
}

void Stage::standCalls(int count)
{
    wire::Calls calls = sampleCalls(count, core::Millis{0});
    for (wire::CallLine &line : calls.lines)
        line.call.at += m_standTerminal->now() - sampleNow();
    m_standTerminal->setCalls(calls);
}

void Stage::emptyStand()
{
    m_standContent->show({});
    settle();
}

void Stage::staleStand()
{
    kiosk::ShownPages pages = standPages();
    pages.made = m_standTerminal->now() - std::chrono::days(40);
    pages.stale = true;
    m_standContent->show(pages);
}

void Stage::standOffline()
{
    m_standTerminal->goOffline(m_standTerminal->now());
    advance(6'000);
}

void Stage::openStand(const QString &section, const QString &page)
{
    m_stand->chooseSection(section);
    settle();
    if (page.isEmpty())
        return;
    m_stand->choosePage(page);
    settle();
}

void Stage::seek(const QString &word)
{
    m_stand->openFinder();
    settle();
    for (const QChar letter : word)
        m_stand->type(QString(letter));
}

void Stage::typeOwnTicket(const QString &keys)
{
    m_stand->openOwnTicket();
    settle();
    for (const QChar key : keys)
        m_stand->type(QString(key));
}

void Stage::callOwnTicket(bool waits)
{
    constexpr int number = 45;
    wire::Calls calls = m_standTerminal->calls();
    auto own = std::find_if(calls.lines.begin(), calls.lines.end(), [](const wire::CallLine &line) { return line.call.number.number == number; });
    if (own == calls.lines.end()) {
        wire::CallLine line;
        line.call.call = 1'000;
        line.call.number = {core::Letter::A, number};
        line.call.window = 12;
        line.call.at = m_standTerminal->now();
        own = calls.lines.insert(calls.lines.begin(), line);
    }
    own->active = waits;
    m_standTerminal->setCalls(calls);
}

void Stage::setHallLanguage(const QString &code)
{
    const auto language = kiosk::languageOf(code).value_or(core::Language::ru);
    m_translations.use(language);
    m_hall->setLanguage(language);
}

} // namespace talon::test
