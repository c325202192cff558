// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once // Long because it is both halls, what waits for the disk, and who hears of what became durable.

#include "core/journal/entry.h"
#include "core/journal/inspectorate.h"
#include "sync/stream_receiver.h"

#include <deque>
#include <functional>
#include <variant>

namespace talon::sync {

/// Why a command was not carried out though the hall has nothing against it.
enum class Trouble {
    overloaded, ///< too much is waiting for the disk
    failed,     ///< the disk said no, or an invariant is broken: nothing more is acknowledged until a restart
};
using Fault = std::variant<core::Refusal, Trouble>;
/// The protocol's code of a fault: "window_taken", "busy", "storage_failed".
std::string_view code_of(const Fault &fault);

/// The hall as the backend keeps it, ahead of the disk and behind it. A command is decided at once against `decided`, so
/// that two operators in the same instant never get the same ticket; it is answered when it is durable, and only then
/// `durable` knows it, from which everything is shown. What is to be written goes out in batches through `submit`; the
/// host commits each whole or not at all, in order, and says on_committed() or on_failed().
///
/// Whatever throws may leave the decided hall ahead of what was submitted: the ledger is failed from then on, whoever catches it.
class Ledger
{
public:
    struct State : core::Inspectorate {
        std::int64_t position = 0; ///< of the journal's head
    };
    /// The events that were committed for a command; none when it was so already.
    using Outcome = core::Result<std::vector<core::Event>, Fault>;
    using Answered = std::function<void(const Outcome &)>;
    /// One batch for the journal. Its fate is told later, never from inside this call.
    using Submit = std::function<void(std::vector<core::Entry>)>;

    /// For so long a push may stand still on its way: no connection is thought alive for longer.
    static constexpr core::Millis longest_stall{10'000};
    /// What may wait for the disk before commands and pushes are turned away. One more may weigh core::largest_batch, so the
    /// host must have room for both together. What waits without entries of its own weighs as much as one entry.
    static constexpr core::Weight most_waiting = core::most_waiting;

    Ledger(State replayed, Submit submit);

    /// Decides the command and answers when that is durable. A refusal too waits for what it rests on. `now`: the
    /// backend's clock, in all of these.
    void ask(const core::Command &command, const std::string &actor, core::Instant now, Answered answered);
    /// Writes an event of another wing than the hall (people, bookings, pages, surveys). The caller has checked it against what is decided of that wing.
    void record(core::Event event, const std::string &actor, core::Instant now, Answered answered);
    /// The same for events that belong together: all are committed, or none.
    void record_all(std::vector<core::Event> events, const std::string &actor, core::Instant now, Answered answered);
    /// Takes events of a device's stream, all in one batch, each with its place in the stream: cursor and effect are one
    /// transaction. What the hall cannot take is kept set aside, so that the stream goes on. False: not taken, too much
    /// waits.
    bool receive(const core::DeviceId &device, std::int64_t epoch, const std::vector<Received> &events, core::Instant now,
                 std::function<void(bool committed)> done);

    /// The next `batches` in order are durable.
    void on_committed(std::size_t batches);
    /// The disk said no to the next batch: everything that waits fails, and all that is asked later.
    void on_failed();

    const State &decided() const { return m_decided; }
    const State &durable() const { return m_durable; }
    bool failed() const { return m_failed; }
    std::size_t waiting() const { return m_pending.size(); }
    /// Called after each event that has become durable, with `durable` as it is after it; must not call back.
    void on_applied(std::function<void(const core::Happened &)> applied) { m_on_applied = std::move(applied); }
    /// Did the durable state change since this was asked last?
    bool take_changed() { return std::exchange(m_changed, false); }

    struct Figures {
        std::uint64_t events = 0;
        std::uint64_t set_aside = 0;
        std::uint64_t refused = 0;
    };
    const Figures &figures() const { return m_figures; }

private:
    struct Batch {
        std::vector<core::Happened> happened;
        std::vector<core::Entry> entries;
    };
    struct Pending {
        bool submitted = false; ///< false: only waits for those before it
        core::Weight weight;
        std::vector<core::Happened> happened;
        std::function<void(bool committed)> done;
    };

    /// Runs the work; an exception out of it leaves a failed ledger.
    template<class Work>
    auto unless_broken(Work work) -> decltype(work());
    void decide(const core::Command &command, const std::string &actor, core::Instant now, Answered answered);
    std::optional<Trouble> trouble() const;
    void add(Batch &batch, core::Event event, const std::string &actor, core::Origin origin, core::Instant now);
    void add(Batch &batch, core::Event event, wire::EncodedEvent encoded, const std::string &actor, core::Origin origin, core::Instant now);
    /// When the ticket came to be, and whether its day is certain, as far as anybody can know it now.
    void date(core::TicketIssued &issued, std::optional<core::Millis> age, core::Instant now) const;
    void add_received(Batch &batch, const core::DeviceId &device, std::int64_t epoch, const Received &received, core::Instant now);
    void submit(Batch batch, std::function<void(bool)> done);
    void after_pending(std::function<void(bool)> done);
    void commit_next();
    void answer_unsubmitted();
    void gather_arrivals();
    Pending take_first();

    State m_decided;
    State m_durable;
    Submit m_submit;
    std::function<void(const core::Happened &)> m_on_applied;
    std::map<core::DeviceId, core::Instant> m_last_arrival;
    std::deque<Pending> m_pending;
    core::Weight m_waiting; ///< of m_pending
    bool m_failed = false, m_changed = false;
    Figures m_figures;
};

} // namespace talon::sync
