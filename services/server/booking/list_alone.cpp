// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that come by themselves, and which lists need no decision any more.
#include "server/booking/booking_service.h"
#include "server/people/secrets.h"

namespace talon::server {

namespace {

using Fate = BookingService::Alone::Fate;
using core::ListWait;

/// Of an answer that is no difference: whether it is worth trying again.
BookingService::Alone of_error(const std::string &code, core::Day day)
{
    const bool passes = code == "busy" || code == "unknown_list" || code == "storage_failed";
    return passes ? BookingService::Alone{} : BookingService::Alone{Fate::waits, {ListWait::doubts}, day};
}

} // namespace

std::string BookingService::hash_of(const std::string &bytes)
{
    return secret_hash(bytes);
}

void BookingService::take_alone(std::string bytes, core::Instant written, std::function<void(const Alone &)> done)
{
    open(std::move(bytes), std::nullopt, [this, written, done](const Opened &opened) {
        if (!opened)
            return done(opened.error().what == core::ListFault::What::busy ? Alone{} : Alone{Fate::waits, {ListWait::unreadable}});
        // Specialists have the shelf for theirs.
        judge(opened->list, written, [this, done, list = opened->list](const Alone &alone) {
            m_lists.forget(list);
            done(alone);
        });
    });
}

void BookingService::judge(const std::string &list, core::Instant written, std::function<void(const Alone &)> done)
{
    ReadFile &file = *m_lists.find(list);
    file.written = written;
    const auto columns = m_codes.columns_of(file.header);
    wire::ListPlan plan;
    plan.columns = columns.value_or(core::ListColumns{});
    auto ready = planned(file, std::move(plan));
    if (!columns || !ready)
        return done({Fate::waits, {ListWait::columns}});
    const core::Day day = ready->day;
    if (day < m_hall.today())
        return done({Fate::over});
    with_digests(list, std::move(*ready), [done, day](const Compared &failed) { done(of_error(failed.error(), day)); },
                 [this, written, done](ReadFile &found, const Planned &planned) {
                     wire::ComparedList compared = difference(found, planned);
                     auto why = core::why_wait(planned.read, compared.difference, m_codes.newer_taken(planned.day, written));
                     if (!why.empty())
                         return done({Fate::waits, std::move(why), planned.day});
                     take_in(found, planned, std::move(compared), "talond",
                             [done, day = planned.day](const Compared &taken) { done(taken ? Alone{Fate::taken, {}, day} : of_error(taken.error(), day)); });
                 });
}

void BookingService::put_aside(const std::string &hash)
{
    remember_taken(hash, std::nullopt, m_hall.now());
}

std::set<core::Day> BookingService::listed_days() const
{
    std::set<core::Day> days;
    for (const wire::CodeBook::Taken &each : m_codes.book().taken)
        if (each.day)
            days.insert(*each.day);
    return days;
}

void BookingService::remember_taken(const std::string &hash, std::optional<core::Day> day, core::Instant written)
{
    m_codes.took(hash, day, written);
    m_unsaved = true;
    save();
}

/// Lost with a crash it does no harm: a list that is taken in again changes nothing.
void BookingService::save()
{
    if (m_unsaved)
        m_unsaved = !m_work.start([path = m_codes.path(), text = m_codes.text()] { (void)CodeFile::write(path, text); }, [] {});
}

} // namespace talon::server
