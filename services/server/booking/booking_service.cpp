// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/booking_service.h"

#include "core/booking/list_taking.h"
#include "server/people/secrets.h"
#include "store/code_digest.h"
#include "wire/json/limits.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

namespace talon::server {

namespace {

/// A key for rows that no booking of the day can be known by.
std::string row_key(int line)
{
    return "row " + std::to_string(line);
}

std::string hash_of_header(const std::string &kind, const std::vector<std::string> &header)
{
    std::string all = kind.empty() ? std::string() : kind + "\n\n";
    for (const std::string &head : header)
        all += core::folded_name(head) + '\n';
    return secret_hash(all);
}

bool complete(const core::ListColumns &columns)
{
    return columns.code && columns.date && columns.service;
}

} // namespace

BookingService::BookingService(Loop &loop, HallService &hall, NamesService &names, const std::string &data, std::function<void(const wire::Bookings &)> publish)
    : m_hall(hall), m_names(names), m_publish(std::move(publish)), m_codes(data), m_search(loop, most_waiting), m_digests(loop, lists_waiting),
      m_work(loop, most_writes)
{
}

void BookingService::open(std::string bytes, std::optional<std::size_t> sheet, std::function<void(const Opened &)> done)
{
    using Found = core::Result<FoundTable, core::ListFault>;
    struct Job { std::string bytes; std::optional<Found> found; };
    const auto job = std::make_shared<Job>(Job{std::move(bytes), {}});
    const std::string hash = secret_hash(job->bytes);
    const core::UtcOffset offset = m_hall.hall().site().utc_offset;
    const bool begun = m_work.start([job, sheet, offset] { job->found = find_table(job->bytes, sheet, offset); },
                                    [this, job, hash, done] {
                                        if (*job->found)
                                            done(shelve(hash, std::move(**job->found)));
                                        else
                                            done(core::Failure{job->found->error()});
                                    });
    if (!begun)
        done(core::Failure{core::ListFault{core::ListFault::What::busy}});
}

/// Of phones and names something is taken only where a person has said so of lists with this header once.
core::ListColumns BookingService::columns_of(const std::string &header, const std::vector<std::string> &heads) const
{
    if (const auto known = m_codes.columns_of(header))
        return *known;
    core::ListColumns guessed = core::guess_columns(heads);
    guessed.phone.reset();
    guessed.name.reset();
    return guessed;
}

wire::OpenedList BookingService::shelve(const std::string &hash, FoundTable found)
{
    ReadFile &file = m_lists.put({random_base32(13), hash, {}, found.encoding, std::move(found.table), {}, {}, m_hall.now(), m_hall.now()});
    const auto &rows = file.table.rows;
    file.header = hash_of_header(found.kind, rows.front().cells);
    wire::OpenedList opened{file.id, file.encoding, file.table.separator, static_cast<int>(rows.size()) - 1, rows.front().cells, {},
                            columns_of(file.header, rows.front().cells), std::move(found.sheets),
                            static_cast<int>(found.sheet)};
    if (!opened.columns.name)
        opened.names_seen = core::guess_columns(rows.front().cells).name;
    for (std::size_t i = 1; i < rows.size() && i <= rows_shown; ++i)
        opened.first.push_back(rows[i].cells);
    return opened;
}

/// What names of services mean: what is told now, what was told before, and the site's own titles.
core::ServiceNames BookingService::names(const wire::ListPlan &plan) const
{
    core::ServiceNames names;
    for (const auto &[name, service] : plan.services)
        names.emplace(core::folded_name(name), service);
    for (const auto &[name, service] : m_codes.book().names)
        names.emplace(name, service);
    for (const core::Service &service : m_hall.hall().site().services) {
        if (service.retired)
            continue;
        for (const auto &[language, title] : service.title.languages())
            names.emplace(core::folded_name(title), service.id);
    }
    return names;
}

core::Result<BookingService::Planned, std::string> BookingService::planned(const ReadFile &file, wire::ListPlan plan) const
{
    if (!complete(plan.columns) || !names_apart(plan.columns))
        return core::Failure{std::string("list_unplanned")};
    const core::Site &site = m_hall.hall().site();
    Planned planned{std::move(plan), {}, {}};
    planned.read = core::read_list(file.table, planned.plan.columns, names(planned.plan), site.rules.booking_digits, site.utc_offset);
    planned.day = planned.plan.day.value_or(planned.read.day.value_or(m_hall.today()));
    return planned;
}

void BookingService::with_digests(const std::string &list, Planned planned, std::function<void(const Compared &)> done,
                                  std::function<void(ReadFile &, Planned)> then)
{
    ReadFile *file = m_lists.find(list);
    // A day that no list is taken in of is looked at by a salt of its own: it pushes out none that is kept.
    const std::string salt = core::may_be_listed(planned.day, m_hall.today()) ? m_codes.salt(planned.day) : store::new_code_salt();
    if (std::exchange(file->salt, salt) != salt)
        file->digests.clear();
    struct Job { std::string salt; std::set<std::string> codes; std::map<std::string, std::string> digests; bool whole = true; };
    const auto job = std::make_shared<Job>(Job{salt, {}, {}});
    const core::UtcOffset offset = m_hall.hall().site().utc_offset;
    for (const core::ReadRow &row : planned.read.rows)
        if (core::local_day(row.slot, offset) == planned.day)
            job->codes.insert(row.code);
    // Kiosks hold so many of a day and no more: a longer list is told of before anything is done, never cut.
    if (job->codes.size() > wire::max_day_bookings)
        return done(core::Failure{std::string("booking_day_full")});
    std::erase_if(job->codes, [&](const std::string &code) { return file->digests.contains(code); });
    const bool begun = m_digests.start(
        [job] {
            auto digests = store::code_digests(job->codes, job->salt);
            job->whole = digests.has_value();
            if (digests)
                job->digests = std::move(*digests);
        },
        [this, list, job, planned = std::move(planned), done, then = std::move(then)]() mutable {
            ReadFile *found = m_lists.find(list);
            if (!found || found->salt != job->salt)
                return done(core::Failure{std::string("unknown_list")});
            if (!job->whole)
                return done(core::Failure{std::string("busy")}); // no memory for the digests
            found->digests.merge(job->digests);
            then(*found, std::move(planned));
        });
    if (!begun)
        done(core::Failure{std::string("busy")});
}

wire::ComparedList BookingService::difference(const ReadFile &file, const Planned &planned) const
{
    const core::Site &site = m_hall.hall().site();
    std::vector<core::ListRow> rows;
    for (const core::ReadRow &row : planned.read.rows) {
        const auto digest = file.digests.find(row.code);
        const bool of_the_day = core::local_day(row.slot, site.utc_offset) == planned.day && digest != file.digests.end();
        rows.push_back({row.line, of_the_day ? digest->second : row_key(row.line), row.slot, row.service, {}, row.cancelled});
    }
    std::vector<core::ServiceId> services;
    for (const core::Service &service : site.services)
        if (!service.retired)
            services.push_back(service.id);
    const auto &book = m_hall.ledger().decided().bookings;
    wire::ComparedList found{planned.day, {}, core::difference(rows, book, m_codes.known(planned.day), services, planned.day, site.utc_offset),
                             planned.read.unread, planned.read.unknown_services, false};
    for (const core::ReadRow &row : planned.read.rows)
        ++found.days[core::local_day(row.slot, site.utc_offset)];
    auto &doubts = found.difference.doubts;
    if (planned.read.cut)
        doubts.push_back(core::ListDoubt::ends_mid_row);
    if (!core::may_be_listed(planned.day, m_hall.today()) && std::find(doubts.begin(), doubts.end(), core::ListDoubt::other_day) == doubts.end())
        doubts.push_back(core::ListDoubt::other_day);
    return found;
}

void BookingService::compare(const std::string &list, wire::ListPlan plan, std::function<void(const Compared &)> done)
{
    const ReadFile *file = m_lists.find(list);
    if (!file)
        return done(core::Failure{std::string("unknown_list")});
    auto ready = planned(*file, std::move(plan));
    if (!ready)
        return done(core::Failure{ready.error()});
    with_digests(list, std::move(*ready), done, [this, done](ReadFile &found, const Planned &planned) { done(difference(found, planned)); });
}

void BookingService::apply(const std::string &list, wire::ListPlan plan, const std::string &actor, std::function<void(const Compared &)> done)
{
    const ReadFile *file = m_lists.find(list);
    if (!file)
        return done(core::Failure{std::string("unknown_list")});
    auto ready = planned(*file, std::move(plan));
    if (!ready)
        return done(core::Failure{ready.error()});
    with_digests(list, std::move(*ready), done, [this, actor, done](ReadFile &found, const Planned &planned) {
        if (!core::may_be_listed(planned.day, m_hall.today()))
            return done(core::Failure{std::string("list_day")});
        wire::ComparedList compared = difference(found, planned);
        if (!compared.difference.doubts.empty() && !planned.plan.despite_doubts)
            return done(core::Failure{std::string("list_doubtful")});
        take_in(found, planned, std::move(compared), actor, done);
    });
}

/// Of the list's phones the group of their last four digits is kept, and of a booking that is without one in the list nothing more. Two of one
/// time in one group are for the administrator.
void BookingService::tell_phones(const ReadFile &file, const Planned &planned)
{
    const core::UtcOffset offset = m_hall.hall().site().utc_offset;
    if (!planned.plan.columns.phone)
        return m_codes.forget_phones(planned.day);
    std::vector<CodeFile::Phone> phones;
    for (const core::ReadRow &row : planned.read.rows)
        if (const auto digest = file.digests.find(row.code); digest != file.digests.end())
            phones.push_back({digest->second, core::local_minute(row.slot, offset), row.cancelled ? std::string() : row.tail});
    m_codes.tell_phones(planned.day, phones);
}

/// What the bookings are known by is on the disk before the bookings are: a list that is taken in again after a crash finds them.
void BookingService::take_in(ReadFile &file, const Planned &planned, wire::ComparedList found, const std::string &actor,
                             std::function<void(const Compared &)> done)
{
    const core::BookingBook &book = m_hall.ledger().decided().bookings;
    if (book.bookings().size() + found.difference.add.size() > core::max_bookings)
        return done(core::Failure{std::string("booking_book_full")});
    const core::KnownKeys known = m_codes.known(planned.day);
    if (core::keys_of_day(known, found.difference) > wire::max_day_bookings)
        return done(core::Failure{std::string("booking_day_full")});
    std::vector<core::Booking> made;
    for (const core::ListRow &row : found.difference.add) {
        made.push_back(core::booking_of(row, known, book, core::BookingId{random_base32(13)}));
        m_codes.learn(planned.day, row.key, made.back().id);
    }
    for (const auto &[key, id] : found.difference.adopt)
        m_codes.learn(planned.day, key, id);
    tell_phones(file, planned);
    const auto told = with_names(file, planned, found.difference, done);
    m_codes.remember(file.header, planned.plan.columns);
    for (const auto &[name, service] : planned.plan.services)
        m_codes.remember(core::folded_name(name), service);
    keep_codes("a list of bookings cannot be taken in",
               [this, hash = file.hash, written = file.written, rows = static_cast<int>(file.table.rows.size()) - 1, found = std::move(found),
                made = std::move(made), cancel_missing = planned.plan.cancel_missing, actor, done, told](const auto &kept) {
                   if (!kept)
                       return done(core::Failure{kept.error()});
                   record(hash, found, made, cancel_missing, rows, actor, [this, told, hash, written](const Compared &taken) {
                       if (taken)
                           remember_taken(hash, taken->day, written);
                       told(taken);
                   });
               });
}

void BookingService::record(const std::string &hash, wire::ComparedList found, std::vector<core::Booking> made, bool cancel_missing, int rows,
                            const std::string &actor, std::function<void(const Compared &)> done)
{
    // Somebody may have checked in while the disk was written: each step is decided now.
    core::TakenList taken = core::take_in(found.difference, made, cancel_missing, m_hall.ledger().decided().bookings,
                                          {found.day, hash, rows, 0, 0, 0, 0, static_cast<int>(found.unread.size())});
    std::vector<core::Event> events;
    for (core::BookingEvent &event : taken.events)
        std::visit([&](auto &each) { events.emplace_back(std::move(each)); }, event);
    events.emplace_back(taken.imported);
    found.applied = true;
    // In pieces that the ledger takes; a list that was taken in half is taken in wholly by the next try.
    constexpr std::size_t piece = core::largest_batch.entries / 2;
    const auto failed = std::make_shared<std::string>(); // of whichever piece, the first
    for (std::size_t from = 0; from < events.size(); from += piece) {
        const std::size_t to = std::min(from + piece, events.size());
        const bool last = to == events.size();
        m_hall.record_all({events.begin() + static_cast<std::ptrdiff_t>(from), events.begin() + static_cast<std::ptrdiff_t>(to)}, actor,
                          m_hall.now(), [this, last, found, done, failed](const HallService::Outcome &outcome) {
                              if (!outcome && failed->empty())
                                  *failed = sync::code_of(outcome.error());
                              if (!last)
                                  return;
                              if (!failed->empty())
                                  return done(core::Failure{*failed});
                              tell_kiosks(); // of a list that was just taken in at once
                              done(found);
                          });
    }
}

} // namespace talon::server
