// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/call.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace talon::core {

/// A call as a document holds it: `active` while its ticket still stands called by this very call.
struct OfferedCall {
    Call call;
    bool active = true;
};

/// How a call is said: the longer the line of those that wait to be said, the shorter.
enum class Manner : std::uint8_t {
    full,  ///< «Талон А двадцать три, пройдите к окну номер пять»
    brief, ///< «А двадцать три, окно пять»
    roll,  ///< «А двадцать три»: numbers alone, one after the other; their windows stand on the display
};

/// What is said in one breath.
struct Utterance {
    std::vector<Call> calls; ///< one, or in a roll up to AnnouncementQueue::roll_calls; oldest first
    Manner manner = Manner::full;
    bool chime = true;       ///< the first of a burst
    bool opens_roll = false; ///< the first of a roll, which tells where the windows are read
    bool moved = false;      ///< of one call: its ticket was called to another window before
    int tempo = 100;         ///< per cent of the ordinary pace, 100…max_tempo

    /// What started(), finished() and failed() name it by.
    std::int64_t id() const { return calls.empty() ? 0 : calls.back().call; }
};

/// Decides which calls a display speaks, when, and at what length: in order, one utterance at a time, each call once. A call waits
/// until it was said or is no longer active (served, not come, called anew). After a restart in the middle of an utterance its calls may be
/// repeated once, and only while they are young. Pure: the caller keeps `Spoken` on disk, handed over after begin() and again after
/// finish().
class AnnouncementQueue
{
public:
    /// What must survive a restart: the last call whose speech began, and the last one that is not to be begun
    /// again (it was finished, or what began was its repetition).
    struct Spoken {
        std::int64_t begun = 0;
        std::int64_t finished = 0;
        bool operator==(const Spoken &) const = default;
    };

    /// An older call is spoken only where the backend vouches for the document it stands in: one from the disk may be of yesterday.
    static constexpr Millis max_age{60'000};
    /// A call that was cut by a restart is repeated only when it is younger than this.
    static constexpr Millis max_repeat_age{10'000};
    /// At most so many calls are kept for speaking; the oldest give way. No site has as many windows.
    static constexpr std::size_t max_waiting = 128;
    /// With more than so many in line the form is short, and so it is for one that has waited longer than this.
    static constexpr std::size_t full_up_to = 3;
    static constexpr Millis full_within{5'000};
    /// From this wait on, with more than `full_up_to` in line, numbers are called in a roll: three at a time, as they stand large; and on
    /// until nobody has waited so long. Chosen so that a call a second for a minute is never more than 15 s behind (numbers up to 99; tests/kiosk/devices/tst_burst.cpp).
    static constexpr Millis roll_after{5'000};
    static constexpr std::size_t roll_calls = 3;
    /// In a roll the pace rises by so many per cent for each further second of waiting.
    static constexpr int tempo_step = 25, max_tempo = 150;

    explicit AnnouncementQueue(Spoken spoken);
    /// Takes the calls of a new document (any order, repeats welcome), keeps what has not been spoken, and drops what waits and is no
    /// longer active. `now`: any clock that goes on, the same in begin().
    void offer(const std::vector<OfferedCall> &calls, Instant now);
    /// What to say now, oldest first; nothing while something is being said or nothing is due. `now` is the backend's time as the
    /// display knows it. `current`: the backend vouches for the last document.
    std::optional<Utterance> begin(Instant now, bool current);
    /// The utterance of that id ended. Of one that is not being spoken: nothing.
    void finish(std::int64_t id);
    /// It could not be said; its calls are said once the sound is back, while they are active.
    void fail(std::int64_t id);
    /// The sound is back: what failed takes its turn again.
    void sound_is_back();

    /// Another display has said the calls up to this one: they are said here no more. Never back.
    void skip_to(std::int64_t call);
    void hand_over(); ///< another display says calls from now on: nothing waits here any more, and nothing of it counts as unspoken
    /// begin() would have something to say, were nothing being said.
    bool has_due(Instant now, bool current) const;

    bool awaits(std::int64_t call) const { return m_waiting.contains(call); }
    const Spoken &spoken() const { return m_spoken; }
    /// Calls that ended without having been said by this queue, other than by being called anew.
    std::int64_t unspoken() const { return m_unspoken; }

private:
    struct Waiting {
        Call call;
        Instant since{}; ///< offered first
        bool moved = false;
    };
    using Line = std::map<std::int64_t, Waiting>;
    using Newest = std::map<TicketNumber, std::int64_t>;

    bool is_cut(std::int64_t call) const;
    void withdraw(Line &line, const std::vector<OfferedCall> &calls, const Newest &newest);
    void drop_the_late(Instant now, bool current);
    Manner manner_of(Instant now) const;

    Spoken m_spoken;
    std::int64_t m_cut_after;           ///< this one was finished before the restart, and all before it
    std::int64_t m_cut_up_to;           ///< these had begun
    std::set<std::int64_t> m_repeated;  ///< of them, in this run
    Line m_waiting;
    Line m_failed;
    std::vector<Waiting> m_speaking;
    bool m_in_burst = false, m_in_roll = false;
    std::int64_t m_unspoken = 0;
};

} // namespace talon::core
