// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/content/manifest.h"
#include "wire/terminals/messages.h"

#include <deque>
#include <set>
#include <variant>

namespace talon::sync {

// What the fetching of an edition wants done, in order. The host answers where it says so.

/// Ask the backend for a piece of the file from byte `at` on and append it to the file's part on the disk, then on_piece() or
/// on_failed().
struct FetchPiece { core::content::FileHash file; std::int64_t at = 0; };
/// The part is as long as the file: compare it with its name, sync it and give it its name, then on_whole() or on_damaged(), which has
/// deleted it.
struct FinishFile { core::content::FileHash file; };
/// Keep this edition on the disk as the one that is on its way, durably: never again one that is older than it.
struct KeepCandidate { wire::Manifest manifest; };
/// All of it is on the disk: keep it durably as the edition that is shown, then show it.
struct ShowEdition { wire::Manifest manifest; };
/// Files beside these are needed no more.
struct KeepFiles { std::set<core::content::FileHash> files; };
/// What this stand shows, or why not something newer, is another thing than before.
struct TellStatus {};

using FetchEffect = std::variant<FetchPiece, FinishFile, KeepCandidate, ShowEdition, KeepFiles, TellStatus>;
using FetchEffects = std::vector<FetchEffect>;

/// What a stand's disk holds when its program starts.
struct HeldContent {
    std::optional<wire::Manifest> shown;
    std::optional<wire::Manifest> candidate;                  ///< newer than what is shown
    std::set<core::content::FileHash> whole;                  ///< files with their names
    std::map<core::content::FileHash, std::int64_t> parts;    ///< bytes of files that are on their way
};

enum class FetchTrouble {
    refused,   ///< the backend did not give the piece, or nothing came
    no_room,   ///< the disk did not take it
    misplaced, ///< the part on the disk does not end where the piece begins; it was deleted
};

/// A stand's way from one edition to the next. Two laws: shown means whole (no edition is shown before each of its files is on the stand's own
/// disk under its name), and never older (an edition is taken only when it is newer than every one that was taken before, whatever
/// connections, restarts and clocks do). Time and answers come from outside; manifests are those whose signature was found right.
class ContentFetch
{
public:
    static constexpr core::Millis first_retry{1'000};
    static constexpr core::Millis last_retry{60'000};
    static constexpr core::Millis piece_deadline{30'000}; ///< from a FetchPiece to its answer; then it counts as failed
    static constexpr std::int64_t max_bytes = std::int64_t{2} << 30; ///< of one edition

    ContentFetch(HeldContent held, std::string site);

    /// What is shown already, whole as it is, and what is still missing of the candidate.
    FetchEffects start(core::Instant now);
    /// An edition came whose signature is right. Of another site, older or the same: nothing happens but that it is told.
    FetchEffects on_edition(const wire::Manifest &manifest, core::Instant now);
    /// An edition came that does not prove itself.
    FetchEffects on_bad_signature(core::Instant now);
    FetchEffects on_online(bool online, core::Instant now);
    FetchEffects on_piece(const core::content::FileHash &file, std::int64_t bytes, core::Instant now);
    /// Tried again after a while, longer each time.
    FetchEffects on_failed(const core::content::FileHash &file, FetchTrouble why, core::Instant now);
    FetchEffects on_whole(const core::content::FileHash &file, core::Instant now);
    FetchEffects on_damaged(const core::content::FileHash &file, core::Instant now);
    /// A whole file on the disk was found to be another one than its name says, and taken away.
    FetchEffects on_lost(const core::content::FileHash &file, core::Instant now);
    FetchEffects on_tick(core::Instant now);
    std::optional<core::Instant> next_tick() const;

    const std::optional<wire::Manifest> &shown() const { return m_held.shown; }
    const std::optional<wire::Manifest> &candidate() const { return m_held.candidate; }
    /// Bytes that the newest edition lacks on this disk.
    std::int64_t missing() const;
    /// "older", "other_site", "bad_signature", "too_large", "no_room", "damaged"; empty: nothing stands in the way.
    const std::string &trouble() const { return m_trouble; }

private:
    const wire::Manifest *newest() const;
    const wire::Manifest *wanted() const;
    void pump(core::Instant now, FetchEffects &effects);
    void wait_longer(core::Instant now);
    void say(std::string trouble, FetchEffects &effects);

    HeldContent m_held;
    std::string m_site;
    bool m_online = false;
    std::optional<core::content::FileHash> m_asked; ///< a piece or a finish is under way
    bool m_finishing = false;
    bool m_mending = false; ///< a file of what is shown is not there: it is shown once more when it is
    std::optional<core::Instant> m_deadline; ///< of the piece
    std::optional<core::Instant> m_retry;    ///< nothing is asked for before
    int m_failures = 0;
    std::string m_trouble;
};

} // namespace talon::sync
