// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <qqmlregistration.h>
#include <vector>

namespace talon::kiosk {

/// One line that a visitor may choose.
struct Choice {
    QString id;
    QString title;
    QString note;
    QString hours; ///< «с 9:00 до 18:00», today's
    QString opens; ///< «Сейчас закрыто, откроется завтра в 9:00», of a closed one
    QString queue; ///< «Ждут: 4», empty when unknown
    QString wait;  ///< «около 12 мин», empty when unknown
    int waiting = 0;
    bool closed = false;
    bool chosen = false;

    bool operator==(const Choice &) const = default;
};

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

public:
    /// Choices on a page at most: more than seven nobody weighs at a glance.
    static constexpr int mostOnPage = 7;

    enum Role { IdRole = Qt::UserRole, TitleRole, NoteRole, HoursRole, OpensRole, QueueRole, WaitRole, WaitingRole,
                ClosedRole, ChosenRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setChoices(std::vector<Choice> choices);
    const Choice *find(const QString &id) const;
    int count() const { return int(m_choices.size()); }

    int page() const { return m_page; }
    int pageCount() const;
    /// Pages are filled evenly: nine choices make five and four.
    void setPage(int page);

Q_SIGNALS:
    void pagesChanged();

private:
    int perPage() const;
    int first() const { return m_page * perPage(); }

    std::vector<Choice> m_choices;
    int m_page = 0;
};

} // namespace talon::kiosk
