// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/document_shelf.h"

#include "wire/json/limits.h"
#include "wire/terminals/codec.h"

#include <QDir>
#include <QFile>

namespace talon::kiosk {

QString DocumentShelf::folderIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("documents"));
}

DocumentShelf::DocumentShelf(QString folder, FileKeeper &keeper) : m_folder(std::move(folder)), m_keeper(keeper)
{
    QDir().mkpath(m_folder);
}

QString DocumentShelf::path(wire::DocumentKind kind) const
{
    return QDir(m_folder).filePath(QString::fromStdString(std::string(wire::name_of(kind))) + QStringLiteral(".json"));
}

std::optional<wire::Document> DocumentShelf::load(wire::DocumentKind kind) const
{
    QFile file(path(kind));
    if (!file.open(QIODevice::ReadOnly) || file.size() > static_cast<qint64>(wire::max_document_bytes))
        return std::nullopt;
    auto document = wire::decode_document(file.readAll().toStdString());
    if (!document.ok() || wire::kind_of(document->body) != kind)
        return std::nullopt;
    return std::move(*document);
}

void DocumentShelf::save(const wire::Document &document) const
{
    m_keeper.keep(path(wire::kind_of(document.body)), QByteArray::fromStdString(wire::encode_document(document)));
}

} // namespace talon::kiosk
