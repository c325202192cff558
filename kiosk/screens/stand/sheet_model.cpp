// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/stand/sheet_model.h"

#include <algorithm>

namespace talon::kiosk {

namespace {

QVariant valueOf(const Piece &piece, int role)
{
    switch (role) {
    case SheetModel::KindRole: return nameOf(piece.kind);
    case SheetModel::HeadingRole: return piece.heading;
    case SheetModel::TextRole: return piece.text;
    case SheetModel::MarkerRole: return piece.marker;
    case SheetModel::CodeRole: return piece.code;
    default: return {};
    }
}

/// As many pieces on each sheet as fit below each other: who reads goes on where the sheet before ended.
std::vector<int> sheetStarts(const std::vector<double> &heights, double room, double spacing)
{
    std::vector<int> starts{0};
    double used = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const double with = used == 0 ? heights[i] : used + spacing + heights[i];
        if (with > room && used > 0) {
            starts.push_back(static_cast<int>(i));
            used = heights[i];
        } else {
            used = with;
        }
    }
    return starts;
}

} // namespace

QString nameOf(Piece::Kind kind)
{
    switch (kind) {
    case Piece::Kind::Fact: return QStringLiteral("fact");
    case Piece::Kind::Text: return QStringLiteral("text");
    case Piece::Kind::Warning: return QStringLiteral("warning");
    case Piece::Kind::Item: return QStringLiteral("item");
    case Piece::Kind::Step: return QStringLiteral("step");
    case Piece::Kind::Row: return QStringLiteral("row");
    case Piece::Kind::Law: return QStringLiteral("law");
    case Piece::Kind::Contact: return QStringLiteral("contact");
    case Piece::Kind::Code: return QStringLiteral("code");
    case Piece::Kind::Note: return QStringLiteral("note");
    }
    return {};
}

int SheetModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const int next = m_page + 1 < pageCount() ? m_starts[static_cast<std::size_t>(m_page) + 1] : int(m_pieces.size());
    return next - first();
}

QVariant SheetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    return valueOf(m_pieces[static_cast<std::size_t>(first() + index.row())], role);
}

QHash<int, QByteArray> SheetModel::roleNames() const
{
    return {{KindRole, "kind"}, {HeadingRole, "heading"}, {TextRole, "words"}, {MarkerRole, "marker"}, {CodeRole, "code"}};
}

void SheetModel::setPieces(std::vector<Piece> pieces)
{
    if (pieces == m_pieces)
        return;
    const bool same = std::equal(pieces.begin(), pieces.end(), m_pieces.begin(), m_pieces.end(),
                                 [](const Piece &one, const Piece &other) { return one.kind == other.kind; });
    if (same) {
        m_pieces = std::move(pieces);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    } else {
        beginResetModel();
        m_pieces = std::move(pieces);
        m_starts = {0};
        m_splits.clear();
        m_page = 0;
        endResetModel();
        Q_EMIT pagesChanged();
    }
    Q_EMIT contentChanged();
}

void SheetModel::setPage(int page)
{
    page = std::clamp(page, 0, pageCount() - 1);
    if (page == m_page)
        return;
    beginResetModel();
    m_page = page;
    endResetModel();
    Q_EMIT pagesChanged();
}

QVariantList SheetModel::everything() const
{
    QVariantList all;
    for (const Piece &piece : m_pieces)
        all << QVariantMap{{QStringLiteral("kind"), nameOf(piece.kind)}, {QStringLiteral("heading"), piece.heading},
                           {QStringLiteral("words"), piece.text}, {QStringLiteral("marker"), piece.marker}, {QStringLiteral("code"), piece.code}};
    return all;
}

int SheetModel::split() const
{
    return m_page < static_cast<int>(m_splits.size()) ? m_splits[static_cast<std::size_t>(m_page)] - first() : rowCount();
}

void SheetModel::lay(const QVariantList &heights, double room, double spacing, int columns)
{
    if (heights.size() != static_cast<qsizetype>(m_pieces.size()))
        return;
    std::vector<double> measured;
    for (const QVariant &height : heights)
        measured.push_back(height.toDouble());
    std::vector<int> starts, splits;
    const std::vector<int> filled = sheetStarts(measured, room, spacing);
    for (std::size_t i = 0; i < filled.size(); ++i) {
        if (columns < 2 || i % 2 == 0)
            starts.push_back(filled[i]);
        if (columns > 1 && i % 2 == 0)
            splits.push_back(i + 1 < filled.size() ? filled[i + 1] : static_cast<int>(m_pieces.size()));
    }
    if (starts == m_starts && splits == m_splits)
        return;
    const int reading = first();
    beginResetModel();
    m_starts = std::move(starts);
    m_splits = std::move(splits);
    m_page = static_cast<int>(std::upper_bound(m_starts.begin(), m_starts.end(), reading) - m_starts.begin()) - 1;
    endResetModel();
    Q_EMIT pagesChanged();
}

} // namespace talon::kiosk
