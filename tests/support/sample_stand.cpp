// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue of made-up texts: tr() has no business here.
#include "sample_stand.h"

#include "wire/api/content_api.h"
#include "wire/content/page_codec.h"
#include "wire/site/site_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace talon::test {

namespace {

std::string textOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("there is no " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path demo{TALON_DEMO};

/// The same words again until it is so long: no word is cut.
std::string upTo(std::size_t bytes, const std::string &words)
{
    std::string text = words;
    while (text.size() + 1 + words.size() <= bytes)
        text += " " + words;
    return text;
}

core::Text longText(std::size_t bytes)
{
    return {upTo(bytes, "Заявление о предоставлении налогового вычета подаётся."), upTo(bytes, "The application for a tax deduction is to be filed.")};
}

} // namespace

wire::Menu standMenu()
{
    auto site = wire::read_site_file(textOf(demo / "site.json"));
    if (!site)
        throw std::runtime_error(site.error());
    return wire::make_menu(*site, "", {});
}

wire::Board standBoard()
{
    wire::Board board;
    int waiting = 0;
    for (const core::Service &service : standMenu().site.services) {
        board.lines.push_back({service.id, waiting, core::Minutes{3 * waiting}, true, std::nullopt, {1, 4, 12}});
        waiting = (waiting + 3) % 8;
        board.waiting_total += board.lines.back().waiting;
    }
    return board;
}

kiosk::ShownPages standPages()
{
    kiosk::ShownPages shown;
    shown.edition = 24;
    const auto sections = wire::decode_sections(textOf(demo / "stand" / "sections.json"));
    if (!sections)
        throw std::runtime_error("sections.json");
    shown.sections = *sections;
    for (const auto &entry : std::filesystem::directory_iterator(demo / "stand")) {
        if (entry.path().extension() != ".json" || entry.path().filename() == "sections.json")
            continue;
        const auto page = wire::decode_page(textOf(entry.path()));
        if (!page)
            throw std::runtime_error(entry.path().string() + ": " + wire::describe(page.error()));
        shown.pages.push_back(*page);
    }
    std::sort(shown.pages.begin(), shown.pages.end(), [](const auto &one, const auto &other) { return one.id < other.id; });
    return shown;
}

core::content::Page longestPage()
{
    namespace content = core::content;
    content::Page page;
    page.id = {"longest"};
    page.kind = content::PageKind::service;
    page.service = {"deduction"};
    page.section = {"refund"};
    page.title = longText(content::max_page_title);
    page.wish = longText(content::max_page_title);
    page.summary = {std::vector<core::Text>(4, longText(content::max_page_title)), longText(content::max_page_title), longText(content::max_page_title)};
    page.blocks = {content::Paragraph{longText(content::max_page_text)}, content::Warning{longText(1'000)},
                   content::Steps{{longText(600), longText(600)}},
                   content::Table{{{longText(200), longText(200), longText(200)}, {longText(400), longText(400), longText(400)}}},
                   content::LegalAct{longText(content::max_page_title), longText(content::max_page_title)},
                   // A word that no line holds.
                   content::Paragraph{{std::string(300, 'x'), std::string(300, 'x')}}};
    page.checked = core::Day{std::chrono::year{2026} / 11 / 12};
    return page;
}

} // namespace talon::test
