// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/content_fetch.h"

#include <algorithm>
#include <stdexcept>

namespace talon::sync {

using core::content::FileHash;

namespace {

/// Made in its place: g++ 12 takes a moved variant for uninitialised.
template<class Effect>
void add(FetchEffects &effects, Effect effect)
{
    effects.emplace_back(std::in_place_type<Effect>, std::move(effect));
}

} // namespace

ContentFetch::ContentFetch(HeldContent held, std::string site) : m_held(std::move(held)), m_site(std::move(site))
{
    // A candidate that is no newer than what is shown was switched to before the program ended.
    if (m_held.shown && m_held.candidate && !may_follow(m_held.shown->edition, m_held.candidate->edition))
        m_held.candidate.reset();
}

const wire::Manifest *ContentFetch::newest() const
{
    return m_held.candidate ? &*m_held.candidate : m_held.shown ? &*m_held.shown : nullptr;
}

/// What is to be made whole: the candidate, or what is shown where a file of it was lost.
const wire::Manifest *ContentFetch::wanted() const
{
    return newest();
}

std::int64_t ContentFetch::missing() const
{
    std::int64_t bytes = 0;
    if (const wire::Manifest *manifest = wanted())
        for (const auto &[file, size] : manifest->sizes)
            if (!m_held.whole.contains(file)) {
                const auto part = m_held.parts.find(file);
                bytes += size - (part == m_held.parts.end() ? 0 : std::min(part->second, size));
            }
    return bytes;
}

void ContentFetch::say(std::string trouble, FetchEffects &effects)
{
    if (std::exchange(m_trouble, std::move(trouble)) != m_trouble)
        add(effects, TellStatus{});
}

void ContentFetch::wait_longer(core::Instant now)
{
    const int doublings = std::min(m_failures, 10);
    m_retry = now + std::min(last_retry, first_retry * (1 << doublings));
    ++m_failures;
}

FetchEffects ContentFetch::start(core::Instant now)
{
    FetchEffects effects;
    if (m_held.shown) {
        add(effects, ShowEdition{*m_held.shown});
        m_mending = std::any_of(m_held.shown->sizes.begin(), m_held.shown->sizes.end(),
                                [this](const auto &each) { return !m_held.whole.contains(each.first); });
    }
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_edition(const wire::Manifest &manifest, core::Instant now)
{
    FetchEffects effects;
    if (manifest.site != m_site) {
        say("other_site", effects);
        return effects;
    }
    if (const wire::Manifest *held = newest()) {
        if (manifest == *held) {
            if (m_trouble == "older" || m_trouble == "other_site" || m_trouble == "bad_signature")
                say("", effects);
            pump(now, effects);
            return effects;
        }
        if (!may_follow(held->edition, manifest.edition)) {
            say("older", effects);
            return effects;
        }
    }
    std::int64_t bytes = 0;
    for (const auto &[file, size] : manifest.sizes)
        bytes += size;
    if (bytes > max_bytes) {
        say("too_large", effects);
        return effects;
    }
    m_held.candidate = manifest;
    add(effects, KeepCandidate{manifest});
    m_trouble.clear();
    m_failures = 0;
    m_retry.reset();
    add(effects, TellStatus{});
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_bad_signature(core::Instant)
{
    FetchEffects effects;
    say("bad_signature", effects);
    return effects;
}

FetchEffects ContentFetch::on_online(bool online, core::Instant now)
{
    FetchEffects effects;
    if (online && !m_online) {
        m_failures = 0;
        m_retry.reset();
    }
    m_online = online;
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_piece(const FileHash &file, std::int64_t bytes, core::Instant now)
{
    FetchEffects effects;
    if (m_asked != file || m_finishing)
        return effects; // of a piece that was given up
    m_asked.reset();
    m_deadline.reset();
    m_held.parts[file] += bytes;
    if (bytes <= 0)
        wait_longer(now); // the backend's file is shorter than the manifest says
    else
        m_failures = 0;
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_failed(const FileHash &file, FetchTrouble why, core::Instant now)
{
    FetchEffects effects;
    if (m_asked != file)
        return effects;
    m_asked.reset();
    m_finishing = false;
    m_deadline.reset();
    wait_longer(now);
    if (why == FetchTrouble::misplaced)
        m_held.parts.erase(file);
    if (why == FetchTrouble::no_room)
        say("no_room", effects);
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_whole(const FileHash &file, core::Instant now)
{
    FetchEffects effects;
    if (m_asked != file || !m_finishing)
        return effects;
    m_asked.reset();
    m_finishing = false;
    m_held.parts.erase(file);
    m_held.whole.insert(file);
    say("", effects);
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_damaged(const FileHash &file, core::Instant now)
{
    FetchEffects effects;
    if (m_asked != file || !m_finishing)
        return effects;
    m_asked.reset();
    m_finishing = false;
    m_held.parts.erase(file);
    wait_longer(now);
    say("damaged", effects);
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_lost(const FileHash &file, core::Instant now)
{
    FetchEffects effects;
    m_held.whole.erase(file);
    m_mending = true;
    add(effects, TellStatus{});
    pump(now, effects);
    return effects;
}

FetchEffects ContentFetch::on_tick(core::Instant now)
{
    FetchEffects effects;
    if (m_deadline && now >= *m_deadline) {
        m_deadline.reset();
        m_asked.reset();
        wait_longer(now);
    }
    if (m_retry && now >= *m_retry)
        m_retry.reset();
    pump(now, effects);
    return effects;
}

std::optional<core::Instant> ContentFetch::next_tick() const
{
    if (m_deadline)
        return m_deadline;
    return m_online && wanted() ? m_retry : std::nullopt;
}

/// The next step towards the newest edition, one at a time: a piece, a finish, or the switch when nothing is missing.
void ContentFetch::pump(core::Instant now, FetchEffects &effects)
{
    const wire::Manifest *manifest = wanted();
    if (!manifest || m_asked)
        return;
    for (const auto &[file, size] : manifest->sizes) {
        if (m_held.whole.contains(file))
            continue;
        std::int64_t &part = m_held.parts[file];
        if (part >= size) {
            m_asked = file;
            m_finishing = true;
            add(effects, FinishFile{file});
        } else if (m_online && !m_retry) {
            m_asked = file;
            m_finishing = false;
            m_deadline = now + piece_deadline;
            add(effects, FetchPiece{file, part});
        }
        return;
    }
    if (!m_held.candidate) {
        if (std::exchange(m_mending, false)) {
            add(effects, ShowEdition{*m_held.shown});
            add(effects, TellStatus{});
        }
        return;
    }
    m_mending = false;
    // Nothing of it is missing: the one moment at which a stand turns.
    if (m_held.shown && !may_follow(m_held.shown->edition, m_held.candidate->edition))
        throw std::logic_error("a stand was about to turn back to an older edition");
    m_held.shown = std::exchange(m_held.candidate, std::nullopt);
    m_trouble.clear();
    add(effects, ShowEdition{*m_held.shown});
    std::set<FileHash> files;
    for (const auto &[file, size] : m_held.shown->sizes)
        files.insert(file);
    std::erase_if(m_held.whole, [&](const FileHash &each) { return !files.contains(each); });
    m_held.parts.clear();
    add(effects, KeepFiles{std::move(files)});
    add(effects, TellStatus{});
}

} // namespace talon::sync
