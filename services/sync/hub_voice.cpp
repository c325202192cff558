// SPDX-License-Identifier: GPL-3.0-or-later
// The hub: which display of each zone speaks.
#include "sync/hub.h"

#include <algorithm>

namespace talon::sync {

namespace {

/// As a display tells of itself: one that tells nothing of its sound may speak or not, and cannot be asked to.
core::Hearing hearing_of(const TerminalState &state)
{
    if (!state.online || !state.sound)
        return core::Hearing::none;
    return *state.sound == wire::SoundState::ok ? core::Hearing::heard : core::Hearing::silent;
}

} // namespace

void Hub::publish_voices(core::Instant now)
{
    const core::Site &site = m_ledger.durable().hall.site();
    const auto &devices = m_ledger.durable().registry.devices;
    // What somebody said before the backend was put back behind it is no call of this hall's.
    const auto &calls = m_ledger.durable().hall.calls();
    const std::int64_t newest = calls.empty() ? 0 : calls.front().call;
    std::vector<core::ZoneDisplay> displays;
    const auto add = [&](const core::DeviceEnrolled &device, const std::string &zone) {
        const auto known = m_terminals.find(device.device);
        if (device.role == core::DeviceRole::hall && known != m_terminals.end())
            displays.push_back({device.device, zone, hearing_of(known->second.state), std::min(known->second.state.spoken, newest)});
    };
    // In the order of the settings' places, so that whoever writes them says who is asked first.
    for (const core::Place &place : site.places)
        for (const auto &[id, device] : devices)
            if (device.place == place.id)
                add(device, place.zone);
    for (const auto &[id, device] : devices)
        if (!site.place(device.place))
            add(device, {});
    m_speakers = core::choose_speakers(displays, m_speakers);
    for (const core::ZoneDisplay &each : displays) {
        const auto found = m_speakers.find(each.zone);
        wire::Voice voice;
        voice.speaks = found != m_speakers.end() && found->second.device == each.device;
        voice.after = voice.speaks ? found->second.after : 0;
        if (const auto check = m_checks.find(each.device); check != m_checks.end())
            voice.check = check->second;
        TerminalState &state = m_terminals.at(each.device).state;
        if (voice.speaks && state.speaks != std::optional(true))
            note(HubNote::Kind::speaker, each.device, each.zone);
        state.speaks = voice.speaks;
        send_documents(m_feed.publish_to(each.device, voice, now));
    }
}

bool Hub::check_sound(const core::DeviceId &device, int volume, core::Instant now)
{
    const auto *known = enrolled(device);
    const auto found = m_terminals.find(device);
    if (!known || known->role != core::DeviceRole::hall || found == m_terminals.end() || !found->second.state.online)
        return false;
    m_checks[device] = {now, volume};
    publish_voices(now);
    return true;
}

} // namespace talon::sync
