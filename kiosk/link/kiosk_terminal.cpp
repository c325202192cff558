// SPDX-License-Identifier: GPL-3.0-or-later
// Long because every document, the journal and the link of a terminal come together in one place.
#include "kiosk/link/kiosk_terminal.h"

#include "core/site/calendar.h"
#include "kiosk/link/clock.h"
#include "store/receipt_code.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

namespace talon::kiosk {

core::Result<std::unique_ptr<KioskTerminal>, QString> KioskTerminal::open(const QString &folder, const Identity &identity)
{
    std::unique_ptr<KioskTerminal> terminal(new KioskTerminal(folder));
    terminal->m_ticketKiosk = identity.role == QLatin1String("ticket");
    sync::DeviceCursor cursor;
    const auto documents = terminal->load();
    const core::DeviceId device{identity.device.toStdString()};

    std::unique_ptr<TicketJournal> journal;
    if (identity.role == QLatin1String("ticket")) {
        const core::Day today = core::local_day(terminal->now(), terminal->m_menu.site.utc_offset);
        auto opened = TicketJournal::open(folder, device, identity.epoch, today, identity.prefix);
        if (!opened.ok())
            return core::Failure{opened.error()};
        journal = std::move(*opened);
        cursor = journal->start().cursor;
        terminal->m_last = journal->start().last;
        terminal->m_given = journal->start().lately;
        for (const core::TicketIssued &issued : terminal->m_given)
            terminal->m_bookings.add(issued);
    }
    cursor.documents = documents;
    terminal->m_place = identity.place.toStdString();
    cursor.set_aside = terminal->m_aside.why().toStdString();
    terminal->m_link = std::make_unique<BackendLink>(identity, std::move(cursor));
    auto *self = terminal.get();
    connect(self->m_link.get(), &BackendLink::onlineChanged, self, &Terminal::onlineChanged);
    connect(self->m_link.get(), &BackendLink::timeHeard, self, [self](core::Instant now) {
        self->m_time.observe(now);
        self->forgetPastBookings();
    });
    connect(self->m_link.get(), &BackendLink::serverMet, self, [folder](const Identity &met) {
        if (const auto saved = saveIdentity(folder, met); !saved.ok())
            spdlog::error("{}", saved.error().toStdString());
    });
    connect(self->m_link.get(), &BackendLink::documentArrived, self, &KioskTerminal::take);
    connect(self->m_link.get(), &BackendLink::stoodAside, self, [self](const QString &why) {
        if (why.isEmpty())
            spdlog::warn("the backend takes this device's tickets again");
        else
            spdlog::critical("the backend takes nothing of this device ({}): no tickets are given", why.toStdString());
        self->m_aside.keep(why);
        if (self->m_desk)
            self->m_desk->setAside(self->setAside());
        Q_EMIT self->setAsideChanged();
    });
    if (identity.role != QLatin1String("hall")) {
        self->m_answers = std::make_unique<AnswerBox>(AnswerBox::fileIn(folder));
        connect(self->m_link.get(), &BackendLink::onlineChanged, self->m_answers.get(), [self] { self->m_answers->setOnline(self->online()); });
        connect(self->m_link.get(), &BackendLink::answersTaken, self->m_answers.get(), &AnswerBox::onTaken);
        connect(self->m_answers.get(), &AnswerBox::sendWanted, self->m_link.get(), [self](const wire::Answers &message) { self->m_link->send(message); });
        connect(self->m_answers.get(), &AnswerBox::kept, self, &Terminal::answerKept);
    }
    if (journal) {
        terminal->m_desk = std::make_unique<TicketDesk>(std::move(journal), device, identity.epoch, *self->m_link, self->m_time);
        if (!terminal->m_reserve.device.empty())
            terminal->m_desk->onReserve(terminal->m_reserve);
        terminal->m_desk->setAside(terminal->setAside());
        self->m_receiptFile = std::make_unique<ReceiptFile>(ReceiptFile::fileIn(folder), self->m_keeper);
        self->m_link->setReceipts(self->m_receiptFile->news());
        connect(self->m_desk.get(), &TicketDesk::given, self, &KioskTerminal::onGiven);
        connect(self->m_desk.get(), &TicketDesk::refused, self, &Terminal::refused);
        connect(self->m_desk.get(), &TicketDesk::failed, self, [self](const QString &sentence) {
            spdlog::critical("no tickets can be given: {}", sentence.toStdString());
            Q_EMIT self->failed(sentence);
        });
    }
    return terminal;
}

KioskTerminal::KioskTerminal(const QString &folder)
    : m_shelf(DocumentShelf::folderIn(folder), m_keeper), m_time(SiteTime::fileIn(folder), m_keeper), m_aside(AsideFile::fileIn(folder)),
      m_folder(folder), m_listed(everListed(folder))
{
}

KioskTerminal::~KioskTerminal() = default;

void KioskTerminal::start()
{
    constexpr std::chrono::seconds often{20};
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        if (!online())
            forgetOldCalls();
        if (wire::Survey now = offered(); now != m_survey) {
            m_survey = std::move(now);
            Q_EMIT surveyChanged();
        }
        forgetPastBookings();
    });
    m_midnight.start(often);
    m_link->start();
}

std::map<wire::DocumentKind, std::int64_t> KioskTerminal::load()
{
    std::map<wire::DocumentKind, std::int64_t> versions;
    for (int kind = 0; kind < wire::document_kinds; ++kind) {
        if (const auto document = m_shelf.load(static_cast<wire::DocumentKind>(kind))) {
            versions[static_cast<wire::DocumentKind>(kind)] = document->version;
            show(*document);
        }
    }
    forgetOldCalls();
    if (forgetPastBookings())
        versions.erase(wire::DocumentKind::bookings); // by a calendar that nobody has confirmed: the backend may have more of it
    return versions;
}

void KioskTerminal::forgetOldCalls()
{
    wire::Calls left = ofToday(m_calls, now(), m_menu.site.utc_offset);
    if (left.lines.size() == m_calls.lines.size())
        return;
    m_calls = std::move(left);
    Q_EMIT callsChanged();
}

void KioskTerminal::take(const wire::Document &document)
{
    if (const auto *board = std::get_if<wire::Board>(&document.body))
        m_queues.heard(*board);
    // The board changes all the time and wears a disk; an old one is as good to start with.
    if (std::holds_alternative<wire::Board>(document.body)) {
        const core::Instant now = moment().run;
        if (m_boardKept && now - *m_boardKept < boardPause)
            return show(document);
        m_boardKept = now;
    }
    m_shelf.save(document);
    show(document);
    if (std::holds_alternative<wire::Bookings>(document.body))
        forgetPastBookings();
}

void KioskTerminal::show(const wire::Document &document)
{
    if (const auto *menu = std::get_if<wire::Menu>(&document.body)) {
        m_menu = *menu;
        Q_EMIT menuChanged();
    } else if (const auto *board = std::get_if<wire::Board>(&document.body)) {
        m_board = *board;
        Q_EMIT boardChanged();
    } else if (const auto *calls = std::get_if<wire::Calls>(&document.body)) {
        m_calls = *calls;
        Q_EMIT callsChanged();
    } else if (const auto *reserve = std::get_if<wire::Reserve>(&document.body)) {
        m_reserve = *reserve;
        if (m_desk)
            m_desk->onReserve(m_reserve);
    } else if (const auto *bookings = std::get_if<wire::Bookings>(&document.body)) {
        showBookings(*bookings, document.version);
    } else if (const auto *content = std::get_if<wire::Content>(&document.body)) {
        m_content = *content;
        Q_EMIT contentArrived(*content);
    } else if (const auto *survey = std::get_if<wire::Survey>(&document.body)) {
        m_surveys = *survey;
        m_survey = offered();
        Q_EMIT surveyChanged();
    } else if (const auto *messages = std::get_if<wire::Messages>(&document.body)) {
        m_messages = *messages;
        Q_EMIT messagesChanged();
    } else if (const auto *voice = std::get_if<wire::Voice>(&document.body)) {
        m_voice = *voice;
        Q_EMIT voiceChanged();
    } else if (const auto *receipts = std::get_if<wire::Receipts>(&document.body)) {
        m_receipts = *receipts;
    }
}

/// What of the surveys is asked here by this device's own day, with the backend and without.
wire::Survey KioskTerminal::offered() const
{
    return wire::offered_at(m_surveys, m_ticketKiosk, today(), core::survey::part_of(core::local_minute(now(), m_menu.site.utc_offset)));
}

void KioskTerminal::giveAnswer(const core::survey::Form &form, const core::survey::Answer &answer)
{
    if (!m_answers) {
        QMetaObject::invokeMethod(this, [this] { Q_EMIT answerKept(false); }, Qt::QueuedConnection);
        return;
    }
    const core::UtcOffset offset = m_menu.site.utc_offset;
    m_answers->keep({{}, form.id, form.version, core::local_day(now(), offset),
                     core::survey::part_of(core::local_minute(now(), offset)), answer});
}

void KioskTerminal::giveTicket(const core::ServiceId &service, const core::ClassId &visitorClass, core::Language language)
{
    if (!m_desk || m_desk->busy())
        return;
    const core::Service *wanted = m_menu.site.service(service);
    if (!wanted || !m_menu.site.visitor_class(visitorClass)) {
        Q_EMIT refused(wanted ? core::Refusal::unknown_class : core::Refusal::unknown_service);
        return;
    }
    const core::Instant at = now();
    // A kiosk whose calendar is dead cannot know that the hall is closed, and sends nobody away.
    if (!timeInDoubt() && !core::gives_tickets(m_menu.site, *wanted, at)) {
        Q_EMIT refused(core::Refusal::service_closed);
        return;
    }
    m_desk->give(*wanted, visitorClass, language, core::local_day(at, m_menu.site.utc_offset));
}

void KioskTerminal::noteReceipt(const core::TicketId &ticket, core::Instant issued, ReceiptFate fate)
{
    using Fate = sync::ReceiptLog::Fate;
    if (!m_receiptFile)
        return;
    m_receiptFile->note(ticket, core::local_day(issued, m_menu.site.utc_offset),
                        fate == ReceiptFate::Sent ? Fate::sent : fate == ReceiptFate::Failed ? Fate::failed : Fate::printed);
    m_link->setReceipts(m_receiptFile->news());
}

bool KioskTerminal::gaveTickets() const
{
    return std::any_of(m_given.rbegin(), m_given.rend(), [day = today()](const auto &issued) { return issued.day == day; });
}

std::vector<GivenTicket> KioskTerminal::ownTickets(const QString &figures) const
{
    bool good = false;
    const int number = figures.toInt(&good);
    std::vector<GivenTicket> tickets;
    for (auto issued = m_given.rbegin(); good && issued != m_given.rend(); ++issued)
        if (issued->day == today() && issued->number.number == number)
            tickets.push_back(describe(*issued));
    return tickets;
}

std::optional<GivenTicket> KioskTerminal::lastGiven() const
{
    return m_last ? std::optional(describe(*m_last)) : std::nullopt;
}

GivenTicket KioskTerminal::describe(const core::TicketIssued &issued) const
{
    GivenTicket ticket;
    ticket.id = issued.ticket;
    ticket.number = issued.number;
    ticket.service = issued.service;
    ticket.language = issued.language;
    ticket.visitorClass = issued.visitor_class;
    ticket.issued = issued.arrival;
    ticket.slot = issued.slot;
    ticket.told = issued.told;
    ticket.fromReserve = issued.origin != core::NumberOrigin::granted;
    if (!m_menu.status_url.empty())
        ticket.statusUrl = QString::fromStdString(m_menu.status_url + issued.ticket.value);
    return ticket;
}

/// Forgotten by days that had tickets and not by dates: a ticket of a calendar that is a year ahead for a moment takes none of today's away.
void KioskTerminal::remember(const core::TicketIssued &issued)
{
    m_given.push_back(issued);
    if (m_given.size() > 1 && m_given.end()[-2].day == issued.day)
        return;
    std::set<core::Day> days;
    std::ranges::transform(m_given, std::inserter(days, days.end()), &core::TicketIssued::day);
    if (days.size() > TicketJournal::keptDays)
        std::erase_if(m_given, [first = m_given.front().day](const auto &each) { return each.day == first; });
}

void KioskTerminal::onGiven(const core::TicketIssued &issued, std::optional<int> ahead, std::optional<int> waitMinutes)
{
    m_bookings.add(issued);
    remember(issued);
    GivenTicket ticket = describe(issued);
    if (!online())
        ticket.statusUrl.clear(); // the page is the backend's: no phone would find it now
    ticket.ahead = ahead;
    ticket.waitMinutes = waitMinutes;
    const auto known = m_queues.given(issued.service, online() ? core::Millis{0} : now() - offlineSince());
    if (!ticket.ahead)
        ticket.ahead = known;
    ticket.surveyUrl = newSurveyUrl(issued.service);
    Q_EMIT given(ticket);
}

/// Made for the paper and kept nowhere: a ticket that is shown again after a restart has none. In capitals, which make a smaller code.
QString KioskTerminal::newSurveyUrl(const core::ServiceId &service) const
{
    const auto key = m_receipts.keys.find(today());
    const bool full = std::find(m_receipts.full.begin(), m_receipts.full.end(), service.value) != m_receipts.full.end();
    if (!offered().form || m_receipts.url.empty() || key == m_receipts.keys.end() || full)
        return {};
    return QString::fromStdString(m_receipts.url).toUpper() + QString::fromStdString(store::new_receipt_code(key->second, service));
}

} // namespace talon::kiosk
