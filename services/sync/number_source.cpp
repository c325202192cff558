// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/number_source.h"

#include "core/values/defects.h"

#include <algorithm>
#include <array>

namespace talon::sync {

namespace {

/// Answers that the visitor must hear; after any other one the reserve is tried.
bool is_final(std::string_view code)
{
    constexpr std::array<std::string_view, 6> codes{"service_closed", "unknown_service",   "unknown_class",
                                                    "booking_used",   "booking_cancelled", "booking_late"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// Days of given numbers that are remembered at most, beside those of the reserve.
constexpr std::size_t max_days = 16;

} // namespace

NumberSource::NumberSource(core::DeviceId device, std::int64_t epoch, const std::vector<GivenNumber> &given, OwnSeries own)
    : m_device(std::move(device)), m_epoch(epoch), m_own(own)
{
    if (core::defect(core::Defect::own_turn_not_kept))
        m_own.turns.fill(0);
    for (const GivenNumber &each : given)
        m_given[each.day].insert(each.number);
}

bool NumberSource::on_reserve(const wire::Reserve &reserve)
{
    // The fence: numbers of an earlier enrolment of this place may have been given by the disk that was replaced.
    if ((reserve.device != m_device || reserve.epoch != m_epoch) && !core::defect(core::Defect::reserve_not_fenced))
        return false;
    m_reserve = reserve;
    return true;
}

NumberEffects NumberSource::ask(const Request &request, bool online, core::Instant now)
{
    if (m_waiting.contains(request.id))
        return {};
    if (!online || m_waiting.size() >= max_requests)
        return {fall_back(request)};
    m_waiting[request.id] = {request, now + deadline};
    return {Send{wire::NumberRequest{request.id, request.day, request.service, request.visitor_class, request.booking}}};
}

NumberEffects NumberSource::on_grant(const wire::NumberGrant &grant, core::Instant)
{
    const auto found = m_waiting.find(grant.request);
    if (found == m_waiting.end() && core::defect(core::Defect::stale_grant_used))
        return {NumberGiven{grant.request, grant.day, grant.number, core::NumberOrigin::granted, grant.ahead, grant.wait, grant.range}};
    if (found == m_waiting.end())
        return {}; // too late: the number stays a gap
    const Request request = found->second.request;
    m_waiting.erase(found);
    // A grant that isn't what was asked for, or a number that was given before, is never trusted.
    if (grant.day != request.day || grant.number.letter != request.letter || was_given(grant.day, grant.number))
        return {fall_back(request)};
    remember(grant.day, grant.number);
    return {NumberGiven{request.id, grant.day, grant.number, core::NumberOrigin::granted, grant.ahead, grant.wait, grant.range}};
}

NumberEffects NumberSource::on_error(const wire::ErrorMessage &error)
{
    const auto found = error.re ? m_waiting.find(*error.re) : m_waiting.end();
    if (found == m_waiting.end())
        return {};
    const Request request = found->second.request;
    m_waiting.erase(found);
    if (is_final(error.code))
        return {NumberRefused{request.id, error.code}};
    return {fall_back(request)};
}

NumberEffects NumberSource::on_offline()
{
    NumberEffects effects;
    for (const auto &[id, waiting] : m_waiting)
        effects.push_back(fall_back(waiting.request));
    m_waiting.clear();
    return effects;
}

NumberEffects NumberSource::on_tick(core::Instant now)
{
    NumberEffects effects;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        // A clock that was set back must not keep a visitor waiting: no deadline lies further ahead than it was set.
        if (it->second.until > now && it->second.until <= now + deadline) {
            ++it;
            continue;
        }
        effects.push_back(fall_back(it->second.request));
        it = m_waiting.erase(it);
    }
    return effects;
}

std::optional<core::Instant> NumberSource::next_tick() const
{
    std::optional<core::Instant> next;
    for (const auto &[id, waiting] : m_waiting)
        if (!next || waiting.until < *next)
            next = waiting.until;
    return next;
}

int NumberSource::left(core::Day day, core::Letter letter) const
{
    int count = 0;
    for (const wire::ReserveBlock &block : usable(day, letter))
        count += block.last - block.first + 1;
    return count;
}

NumberEffect NumberSource::fall_back(const Request &request)
{
    const bool own_first = request.day_in_doubt && m_own.prefix != 0;
    if (const auto next = own_first ? std::nullopt : next_reserved(request.day, request.letter)) {
        const core::TicketNumber number{request.letter, *next};
        remember(request.day, number);
        return NumberGiven{request.id, request.day, number, core::NumberOrigin::reserve, -1, std::nullopt};
    }
    if (m_own.prefix == 0)
        return NumbersExhausted{request.id};
    int &turn = m_own.turns[static_cast<std::size_t>(request.letter)];
    turn = core::next_own_turn(turn);
    return NumberGiven{request.id, request.day, core::own_number(m_own.prefix, request.letter, turn),
                       core::NumberOrigin::own, -1, std::nullopt};
}

bool NumberSource::was_given(core::Day day, const core::TicketNumber &number) const
{
    const auto found = m_given.find(day);
    return found != m_given.end() && found->second.contains(number);
}

void NumberSource::remember(core::Day day, const core::TicketNumber &number)
{
    m_given[day].insert(number);
    // Days that the reserve still holds are never forgotten: only their numbers could be given again from here.
    for (auto it = m_given.begin(); it != m_given.end() && m_given.size() > max_days;)
        it = it->first == day || m_reserve.days.contains(it->first) ? std::next(it) : m_given.erase(it);
}

std::optional<int> NumberSource::next_reserved(core::Day day, core::Letter letter) const
{
    const auto blocks = usable(day, letter);
    if (blocks.empty())
        return std::nullopt;
    return blocks.front().first;
}

/// What is left of the blocks, in the order in which they are used: cut off from 999 down, so the highest first, and
/// upward within. Everything before a given number in that order counts as given too, since the side file of a device
/// whose journal was lost may know its last number only.
std::vector<wire::ReserveBlock> NumberSource::usable(core::Day day, core::Letter letter) const
{
    const auto held = m_reserve.days.find(day);
    if (held == m_reserve.days.end())
        return {};
    std::vector<wire::ReserveBlock> blocks;
    for (const wire::ReserveBlock &block : held->second)
        if (block.letter == letter)
            blocks.push_back(block);
    std::sort(blocks.begin(), blocks.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    const auto given = m_given.find(day);
    if (given == m_given.end())
        return blocks;
    std::size_t used_up = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto above = given->second.upper_bound({letter, blocks[i].last});
        if (above == given->second.begin())
            continue;
        const core::TicketNumber &highest = *std::prev(above);
        if (highest.letter != letter || highest.number < blocks[i].first)
            continue;
        used_up = i;
        blocks[i].first = highest.number + 1;
    }
    blocks.erase(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(used_up));
    std::erase_if(blocks, [](const auto &block) { return block.first > block.last; });
    return blocks;
}

} // namespace talon::sync
