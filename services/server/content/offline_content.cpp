// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/content/content_key.h"
#include "server/content/content_service.h"
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "wire/api/content_api.h"
#include "wire/api/errors.h"
#include "wire/content/page_codec.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

namespace talon::server {

namespace fs = std::filesystem;
namespace content = core::content;

namespace {

constexpr auto actor = "talond";

core::Failure<Ending> usage(std::string sentence)
{
    return core::Failure{Ending{ExitCode::usage, std::move(sentence)}};
}

std::string text_of(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool write(const fs::path &path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    return file.flush().good();
}

/// What was decided so far, and the book that it leads to.
struct Draft {
    content::PageBook book;
    std::vector<content::Change> changes;

    /// False: refused.
    bool add(const content::Decision &decision, core::Instant now)
    {
        if (!decision)
            return false;
        for (const content::Change &change : *decision) {
            std::visit([&](const auto &each) { book.apply(each, now, actor); }, change);
            changes.push_back(change);
        }
        return true;
    }
};

/// "title: empty; blocks.2.text: too_long"
std::string told(const std::vector<content::Finding> &findings)
{
    std::string text;
    for (const content::Finding &each : findings)
        if (each.hinders())
            text += (text.empty() ? "" : "; ") + each.field + ": " + std::string(wire::name_of(each.kind));
    return text;
}

/// Pages of news end by themselves: what is taken in from a file hangs for a quarter of a year.
std::optional<core::Instant> end_of(const content::Page &page, core::Instant now)
{
    constexpr std::chrono::days quarter{90};
    return page.kind == content::PageKind::news ? std::optional<core::Instant>(now + quarter) : std::nullopt;
}

core::Result<core::Done, Ending> take_in_page(Draft &draft, const core::Site &site, const fs::path &path, core::Instant now)
{
    const std::string name = path.filename().string();
    const auto page = wire::decode_page(text_of(path));
    if (!page)
        return usage("The page " + name + " does not hold: " + wire::describe(page.error()) + ".");
    if (page->id.value + ".json" != name)
        return usage("The page " + name + " calls itself " + page->id.value + ".");
    const std::string text = wire::encode_page(*page);
    const content::KeptPage *kept = draft.book.page(page->id);
    const int base = kept ? kept->revisions.back().number : 0;
    if (!draft.add(decide(draft.book, content::SavePage{*page, base, library::hash_of(text), static_cast<std::int64_t>(text.size())}), now))
        return usage("There are more pages than stands hold.");
    if (!has_draft(draft.book, page->id))
        return core::Done{};
    const int newest = draft.book.page(page->id)->revisions.back().number;
    const auto published = decide(draft.book, site, content::PublishPage{page->id, newest, {}, end_of(*page, now), {}}, now);
    if (!draft.add(published, now))
        return usage("The page " + name + " cannot be published (" + std::string(wire::code(published.error())) + "): " + told(findings(*page)));
    return core::Done{};
}

} // namespace

Ended take_in_content(const std::string &data, const std::string &from, core::Instant now, std::ostream &out)
{
    std::vector<fs::path> pages;
    std::error_code error;
    for (fs::directory_iterator it(from, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".json" && it->path().filename() != "sections.json")
            pages.push_back(it->path());
    if (error)
        return usage("The folder " + from + " cannot be read: " + error.message() + ".");
    std::sort(pages.begin(), pages.end());
    auto opened = open_journal(data);
    if (!opened)
        return core::Failure{opened.error()};
    Draft draft{opened->state.pages, {}};
    const core::Site &site = opened->state.hall.site();
    if (const fs::path file = fs::path(from) / "sections.json"; fs::exists(file, error)) {
        const auto sections = wire::decode_sections(text_of(file));
        if (!sections)
            return usage("The file sections.json does not hold: " + wire::describe(sections.error()) + ".");
        if (*sections != draft.book.sections)
            draft.add(std::vector<content::Change>{content::SectionsSaved{*sections}}, now);
    }
    for (const fs::path &path : pages)
        if (const auto taken = take_in_page(draft, site, path, now); !taken)
            return core::Failure{taken.error()};
    if (draft.changes.empty()) {
        out << "Nothing has changed." << std::endl;
        return core::Done{};
    }
    const auto events = with_edition(opened->state.pages, site.id, draft.changes, opened->server_epoch, now, actor);
    if (!events)
        return usage("The pages together are more than stands take.");
    std::vector<store::Entry> entries;
    for (const core::Event &event : *events)
        entries.push_back(entry_of(event, now, actor));
    const auto head = opened->journal.append(entries);
    if (!head)
        return core::Failure{ending_of(head.error(), data)};
    out << pages.size() << " pages were read; edition " << draft.book.number + 1 << " is made." << std::endl;
    return core::Done{};
}

Ended write_out_content(const std::string &data, const std::string &to, std::ostream &out)
{
    auto opened = open_journal(data);
    if (!opened)
        return core::Failure{opened.error()};
    const auto key = content_key_of(data);
    if (!key)
        return core::Failure{Ending{ExitCode::disk, key.error()}};
    const content::PageBook &book = opened->state.pages;
    if (book.number == 0)
        return core::Failure{Ending{ExitCode::missing, "No page was published yet."}};
    const auto manifest = manifest_of(book, opened->state.hall.site().id);
    std::error_code error;
    const fs::path folder(to);
    fs::create_directories(folder / "pages", error);
    bool written = !error && manifest && write(folder / "manifest.json", *manifest)
                   && write(folder / "manifest.json.minisig", library::sign(*key, *manifest, trusted_comment(book, opened->state.hall.site().id)))
                   && write(folder / "site.pub", "untrusted comment: the information stands of " + opened->state.hall.site().id + "\n" + key->public_line() + "\n");
    for (const auto &hanging : book.edition().pages)
        written = written && write(folder / "pages" / hanging.text, wire::encode_page(book.texts.at(hanging.text)));
    if (!written)
        return core::Failure{Ending{ExitCode::disk, "The edition cannot be written to " + to + "."}};
    out << "Edition " << book.number << " is in " << to << "; minisign -Vm manifest.json -p site.pub checks it." << std::endl;
    return core::Done{};
}

} // namespace talon::server
