// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/code_file.h"

#include "store/code_digest.h"
#include "store/durable_file.h"
#include "store/phone_tail.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace talon::server {

CodeFile::CodeFile(const std::string &data) : m_path(data + "/bookings.json")
{
    std::ifstream file(m_path, std::ios::binary);
    if (!file)
        return;
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    auto book = wire::decode_code_book(text);
    if (book)
        m_book = std::move(*book);
    else
        spdlog::error("{} is damaged ({}): bookings check in again when the day's list has been taken in once more", m_path, wire::describe(book.error()));
}

const wire::CodeBook::Day *CodeFile::day(core::Day day) const
{
    const auto found = std::find_if(m_book.days.begin(), m_book.days.end(), [&](const auto &each) { return each.day == day; });
    return found == m_book.days.end() ? nullptr : &*found;
}

std::string CodeFile::salt(core::Day day)
{
    if (const auto *known = this->day(day))
        return known->salt;
    const auto after = std::find_if(m_book.days.begin(), m_book.days.end(), [&](const auto &each) { return each.day > day; });
    ++m_revision;
    const std::string fresh = m_book.days.insert(after, wire::CodeBook::Day{day, store::new_code_salt(), {}})->salt;
    if (m_book.days.size() > wire::max_code_days) // a list of far away days, one after the other, pushes out the oldest
        m_book.days.erase(m_book.days.begin());
    return fresh;
}

core::KnownKeys CodeFile::known(core::Day day) const
{
    core::KnownKeys keys;
    if (const auto *known = this->day(day))
        for (const wire::CodeBook::Code &code : known->codes)
            keys.emplace(code.digest, code.booking);
    return keys;
}

void CodeFile::learn(core::Day day, const std::string &digest, const core::BookingId &booking)
{
    salt(day);
    ++m_revision;
    const auto found = std::find_if(m_book.days.begin(), m_book.days.end(), [&](const auto &each) { return each.day == day; });
    auto &codes = found->codes;
    const auto at = std::lower_bound(codes.begin(), codes.end(), digest, [](const auto &code, const std::string &wanted) { return code.digest < wanted; });
    if (at != codes.end() && at->digest == digest)
        at->booking = booking;
    else if (codes.size() < core::max_bookings)
        codes.insert(at, {digest, booking, {}});
}

void CodeFile::tell_phones(core::Day day, const std::vector<Phone> &phones)
{
    const auto of = std::find_if(m_book.days.begin(), m_book.days.end(), [&](const auto &each) { return each.day == day; });
    const auto groups = of == m_book.days.end() || phones.empty() ? std::nullopt : store::PhoneGroups::of(of->salt);
    if (!groups)
        return;
    for (const auto &[digest, minute, end] : phones) {
        const auto code = std::lower_bound(of->codes.begin(), of->codes.end(), digest, [](const auto &each, const std::string &wanted) { return each.digest < wanted; });
        auto tails = end.empty() ? std::optional(std::string()) : groups->tails(end, minute);
        if (code == of->codes.end() || code->digest != digest || !tails || code->tails == *tails)
            continue;
        code->tails = std::move(*tails);
        ++m_revision;
    }
}

void CodeFile::forget_phones(core::Day day)
{
    for (auto &each : m_book.days)
        if (each.day == day)
            for (wire::CodeBook::Code &code : each.codes)
                m_revision += !std::exchange(code.tails, {}).empty();
}

void CodeFile::remember(const std::string &header, const core::ListColumns &columns)
{
    std::erase_if(m_book.profiles, [&](const auto &each) { return each.header == header; });
    if (m_book.profiles.size() == wire::max_list_profiles)
        m_book.profiles.erase(m_book.profiles.begin());
    m_book.profiles.push_back({header, columns});
}

std::optional<core::ListColumns> CodeFile::columns_of(const std::string &header) const
{
    for (const auto &[known, columns] : m_book.profiles)
        if (known == header)
            return columns;
    return std::nullopt;
}

void CodeFile::remember(const std::string &folded_name, const core::ServiceId &service)
{
    std::erase_if(m_book.names, [&](const auto &each) { return each.name == folded_name; });
    if (m_book.names.size() == wire::max_list_names)
        m_book.names.erase(m_book.names.begin());
    m_book.names.push_back({folded_name, service});
}

void CodeFile::took(const std::string &file, std::optional<core::Day> day, core::Instant written)
{
    std::erase_if(m_book.taken, [&](const auto &each) { return each.file == file; });
    if (m_book.taken.size() == wire::max_taken_lists)
        m_book.taken.erase(m_book.taken.begin());
    m_book.taken.push_back({file, day, written});
}

std::set<std::string> CodeFile::taken() const
{
    std::set<std::string> files;
    for (const auto &each : m_book.taken)
        files.insert(each.file);
    return files;
}

bool CodeFile::newer_taken(core::Day day, core::Instant written) const
{
    return std::any_of(m_book.taken.begin(), m_book.taken.end(), [&](const auto &each) { return each.day == day && each.written > written; });
}

bool CodeFile::forget_before(core::Day day)
{
    const bool gone = std::erase_if(m_book.days, [&](const auto &each) { return each.day < day; }) > 0;
    m_revision += gone;
    return gone;
}

core::Result<core::Done, std::string> CodeFile::write(const std::string &path, const std::string &text)
{
    if (const auto written = store::make_durable_file(path, text); !written)
        return core::Failure{written.error().detail};
    return core::Done{};
}

} // namespace talon::server
