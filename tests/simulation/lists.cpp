// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/lists.h"

#include "tests/simulation/backend.h"
#include "tests/simulation/kiosk.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace talon::simulation {

using core::Millis;

namespace {

const std::string property = "14: a list of bookings";
constexpr std::int64_t minute = 60'000;
constexpr std::string_view specialist = "specialist";

std::string numbered(const char *form, int number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), form, number);
    return text.data();
}

} // namespace

Lists::Lists(World &world) : m_world(world), m_random(world.plan.seed, "lists") {}

/// Slots are near enough that their visitors may come in this scene and be called in it.
void Lists::begin_scene()
{
    if (m_world.plan.bookings == 0)
        return;
    ++m_scene;
    for (int i = 0; i < m_world.plan.bookings; ++i) {
        const Millis away{m_random.between(-9 * minute, 8 * minute)};
        m_rows.push_back({numbered("%016x", static_cast<int>(m_rows.size()) + 1), std::chrono::floor<core::Minutes>(m_world.schedule.now() + away),
                          m_world.site.services[static_cast<std::size_t>(m_random.below(2))].id});
        plan_people(m_rows.size() - 1);
    }
    const auto times = m_random.between(2, 5);
    for (std::int64_t i = 0; i < times; ++i) {
        const Millis when{i == 0 && m_random.percent(60) ? 100 : m_random.between(500, m_world.plan.seconds * 1000)};
        const auto dice = m_random.below(100);
        const Kind kind = dice < 55 ? Kind::whole : dice < 70 ? Kind::doubled : dice < 88 ? Kind::cut : Kind::yesterdays;
        m_world.schedule.after(when, [this, kind, scene = m_scene] {
            if (!m_world.open_hours || scene != m_scene)
                return;
            change_one();
            take(kind);
        });
    }
}

/// At one kiosk, or at two at once with one paper, or at another one again.
void Lists::plan_people(std::size_t row)
{
    const Millis when{m_random.between(1500, m_world.plan.seconds * 1000)};
    const auto come = [&](Millis after) {
        const auto kiosk = static_cast<int>(m_random.below(m_world.plan.kiosks));
        m_world.schedule.after(after, [this, kiosk, digest = m_rows[row].digest] { visit(kiosk, digest); });
    };
    come(when);
    if (m_random.percent(40))
        come(when + Millis{m_random.between(0, 600)});
    if (m_random.percent(40))
        come(when + Millis{m_random.between(600, 20'000)});
}

/// The service withdraws a booking, or moves it, and the next list tells.
void Lists::change_one()
{
    if (!m_random.percent(35))
        return;
    Row &row = m_rows[static_cast<std::size_t>(m_random.below(static_cast<std::int64_t>(m_rows.size())))];
    const Millis later{m_random.between(1, 3) * minute};
    if (m_random.percent(30))
        row.withdrawn = true;
    else if (core::local_day(row.slot + later, m_world.site.utc_offset) == core::local_day(row.slot, m_world.site.utc_offset))
        row.slot += later; // on another day it would be another booking
}

void Lists::shuffle(std::vector<core::ListRow> &rows)
{
    for (std::size_t i = rows.size(); i > 1; --i)
        std::swap(rows[i - 1], rows[static_cast<std::size_t>(m_random.below(static_cast<std::int64_t>(i)))]);
}

std::vector<core::ListRow> Lists::rows_of(core::Day day, Kind kind)
{
    std::vector<core::ListRow> rows;
    for (const Row &row : m_rows)
        if (core::local_day(row.slot, m_world.site.utc_offset) == day)
            rows.push_back({0, row.digest, row.slot, row.service, {}, row.withdrawn});
    shuffle(rows);
    if (kind == Kind::doubled)
        rows.insert(rows.end(), rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 2));
    if (kind == Kind::cut)
        rows.resize(rows.size() * static_cast<std::size_t>(m_random.between(0, 60)) / 100);
    int line = 1;
    for (core::ListRow &row : rows)
        row.line = ++line;
    return rows;
}

core::KnownKeys Lists::known(core::Day day) const
{
    core::KnownKeys keys;
    for (const wire::CodeBook::Day &each : m_world.backend_disk.codes.first.days)
        for (const wire::CodeBook::Code &code : each.codes)
            if (each.day == day)
                keys.emplace(code.digest, code.booking);
    return keys;
}

std::size_t Lists::open_of(core::Day day, const core::BookingBook &book) const
{
    return static_cast<std::size_t>(std::count_if(book.bookings().begin(), book.bookings().end(), [&](const auto &each) {
        const core::Booking &booking = each.second;
        const bool open = booking.state == core::BookingState::booked || booking.state == core::BookingState::missed;
        return open && core::local_day(booking.slot, m_world.site.utc_offset) == day;
    }));
}

/// What the bookings are known by is on the disk before the bookings are; no backup holds it, and no restore takes it back.
void Lists::learn(const std::vector<core::ListRow> &rows, const std::vector<core::Booking> &made, core::Day day)
{
    auto &days = m_world.backend_disk.codes.first.days;
    auto known = std::find_if(days.begin(), days.end(), [&](const auto &each) { return each.day >= day; });
    if (known == days.end() || known->day != day)
        known = days.insert(known, {day, std::string(32, '5'), {}});
    for (std::size_t i = 0; i < made.size(); ++i) {
        std::erase_if(known->codes, [&](const auto &code) { return code.digest == rows[i].key; });
        known->codes.push_back({rows[i].key, made[i].id, {}});
        m_digest_of[made[i].id] = rows[i].key;
    }
    std::sort(known->codes.begin(), known->codes.end(), [](const auto &a, const auto &b) { return a.digest < b.digest; });
    ++m_world.backend_disk.codes.second;
}

/// A person applies what is doubted only with the whole list in hand, and believes of a list that is not what the program says of it.
bool Lists::applies(const core::ListDifference &difference, Kind kind) const
{
    if (difference.doubts.empty())
        return true;
    m_world.marks.reach(Mark::list_doubted);
    const bool whole = kind == Kind::whole || kind == Kind::doubled;
    return whole && std::find(difference.doubts.begin(), difference.doubts.end(), core::ListDoubt::looks_cut_off) != difference.doubts.end();
}

void Lists::take(Kind kind)
{
    if (!m_world.backend || m_world.backend->failed())
        return;
    Backend &backend = *m_world.backend;
    const core::UtcOffset offset = m_world.site.utc_offset;
    const core::Day day = core::local_day(m_world.schedule.now(), offset) - std::chrono::days{kind == Kind::yesterdays ? 1 : 0};
    if (!core::may_be_listed(day, core::local_day(backend.now(), offset)))
        return m_world.marks.reach(Mark::list_of_other_day);
    auto rows = rows_of(day, kind);
    const std::vector<core::ServiceId> services{m_world.site.services[0].id, m_world.site.services[1].id};
    const core::BookingBook &book = backend.ledger().decided().bookings;
    const auto difference = core::difference(rows, book, known(day), services, day, offset);
    if (!applies(difference, kind))
        return;
    std::vector<core::Booking> made;
    for (const core::ListRow &row : difference.add)
        made.push_back(core::booking_of(row, known(day), book, core::BookingId{numbered("B%012d", ++m_ids)}));
    learn(difference.add, made, day);
    // Of a cut list a few are missing at times, and nobody doubts it: then the person leaves what is missing as it is.
    const bool cancel_missing = kind != Kind::cut || difference.missing.size() * 5 > open_of(day, book);
    auto taken = core::take_in(difference, made, cancel_missing, book, {day, std::string(64, 'a'), static_cast<int>(rows.size()), 0, 0, 0, 0, 0});
    m_world.trace("list", std::to_string(taken.imported.added) + " " + std::to_string(taken.imported.moved) + " " + std::to_string(taken.imported.cancelled));
    std::vector<core::Event> events;
    for (const core::BookingEvent &event : taken.events)
        std::visit([&](const auto &each) { events.emplace_back(each); }, event);
    events.emplace_back(taken.imported);
    if (!backend.record_all(std::move(events), std::string(specialist)))
        return;
    m_world.marks.reach(Mark::list_taken);
    shuffle(rows);
    const auto again = core::difference(rows, backend.ledger().decided().bookings, known(day), services, day, offset);
    if (!again.add.empty() || !again.move.empty() || !again.cancel.empty() || (cancel_missing && !again.missing.empty()))
        throw Broken(property, "the same list, its rows in another order, changes something when it is taken in twice");
    check();
}

void Lists::take_whole()
{
    if (m_world.plan.bookings > 0)
        take(Kind::whole);
}

void Lists::check() const
{
    std::set<std::string> seen;
    for (const auto &[id, booking] : m_world.backend->ledger().decided().bookings.bookings()) {
        const auto digest = m_digest_of.find(id);
        if (digest == m_digest_of.end())
            throw Broken(property, "booking " + id.value + " is of no list");
        const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &each) { return each.digest == digest->second; });
        if (booking.state == core::BookingState::cancelled && !row->withdrawn)
            throw Broken(property, "booking " + id.value + " is cancelled, and the service has not withdrawn it");
        if (!seen.insert(digest->second).second)
            throw Broken(property, "one row of the service's list is there as two bookings, " + id.value + " is one of them");
    }
}

std::optional<core::BookingId> Lists::any_open(Random &random) const
{
    std::vector<core::BookingId> open;
    for (const auto &[id, booking] : m_world.backend->ledger().durable().bookings.bookings())
        if (booking.tickets.empty())
            open.push_back(id);
    if (open.empty())
        return std::nullopt;
    return open[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(open.size())))];
}

std::optional<std::pair<core::BookingId, core::TicketId>> Lists::any_used(Random &random) const
{
    std::vector<std::pair<core::BookingId, core::TicketId>> used;
    for (const auto &[id, booking] : m_world.backend->ledger().decided().bookings.bookings())
        if (!booking.tickets.empty())
            used.emplace_back(id, booking.tickets.front());
    if (used.empty())
        return std::nullopt;
    return used[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(used.size())))];
}

void Lists::visit(int kiosk, const std::string &digest)
{
    for (Machine &machine : m_world.machines)
        if (auto *program = dynamic_cast<Kiosk *>(machine.program.get()); program && machine.disk->place == kiosk)
            program->check_in(digest);
}

void Lists::last_visits()
{
    constexpr std::size_t few = 2;
    const std::size_t first = m_rows.size() - std::min(few, m_rows.size());
    for (std::size_t row = first; row < m_rows.size(); ++row)
        for (const int kiosk : {0, m_world.plan.kiosks - 1}) {
            visit(kiosk, m_rows[row].digest);
            m_world.pass(Millis{2500});
        }
}

} // namespace talon::simulation
