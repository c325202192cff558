// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/stand_content.h"

#include "kiosk/link/content_loader.h"
#include "kiosk/link/terminal.h"
#include "library/file_library.h"
#include "sync/content_fetch.h"

#include <QTimer>

namespace talon::kiosk {

/// The editions of this stand on its disk, and what of them hangs here now. Carries out what sync's ContentFetch decides: fetches files by
/// their hashes, turns to a new edition when it is whole, and keeps the one it has until then.
class ContentShelf : public StandContent
{
    Q_OBJECT

public:
    /// Where they stand in a terminal's data folder.
    static QString folderIn(const QString &data);

    /// `terminal` tells the time and whether the backend answers. One sentence when the folder cannot be used.
    static core::Result<std::unique_ptr<ContentShelf>, QString> open(const QString &folder, const Identity &identity, Terminal *terminal);

    const ShownPages &pages() const override { return m_pages; }
    /// Shows what is there, and takes up again what is missing.
    void start();
    /// A document came, whose signature nobody has looked at.
    void take(const wire::Content &content);
    wire::ShownContent status() const;

Q_SIGNALS:
    /// What staff are told of this stand is another thing now.
    void statusChanged();

private:
    ContentShelf(library::FileLibrary library, const QString &folder, const Identity &identity, Terminal *terminal);

    std::optional<wire::Content> load(const QString &name) const;
    bool save(const QString &name, const wire::Content &content) const;
    bool keepShown(const wire::Manifest &manifest);
    std::optional<wire::Manifest> proved(const wire::Content &content) const;
    void run(const sync::FetchEffects &effects);
    void append(const QString &file, qint64 at, const QByteArray &piece);
    void finish(const library::FileHash &file);
    void readPages();
    void look();
    void schedule();
    core::Instant now() const { return m_terminal->now(); }

    library::FileLibrary m_library;
    QString m_folder;
    Identity m_identity;
    Terminal *m_terminal;
    ContentLoader m_loader;
    QTimer m_tick;
    QTimer m_clock; ///< what hangs changes by the clock
    std::unique_ptr<sync::ContentFetch> m_fetch;
    std::optional<wire::Content> m_arrived; ///< the document that came last
    std::optional<wire::Content> m_newest;  ///< the one of the candidate, to be kept when it is shown
    std::optional<wire::Content> m_shown;   ///< what shown.json holds
    bool m_shownKept = false;               ///< that is the edition which is shown: files of others may go
    std::map<library::FileHash, core::content::Page> m_texts; ///< of the edition that is shown
    std::optional<core::Instant> m_shownSince;
    ShownPages m_pages;
};

} // namespace talon::kiosk
