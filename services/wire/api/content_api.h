// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/coverage.h"
#include "core/content/page_book.h"
#include "wire/api/api.h"

namespace talon::wire {

// Bodies of the HTTP API about the pages of the information stands.

/// A page is at most 48 KiB, and beside it stands the revision that it was made of.
struct SavePageRequest {
    int base = 0;
    core::content::Page page;
    bool operator==(const SavePageRequest &) const = default;
};
Decoded<SavePageRequest> decode_save_page(std::string_view json);
/// {"page":{…}}: to be looked at, not to be saved.
Decoded<core::content::Page> decode_checked_page(std::string_view json);

/// Without the page's id, which stands in the path.
Decoded<core::content::PublishPage> decode_publish_page(std::string_view json);
Decoded<core::content::WithdrawPage> decode_withdraw_page(std::string_view json);
Decoded<int> decode_restore_page(std::string_view json); ///< the revision
Decoded<std::vector<core::content::Section>> decode_sections(std::string_view json);

/// What a stand shows now.
struct StandLine {
    core::Place place;
    core::DeviceId device; ///< empty: nothing is enrolled there
    bool online = false;
    std::optional<ShownContent> shown;
};

struct PageList {
    const core::content::PageBook &book;
    const core::Site &site;
    std::vector<StandLine> stands;
    core::Instant now{};
};
/// All pages without their texts, the sections, the stands, and which questions the pages that hang answer.
std::string encode_page_list(const PageList &list);
/// One page whole: its newest text, what was found in it, its history, what of it hangs. The page must be in the book.
std::string encode_kept_page(const core::content::PageBook &book, const core::Site &site, const core::content::PageId &page, core::Instant now);
std::string encode_findings(const std::vector<core::content::Finding> &findings);

std::string_view name_of(core::content::PageState state);
std::string_view name_of(core::content::Question question);

} // namespace talon::wire
