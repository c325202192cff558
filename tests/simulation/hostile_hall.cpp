// SPDX-License-Identifier: GPL-3.0-or-later
// The course of a hall with a hostile peer.
#include "tests/simulation/hostile_hall.h"

#include "tests/simulation/replay.h"

#include "wire/journal/event_codec.h"
#include "wire/terminals/codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

const core::DeviceId hostile{"hostile"};
constexpr int hostile_prefix = 3;
const std::string nonce = std::string(42, 'A') + "A=";

core::Site make_site(Random &random)
{
    core::Site site;
    site.id = "sim";
    site.name = site.address = {"Site", "Site"};
    // At the ends of the earth too: a day there begins before 1970 does.
    static constexpr std::array offsets{180, 180, 660, -720, 840};
    site.utc_offset = core::Minutes{offsets[static_cast<std::size_t>(random.below(offsets.size()))]};
    for (auto &day : site.hours)
        day = {{0, 1440}};
    site.categories = {{{"all"}, {"All", "All"}, {}}};
    for (int i = 0; i < 2; ++i)
        site.services.push_back({{"s" + std::to_string(i)}, {"all"}, static_cast<core::Letter>(i), {"S", "S"}, {}, std::nullopt});
    site.classes = {{{"ordinary"}, {"O", "O"}, core::Minutes{15}, {}}, {{"first"}, {"F", "F"}, core::Minutes{5}, {}}};
    site.windows = {{1, {"W", "W"}, {{{"s0"}, core::Minutes{0}}, {{"s1"}, core::Minutes{0}}}, std::nullopt}};
    site.places = {{"p1", "ticket", {"K", "K"}}, {"p2", "ticket", {"K", "K"}}, {"p3", "ticket", {"K", "K"}}};
    site.rules.reserve_size = 5;
    return site;
}

core::Entry entry_of(const core::Event &event, core::Instant at)
{
    auto encoded = wire::encode_event(event);
    return {{}, at, "talond", std::move(encoded.type), encoded.version, std::move(encoded.body), {}};
}

} // namespace

void HostileHall::Figures::add(const Figures &other)
{
    frames += other.frames, taken += other.taken, set_aside += other.set_aside, honest += other.honest, grants += other.grants;
    whole += other.whole, bad_frames += other.bad_frames;
}

HostileHall::HostileHall(std::uint64_t seed)
    : m_random(seed, "hostile hall"), m_site(make_site(m_random)), m_peer(seed, hostile, hostile_prefix, core::DeviceRole::ticket),
      m_now(core::Millis{1'795'381'200'000 + m_random.below(86'400'000)})
{
    std::vector<core::Entry> first{entry_of(core::SiteSaved{m_site}, m_now)};
    for (int i = 1; i <= 3; ++i) {
        const core::DeviceId device{i == hostile_prefix ? hostile.value : "honest" + std::to_string(i)};
        first.push_back(entry_of(core::DeviceEnrolled{device, "code" + std::to_string(i), core::DeviceRole::ticket, "p" + std::to_string(i),
                                                      "key", 1, i}, m_now));
        if (device != hostile)
            m_kiosks.push_back({device, i, 0, 0, {}, 0, {}});
    }
    if (!m_journal.append(first))
        throw Broken("disk", "the site cannot be made");
    open_for_work();
}

void HostileHall::open_for_work()
{
    m_queue.clear();
    m_effects.clear();
    m_hub.reset();
    auto state = replay(m_journal);
    sync::Hub::Cursors cursors;
    for (const auto &[id, device] : state.registry.devices)
        cursors[id] = m_journal.stream_head(id, device.epoch);
    m_ledger = std::make_unique<sync::Ledger>(std::move(state), [this](std::vector<core::Entry> entries) { m_queue.push_back(std::move(entries)); });
    sync::Hub::Options options;
    options.board_pause = Millis{500};
    m_reports.clear(); // a new life of the backend does not know what came out
    m_hub = std::make_unique<sync::Hub>(*m_ledger, options, std::move(cursors), chain_hash, m_now,
                                        [this](sync::HubEffect effect) { m_effects.push_back(std::move(effect)); });
    for (Kiosk &kiosk : m_kiosks)
        connect(kiosk);
    connect_peer();
}

void HostileHall::connect(Kiosk &kiosk)
{
    kiosk.line = ++m_last_line;
    kiosk.inbox.clear();
    m_hub->on_opened(kiosk.line, nonce, m_now);
    wire::Hello hello{kiosk.device, 1, core::DeviceRole::ticket, "honest", kiosk.seq, {}, m_now, {}};
    if (kiosk.seq > 0)
        hello.head_hash = kiosk.last;
    say(kiosk, hello);
    say(kiosk, wire::Prove{std::string(86, 'A') + "=="});
    settle();
    const auto *welcome = heard<wire::Welcome>(kiosk);
    if (!welcome || welcome->acked_seq != kiosk.seq || welcome->set_aside)
        throw Broken("an honest kiosk", kiosk.device.value + " is not welcomed with what it had seen acknowledged");
}

void HostileHall::connect_peer()
{
    if (m_peer_line != 0)
        m_hub->on_closed(std::exchange(m_peer_line, 0), m_now);
    m_peer_in = false;
    m_peer_line = ++m_last_line;
    m_hub->on_opened(m_peer_line, nonce, m_now);
    say(m_peer_line, m_peer.hello());
    say(m_peer_line, m_peer.prove());
    settle();
}

void HostileHall::say(sync::Connection line, const std::string &frame) { m_hub->on_frame(line, frame, m_now); }

/// All that is under way comes to its end.
void HostileHall::settle()
{
    while (!m_effects.empty() || !m_queue.empty()) {
        while (!m_effects.empty()) {
            const auto effect = std::move(m_effects.front());
            m_effects.pop_front();
            carry_out(effect);
        }
        if (!m_queue.empty())
            commit(static_cast<std::size_t>(m_random.between(1, static_cast<std::int64_t>(m_queue.size()))));
    }
}

void HostileHall::live(int frames)
{
    for (int i = 0; i < frames; ++i) {
        ++m_figures.frames;
        if (m_peer_line == 0 || m_random.below(200) == 0)
            connect_peer();
        if (m_peer_line != 0 && !m_peer_in && m_random.below(3) > 0)
            connect_peer();
        if (m_peer_line != 0)
            say(m_peer_line, m_peer.frame(sight()));
        if (m_random.below(3) > 0)
            settle();
        if (m_random.below(25) == 0)
            visit(m_kiosks[static_cast<std::size_t>(m_random.below(2))]);
        if (m_random.below(20) == 0)
            time_passes();
        if (m_random.below(60) == 0)
            work();
    }
    settle();
}

void HostileHall::time_passes()
{
    settle();
    m_now += Millis{m_random.below(60) == 0 ? m_random.below(30 * 3'600'000) : m_random.below(4000)};
    m_hub->on_tick(m_now);
    settle();
}

/// The window calls, so that those who wait do not only become more.
void HostileHall::work()
{
    const core::StaffId staff{"operator"};
    const auto ask = [&](const core::Command &command) { m_ledger->ask(command, staff.value, m_now, [](const sync::Ledger::Outcome &) {}); };
    ask(core::TakeWindow{1, staff});
    for (int i = 0; i < 5; ++i) {
        settle();
        const auto &held = m_ledger->durable().hall.held_windows();
        const auto mine = held.find(1);
        if (mine != held.end() && mine->second.ticket)
            ask(core::MarkNoShow{*mine->second.ticket, staff});
        ask(core::CallNext{1, staff});
    }
    settle();
}

void HostileHall::visit(Kiosk &kiosk)
{
    settle();
    kiosk.inbox.clear();
    ++m_figures.honest;
    core::TicketIssued issued;
    issued.ticket = {kiosk.device.value + "-" + std::to_string(kiosk.seq + 1)};
    issued.day = today();
    const auto service = static_cast<std::size_t>(m_random.below(2));
    issued.service = m_site.services[service].id;
    issued.visitor_class = {"ordinary"};
    issued.device = kiosk.device;
    issued.arrival = m_now += Millis{1};
    say(kiosk, wire::NumberRequest{issued.ticket.value, issued.day, issued.service, issued.visitor_class});
    settle();
    const auto *grant = heard<wire::NumberGrant>(kiosk);
    const auto *error = heard<wire::ErrorMessage>(kiosk);
    if (grant && (grant->request != issued.ticket.value || grant->day != issued.day))
        throw Broken("an honest kiosk", "it is granted what it has not asked for");
    if (!grant && (!error || error->code != "numbers_used_up"))
        throw Broken("an honest kiosk", "it is told " + (error ? error->code : "nothing") + " when it asks for a number");
    issued.origin = grant ? core::NumberOrigin::granted : core::NumberOrigin::own;
    issued.number = grant ? grant->number : core::own_number(kiosk.prefix, m_site.services[service].letter, kiosk.turn = core::next_own_turn(kiosk.turn));
    const auto encoded = wire::encode_event(issued);
    wire::StreamEvent event{kiosk.seq + 1, kiosk.last, {}, encoded.type, encoded.version, m_now, encoded.body, Millis{0}};
    event.hash = chain_hash(kiosk.device, event);
    kiosk.inbox.clear();
    say(kiosk, wire::Push{1, {event}});
    settle();
    kiosk.seq = event.seq;
    kiosk.last = event.hash;
    const auto *ack = heard<wire::Ack>(kiosk);
    if (!ack || ack->seq != kiosk.seq)
        throw Broken("an honest kiosk", "its ticket is not acknowledged");
    const core::Ticket *ticket = m_ledger->durable().hall.ticket(issued.ticket);
    if (!ticket || ticket->number != issued.number || ticket->arrival != issued.arrival || ticket->state != core::TicketState::waiting)
        throw Broken("an honest kiosk", "ticket " + issued.ticket.value + " does not wait in the hall as it was given");
    m_honest.push_back(issued);
    order_holds();
}

Sight HostileHall::sight() const
{
    Sight sight{m_now, today(), {}, {}, {{"honest1"}, {"honest2"}, {"nobody"}}, {{"s0"}, {"s1"}, {"s2"}}};
    const std::size_t from = m_honest.size() > 20 ? m_honest.size() - 20 : 0;
    for (std::size_t i = from; i < m_honest.size(); ++i) {
        sight.numbers.push_back(m_honest[i].number);
        sight.tickets.push_back(m_honest[i].ticket.value);
    }
    for (const auto &[letter, first, last] : m_ledger->durable().hall.numbers().blocks(today(), {"honest1"}, 1))
        sight.numbers.push_back({letter, first + static_cast<int>(m_now.time_since_epoch().count() % (last - first + 1))});
    return sight;
}

void HostileHall::standstill()
{
    settle();
    const core::TicketId wanted{"P" + std::to_string(m_peer.head())};
    if (m_peer_line == 0 || !m_peer_in)
        return; // it has spoilt its chances before
    const auto full = std::make_shared<bool>(false);
    while (!*full)
        m_ledger->record(core::StaffSaved{{"other"}, {{"operator"}}, "Other", true}, "talond", m_now,
                         [full](const sync::Ledger::Outcome &outcome) { *full |= !outcome; });
    const std::string push = m_peer.plain_ticket(sight());
    say(m_peer_line, push);
    settle();
    say(m_peer_line, push);
    settle();
    if (!m_peer_aside && !m_in_journal.contains(wanted))
        throw Broken("a stream goes on", "a push that was not taken while the disk stood still is not taken afterwards");
}

void HostileHall::restart()
{
    settle();
    const auto before = m_ledger->durable();
    if (!(m_ledger->decided().hall == before.hall) || !(m_ledger->decided().registry == before.registry))
        throw Broken("the same state", "the hall that decides is not the one that is durable");
    const auto again = replay(m_journal);
    if (!(again.hall == before.hall) || !(again.registry == before.registry) || again.position != before.position)
        throw Broken("the same state", "the hall is not what its journal leads to");
    auto shorter = replay_from(make_snapshot(before, m_journal), m_journal);
    if (!shorter || !(shorter->hall == before.hall) || !(shorter->registry == before.registry))
        throw Broken("the same state", "a snapshot leads to another hall");
    m_peer_line = 0;
    open_for_work();
}

} // namespace talon::simulation
