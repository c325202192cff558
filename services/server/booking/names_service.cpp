// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is answers to answers, which are read one after the other: vault, journal, page.
#include "server/booking/names_service.h"

#include "core/booking/personal_acts.h"
#include "server/people/secrets.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

constexpr core::Millis look_pause{5'000};
constexpr core::Millis patience{2'000};
constexpr std::size_t most_jobs = 200;

core::Failure<std::string> failure(std::string_view code) { return core::Failure{std::string(code)}; }

} // namespace

/// Of the thread, one piece of work after the other; the thread may hang for longer than all else lives.
struct NamesService::Shelf {
    std::string folder;
    std::unique_ptr<vault::NameStore> store; ///< null when the files cannot be used
    std::string told;                        ///< the failure that the log has been told of

    /// The store, opened anew where it failed: a disk may have come back.
    vault::NameStore *usable()
    {
        if (store && !store->failure())
            return store.get();
        store.reset();
        auto opened = vault::NameStore::open(folder);
        if (!opened) {
            if (told != opened.error().detail)
                spdlog::error("names of booked visitors cannot be used: {}", opened.error().detail);
            told = opened.error().detail;
            return nullptr;
        }
        store = std::move(*opened);
        told.clear();
        if (store->damaged_keys() > 0)
            spdlog::error("{} keys of names were damaged: the names of their days are lost, bookings check in by code", store->damaged_keys());
        return store.get();
    }
};

NamesService::NamesService(Loop &loop, HallService &hall, const std::string &data, std::chrono::days kept, Clock moment)
    : m_loop(loop), m_hall(hall), m_kept(kept), m_moment(std::move(moment)), m_shelf(std::make_shared<Shelf>()), m_thread(loop)
{
    m_shelf->folder = data;
}

NamesService::~NamesService()
{
    if (!m_thread.stop(patience))
        spdlog::error("the disk of names hangs; talond ends without it");
}

template<class T>
void NamesService::ask(std::function<vault::Kept<T>(vault::NameStore &)> work, std::function<void(const std::optional<T> &)> done)
{
    if (m_jobs.size() >= most_jobs)
        return m_loop.post([done = std::move(done)] { done(std::nullopt); });
    const auto result = std::make_shared<std::optional<T>>();
    const auto lost = std::make_shared<bool>(false);
    m_jobs.push_back({[work = std::move(work), result, lost](Shelf &shelf) {
                          vault::NameStore *store = shelf.usable();
                          if (auto told = store ? work(*store) : vault::Kept<T>(core::Failure{vault::VaultError{}}))
                              *result = std::move(*told);
                          else if (store)
                              spdlog::error("the vault of names says no: {}", told.error().detail);
                          *lost = !store || store->failure();
                      },
                      [this, result, lost, done = std::move(done)] {
                          m_news.lost = *lost;
                          done(*result);
                      }});
    begin();
}

void NamesService::begin()
{
    if (m_jobs.empty() || m_thread.busy())
        return;
    Job next = std::move(m_jobs.front());
    m_jobs.pop_front();
    const bool begun = m_thread.start([shelf = m_shelf, work = std::move(next.work)] { work(*shelf); },
                                      [this, done = std::move(next.done)] {
                                          done();
                                          begin();
                                      });
    if (!begun)
        spdlog::error("names are asked for while talond ends");
}

void NamesService::keep(core::Day day, std::vector<vault::BookedName> names, std::vector<core::BookingId> gone, std::function<void(bool)> done)
{
    const bool any = !names.empty();
    if (any)
        m_taken_away.reset(); // a list may name somebody whose booking is cancelled here
    ask<core::Done>([day, names = std::move(names), gone = std::move(gone)](vault::NameStore &store) { return store.keep(day, names, gone); },
                    [this, day, any, done = std::move(done)](const std::optional<core::Done> &kept) {
                        if (kept && any)
                            m_days.insert(day);
                        done(kept.has_value());
                    });
}

/// True, and counted, where the member of staff may be shown so many more.
bool NamesService::within_pace(const core::StaffId &staff, std::size_t names)
{
    auto &shown = m_shown[staff];
    const core::Instant now = m_moment();
    while (!shown.empty() && now - shown.front() > pace)
        shown.pop_front();
    if (shown.size() + names > most_shown)
        return false;
    shown.insert(shown.end(), names, now);
    return true;
}

void NamesService::show(const core::BookingId &booking, const core::StaffId &staff, Told<std::string> done)
{
    if (!within_pace(staff, 1))
        return done(failure("too_many_names"));
    show_after(booking, staff, std::move(done));
}

/// The name is looked up, then the event is written, and when that is durable the name is told.
void NamesService::show_after(const core::BookingId &id, const core::StaffId &staff, Told<std::string> done)
{
    const core::Booking *booking = m_hall.bookings().booking(id);
    if (!booking)
        return done(failure("unknown_booking"));
    const core::Day day = core::local_day(booking->slot, m_hall.hall().site().utc_offset);
    using Name = std::optional<std::string>;
    ask<Name>([day, id](vault::NameStore &store) { return store.name(day, id); },
              [this, id, staff, done = std::move(done)](const std::optional<Name> &found) {
                  if (!found || !*found)
                      return done(failure(found ? "name_unknown" : "names_unavailable"));
                  m_hall.record(core::PersonalDataShown{id, staff}, staff.value, [name = **found, done](const HallService::Outcome &outcome) {
                      if (!outcome)
                          return done(failure(sync::code_of(outcome.error())));
                      done(name);
                  });
              });
}

void NamesService::in_hand(const core::StaffId &staff, Told<wire::ShownName> done)
{
    const core::Hall &hall = m_hall.hall();
    const auto window = hall.window_of(staff);
    const auto id = window ? hall.held_windows().at(*window).ticket : std::nullopt;
    const core::Ticket *ticket = id ? hall.ticket(*id) : nullptr;
    const core::Booking *booking = ticket && ticket->state == core::TicketState::serving ? m_hall.bookings().of_ticket(*id) : nullptr;
    if (!booking)
        return done(failure("name_unknown"));
    show_after(booking->id, staff, [booking = booking->id, done = std::move(done)](const core::Result<std::string, std::string> &name) {
        if (!name)
            return done(failure(name.error()));
        done(wire::ShownName{booking, core::surname_of(*name)});
    });
}

void NamesService::find(const std::string &typed, const core::StaffId &staff, Told<wire::FoundNames> done)
{
    using Names = std::vector<vault::BookedName>;
    ask<Names>(
        [day = m_hall.today(), typed](vault::NameStore &store) -> vault::Kept<Names> {
            auto all = store.names(day);
            if (!all)
                return all;
            std::vector<std::string> names;
            for (const vault::BookedName &each : *all)
                names.push_back(each.name);
            Names fitting;
            for (const std::size_t at : core::fitting_names(names, typed))
                fitting.push_back((*all)[at]);
            return fitting;
        },
        [this, staff, done = std::move(done)](const std::optional<Names> &fitting) {
            if (!fitting)
                return done(failure("names_unavailable"));
            wire::FoundNames found;
            found.fitting = fitting->size();
            if (fitting->empty() || fitting->size() > most_found)
                return done(found);
            if (!within_pace(staff, fitting->size()))
                return done(failure("too_many_names"));
            std::vector<core::Event> events;
            for (const vault::BookedName &each : *fitting) {
                found.names.push_back({each.booking, each.name});
                events.emplace_back(core::PersonalDataShown{each.booking, staff});
            }
            m_hall.record_all(std::move(events), staff.value, m_hall.now(), [found, done](const HallService::Outcome &outcome) {
                if (!outcome)
                    return done(failure(sync::code_of(outcome.error())));
                done(found);
            });
        });
}

void NamesService::days(Told<wire::NamesPage> done)
{
    ask<std::vector<vault::NamesOfDay>>([](vault::NameStore &store) { return store.days(); },
                                        [this, done = std::move(done)](const std::optional<std::vector<vault::NamesOfDay>> &days) {
                                            wire::NamesPage page;
                                            page.kept_days = static_cast<int>(m_kept.count());
                                            page.available = days.has_value();
                                            for (const vault::NamesOfDay &each : days.value_or(std::vector<vault::NamesOfDay>()))
                                                if (each.bookings > 0)
                                                    page.days.push_back({each.day, each.names, each.readable, core::personal_due(each.day, m_kept)});
                                            done(page);
                                        });
}

void NamesService::destroy(core::Day day, const core::ReasonId &reason, const std::string &actor, Told<std::string> done)
{
    if (reason.value == core::destroy_reasons.front() || !core::is_one_of(reason, core::destroy_reasons))
        return done(failure("reason_unknown"));
    using Acts = std::vector<vault::DestructionAct>;
    const std::string id = random_base32(13);
    ask<Acts>(
        [act = vault::DestructionAct{id, day, {}, reason.value, actor}](vault::NameStore &store) -> vault::Kept<Acts> {
            if (auto gone = store.destroy(act); !gone)
                return core::Failure{gone.error()};
            return store.acts();
        },
        [this, id, done = std::move(done)](const std::optional<Acts> &acts) {
            if (!acts)
                return done(failure("names_unavailable"));
            const auto act = std::find_if(acts->begin(), acts->end(), [&](const vault::DestructionAct &each) { return each.id == id; });
            if (act == acts->end())
                return done(failure("names_none"));
            tell_journal(*act, [id, done](const HallService::Outcome &outcome) {
                if (!outcome)
                    return done(failure(sync::code_of(outcome.error())));
                done(id);
            });
        });
}

void NamesService::tell_journal(const vault::DestructionAct &act, HallService::Answered answered)
{
    core::PersonalDataDestroyed event{act.day, act.bookings, {{std::string(core::name_category)}}, {act.reason}, {std::string(core::key_overwritten)}, act.id};
    m_hall.record(std::move(event), act.actor, std::move(answered));
}

/// What of the kept days is to be done: those that are due go, and what was cancelled is taken away.
void NamesService::take_stock(const std::vector<vault::NamesOfDay> &days)
{
    const core::Day today = m_hall.today();
    const core::UtcOffset offset = m_hall.hall().site().utc_offset;
    std::map<core::Day, std::vector<core::BookingId>> cancelled;
    if (const auto book = m_hall.bookings().revision(); !days.empty() && std::exchange(m_taken_away, book) != book)
        for (const auto &[id, booking] : m_hall.bookings().bookings())
            if (booking.state == core::BookingState::cancelled)
                cancelled[core::local_day(booking.slot, offset)].push_back(id);
    m_news.overdue = 0;
    m_days.clear();
    for (const vault::NamesOfDay &each : days) {
        if (each.names > 0 && each.readable)
            m_days.insert(each.day);
        if (core::personal_due(each.day, m_kept) <= today) {
            ++m_news.overdue; // until it is gone
            const vault::DestructionAct act{random_base32(13), each.day, {}, std::string(core::destroy_reasons.front()), "talond"};
            ask<core::Done>([act](vault::NameStore &store) { return store.destroy(act); },
                            [this](const std::optional<core::Done> &gone) { m_news.overdue -= gone.has_value(); });
        } else if (const auto gone = cancelled.find(each.day); gone != cancelled.end() && each.names > 0) {
            keep(each.day, {}, gone->second, [this](bool written) {
                if (!written)
                    m_taken_away.reset(); // again with the next look
            });
        }
    }
    m_acts_due |= m_news.overdue > 0;
    if (!m_acts_due) {
        m_looking = false;
        return;
    }
    using Acts = std::vector<vault::DestructionAct>;
    ask<Acts>([](vault::NameStore &store) { return store.acts(); },
              [this](const std::optional<Acts> &acts) {
                  m_looking = false;
                  m_acts_due = !acts;
                  // Those that the journal does not hold: after a crash, or after it was restored.
                  for (const vault::DestructionAct &each : acts.value_or(Acts()))
                      if (!m_hall.decided_personal().act(each.id))
                          tell_journal(each, [this](const HallService::Outcome &outcome) {
                              if (outcome)
                                  return;
                              m_acts_due = true;
                              spdlog::error("an act of destroyed names is not in the journal yet: {}", sync::code_of(outcome.error()));
                          });
              });
}

void NamesService::look()
{
    const core::Instant now = m_moment();
    if (m_looking || (m_looked && now - *m_looked < look_pause))
        return;
    m_looked = now;
    m_looking = true;
    ask<std::vector<vault::NamesOfDay>>([](vault::NameStore &store) { return store.days(); },
                                        [this](const std::optional<std::vector<vault::NamesOfDay>> &days) {
                                            if (days)
                                                return take_stock(*days);
                                            m_looking = false;
                                        });
}

} // namespace talon::server
