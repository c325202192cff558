// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/document_feed.h"

#include "core/values/defects.h"
#include "wire/terminals/codec.h"

#include <algorithm>
#include <array>

namespace talon::sync {

namespace {

/// What a terminal gets first when it lacks several: what cannot wait, what it needs to work at all, and who speaks before what is to be said.
constexpr std::array<wire::DocumentKind, wire::document_kinds> order{
    wire::DocumentKind::messages, wire::DocumentKind::menu, wire::DocumentKind::reserve, wire::DocumentKind::bookings, wire::DocumentKind::voice,
    wire::DocumentKind::calls, wire::DocumentKind::board, wire::DocumentKind::content, wire::DocumentKind::survey, wire::DocumentKind::receipts};

} // namespace

bool needs(core::DeviceRole role, wire::DocumentKind kind)
{
    switch (kind) {
    case wire::DocumentKind::menu:
    case wire::DocumentKind::messages:
    case wire::DocumentKind::board: return true;
    case wire::DocumentKind::voice: return role == core::DeviceRole::hall;
    case wire::DocumentKind::calls: return role == core::DeviceRole::hall || role == core::DeviceRole::stand;
    case wire::DocumentKind::reserve:
    case wire::DocumentKind::bookings:
    case wire::DocumentKind::receipts: return role == core::DeviceRole::ticket;
    case wire::DocumentKind::content: return role == core::DeviceRole::stand;
    case wire::DocumentKind::survey: return role == core::DeviceRole::ticket || role == core::DeviceRole::survey;
    }
    return false;
}

FeedEffects DocumentFeed::publish(const wire::DocumentBody &body, core::Instant now)
{
    FeedEffects effects;
    if (renew(m_common[wire::kind_of(body)], body, now))
        for (auto &[device, terminal] : m_terminals)
            pump(device, terminal, effects);
    return effects;
}

FeedEffects DocumentFeed::publish_to(const core::DeviceId &device, const wire::DocumentBody &body, core::Instant now)
{
    FeedEffects effects;
    Terminal &terminal = remember(device);
    if (renew(terminal.own[wire::kind_of(body)], body, now))
        pump(device, terminal, effects);
    return effects;
}

FeedEffects DocumentFeed::on_admitted(const core::DeviceId &device, core::DeviceRole role,
                                      const std::map<std::string, std::int64_t> &held)
{
    Terminal &terminal = remember(device);
    terminal.role = role;
    terminal.connected = true;
    terminal.busy = false;
    terminal.seen = ++m_admissions;
    terminal.has.clear();
    for (const auto &[kind, version] : terminal.sent) {
        // Only what this run sent is known to be this content: anything else is sent anew, whatever its version.
        const auto claimed = held.find(std::string(wire::name_of(kind)));
        if ((claimed != held.end() && claimed->second == version) || core::defect(core::Defect::documents_believed_there))
            terminal.has[kind] = version;
    }
    FeedEffects effects;
    pump(device, terminal, effects);
    return effects;
}

void DocumentFeed::on_gone(const core::DeviceId &device)
{
    const auto found = m_terminals.find(device);
    if (found == m_terminals.end())
        return;
    found->second.connected = false;
    found->second.busy = false;
}

FeedEffects DocumentFeed::on_sent(const core::DeviceId &device)
{
    FeedEffects effects;
    const auto found = m_terminals.find(device);
    if (found == m_terminals.end())
        return effects;
    found->second.busy = false;
    pump(device, found->second, effects);
    return effects;
}

std::int64_t DocumentFeed::newest(const core::DeviceId &device, wire::DocumentKind kind) const
{
    const auto terminal = m_terminals.find(device);
    if (terminal != m_terminals.end())
        if (const auto own = terminal->second.own.find(kind); own != terminal->second.own.end() && own->second.body)
            return own->second.version;
    const auto common = m_common.find(kind);
    return common != m_common.end() && common->second.body ? common->second.version : 0;
}

std::int64_t DocumentFeed::held(const core::DeviceId &device, wire::DocumentKind kind) const
{
    const auto terminal = m_terminals.find(device);
    if (terminal == m_terminals.end())
        return 0;
    const auto has = terminal->second.has.find(kind);
    return has == terminal->second.has.end() ? 0 : has->second;
}

/// Takes new content; false when it is the old one.
bool DocumentFeed::renew(Item &item, const wire::DocumentBody &body, core::Instant now)
{
    if (item.body == body)
        return false;
    const std::int64_t version = std::max(item.version + 1, static_cast<std::int64_t>(now.time_since_epoch().count()));
    item.frame = std::make_shared<const std::string>(wire::encode(wire::Document{version, body}));
    item.body = body;
    item.version = version;
    return true;
}

DocumentFeed::Item &DocumentFeed::item_of(Terminal &terminal, wire::DocumentKind kind)
{
    const bool own = kind == wire::DocumentKind::reserve || terminal.own.contains(kind);
    return own ? terminal.own[kind] : m_common[kind];
}

void DocumentFeed::pump(const core::DeviceId &device, Terminal &terminal, FeedEffects &effects)
{
    if (!terminal.connected || terminal.busy)
        return;
    for (const wire::DocumentKind kind : order) {
        if (!needs(terminal.role, kind))
            continue;
        const Item &item = item_of(terminal, kind);
        if (!item.body || item.version == terminal.has[kind])
            continue;
        terminal.busy = true;
        terminal.has[kind] = item.version;
        terminal.sent[kind] = item.version;
        effects.push_back({device, kind, item.version, item.frame});
        return;
    }
}

DocumentFeed::Terminal &DocumentFeed::remember(const core::DeviceId &device)
{
    if (!m_terminals.contains(device) && m_terminals.size() >= max_devices) {
        auto oldest = m_terminals.end();
        for (auto it = m_terminals.begin(); it != m_terminals.end(); ++it)
            if (!it->second.connected && (oldest == m_terminals.end() || it->second.seen < oldest->second.seen))
                oldest = it;
        // All of them connected: the server's limit of connections is the bound.
        if (oldest != m_terminals.end())
            m_terminals.erase(oldest);
    }
    return m_terminals[device];
}

} // namespace talon::sync
