// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/alphabet.h"
#include "kiosk/link/stand_content.h"
#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/choice_model.h"
#include "kiosk/screens/shared/wording.h"

namespace talon::kiosk {

/// The id of the section in which pages of no section stand.
inline constexpr char otherSection[] = "other";

/// Sections that hold a page, in their order; pages of none stand in one of their own, the last.
std::vector<Choice> sectionChoices(const ShownPages &shown, const View &view);

/// The pages of a section: by what a visitor wishes where that is said, with the service's letter. News last, the rest by name.
std::vector<Choice> pageChoices(const ShownPages &shown, const wire::Menu &menu, const core::content::SectionId &section, const View &view);

/// Pages that were found, the best first, as they stand in their sections.
std::vector<Choice> foundChoices(const ShownPages &shown, const wire::Menu &menu, const std::vector<core::content::PageId> &found, const View &view);

/// What stands under a letter of the index: the term, and below it the title where that is another.
std::vector<Choice> indexChoices(const ShownPages &shown, const wire::Menu &menu, const std::vector<core::content::IndexEntry> &entries, const View &view);

/// Is there nothing in the visitor's language, so that it is shown in Russian?
bool onlyInRussian(const core::content::Page &page, core::Language language);

} // namespace talon::kiosk
