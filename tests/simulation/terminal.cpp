// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/terminal.h"

#include "store/chain.h"
#include "wire/terminals/codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

sync::DeviceCursor cursor_of(const TerminalDisk &disk)
{
    const store::Head head = disk.journal.head();
    sync::DeviceCursor cursor{head.position, disk.acked_seq, disk.server_epoch, {}, disk.journal.base(), {}};
    if (head.position > 0)
        cursor.head_hash = head.hash;
    cursor.set_aside = disk.aside;
    for (const auto &[kind, bytes] : disk.documents)
        if (const auto document = wire::decode_document(bytes))
            cursor.documents[kind] = document->version;
    return cursor;
}

/// Short batches in some seeds, so that a backlog needs several.
sync::DeviceLimits limits_of(const Plan &plan)
{
    sync::DeviceLimits limits;
    if (plan.seed % 3 != 0)
        limits.push_events = 1 + plan.seed % 5;
    return limits;
}

template<class... F>
struct Each : F... { using F::operator()...; };

} // namespace

/// Stands for Ed25519: who knows the key, and nobody else, makes it. 64 bytes in base64.
std::string sign(const std::string &key, const std::string &text)
{
    const auto hex = store::to_hex(store::FieldHash{}.text(key).text(text).finish());
    return hex + hex.substr(0, 21) + "A==";
}

Terminal::Terminal(World &world, Machine &machine)
    : m_world(world), m_machine(machine), m_disk(*machine.disk), m_clock(m_disk.clock, machine.moment(world.schedule.now())),
      m_stream(m_disk.identity, cursor_of(m_disk), machine.moment(world.schedule.now()), limits_of(world.plan))
{
}

void Terminal::start()
{
    m_world.checkers.terminal_started(m_disk);
    load_documents();
    carry_out(m_stream.start());
    tick_again();
}

void Terminal::load_documents()
{
    for (const auto &[kind, bytes] : m_disk.documents)
        if (const auto document = wire::decode_document(bytes)) {
            m_documents[kind] = *document;
            on_document(*document);
        }
}

void Terminal::tick_again()
{
    after(Millis{200}, [this] {
        carry_out(m_stream.on_tick(moment()));
        if (!m_dead)
            tick();
        tick_again();
    });
}

void Terminal::after(Millis wait, std::function<void()> what)
{
    m_world.schedule.after(wait, [weak = weak_from_this(), what = std::move(what)] {
        if (const auto self = weak.lock(); self && !self->m_dead)
            what();
    });
}

void Terminal::on_connected(const LinePtr &line)
{
    m_line = line;
    carry_out(m_stream.on_connected(moment()));
}

void Terminal::on_disconnected(const LinePtr &line)
{
    if (line && line != m_line)
        return; // it has been told already
    m_line.reset();
    const bool was = m_stream.online();
    carry_out(m_stream.on_disconnected(moment()));
    if (was)
        on_online(false);
}

void Terminal::on_frame(const LinePtr &line, const std::string &frame)
{
    if (line != m_line)
        return;
    const auto message = wire::decode_down(frame);
    if (!message)
        throw Broken("wire", "a terminal cannot read a frame");
    m_world.checkers.heard(m_disk, *message);
    const bool was = m_stream.online();
    carry_out(m_stream.on_message(*message, moment()));
    if (!m_dead && was != m_stream.online())
        on_online(m_stream.online());
}

void Terminal::send(const wire::UpMessage &message)
{
    if (m_line)
        m_world.network.up(m_line, wire::encode(message));
}

Millis Terminal::disk_wait()
{
    return Millis{m_world.random.between(1, m_machine.disk_state.latency.count())};
}

bool Terminal::struck(Mark mark)
{
    if (m_dead || !m_world.strikes_at_commit())
        return m_dead;
    m_world.marks.reach(mark);
    m_world.trace("struck", name_of(mark));
    m_world.kill_terminal(m_machine.id, Millis{2000});
    return true;
}

void Terminal::read(const sync::Read &wanted)
{
    after(disk_wait(), [this, wanted] {
        std::vector<wire::StreamEvent> events;
        std::size_t bytes = 0;
        const auto records = m_disk.journal.records();
        // The store reads from the first event that is still there.
        for (auto i = static_cast<std::size_t>(std::max(wanted.from - 1 - m_disk.journal.base(), std::int64_t{0}));
             i < records.size() && events.size() < wanted.max_events; ++i) {
            bytes += records[i]->body.size();
            if (!events.empty() && bytes > wanted.max_bytes)
                break;
            events.push_back(stream_event(*records[i]));
        }
        carry_out(m_stream.on_read(std::move(events), moment()));
    });
}

void Terminal::carry_out(const sync::DeviceEffects &effects)
{
    for (const auto &effect : effects) {
        if (m_dead)
            return;
        std::visit(
            Each{[&](const sync::Connect &each) { m_world.network.connect(shared_from_this(), each.after); },
                 [&](const sync::Close &) {
                     if (m_line)
                         m_world.network.cut(m_line, Millis{3});
                 },
                 [&](const sync::Send &each) {
                     if (const auto *push = std::get_if<wire::Push>(&each.message))
                         m_world.checkers.pushed(m_disk, *push);
                     send(each.message);
                 },
                 [&](const sync::Sign &each) { carry_out(m_stream.on_signed(sign(m_disk.key, each.text), moment())); },
                 [&](const sync::Read &each) { read(each); },
                 [&](const sync::KeepCursor &each) {
                     // Of several writes under way the last one stands in the end; a crash may leave the older one.
                     after(disk_wait(), [this, each] {
                         m_disk.acked_seq = each.acked_seq;
                         m_disk.server_epoch = each.server_epoch;
                         m_disk.clock = m_clock.keep(moment());
                     });
                     on_archived(each.archived_seq);
                 },
                 [&](const sync::StandAside &each) {
                     m_disk.aside = each.why;
                     on_stand_aside(!each.why.empty());
                 },
                 [&](const sync::HearTime &each) { m_clock.observe(each.backend_now, moment(), each.in_doubt); },
                 [&](const sync::KeepDocument &each) {
                     const auto kind = wire::kind_of(each.document.body);
                     m_documents[kind] = each.document;
                     if (!m_machine.disk_state.full)
                         m_disk.documents[kind] = wire::encode_document(each.document);
                     on_document(each.document);
                 },
                 [&](const sync::Granted &each) { on_granted(each.grant); },
                 [&](const sync::Failed &each) { on_refused(each.error); },
                 [&](const sync::RaiseAlarm &each) { m_world.checkers.device_alarm(m_disk, each); }},
            effect);
    }
}

} // namespace talon::simulation
