// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/choice_model.h"

#include <algorithm>
#include <utility>

namespace talon::kiosk {

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : std::clamp(count() - first(), 0, perPage());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Choice &choice = m_choices[static_cast<std::size_t>(first() + index.row())];
    switch (role) {
    case IdRole: return choice.id;
    case TitleRole: return choice.title;
    case NoteRole: return choice.note;
    case HoursRole: return choice.hours;
    case OpensRole: return choice.opens;
    case QueueRole: return choice.queue;
    case WaitRole: return choice.wait;
    case WaitingRole: return choice.waiting;
    case ClosedRole: return choice.closed;
    case ChosenRole: return choice.chosen;
    default: return {};
    }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const
{
    return {{IdRole, "choiceId"},   {TitleRole, "title"},     {NoteRole, "note"},     {HoursRole, "hours"},
            {OpensRole, "opens"},   {QueueRole, "queue"},     {WaitRole, "wait"},     {WaitingRole, "waiting"},
            {ClosedRole, "closed"}, {ChosenRole, "chosen"}};
}

void ChoiceModel::setChoices(std::vector<Choice> choices)
{
    const auto sameId = [](const Choice &a, const Choice &b) { return a.id == b.id; };
    if (std::equal(choices.begin(), choices.end(), m_choices.begin(), m_choices.end(), sameId)) {
        if (choices == m_choices)
            return;
        m_choices = std::move(choices);
        if (const int rows = rowCount(); rows > 0)
            Q_EMIT dataChanged(index(0), index(rows - 1));
        return;
    }
    beginResetModel();
    m_choices = std::move(choices);
    m_page = std::min(m_page, pageCount() - 1);
    endResetModel();
    Q_EMIT pagesChanged();
}

const Choice *ChoiceModel::find(const QString &id) const
{
    const auto found = std::find_if(m_choices.begin(), m_choices.end(), [&](const Choice &c) { return c.id == id; });
    return found == m_choices.end() ? nullptr : &*found;
}

int ChoiceModel::pageCount() const
{
    return std::max(1, (count() + mostOnPage - 1) / mostOnPage);
}

int ChoiceModel::perPage() const
{
    return (count() + pageCount() - 1) / pageCount();
}

void ChoiceModel::setPage(int page)
{
    const int wanted = std::clamp(page, 0, pageCount() - 1);
    if (wanted == m_page)
        return;
    beginResetModel();
    m_page = wanted;
    endResetModel();
    Q_EMIT pagesChanged();
}

} // namespace talon::kiosk
