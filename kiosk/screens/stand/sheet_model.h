// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: moc 6.4 can't read the standard headers when those that core brings come first.
#include <QAbstractListModel>
#include <QVariantList>
#include <qqmlregistration.h>

#include "kiosk/screens/stand/page_pieces.h"

namespace talon::kiosk {

/// A page cut into sheets, which the visitor turns: nothing is scrolled. What changes by itself, as the queue, changes in place.
class SheetModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY pagesChanged FINAL)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY pagesChanged FINAL)
    Q_PROPERTY(int split READ split NOTIFY pagesChanged FINAL)
    Q_PROPERTY(QVariantList everything READ everything NOTIFY contentChanged FINAL)

public:
    enum Role { KindRole = Qt::UserRole, HeadingRole, TextRole, MarkerRole, CodeRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setPieces(std::vector<Piece> pieces);
    const std::vector<Piece> &pieces() const { return m_pieces; }

    int page() const { return m_page; }
    int pageCount() const { return int(m_starts.size()); }
    void setPage(int page);
    /// How many pieces of this sheet stand in its first column.
    int split() const;
    /// What has to be measured, on whatever sheet it stands: kind, heading, text, marker, code.
    QVariantList everything() const;
    /// Makes sheets of so many columns, one or two, of what was measured. The sheet that is read keeps its first piece in sight.
    Q_INVOKABLE void lay(const QVariantList &heights, double room, double spacing, int columns = 1);

Q_SIGNALS:
    void pagesChanged();
    void contentChanged();

private:
    int first() const { return m_starts[static_cast<std::size_t>(m_page)]; }

    std::vector<Piece> m_pieces;
    std::vector<int> m_starts{0};
    std::vector<int> m_splits; ///< of each sheet of two columns, the first piece of the second one
    int m_page = 0;
};

/// "fact", "item": what a picture is chosen by.
QString nameOf(Piece::Kind kind);

} // namespace talon::kiosk
