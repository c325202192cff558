// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/hostile_peer.h"

#include "tests/simulation/disk.h"

#include "wire/api/api.h"
#include "wire/json/times.h"
#include "wire/terminals/codec.h"

#include <algorithm>

namespace talon::simulation {

using core::Millis;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

std::string in_quotes(const std::string &text) { return '"' + text + '"'; }

std::string envelope(const std::string &type, const std::string &body)
{
    return R"({"v":1,"type":")" + type + R"(","body":)" + body + "}";
}

template<class T>
const T &any(Random &random, const std::vector<T> &list)
{
    return list[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(list.size())))];
}

} // namespace

HostilePeer::HostilePeer(std::uint64_t seed, core::DeviceId device, int prefix, core::DeviceRole role)
    : m_random(seed, "hostile peer"), m_device(std::move(device)), m_prefix(prefix), m_role(role)
{
}

/// What no field should hold, at and beyond each bound.
std::string HostilePeer::junk()
{
    static const std::vector<std::string> all{
        "null", "true", "[]", "{}", "-1", "0", "1", "1.5", "1e400", "9007199254740991", "9007199254740992", "9223372036854775807",
        "18446744073709551616", "1798761600000", "31622400000", "31622400001", R"("")", R"("\u0000")", R"("ё")", R"("А000")", R"("А1000")",
        R"("999А999")", R"("1000А001")", R"("A001")", R"("1970-01-01")", R"("9999-12-31")", R"("2026-02-30")",
        R"("1970-01-01T00:00:00.000Z")", R"("9999-12-31T23:59:59.999Z")", R"("1969-12-31T23:59:59.999Z")", R"("../../x")",
        R"("0000000000000000000000000000000000000000000000000000000000000000")", R"([[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]])"};
    const auto dice = m_random.below(40);
    if (dice == 0)
        return in_quotes(std::string(static_cast<std::size_t>(m_random.between(63, 66)), 'x'));
    if (dice == 1)
        return in_quotes(std::string(static_cast<std::size_t>(m_random.between(60'000, 70'000)), 'y'));
    return any(m_random, all);
}

std::string HostilePeer::instant(const Sight &sight)
{
    const auto dice = m_random.below(12);
    const core::Instant at = dice < 7    ? sight.now - Millis{m_random.below(20'000)}
                             : dice == 7 ? sight.now + Millis{m_random.below(3 * day_ms)}
                             : dice == 8 ? sight.now - Millis{m_random.below(3 * day_ms)}
                             : dice == 9 ? core::Instant{Millis{m_random.below(4 * day_ms)}}
                                         : sight.now - Millis{m_random.below(800 * day_ms)};
    return maybe(15, in_quotes(wire::to_text(at)));
}

std::string HostilePeer::day(const Sight &sight)
{
    const std::chrono::days off{m_random.below(3) > 0 ? 0 : m_random.between(-7, 7)};
    return maybe(15, in_quotes(wire::to_text(m_random.below(20) == 0 ? core::Day{std::chrono::days{m_random.below(2'900'000)}} : sight.today + off)));
}

/// Of others' tickets, and of such as nobody has.
std::string HostilePeer::receipts(const Sight &sight)
{
    const auto list = [&] {
        std::string all;
        for (auto left = m_random.below(4); left > 0; --left)
            all += (all.empty() ? "" : ",") + (sight.tickets.empty() || m_random.below(2) == 0 ? id(sight.tickets) : in_quotes(any(m_random, sight.tickets)));
        return maybe(10, "[" + all + "]");
    };
    const std::string unprinted = list();
    return maybe(10, R"({"unprinted":)" + unprinted + R"(,"printed":)" + list() + "}");
}

std::string HostilePeer::id(const std::vector<std::string> &known)
{
    if (!known.empty() && m_random.below(6) == 0)
        return in_quotes(any(m_random, known));
    return maybe(20, in_quotes("H" + std::to_string(m_random.next() % 1'000'000'000)));
}

core::TicketNumber HostilePeer::number(const Sight &sight)
{
    const auto letter = static_cast<core::Letter>(m_random.below(m_random.below(5) == 0 ? core::letter_count : 2));
    switch (m_random.below(6)) {
    case 0:
        if (!sight.numbers.empty())
            return any(m_random, sight.numbers);
        break;
    case 1: return {letter, static_cast<int>(m_random.between(1, 999)), static_cast<int>(m_random.between(0, 999))};
    case 2: return core::own_number(m_prefix == 0 ? 1 : m_prefix, letter, m_turn = core::next_own_turn(m_turn));
    case 3: return {letter, static_cast<int>(m_random.between(980, 999))};
    default: break;
    }
    return {letter, static_cast<int>(m_random.between(1, m_random.below(3) == 0 ? 999 : 60))};
}

std::string HostilePeer::ticket_body(const Sight &sight)
{
    std::string ticket = id(sight.tickets);
    std::string face = in_quotes(core::to_text(number(sight)));
    std::string label = day(sight);
    if (!m_grants.empty() && m_random.below(3) == 0) { // one that it has every right to
        const auto &[request, grant] = any(m_random, m_grants);
        ticket = in_quotes(request);
        face = in_quotes(core::to_text(grant.number));
        label = in_quotes(wire::to_text(grant.day));
    }
    static const std::vector<std::string> origins{"granted", "reserve", "own"};
    std::string body = R"({"ticket":)" + ticket + R"(,"number":)" + maybe(20, face) + R"(,"day":)" + label + R"(,"service":)"
        + maybe(20, in_quotes(any(m_random, sight.services).value)) + R"(,"class":)" + maybe(20, in_quotes(m_random.below(3) > 0 ? "ordinary" : "first"))
        + R"(,"language":)" + maybe(40, in_quotes("ru")) + R"(,"origin":)" + maybe(20, in_quotes(any(m_random, origins))) + R"(,"device":)"
        + maybe(30, in_quotes(m_random.below(15) == 0 ? any(m_random, sight.devices).value : m_device.value)) + R"(,"arrival":)" + instant(sight)
        + R"(,"slot":)" + (m_random.below(5) == 0 ? instant(sight) : "null");
    if (m_random.below(20) == 0)
        body += R"(,"seq":)" + maybe(2, "1");
    if (m_random.below(20) == 0)
        body += R"(,"note":)" + junk();
    return body + "}";
}

/// Of every kind of event, of none, and of no kind at all.
std::string HostilePeer::any_body(const Sight &sight)
{
    switch (m_random.below(8)) {
    case 0: return junk();
    case 1: return R"({"day":)" + day(sight) + "}";
    case 2: return R"({"device":)" + in_quotes(any(m_random, sight.devices).value) + "}";
    case 3: return R"({"window":1,"staff":"me"})";
    case 4: return R"({"ticket":)" + id(sight.tickets) + R"(,"until":)" + instant(sight) + "}";
    case 5: return R"({"until":)" + day(sight) + R"(,"prefix":)" + junk() + "}";
    case 6: return R"({"colour":")" + std::string(static_cast<std::size_t>(m_random.below(100'000)), 'z') + R"("})";
    default: return ticket_body(sight);
    }
}

/// The event's JSON, added to the chain as the backend will understand it; `spoil`: with anything in its fields.
std::string HostilePeer::add_event(const Sight &sight, std::string type, std::string body, bool spoil)
{
    const wire::Hash prev = m_sent.empty() ? m_base_link : m_sent.back().link;
    const auto compose = [&](const std::string &seq, const std::string &before, const std::string &hash, const std::string &tail) {
        return R"({"seq":)" + seq + R"(,"prev":)" + before + R"(,"hash":)" + hash + tail;
    };
    std::string age = "null";
    if (m_random.below(2) == 0)
        age = spoil ? maybe(5, std::to_string(m_random.below(m_random.below(10) == 0 ? 900 * day_ms : 60'000))) : "100";
    const std::string tail = R"(,"type":)" + (spoil ? maybe(20, in_quotes(type)) : in_quotes(type)) + R"(,"version":)" + (spoil ? maybe(20, "1") : "1")
        + R"(,"at":)" + (spoil ? instant(sight) : in_quotes(wire::to_text(sight.now))) + R"(,"body":)" + body + R"(,"age_ms":)" + age + "}";
    const std::string seq = std::to_string(head() + 1);
    const auto parsed = [&](const std::string &event) -> std::optional<wire::StreamEvent> {
        const auto message = wire::decode_up(envelope("push", R"({"epoch":1,"events":[)" + event + "]}"));
        return message ? std::optional(std::get<wire::Push>(*message).events.front()) : std::nullopt;
    };
    // Read as the backend reads it, so that the hash is right where it shall be.
    auto read = parsed(compose(seq, in_quotes(wire::to_hex(prev)), in_quotes(wire::to_hex({})), tail));
    if (!read)
        return compose(seq, in_quotes(wire::to_hex(prev)), in_quotes(wire::to_hex({})), tail); // too deep: no frame can hold it
    std::string before = in_quotes(wire::to_hex(prev));
    std::string hash = in_quotes(wire::to_hex(chain_hash(m_device, *read)));
    if (spoil && m_random.below(60) == 0)
        hash = junk();
    if (spoil && m_random.below(120) == 0)
        before = junk();
    const std::string text = compose(seq, before, hash, tail);
    read = parsed(text);
    if (read)
        m_sent.push_back({read->fault && read->fault->hash ? chain_hash(m_device, *read) : read->hash, text});
    return text;
}

std::string HostilePeer::push(const Sight &sight)
{
    static const std::vector<std::string> types{
        "site_saved", "number_granted", "reserve_granted", "ticket_called", "serving_started", "ticket_served", "ticket_no_show", "ticket_returned",
        "no_show_corrected", "ticket_transferred", "ticket_parked", "ticket_unparked", "ticket_left", "window_taken", "window_released", "day_closed",
        "staff_saved", "enrolment_code_issued", "device_enrolled", "device_revoked", "event_set_aside", "hall_restored", "device_set_aside", "x"};
    std::string events;
    // What was not acknowledged first, as it was, as far as a frame holds it.
    constexpr std::size_t most_bytes = 150'000;
    std::size_t again = 0;
    for (; again < std::min<std::size_t>(m_sent.size(), 40) && events.size() < most_bytes; ++again)
        events += (events.empty() ? "" : ",") + m_sent[again].text;
    for (auto fresh = m_sent.size() > again ? 0 : m_random.between(0, 4); fresh > 0; --fresh) {
        const bool ticket = m_random.below(5) > 0;
        const std::string text = add_event(sight, ticket ? "ticket_issued" : any(m_random, types), ticket ? ticket_body(sight) : any_body(sight), true);
        events += (events.empty() ? "" : ",") + text;
    }
    if (m_random.below(1500) == 0) { // no honest chain: a gap, a place taken twice, no place at all
        const auto seq = m_random.below(3) == 0 ? head() + m_random.between(2, 9) : m_random.between(-1, head());
        events += (events.empty() ? "" : ",") + std::string(R"({"seq":)") + maybe(3, std::to_string(seq))
            + R"(,"prev":"00","hash":"00","type":"x","version":1,"at":"","body":{}})";
    }
    return envelope("push", R"({"epoch":)" + maybe(60, "1") + R"(,"events":[)" + events + "]}");
}

std::string HostilePeer::plain_ticket(const Sight &sight)
{
    const auto number = core::to_text(core::own_number(m_prefix, core::Letter::A, m_turn = core::next_own_turn(m_turn)));
    const std::string body = R"({"ticket":"P)" + std::to_string(head()) + R"(","number":")" + number + R"(","day":")" + wire::to_text(sight.today)
        + R"(","service":")" + sight.services.front().value + R"(","class":"ordinary","language":"ru","origin":"own","device":")" + m_device.value
        + R"(","arrival":")" + wire::to_text(sight.now) + R"(","slot":null})";
    add_event(sight, "ticket_issued", body, false);
    std::string events;
    for (const Sent &each : m_sent)
        events += (events.empty() ? "" : ",") + each.text;
    return envelope("push", R"({"epoch":1,"events":[)" + events + "]}");
}

std::string HostilePeer::request(const Sight &sight)
{
    std::string wanted = id(m_requests);
    if (wanted.size() < 40 && wanted.front() == '"' && wanted.size() > 2)
        m_requests.push_back(wanted.substr(1, wanted.size() - 2));
    return envelope("number_request", R"({"request":)" + wanted + R"(,"day":)" + day(sight) + R"(,"service":)"
                                          + maybe(20, in_quotes(any(m_random, sight.services).value)) + R"(,"class":)" + maybe(20, in_quotes("ordinary")) + "}");
}

std::string HostilePeer::hello()
{
    const bool honest = m_random.below(4) > 0;
    const wire::Hash link = m_sent.empty() ? m_base_link : m_sent.back().link;
    const std::string head_hash = head() == 0 ? "null" : in_quotes(wire::to_hex(link));
    const std::string body = R"({"device":)" + in_quotes(m_device.value) + R"(,"epoch":1,"role":")" + std::string(wire::name_of(m_role)) + R"(","software":)"
        + (honest ? in_quotes("peer") : junk()) + R"(,"head_seq":)" + (m_random.below(300) == 0 ? junk() : std::to_string(head())) + R"(,"documents":)"
        + (honest ? "{}" : R"({"board":)" + junk() + R"(,"x":1})") + R"(,"clock":)" + (honest ? "null" : junk()) + R"(,"head_hash":)" + head_hash + "}";
    return envelope("hello", body);
}

std::string HostilePeer::prove() { return envelope("prove", R"({"signature":")" + std::string(86, 'A') + R"(=="})"); }

std::string HostilePeer::frame(const Sight &sight)
{
    const auto dice = m_random.below(100);
    if (dice < 60)
        return push(sight);
    if (dice < 80)
        return request(sight);
    if (dice < 90)
        return envelope("status", R"({"printer":)" + maybe(4, in_quotes("ready")) + R"(,"pending":)" + maybe(3, "2") + R"(,"clock":)" + instant(sight)
                        + (m_random.below(3) == 0 ? R"(,"receipts":)" + receipts(sight) : "") + "}");
    if (dice < 91)
        return m_random.below(2) == 0 ? hello() : prove();
    std::string text = m_random.below(2) == 0 ? request(sight) : envelope(m_random.below(2) == 0 ? "welcome" : "push", junk());
    if (m_random.below(2) == 0)
        text[static_cast<std::size_t>(m_random.below(static_cast<std::int64_t>(text.size())))] = static_cast<char>(m_random.below(256));
    return text;
}

void HostilePeer::hear(const wire::DownMessage &message)
{
    const auto *ack = std::get_if<wire::Ack>(&message);
    const auto *welcome = std::get_if<wire::Welcome>(&message);
    const std::int64_t acked = ack ? ack->seq : welcome ? welcome->acked_seq : m_base;
    while (m_base < acked && !m_sent.empty()) {
        m_base_link = m_sent.front().link;
        m_sent.erase(m_sent.begin());
        ++m_base;
    }
    if (const auto *grant = std::get_if<wire::NumberGrant>(&message))
        m_grants.emplace_back(grant->request, *grant);
}

} // namespace talon::simulation
