// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/content/content_service.h"

#include "wire/api/errors.h"
#include "wire/content/page_codec.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

namespace talon::server {

namespace content = core::content;

namespace {

void apply(content::PageBook &book, const content::Change &change, core::Instant at, const std::string &actor)
{
    std::visit([&](const auto &each) { book.apply(each, at, actor); }, change);
}

bool changes_stands(const content::Change &change)
{
    return !std::holds_alternative<content::PageSaved>(change);
}

core::Event as_event(const content::Change &change)
{
    return std::visit([](const auto &each) { return core::Event{each}; }, change);
}

} // namespace

std::optional<std::string> manifest_of(const content::PageBook &book, const std::string &site)
{
    auto json = wire::try_encode_manifest({site, book.edition(), book.sections, wire::text_sizes(book)});
    return json ? std::optional(std::move(*json)) : std::nullopt;
}

std::string trusted_comment(const content::PageBook &book, const std::string &site)
{
    return "site=" + site + " epoch=" + std::to_string(book.epoch) + " edition=" + std::to_string(book.number);
}

std::optional<std::vector<core::Event>> with_edition(const content::PageBook &book, const std::string &site,
                                                     const std::vector<content::Change> &changes, std::int64_t epoch, core::Instant now,
                                                     const std::string &actor)
{
    std::vector<core::Event> events;
    content::PageBook after = book;
    for (const content::Change &change : changes) {
        apply(after, change, now, actor);
        events.push_back(as_event(change));
    }
    content::EditionMade made{epoch, after.number + 1, now, {}};
    apply(after, made, now, actor);
    const auto manifest = manifest_of(after, site);
    if (!manifest)
        return std::nullopt;
    made.manifest = library::hash_of(*manifest);
    events.push_back(std::move(made));
    return events;
}

ContentService::ContentService(Loop &loop, HallService &hall, library::FileLibrary library, library::SigningKey key, std::int64_t server_epoch)
    : m_hall(hall), m_reader(loop, std::move(library)), m_key(std::move(key)), m_epoch(server_epoch)
{
    m_hall.on_change([this] { follow(); });
    keep_texts();
}

void ContentService::on_edition(std::function<void(const wire::Content &)> told)
{
    m_told = std::move(told);
    m_shown = {0, 0};
    follow();
}

void ContentService::look()
{
    const content::PageBook &book = m_hall.decided_pages();
    const core::Instant now = m_hall.now();
    const bool fresh = book.epoch == m_epoch && now - book.made < renew_after && !book.manifest.empty();
    if (book.number == 0 || m_renewing || fresh)
        return;
    auto events = with_edition(book, site_id(), {}, m_epoch, now, "talond");
    if (!events)
        return;
    m_renewing = true;
    m_hall.record_all(std::move(*events), "talond", now, [this](const HallService::Outcome &) { m_renewing = false; });
}

void ContentService::follow()
{
    keep_texts();
    const content::PageBook &book = m_hall.pages();
    const std::pair present{book.epoch, book.number};
    if (book.number == 0 || present == m_shown || !m_told)
        return;
    const auto files = files_of(book.edition());
    m_published = {files.begin(), files.end()};
    m_shown = present;
    m_told(signed_edition());
}

wire::Content ContentService::signed_edition() const
{
    const content::PageBook &book = m_hall.pages();
    auto manifest = manifest_of(book, site_id());
    if (!manifest)
        throw std::logic_error("an edition is larger than a document");
    if (library::hash_of(*manifest) != book.manifest)
        spdlog::warn("edition {} is written otherwise than when it was made: its pages are the same, its proof in the journal is of the older form", book.number);
    std::string signature = library::sign(m_key, *manifest, trusted_comment(book, site_id()));
    return {std::move(*manifest), std::move(signature)};
}

/// Texts are in the journal, and so are never lost; in the library they can be handed out, and found again when they are no longer shown.
void ContentService::keep_texts()
{
    for (const auto &[file, page] : m_hall.pages().texts) {
        if (!m_kept.insert(file).second)
            continue;
        const bool taken = m_reader.put(wire::encode_page(page), [this, file = file](const library::Kept<library::FileHash> &kept) {
            if (kept)
                return;
            spdlog::error("a page's text cannot be kept in the library: {}", kept.error().detail);
            m_kept.erase(file);
        });
        if (!taken)
            m_kept.erase(file);
    }
}

void ContentService::change(const content::Decision &decision, const std::string &actor, core::Instant now, Answered answered)
{
    if (!decision)
        return answered(wire::code(decision.error()));
    if (decision->empty())
        return answered("");
    std::vector<core::Event> events;
    if (std::any_of(decision->begin(), decision->end(), changes_stands)) {
        auto made = with_edition(m_hall.decided_pages(), site_id(), *decision, m_epoch, now, actor);
        if (!made)
            return answered("too_large");
        events = std::move(*made);
    } else {
        for (const content::Change &each : *decision)
            events.push_back(as_event(each));
    }
    m_hall.record_all(std::move(events), actor, now, [answered = std::move(answered)](const HallService::Outcome &outcome) {
        answered(outcome ? std::string_view() : sync::code_of(outcome.error()));
    });
}

void ContentService::save(const content::Page &page, int base, const std::string &actor, core::Instant now, Answered answered)
{
    const auto encoded = wire::try_encode_page(page);
    if (!encoded)
        return answered("too_large");
    const std::string &text = *encoded;
    const library::FileHash file = library::hash_of(text);
    const auto decision = decide(m_hall.decided_pages(), content::SavePage{page, base, file, static_cast<std::int64_t>(text.size())});
    change(decision, actor, now, [this, text, file, answered = std::move(answered)](std::string_view code) {
        // Also where the next revision came in the same moment, so that this one is no longer the newest.
        if (code.empty() && !m_kept.contains(file) && m_reader.put(text, [](const auto &) {}))
            m_kept.insert(file);
        answered(code);
    });
}

void ContentService::restore(const content::PageId &page, int revision, const std::string &actor, Answered answered)
{
    const content::KeptPage *kept = m_hall.decided_pages().page(page);
    if (!kept)
        return answered("unknown_page");
    const auto found = std::find_if(kept->revisions.begin(), kept->revisions.end(), [&](const auto &each) { return each.number == revision; });
    if (found == kept->revisions.end())
        return answered("revision_missing");
    const int base = kept->revisions.back().number;
    const bool asked = m_reader.read(found->text, 0, [this, base, actor, answered](const Piece &piece) {
        const auto text = piece ? wire::decode_page(*piece) : wire::Decoded<content::Page>(core::Failure{wire::WireError{}});
        if (!text)
            return answered("revision_missing");
        save(*text, base, actor, m_hall.now(), answered);
    });
    if (!asked)
        answered("busy");
}

bool ContentService::piece(const library::FileHash &file, std::int64_t at, std::function<void(Piece)> done)
{
    if (!m_published.contains(file)) {
        done(core::Failure{library::Error{library::Fault::not_here, "no file of the edition"}});
        return true;
    }
    // Texts are in memory, also while the library has not written them yet.
    const auto &texts = m_hall.pages().texts;
    if (const auto text = texts.find(file); text != texts.end()) {
        const std::string bytes = wire::encode_page(text->second);
        const auto from = std::min(static_cast<std::size_t>(at), bytes.size());
        done(bytes.substr(from, library::max_piece));
        return true;
    }
    return m_reader.read(file, at, std::move(done));
}

} // namespace talon::server
