// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/terminal.h"

#include "kiosk/link/booking_list.h"
#include "kiosk/link/given_days.h"
#include "store/number_guard.h"
#include "sync/receipt_log.h"
#include "sync/ticket_issuer.h"

namespace talon::simulation {

/// A ticket kiosk: the shipped issuer between a visitor and the disk.
class Kiosk final : public Terminal
{
public:
    Kiosk(World &world, Machine &machine);

    void start() override;
    /// False: the visitor has to wait, or cannot be served here now.
    bool visit(std::size_t service, std::size_t visitor_class);
    /// Somebody holds a booking's code before the kiosk. False: it gives no ticket for it, or not now.
    bool check_in(const std::string &digest);
    /// Newer software writes what this backend has never heard of.
    void write_poison();
    /// The disk failed; nothing is given until the program has been started again.
    bool broken() const { return m_issuer && m_issuer->broken(); }
    /// What its receipts come to, and the hall's durable state does not say yet; empty: they agree.
    std::string untold_receipt(const core::Hall &hall) const;

private:
    void on_document(const wire::Document &document) override;
    void on_granted(const wire::NumberGrant &grant) override;
    void on_refused(const wire::ErrorMessage &error) override;
    void on_online(bool online) override;
    void on_stand_aside(bool aside) override;
    void on_archived(std::int64_t archived_seq) override;
    void tick() override;

    bool wish(const core::Service &service, const core::ClassId &visitor_class, std::optional<std::pair<core::BookingId, core::Instant>> booking);
    void follow(const sync::IssuerEffects &effects);
    void bear(const core::TicketIssued &issued);
    void commit(const core::TicketIssued &issued);
    store::Entry entry_of(const core::TicketIssued &issued) const;
    void prune(std::int64_t archived_seq);
    void fail(const char *why);
    void print(const core::TicketIssued &issued);
    void note_receipt(const core::TicketIssued &issued, sync::ReceiptLog::Fate fate);

    std::optional<store::NumberGuard> m_guard;
    std::optional<sync::TicketIssuer> m_issuer;
    std::optional<sync::ReceiptLog> m_receipts;
    std::optional<wire::Menu> m_menu;
    kiosk::GivenDays m_days;
    kiosk::BookingList m_bookings;
    std::optional<core::BookingId> m_booking; ///< of the wish under way
    std::array<int, core::letter_count> m_turns{};
    std::int64_t m_archived = 0; ///< what a verified backup was told to hold
    Checkers::Stamp m_stamp; ///< of the ticket under way
};

} // namespace talon::simulation
