// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"

#include <variant>

namespace talon::core::content {

// What happens to the pages of the information stands. Who did it and when stands beside each event (core::Happened).

/// A revision of a page was written down: a draft until it is published. Revisions of a page rise by one from 1.
struct PageSaved {
    Page page;
    int revision = 1;
    FileHash text;         ///< the page as a file of the library
    std::int64_t size = 0; ///< of that file, in bytes
    bool operator==(const PageSaved &) const = default;
};

/// The revision hangs from then on, until then (empty: until it is replaced or withdrawn), at these places (empty: at all).
struct PagePublished {
    PageId page;
    int revision = 1;
    Instant from{};
    std::optional<Instant> until;
    std::vector<std::string> places;
    bool operator==(const PagePublished &) const = default;
};

/// Nothing of the page hangs any more, and nothing is to hang. Its revisions stay.
struct PageWithdrawn {
    PageId page;
    ReasonId reason; ///< "error", "replaced", "no_longer"
    bool operator==(const PageWithdrawn &) const = default;
};

/// The sections of the stands' first screen, in their order.
struct SectionsSaved {
    std::vector<Section> sections;
    bool operator==(const SectionsSaved &) const = default;
};

/// All that hangs was made whole and signed: the proof of what a stand could show. Follows each event above that changes it.
struct EditionMade {
    std::int64_t epoch = 1;
    std::int64_t number = 1;
    Instant made{};
    std::string manifest; ///< BLAKE2b-256 of the bytes that were signed, 64 digits of hexadecimal
    bool operator==(const EditionMade &) const = default;
};

using Change = std::variant<PageSaved, PagePublished, PageWithdrawn, SectionsSaved, EditionMade>;

} // namespace talon::core::content
