// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <qqmlregistration.h>
#include <vector>

namespace talon::kiosk {

/// A call as a line on the display.
struct CallRow {
    qint64 call = 0;
    QString number; ///< «А023»
    QString window; ///< «5»
    QString sentence; ///< «Талон А023, окно 5», for accessibility
    bool fresh = false; ///< still being pointed out
    bool recall = false; ///< called again: that alone flashes
    bool active = false; ///< the visitor has not come yet

    bool operator==(const CallRow &) const = default;
};

/// Calls on the display, newest first.
class CallsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { CallRole = Qt::UserRole, NumberRole, WindowRole, SentenceRole, FreshRole, RecallRole, ActiveRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    void setRows(std::vector<CallRow> rows);

Q_SIGNALS:
    void countChanged();
    /// A new call stands on top of the others.
    void pushed();

private:
    std::vector<CallRow> m_rows;
};

} // namespace talon::kiosk
