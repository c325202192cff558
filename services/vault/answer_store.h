// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/answer.h"

#include <functional>
#include <memory>
#include <vector>

namespace talon::vault {

/// The answers of a site on its disk: README.md tells what stands where and why. For one thread at a time. After the first error of
/// the disk every call is refused with it.
class AnswerStore
{
public:
    static constexpr std::chrono::days kept_receipt_days{7};
    static constexpr std::chrono::days coming_receipt_days{2};

    /// Opens the file, or makes it, readable by its user only. `held`, `newer`, `damaged`, `io`.
    static Kept<std::unique_ptr<AnswerStore>> open(const std::string &path);
    ~AnswerStore();

    /// Takes the answers in, all or none of them: they are durable when this returns. What became of each, in their order: one that is
    /// not fresh changes nothing.
    Kept<std::vector<Taken>> take(const std::vector<NewAnswer> &answers);

    /// Moves the inbox of each version of which it holds at least `least` answers, or one of a day before `today`, to the kept ones, in one
    /// transaction, and counts them. An answer to a receipt keeps its service only together with four more of that service: until then it is
    /// held without day and part of the day, and where they don't come by the end of the week, it is kept without the service.
    /// Ids of arrivals are forgotten after 400 days. How many were moved.
    Kept<std::int64_t> release(std::int64_t least, core::Day today);

    /// Marks all kept answers up to `last_closed` that no seal holds yet as sealed with the newest day among them, or the day after the last seal
    /// where they are late ones. Where they are fewer than five they wait for the end of their week. A day is sealed once, and none before a later one.
    Kept<core::Done> seal(core::Day last_closed);
    /// The seals that are wanted, each with the digest of what the file holds now.
    using Wanted = std::function<bool(const std::string &survey, int version, core::Day day)>;
    Kept<std::vector<SealedDay>> seals(const Wanted &wanted) const;

    /// The keys of receipt codes: of the days back to `today` − kept_receipt_days, by which codes are known, and on to `today` +
    /// coming_receipt_days, which kiosks hold ahead. Those that are missing are made; older ones are forgotten, and which of their codes were used.
    Kept<std::map<core::Day, ReceiptKey>> receipt_keys(core::Day today);
    /// Whether the receipt was used.
    Kept<bool> is_spent(const Receipt &receipt) const;

    /// The error after which everything is refused; nothing while all is well.
    std::optional<VaultError> failure() const;

    Kept<Told> told(const std::string &survey, int version) const;
    /// Words of sealed answers, in the order of random ids, at most so many; none where fewer than five answers are told.
    Kept<std::vector<Words>> words(const std::string &survey, int version, std::size_t most) const;
    /// How many answers with words were sealed with `since` or a later day.
    Kept<std::int64_t> words_since(const std::string &survey, int version, core::Day since) const;
    /// With which day the answer was sealed whose words are there to be taken away; nothing where it is none of these.
    Kept<std::optional<core::Day>> sealed_with(const std::string &survey, int version, const std::string &id) const;
    /// Takes the words of these answers away, with their salt; what is gone already stays so. How many were there.
    Kept<std::int64_t> remove_words(const std::string &survey, int version, const std::vector<std::string> &ids);
    /// The answers whose words were taken away, rising by id.
    Kept<std::vector<std::string>> without_words(const std::string &survey, int version) const;

    /// What was sealed of all versions of a survey, in the order of sealing. Made by seal().
    Kept<std::vector<core::survey::SealedGroup>> sealed_groups(const std::string &survey) const;
    /// Answers that were taken of a version so far, each once, those in the inbox too.
    Kept<core::survey::AnswersTaken> taken(const std::string &survey, int version) const;
    /// A sign of a day and a source that was seen: the greatest count stays. Those of before `since` are forgotten.
    struct Seen {
        core::Day day{};
        std::string code; ///< core::survey::code_of()
        std::string source;
        std::int64_t count = 0;
        bool operator==(const Seen &) const = default;
    };
    Kept<core::Done> note_sign(const Seen &seen, core::Day since);
    /// The latest first.
    Kept<std::vector<Seen>> signs() const;

    /// Answers that came with the receipt of a ticket of these days, by that day.
    Kept<std::map<core::Day, std::int64_t>> receipts_used(core::survey::Days days) const;

private:
    struct Impl;
    explicit AnswerStore(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::vault
