// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QVariantList>
#include <qqmlregistration.h>
#include <vector>

namespace talon::kiosk {

/// One line that a visitor may choose.
struct Choice {
    QString id;
    QString title;
    QString letter;    ///< of a service: «А»
    QString pictogram; ///< of a category: "person", "building", "papers"
    QString note;
    QString hours; ///< «с 9:00 до 18:00», today's
    QString opens; ///< «Сейчас закрыто, откроется завтра в 9:00», of a closed one
    QString queue; ///< «4 человека», empty when unknown
    QString wait;  ///< «около 12 минут», empty when unknown
    int waiting = 0;
    bool closed = false;
    bool chosen = false;

    bool operator==(const Choice &) const = default;
};

/// Where the pages of a list begin, for lines of these heights in a room: as few pages as hold them all, filled evenly (nine
/// choices make five and four), with at most `most` on each, in so many columns. A line that is taller than the room has a
/// page of its own.
std::vector<int> pageStarts(const std::vector<double> &heights, double room, double spacing, int columns, int most);

/// The choices of one screen, a page at a time. News of the same choices changes lines in place, so that nothing
/// is torn from under a finger.
class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY pagesChanged FINAL)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY pagesChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY pagesChanged FINAL)
    Q_PROPERTY(bool notesShown READ notesShown NOTIFY pagesChanged FINAL)
    Q_PROPERTY(QVariantList everything READ everything NOTIFY contentChanged FINAL)

public:
    /// Choices on a page at most: more than seven nobody weighs at a glance.
    static constexpr int mostOnPage = 7;

    enum Role { IdRole = Qt::UserRole, TitleRole, NoteRole, HoursRole, OpensRole, QueueRole, WaitRole, WaitingRole,
                ClosedRole, ChosenRole, LetterRole, PictogramRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setChoices(std::vector<Choice> choices);
    /// Puts choices into the order in which the same ones stand here; others follow.
    void keepOrder(std::vector<Choice> &choices) const;
    const Choice *find(const QString &id) const;
    int count() const { return int(m_choices.size()); }

    int page() const { return m_page; }
    int pageCount() const { return int(m_starts.size()); }
    void setPage(int page);
    /// Notes stand only where they cost no page more.
    bool notesShown() const { return m_notesShown; }
    /// What has to be measured of each choice, on whatever page: title, note, figures, letter, pictogram, closed.
    QVariantList everything() const;
    /// Makes pages of what was measured: each choice's height with its note, and without it. Until then a page holds
    /// mostOnPage.
    Q_INVOKABLE void lay(const QVariantList &withNotes, const QVariantList &brief, double room, double spacing, int columns,
                         int most);

Q_SIGNALS:
    void pagesChanged();
    void contentChanged();

private:
    int first() const { return m_starts[static_cast<std::size_t>(m_page)]; }
    std::vector<int> evenPages() const;

    std::vector<Choice> m_choices;
    std::vector<int> m_starts{0};
    int m_page = 0;
    bool m_notesShown = true;
};

} // namespace talon::kiosk
