// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"
#include "core/site/site.h"

#include <array>

namespace talon::core::content {

/// What a service's page must answer; the columns of the specialist's matrix.
enum class Question : std::uint8_t { documents, sample, term, fee, appeal, legal_act, checked };
inline constexpr std::size_t question_count = 7;
/// Once a year somebody says anew that a page is right.
inline constexpr std::chrono::days check_again_after{365};

/// One row of the matrix: which questions the pages of a service answer. A service without a page answers none.
struct Covered {
    ServiceId service;
    std::array<bool, question_count> answered{};

    bool operator==(const Covered &) const = default;
    bool answers(Question question) const { return answered[static_cast<std::size_t>(question)]; }
};

/// A row for each service of the site, in its order. The way to appeal may stand on a page of its own for all services.
std::vector<Covered> coverage(const Site &site, const std::vector<Page> &pages, Day today);

} // namespace talon::core::content
