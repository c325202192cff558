// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page_book.h"
#include "library/signature.h"
#include "server/content/library_reader.h"
#include "server/hall/hall_service.h"
#include "wire/content/manifest.h"

namespace talon::server {

/// What stands show: makes editions of what is published, signs them, and hands out their files. Whatever is decided goes through the
/// hall's journal; what is shown is durable.
class ContentService
{
public:
    /// The error's code; empty: it is done and durable.
    using Answered = std::function<void(std::string_view code)>;
    using Piece = library::Kept<std::string>;

    /// An edition that nobody changed is signed anew after so long, well before stands would tell of its age (core's fresh_for).
    static constexpr std::chrono::days renew_after{7};

    ContentService(Loop &loop, HallService &hall, library::FileLibrary library, library::SigningKey key, std::int64_t server_epoch);

    /// Called with the present edition, when there is one, and with each later one when it is durable.
    void on_edition(std::function<void(const wire::Content &)> told);
    /// Makes a new edition where the last one is of before a restore, or old; from time to time.
    void look();

    /// Writes down what was decided against the hall's decided_pages() at `now`; what changes the stands makes an edition in the same batch.
    void change(const core::content::Decision &decision, const std::string &actor, core::Instant now, Answered answered);
    /// A new revision with this text, on top of revision `base`.
    void save(const core::content::Page &page, int base, const std::string &actor, core::Instant now, Answered answered);
    /// The text of an old revision becomes the newest one.
    void restore(const core::content::PageId &page, int revision, const std::string &actor, Answered answered);

    /// At most 1 MiB of a file of the present edition. `not_here` for any other file. False: too many wait.
    [[nodiscard]] bool piece(const library::FileHash &file, std::int64_t at, std::function<void(Piece)> done);

    const std::string &site_id() const { return m_hall.hall().site().id; }
    std::string public_key() const { return m_key.public_line(); }

private:
    void follow();
    wire::Content signed_edition() const;
    void keep_texts();

    HallService &m_hall;
    LibraryReader m_reader;
    library::SigningKey m_key;
    std::int64_t m_epoch;
    std::function<void(const wire::Content &)> m_told;
    std::pair<std::int64_t, std::int64_t> m_shown{0, 0}; ///< epoch and number that were told last
    std::set<library::FileHash> m_published;
    std::set<library::FileHash> m_kept; ///< texts that are, or are on their way, in the library
    bool m_renewing = false;
};

/// The manifest of what the book says hangs, and the bytes that are signed; nothing when it is larger than a document can be.
std::optional<std::string> manifest_of(const core::content::PageBook &book, const std::string &site);
/// The changes with the edition that they lead to; nothing when that is too large.
std::optional<std::vector<core::Event>> with_edition(const core::content::PageBook &book, const std::string &site,
                                                     const std::vector<core::content::Change> &changes, std::int64_t epoch, core::Instant now,
                                                     const std::string &actor);
/// "site=demo epoch=1 edition=24"
std::string trusted_comment(const core::content::PageBook &book, const std::string &site);

} // namespace talon::server
