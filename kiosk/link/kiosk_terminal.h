// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/answer_box.h"
#include "kiosk/link/aside_file.h"
#include "kiosk/link/backend_link.h"
#include "kiosk/link/booking_list.h"
#include "kiosk/link/document_shelf.h"
#include "kiosk/link/kept_up.h"
#include "kiosk/link/receipt_file.h"
#include "kiosk/link/site_time.h"
#include "kiosk/link/terminal.h"
#include "kiosk/link/ticket_desk.h"

namespace talon::kiosk {

/// The terminal of a running program: documents on disk, a socket to the backend, and on a ticket kiosk the desk that
/// gives tickets.
class KioskTerminal : public Terminal
{
    Q_OBJECT

public:
    /// Opens everything in `folder`. One sentence when the journal cannot be used.
    static core::Result<std::unique_ptr<KioskTerminal>, QString> open(const QString &folder, const Identity &identity);
    ~KioskTerminal() override;

    /// Begins to look for the backend.
    void start();
    BackendLink &link() { return *m_link; }
    /// Writes this terminal's small files; also of others who have some.
    FileKeeper &keeper() { return m_keeper; }
    /// The youngest ticket that the journal held when it was opened, by the present menu.
    std::optional<GivenTicket> lastGiven() const;

    const wire::Menu &menu() const override { return m_menu; }
    const wire::Board &board() const override { return m_board; }
    const wire::Calls &calls() const override { return m_calls; }
    const wire::Survey &survey() const override { return m_survey; }
    const wire::Messages &messages() const override { return m_messages; }
    const wire::Voice &voice() const override { return m_voice; }
    const std::string &place() const override { return m_place; }
    bool setAside() const override { return m_desk && !m_aside.why().isEmpty(); }
    bool online() const override { return m_link->online(); }
    core::Instant offlineSince() const override { return m_time.at(m_link->since()); }
    core::Instant now() const override { return m_time.now(); }
    bool timeInDoubt() const override { return m_time.inDoubt(); }
    /// The edition that came last, from disk when there is no backend.
    const std::optional<wire::Content> &content() const { return m_content; }
    void giveTicket(const core::ServiceId &service, const core::ClassId &visitorClass,
                    core::Language language) override;
    void noteReceipt(const core::TicketId &ticket, core::Instant issued, ReceiptFate fate) override;
    bool gaveTickets() const override;
    std::vector<GivenTicket> ownTickets(const QString &figures) const override;
    bool takesBookings() const override;
    bool hasTodaysBookings() const override { return m_bookings.has(today()); }
    FoundBooking findBooking(const QString &code) const override;
    bool knowsPhones() const override { return m_bookings.has_phones(today()); }
    FoundBooking findBookingByPhone(int minute, const QString &digits) const override;
    void checkIn(const core::Booking &booking, const core::ClassId &visitorClass, core::Language language) override;
    void giveAnswer(const core::survey::Form &form, const core::survey::Answer &answer) override;

Q_SIGNALS:
    void contentArrived(const talon::wire::Content &content);

private:
    explicit KioskTerminal(const QString &folder);
    /// Has this kiosk ever held a list of bookings?
    static bool everListed(const QString &folder);
    void showBookings(const wire::Bookings &list, std::int64_t version);
    /// Those of days that are over, as far as the clock can be trusted: also from the disk. False: there are none.
    bool forgetPastBookings();
    std::map<wire::DocumentKind, std::int64_t> load();
    void take(const wire::Document &document);
    void show(const wire::Document &document);
    GivenTicket describe(const core::TicketIssued &issued) const;
    void forgetOldCalls();
    wire::Survey offered() const;
    QString newSurveyUrl(const core::ServiceId &service) const;
    core::Day today() const { return core::local_day(now(), m_menu.site.utc_offset); }
    void remember(const core::TicketIssued &issued);
    void onGiven(const core::TicketIssued &issued, std::optional<int> ahead, std::optional<int> waitMinutes);

    /// Between two boards that are kept on disk.
    static constexpr core::Millis boardPause{5'000};

    FileKeeper m_keeper; ///< before all that write through it
    DocumentShelf m_shelf;
    std::optional<core::Instant> m_boardKept; ///< when, by the run's clock
    SiteTime m_time;
    AsideFile m_aside;
    wire::Menu m_menu;
    wire::Board m_board;
    wire::Calls m_calls;
    wire::Reserve m_reserve;
    BookingList m_bookings;
    std::int64_t m_bookingsVersion = 0;
    QString m_folder;
    bool m_listed; ///< this kiosk has held a list of bookings: whoever has booked may come, also while there is none
    std::optional<wire::Content> m_content;
    bool m_ticketKiosk = false;
    wire::Survey m_surveys; ///< the document
    wire::Survey m_survey;  ///< what of it is asked here now
    wire::Messages m_messages;
    wire::Voice m_voice;
    std::string m_place;
    wire::Receipts m_receipts;
    std::unique_ptr<AnswerBox> m_answers; ///< null on a display
    std::unique_ptr<ReceiptFile> m_receiptFile; ///< null but on a ticket kiosk
    std::vector<core::TicketIssued> m_given; ///< by this kiosk, in order, on the last days that had tickets: which is today's is asked anew each time
    std::optional<core::TicketIssued> m_last;
    std::unique_ptr<BackendLink> m_link;
    std::unique_ptr<TicketDesk> m_desk; ///< null on a display
    QueueLengths m_queues;              ///< for an honest «ahead of you» while there is no backend
    QTimer m_midnight;                  ///< without the backend somebody has to see that the day is over
};

} // namespace talon::kiosk
