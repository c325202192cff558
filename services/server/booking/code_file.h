// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_list.h"
#include "core/values/result.h"
#include "wire/booking/code_book.h"

#include <set>
#include <string>
#include <vector>

namespace talon::server {

/// The code book of a site in its file, DATA/bookings.json: what its bookings are known by. No backup holds it.
class CodeFile
{
public:
    /// Reads it. One that is damaged is told of in the log and counts as empty: a list that is taken in again mends it.
    explicit CodeFile(const std::string &data);

    const wire::CodeBook &book() const { return m_book; }
    const wire::CodeBook::Day *day(core::Day day) const;
    /// The salt of a day's codes; made where there is none yet.
    std::string salt(core::Day day);
    core::KnownKeys known(core::Day day) const;
    void learn(core::Day day, const std::string &digest, const core::BookingId &booking);
    /// The phones of bookings of a day, by their last four digits: each is kept as its whole group, and the digits themselves nowhere.
    struct Phone {
        std::string digest; ///< by which the booking is known
        int minute = 0;     ///< of its slot, 0…1439
        std::string end;    ///< four digits; empty: none is known, and nothing of an earlier one is kept
    };
    void tell_phones(core::Day day, const std::vector<Phone> &phones);
    /// Lists of that day tell no phones any more: nothing of them is kept.
    void forget_phones(core::Day day);
    void remember(const std::string &header, const core::ListColumns &columns);
    std::optional<core::ListColumns> columns_of(const std::string &header) const;
    void remember(const std::string &folded_name, const core::ServiceId &service);
    /// A list that needs no decision any more; the latest max_taken_lists are kept. Without a day: a person has put it aside.
    void took(const std::string &file, std::optional<core::Day> day, core::Instant written);
    /// By their hashes.
    std::set<std::string> taken() const;
    /// Was a list of that day taken in that was written later?
    bool newer_taken(core::Day day, core::Instant written) const;
    /// Codes of days before this one are gone; true when there were any.
    bool forget_before(core::Day day);

    /// Rises with each change of what bookings are known by.
    std::uint64_t revision() const { return m_revision; }

    /// What is to be written, and the writing, which may wait for a disk: from any thread. The error is a sentence.
    std::string text() const { return wire::encode_code_book(m_book); }
    const std::string &path() const { return m_path; }
    static core::Result<core::Done, std::string> write(const std::string &path, const std::string &text);

private:
    std::string m_path;
    wire::CodeBook m_book;
    std::uint64_t m_revision = 0;
};

} // namespace talon::server
