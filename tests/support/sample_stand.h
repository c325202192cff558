// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/stand_content.h"

#include "wire/terminals/documents.h"

namespace talon::test {

/// Pages of a stand without a disk or a backend: the test says what hangs.
class FakeStandContent final : public kiosk::StandContent
{
public:
    const kiosk::ShownPages &pages() const override { return m_pages; }
    void show(kiosk::ShownPages pages)
    {
        m_pages = std::move(pages);
        Q_EMIT changed();
    }

private:
    kiosk::ShownPages m_pages;
};

/// The demonstration inspectorate as stands know it, and all of its pages.
wire::Menu standMenu();
wire::Board standBoard();
kiosk::ShownPages standPages();
/// As long as findings let a page be, in every text, in both languages.
core::content::Page longestPage();

} // namespace talon::test
