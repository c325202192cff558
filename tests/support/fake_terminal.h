// SPDX-License-Identifier: GPL-3.0-or-later
// Long because the seam that it stands for is.
#pragma once

#include "kiosk/link/terminal.h"

#include <map>
#include <vector>

namespace talon::test {

/// A terminal without a backend, a disk or a clock: the test sets what it knows and answers what it is asked.
class FakeTerminal final : public kiosk::Terminal
{
public:
    struct Asked {
        core::ServiceId service;
        core::ClassId visitorClass;
        core::Language language;
        std::optional<core::BookingId> booking{}; ///< that is checked in
    };

    const wire::Menu &menu() const override { return m_menu; }
    const wire::Board &board() const override { return m_board; }
    const wire::Calls &calls() const override { return m_calls; }
    const wire::Messages &messages() const override { return m_messages; }
    const wire::Voice &voice() const override { return m_voice; }
    const std::string &place() const override { return m_place; }
    bool setAside() const override { return m_aside; }
    bool online() const override { return m_online; }
    core::Instant offlineSince() const override { return m_offlineSince; }
    core::Instant now() const override { return m_now; }
    bool timeInDoubt() const override { return m_timeInDoubt; }
    void giveTicket(const core::ServiceId &service, const core::ClassId &visitorClass, core::Language language) override
    {
        asked.push_back({service, visitorClass, language, std::nullopt});
    }
    bool takesBookings() const override { return m_takesBookings; }
    bool hasTodaysBookings() const override { return m_hasTodays; }
    kiosk::FoundBooking findBooking(const QString &code) const override
    {
        const auto found = m_bookings.find(code);
        return found == m_bookings.end() ? kiosk::FoundBooking{} : found->second;
    }
    bool knowsPhones() const override { return !m_phones.empty(); }
    kiosk::FoundBooking findBookingByPhone(int minute, const QString &digits) const override
    {
        const auto found = m_phones.find({minute, digits});
        return found == m_phones.end() ? kiosk::FoundBooking{} : found->second;
    }
    void checkIn(const core::Booking &booking, const core::ClassId &visitorClass, core::Language language) override
    {
        asked.push_back({booking.service, visitorClass, language, booking.id});
    }

    /// A list of bookings by their codes; of today, or of tomorrow alone.
    void setBookings(std::map<QString, kiosk::FoundBooking> bookings, bool todays = true)
    {
        m_bookings = std::move(bookings);
        m_takesBookings = true;
        m_hasTodays = todays;
        Q_EMIT bookingsChanged();
    }
    /// By local minute and the phone's last four digits.
    void setPhones(std::map<std::pair<int, QString>, kiosk::FoundBooking> phones)
    {
        m_phones = std::move(phones);
        Q_EMIT bookingsChanged();
    }
    void takeBookingsAway()
    {
        m_bookings.clear();
        m_takesBookings = m_hasTodays = false;
        Q_EMIT bookingsChanged();
    }

    const wire::Survey &survey() const override { return m_survey; }
    void giveAnswer(const core::survey::Form &form, const core::survey::Answer &answer) override { answers.push_back({form.version, answer}); }

    bool gaveTickets() const override { return !m_given.empty(); }
    std::vector<kiosk::GivenTicket> ownTickets(const QString &figures) const override
    {
        std::vector<kiosk::GivenTicket> tickets;
        for (const auto &each : m_given)
            if (each.number.number == figures.toInt())
                tickets.push_back(each);
        return tickets;
    }
    /// This kiosk gave these today, the newest first.
    void setGiven(std::vector<kiosk::GivenTicket> tickets)
    {
        m_given = std::move(tickets);
        Q_EMIT bookingsChanged(); // what the first screen offers
    }

    void noteReceipt(const core::TicketId &ticket, core::Instant, kiosk::ReceiptFate fate) override { receipts.push_back({ticket.value, fate}); }

    void setSurvey(wire::Survey survey) { m_survey = std::move(survey); Q_EMIT surveyChanged(); }
    void setMenu(wire::Menu menu) { m_menu = std::move(menu); Q_EMIT menuChanged(); }
    void setBoard(wire::Board board) { m_board = std::move(board); Q_EMIT boardChanged(); }
    void setCalls(wire::Calls calls) { m_calls = std::move(calls); Q_EMIT callsChanged(); }
    void setMessages(std::vector<core::HallMessage> messages) { m_messages.messages = std::move(messages); Q_EMIT messagesChanged(); }
    void setVoice(wire::Voice voice) { m_voice = std::move(voice); Q_EMIT voiceChanged(); }
    void setPlace(std::string place) { m_place = std::move(place); }
    void setAside(bool aside) { m_aside = aside; Q_EMIT setAsideChanged(); }
    void setNow(core::Instant now) { m_now = now; }
    void setTimeInDoubt(bool doubt) { m_timeInDoubt = doubt; }
    void goOnline() { m_online = true; Q_EMIT onlineChanged(); }
    void goOffline(core::Instant since) { m_online = false; m_offlineSince = since; Q_EMIT onlineChanged(); }

    std::vector<Asked> asked;
    std::vector<std::pair<int, core::survey::Answer>> answers; ///< with the version that was answered

    std::vector<std::pair<std::string, kiosk::ReceiptFate>> receipts; ///< what was told of which ticket, in order

private:
    wire::Menu m_menu;
    wire::Board m_board;
    wire::Calls m_calls;
    std::map<QString, kiosk::FoundBooking> m_bookings;
    std::vector<kiosk::GivenTicket> m_given;
    std::map<std::pair<int, QString>, kiosk::FoundBooking> m_phones;
    bool m_takesBookings = false;
    bool m_hasTodays = false;
    wire::Survey m_survey;
    wire::Messages m_messages;
    wire::Voice m_voice;
    std::string m_place;
    bool m_aside = false;
    bool m_online = true;
    core::Instant m_offlineSince{};
    core::Instant m_now{};
    bool m_timeInDoubt = false;
};

} // namespace talon::test
