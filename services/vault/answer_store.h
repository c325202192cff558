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
    /// Opens the file, or makes it, readable by its user only. `held`, `newer`, `damaged`, `io`.
    static Kept<std::unique_ptr<AnswerStore>> open(const std::string &path);
    ~AnswerStore();

    /// Takes the answers in, all or none of them: they are durable when this returns. True for each that was not known before.
    Kept<std::vector<bool>> take(const std::vector<NewAnswer> &answers);

    /// Moves the inbox of each version of which it holds at least `least` answers, or one of a day before `today`, to the kept ones, in one
    /// transaction, and counts them. Ids of arrivals are forgotten after 400 days. How many were moved.
    Kept<std::int64_t> release(std::int64_t least, core::Day today);

    /// Marks all kept answers up to `last_closed` that no seal holds yet as sealed with it. Where they are fewer than five they wait for
    /// the end of their week. A day is sealed once, and none before a later one.
    Kept<core::Done> seal(core::Day last_closed);
    /// The seals that are wanted, each with the digest of what the file holds now.
    using Wanted = std::function<bool(const std::string &survey, int version, core::Day day)>;
    Kept<std::vector<SealedDay>> seals(const Wanted &wanted) const;

    Kept<Told> told(const std::string &survey, int version) const;
    /// Words of sealed answers, in the order of random ids, at most so many; none where fewer than five answers are told.
    Kept<std::vector<Words>> words(const std::string &survey, int version, std::size_t most) const;

private:
    struct Impl;
    explicit AnswerStore(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::vault
