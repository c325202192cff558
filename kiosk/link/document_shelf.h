// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/file_keeper.h"
#include "wire/terminals/documents.h"

#include <QString>

namespace talon::kiosk {

/// The last documents on disk, one file a kind, so that a terminal starts and works without a backend.
class DocumentShelf
{
public:
    /// Where it stands in a terminal's data folder.
    static QString folderIn(const QString &data);

    /// `folder` is made when it is not there; `keeper` writes into it.
    DocumentShelf(QString folder, FileKeeper &keeper);

    /// The document of that kind, or nothing when there is none or the file is damaged (then it is asked for anew:
    /// a damaged document counts as version 0).
    std::optional<wire::Document> load(wire::DocumentKind kind) const;
    /// Replaces it whole, soon: after a power cut the old or the new one is there, and of an old one the backend sends the new.
    void save(const wire::Document &document) const;

private:
    QString path(wire::DocumentKind kind) const;

    QString m_folder;
    FileKeeper &m_keeper;
};

} // namespace talon::kiosk
