// SPDX-License-Identifier: GPL-3.0-or-later
// The hub: numbers, reserves and documents.
#include "sync/hub.h"

#include "wire/api/errors.h"

namespace talon::sync {

core::Day Hub::today(core::Instant now) const
{
    return core::local_day(now, m_ledger.durable().hall.site().utc_offset);
}

void Hub::grant(const core::DeviceId &device, const wire::NumberRequest &request, core::Instant now)
{
    if (refuse_set_aside(device, request))
        return;
    const core::GrantNumber command{request.service, request.visitor_class, device, request.request, request.day, request.booking};
    m_ledger.ask(command, "device:" + device.value, now, [this, device, request](const Ledger::Outcome &outcome) {
        const auto connection = m_terminals.at(device).connection;
        if (!connection || refuse_set_aside(device, request))
            return;
        if (!outcome)
            return send_error(*connection, code_of(outcome.error()), request.request);
        const core::Hall &hall = m_ledger.durable().hall;
        const auto number = hall.numbers().granted(device, request.request, request.day);
        if (!number)
            return; // of a day that has been closed meanwhile
        const int ahead = hall.ahead_of_new(request.service, request.visitor_class, m_now);
        wire::NumberGrant grant{request.request, request.day, *number, ahead, {}, {}};
        // Who has booked is told when the slot is.
        if (const auto wait = request.booking ? std::nullopt : m_waits.of_new(request.service, request.visitor_class)) {
            grant.wait = wait->range.to;
            grant.range = wait->range;
        }
        send(*connection, grant);
    });
}

/// Nobody would call a ticket of a device that is set aside: it gets no number for one.
bool Hub::refuse_set_aside(const core::DeviceId &device, const wire::NumberRequest &request)
{
    const Terminal &known = m_terminals.at(device);
    const auto why = known.receiver->set_aside_code();
    if (why && known.connection)
        send_error(*known.connection, *why, request.request);
    return why.has_value();
}

void Hub::fill_reserve(const core::DeviceId &device, core::Instant now)
{
    const auto *known = enrolled(device);
    if (!known || known->role != core::DeviceRole::ticket || m_terminals.at(device).receiver->is_set_aside())
        return;
    const core::Day first = today(now);
    m_terminals.at(device).reserve_day = first;
    for (const core::Day day : {first, first + std::chrono::days(1)})
        m_ledger.ask(core::FillReserve{device, known->epoch, day}, "talond", now,
                     [this, device](const Ledger::Outcome &) { publish_reserve(device, m_now); });
}

void Hub::publish_reserve(const core::DeviceId &device, core::Instant now)
{
    if (const auto *known = enrolled(device))
        send_documents(m_feed.publish_to(
            device, wire::make_reserve(m_ledger.durable().hall.numbers(), device, known->epoch, today(now)), now));
}

void Hub::publish_all(core::Instant now)
{
    publish_menu(now);
    publish_calls(now);
    publish_survey(now);
    publish_messages(now);
    publish_voices(now);
    m_board_dirty = true;
    publish_board(now);
}

/// When other settings are in force than those that were told last. Kiosks then need numbers of letters that are new.
void Hub::publish_menu(core::Instant now)
{
    const core::Hall &hall = m_ledger.durable().hall;
    if (m_menu_of == hall.revision().number)
        return;
    m_menu_of = hall.revision().number;
    send_documents(m_feed.publish(wire::make_menu(hall.site(), m_options.status_url, m_options.timeouts), now));
    for (auto &[device, known] : m_terminals)
        known.reserve_used = known.reserve_used || known.reserve_day.has_value();
}

void Hub::publish_bookings(const wire::Bookings &bookings, core::Instant now)
{
    send_documents(m_feed.publish(bookings, now));
}

void Hub::publish_receipts(const wire::Receipts &receipts, core::Instant now)
{
    send_documents(m_feed.publish(receipts, now));
}

void Hub::publish_content(const wire::Content &content, core::Instant now)
{
    send_documents(m_feed.publish(content, now));
}

void Hub::publish_calls(core::Instant now)
{
    send_documents(m_feed.publish(wire::make_calls(m_ledger.durable().hall), now));
}

void Hub::publish_survey(core::Instant now)
{
    const core::survey::SurveyBook &book = m_ledger.durable().surveys;
    if (!book.surveys.empty())
        send_documents(m_feed.publish(wire::make_survey(book, m_full_parts), now));
}

void Hub::tell_full_parts(std::vector<core::survey::DayPart> full, core::Instant now)
{
    m_full_parts = std::move(full);
    publish_survey(now);
}

void Hub::publish_messages(core::Instant now)
{
    const core::MessageBook &book = m_ledger.durable().messages;
    // Terminals of a site that never had one need not be told that there is none.
    if (!book.kept.empty() || m_messages_told)
        send_documents(m_feed.publish(wire::make_messages(book, now), now));
    m_messages_told = m_messages_told || !book.kept.empty();
}

void Hub::publish_board(core::Instant now)
{
    if (!m_board_dirty || (m_board_at && now >= *m_board_at && now - *m_board_at < m_options.board_pause))
        return;
    m_board_dirty = false;
    m_board_at = now;
    send_documents(m_feed.publish(wire::make_board(m_ledger.durable().hall, now, m_waits), now));
}

void Hub::publish_waits(const core::forecast::Waits &waits, core::Instant now)
{
    m_waits = waits;
    m_board_dirty = true;
    publish_board(now);
}

void Hub::on_changed(core::Instant now)
{
    m_now = now;
    publish_messages(now);
    publish_menu(now);
    publish_voices(now);
    // A call goes out at once; the board, which everything changes, at its own beat.
    publish_calls(now);
    publish_survey(now);
    m_board_dirty = true;
    publish_board(now);
}

void Hub::send_documents(const FeedEffects &effects)
{
    for (const SendDocument &document : effects) {
        const auto found = m_terminals.find(document.device);
        if (found != m_terminals.end() && found->second.connection)
            m_emit(SendFrame{*found->second.connection, document.frame, true});
    }
}

void Hub::on_sent(Connection connection)
{
    const auto line = m_lines.find(connection);
    if (line == m_lines.end() || !line->second.device)
        return;
    // Only the present connection's progress counts: an older one's end is told by on_gone().
    if (m_terminals.at(*line->second.device).connection == connection)
        send_documents(m_feed.on_sent(*line->second.device));
}

} // namespace talon::sync
