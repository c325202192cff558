// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal's end: what each message of the backend leads to.
#include "sync/device_machine.h"

#include "wire/terminals/codec.h"

#include <array>

namespace talon::sync {

namespace {

/// Errors after which pushing makes no sense until the next welcome, or a new enrolment.
bool sets_aside(std::string_view code)
{
    constexpr std::array<std::string_view, 8> codes{"device_cloned", "device_set_back", "revoked",     "stale_epoch",
                                                    "unknown_device", "bad_signature",  "wrong_epoch", "wrong_role"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

void DeviceStream::Machine::operator()(const wire::Challenge &challenge)
{
    if (d.m_link != Link::shaking_hands)
        return;
    if (!d.m_identity.site.empty() && challenge.server != d.m_identity.site) {
        alarm(DeviceAlarm::wrong_site, challenge.server);
        return close("wrong_site");
    }
    add(Sign{wire::proof_text(challenge, d.m_identity.device, d.m_identity.epoch)});
}

void DeviceStream::Machine::operator()(const wire::Welcome &welcome)
{
    if (d.m_link != Link::shaking_hands)
        return;
    auto &cursor = d.m_cursor;
    // Whoever set this device aside says so again with or after the welcome; a repaired backend doesn't.
    std::string why = welcome.set_aside.value_or("");
    if (welcome.acked_seq < cursor.base_seq) {
        // What it lacks is in a backup newer than the one that it was restored from, and nowhere else.
        why = "events_pruned";
        alarm(DeviceAlarm::events_pruned, std::to_string(welcome.acked_seq));
    } else if (welcome.acked_seq > cursor.head_seq) {
        why = "device_set_back";
        alarm(DeviceAlarm::own_events_lost, std::to_string(welcome.acked_seq));
    } else if (welcome.acked_seq < cursor.acked_seq && welcome.server_epoch == cursor.server_epoch) {
        alarm(DeviceAlarm::backend_lost_events, std::to_string(welcome.acked_seq));
    }
    stand_aside(why);
    // The backend's word counts, also when it knows less than before: then everything it lost is sent again.
    cursor.acked_seq = std::min(welcome.acked_seq, cursor.head_seq);
    cursor.server_epoch = welcome.server_epoch;
    d.m_in_flight = 0;
    d.m_resends = 0;
    d.m_failed_tries = 0;
    d.m_deadline.reset();
    go(Link::online);
    add(HearTime{welcome.now, welcome.in_doubt});
    keep_cursor(welcome.archived_seq);
    send_status();
    pump();
}

void DeviceStream::Machine::operator()(const wire::Ack &ack)
{
    auto &cursor = d.m_cursor;
    if (!d.online() || ack.epoch != d.m_identity.epoch || ack.seq < cursor.acked_seq || ack.seq > cursor.head_seq)
        return;
    const bool news = ack.seq > cursor.acked_seq;
    cursor.acked_seq = ack.seq;
    if (news || ack.archived_seq > 0)
        keep_cursor(ack.archived_seq);
    if (!news)
        return;
    d.m_resends = 0;
    if (d.m_in_flight > ack.seq) {
        d.m_deadline = now.run + d.m_limits.ack;
        return;
    }
    d.m_in_flight = 0;
    d.m_deadline.reset();
    pump();
}

void DeviceStream::Machine::operator()(const wire::NumberGrant &grant) { add(Granted{grant}); }

void DeviceStream::Machine::operator()(const wire::TimeNow &time)
{
    if (d.online())
        add(HearTime{time.now, time.in_doubt});
}

void DeviceStream::Machine::operator()(const wire::Document &document)
{
    if (!d.online())
        return;
    const wire::DocumentKind kind = wire::kind_of(document.body);
    std::int64_t &held = d.m_cursor.documents[kind];
    // The first of its kind on a connection is what the backend has now, whatever its version: its clock may have
    // been set back since. After it only what is newer.
    const bool first = d.m_seen.insert(kind).second;
    if (!first && document.version <= held)
        return;
    held = document.version;
    add(KeepDocument{document});
}

void DeviceStream::Machine::operator()(const wire::ErrorMessage &error)
{
    if (error.re)
        return add(Failed{error});
    if (error.code == "gap" && d.m_in_flight != 0)
        return resend();
    if (!sets_aside(error.code))
        return;
    stand_aside(error.code);
    d.m_in_flight = 0;
    if (d.online())
        d.m_deadline.reset();
    alarm(DeviceAlarm::set_aside, error.code);
}

void DeviceStream::Machine::operator()(const wire::Bye &bye)
{
    if (sets_aside(bye.reason))
        stand_aside(bye.reason);
    if (bye.reason == "replaced") {
        d.m_was_replaced = true;
        d.m_replaced = d.online() && now.run - d.m_since >= d.m_limits.calm ? 1 : d.m_replaced + 1;
    }
    close(bye.reason);
}

} // namespace talon::sync
