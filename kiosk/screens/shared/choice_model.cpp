// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/choice_model.h"

#include <algorithm>
#include <utility>

namespace talon::kiosk {

namespace {

bool fits(const std::vector<double> &heights, std::size_t from, std::size_t to, double room, double spacing, std::size_t columns)
{
    double used = 0;
    for (std::size_t row = from; row < to; row += columns) {
        const auto begin = heights.begin() + static_cast<std::ptrdiff_t>(row);
        used += *std::max_element(begin, heights.begin() + static_cast<std::ptrdiff_t>(std::min(row + columns, to)));
        used += row == from ? 0 : spacing;
    }
    return used <= room;
}

} // namespace

std::vector<int> pageStarts(const std::vector<double> &heights, double room, double spacing, int columns, int most)
{
    const std::size_t count = heights.size();
    for (std::size_t pages = 1; pages <= count; ++pages) {
        std::vector<int> starts;
        bool good = true;
        for (std::size_t page = 0; page < pages && good; ++page) {
            // The first pages take what does not divide.
            const auto begin = [&](std::size_t n) { return n * (count / pages) + std::min(n, count % pages); };
            const std::size_t from = begin(page);
            const std::size_t to = begin(page + 1);
            good = to - from <= static_cast<std::size_t>(most)
                && (to - from == 1 || fits(heights, from, to, room, spacing, static_cast<std::size_t>(std::max(1, columns))));
            starts.push_back(int(from));
        }
        if (good)
            return starts;
    }
    return {0};
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const int after = m_page + 1 < pageCount() ? m_starts[static_cast<std::size_t>(m_page) + 1] : count();
    return after - first();
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
    case LetterRole: return choice.letter;
    case PictogramRole: return choice.pictogram;
    default: return {};
    }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const
{
    return {{IdRole, "choiceId"},   {TitleRole, "title"},     {NoteRole, "note"},     {HoursRole, "hours"},
            {OpensRole, "opens"},   {QueueRole, "queue"},     {WaitRole, "wait"},     {WaitingRole, "waiting"},
            {ClosedRole, "closed"}, {ChosenRole, "chosen"},   {LetterRole, "letter"}, {PictogramRole, "pictogramName"}};
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
        Q_EMIT contentChanged();
        return;
    }
    beginResetModel();
    m_choices = std::move(choices);
    m_starts = evenPages();
    m_notesShown = true;
    m_page = std::min(m_page, pageCount() - 1);
    endResetModel();
    Q_EMIT pagesChanged();
    Q_EMIT contentChanged();
}

void ChoiceModel::keepOrder(std::vector<Choice> &choices) const
{
    const auto place = [this](const Choice &choice) {
        return std::find_if(m_choices.begin(), m_choices.end(), [&](const Choice &each) { return each.id == choice.id; }) - m_choices.begin();
    };
    std::stable_sort(choices.begin(), choices.end(), [&](const Choice &a, const Choice &b) { return place(a) < place(b); });
}

const Choice *ChoiceModel::find(const QString &id) const
{
    const auto found = std::find_if(m_choices.begin(), m_choices.end(), [&](const Choice &c) { return c.id == id; });
    return found == m_choices.end() ? nullptr : &*found;
}

std::vector<int> ChoiceModel::evenPages() const
{
    return pageStarts(std::vector<double>(m_choices.size(), 0), 0, 0, 1, mostOnPage);
}

QVariantList ChoiceModel::everything() const
{
    QVariantList all;
    for (const Choice &choice : m_choices)
        all << QVariantMap{{QStringLiteral("title"), choice.title},     {QStringLiteral("note"), choice.note},
                           {QStringLiteral("queue"), choice.queue},     {QStringLiteral("wait"), choice.wait},
                           {QStringLiteral("opens"), choice.opens},     {QStringLiteral("letter"), choice.letter},
                           {QStringLiteral("pictogram"), choice.pictogram}, {QStringLiteral("closed"), choice.closed}};
    return all;
}

void ChoiceModel::lay(const QVariantList &withNotes, const QVariantList &brief, double room, double spacing, int columns, int most)
{
    // What was measured of other choices says nothing about these.
    if (withNotes.size() != count() || brief.size() != count() || room <= 0)
        return;
    const auto heights = [](const QVariantList &list) {
        std::vector<double> result;
        for (const QVariant &each : list)
            result.push_back(each.toDouble());
        return result;
    };
    const int limit = std::clamp(most, 1, mostOnPage);
    std::vector<int> starts = pageStarts(heights(withNotes), room, spacing, columns, limit);
    const std::vector<int> tight = pageStarts(heights(brief), room, spacing, columns, limit);
    const bool eachFits = std::all_of(withNotes.begin(), withNotes.end(), [room](const QVariant &height) { return height.toDouble() <= room; });
    const bool notes = eachFits && starts.size() <= tight.size();
    if (!notes)
        starts = tight;
    if (starts == m_starts && notes == m_notesShown)
        return;
    beginResetModel();
    const int firstShown = first();
    m_starts = std::move(starts);
    m_notesShown = notes;
    // The page that holds what stood first.
    m_page = int(std::upper_bound(m_starts.begin(), m_starts.end(), firstShown) - m_starts.begin()) - 1;
    endResetModel();
    Q_EMIT pagesChanged();
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
