// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/calls_model.h"

#include <algorithm>
#include <utility>

namespace talon::kiosk {

int CallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const CallRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CallRole: return row.call;
    case NumberRole: return row.number;
    case WindowRole: return row.window;
    case SentenceRole: return row.sentence;
    case FreshRole: return row.fresh;
    case RecallRole: return row.recall;
    case ActiveRole: return row.active;
    default: return {};
    }
}

QHash<int, QByteArray> CallsModel::roleNames() const
{
    return {{CallRole, "call"}, {NumberRole, "number"}, {WindowRole, "window"}, {SentenceRole, "sentence"},
            {FreshRole, "fresh"}, {RecallRole, "recall"}, {ActiveRole, "active"}};
}

void CallsModel::setRows(std::vector<CallRow> rows)
{
    if (rows == m_rows)
        return;
    const auto sameCall = [](const CallRow &a, const CallRow &b) { return a.call == b.call; };
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), sameCall)) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    const bool pushing = !m_rows.empty() && !rows.empty() && rows.front().call > m_rows.front().call;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    if (pushing)
        Q_EMIT pushed();
    Q_EMIT countChanged();
}

} // namespace talon::kiosk
