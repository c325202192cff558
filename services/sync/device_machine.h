// SPDX-License-Identifier: GPL-3.0-or-later
// This room's own: what a step of the terminal's end is made of.
#pragma once

#include "sync/device_stream.h"

#include <algorithm>
#include <stdexcept>

namespace talon::sync {

/// One step: what came in, and the effects that gather while it is worked on.
struct DeviceStream::Machine {
    DeviceStream &d;
    Moment now;
    DeviceEffects out;

    void add(DeviceEffect effect) { out.push_back(std::move(effect)); }
    void alarm(DeviceAlarm alarm, std::string detail = {}) { add(RaiseAlarm{alarm, std::move(detail)}); }

    /// Ends the step: what must hold after each one, whatever came.
    DeviceEffects done()
    {
        const auto &cursor = d.m_cursor;
        if (cursor.acked_seq < 0 || cursor.acked_seq > cursor.head_seq || d.m_in_flight > cursor.head_seq
            || (d.m_in_flight != 0 && (!d.online() || d.m_reading)))
            throw std::logic_error("the device's stream is out of order");
        return std::move(out);
    }

    void go(Link link)
    {
        const bool was_online = d.online();
        d.m_link = link;
        if (was_online != d.online())
            d.m_since = now.run;
    }

    /// Asks for the next batch when there is one to send and none is under way.
    void pump()
    {
        if (!d.online() || d.is_set_aside() || d.m_reading || d.m_in_flight != 0 || d.pending() == 0)
            return;
        d.m_reading = true;
        d.m_deadline.reset();
        add(Read{d.m_cursor.acked_seq + 1, d.m_limits.push_events, d.m_limits.push_bytes});
    }

    void stand_aside(const std::string &why)
    {
        if (std::exchange(d.m_cursor.set_aside, why) != why)
            add(StandAside{why});
    }

    void send_status()
    {
        if (!d.online())
            return;
        add(Send{wire::TerminalStatus{d.m_printer, d.pending(), now.wall, d.m_content, d.m_receipts, d.m_paper, d.m_sound, d.m_unspoken, d.m_spoken}});
        d.m_status_due = now.run + d.m_limits.status;
    }

    void close(std::string reason)
    {
        d.m_in_flight = 0;
        d.m_deadline.reset();
        go(Link::offline);
        add(Close{std::move(reason)});
    }

    void keep_cursor(std::int64_t archived_seq)
    {
        const auto &cursor = d.m_cursor;
        d.m_born.erase(d.m_born.begin(), d.m_born.upper_bound(cursor.acked_seq));
        // What this backend has not acknowledged is not archived, whatever it says.
        add(KeepCursor{cursor.acked_seq, cursor.server_epoch, std::min(archived_seq, cursor.acked_seq)});
    }

    /// Sends again what is beyond the acknowledged, but not for ever on one connection.
    void resend()
    {
        if (d.m_resends >= d.m_limits.resends)
            return close("no_ack");
        ++d.m_resends;
        d.m_in_flight = 0;
        d.m_deadline.reset();
        pump();
    }

    // One function a message (device_messages.cpp).
    void operator()(const wire::Challenge &challenge);
    void operator()(const wire::Welcome &message);
    void operator()(const wire::Ack &message);
    void operator()(const wire::NumberGrant &message);
    void operator()(const wire::TimeNow &message);
    void operator()(const wire::Document &message);
    void operator()(const wire::AnswersTaken &taken);
    void operator()(const wire::ErrorMessage &message);
    void operator()(const wire::Bye &message);
};

} // namespace talon::sync
