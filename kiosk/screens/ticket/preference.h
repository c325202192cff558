// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screens/shared/choice_model.h"
#include "kiosk/screens/ticket/menu_choices.h"

namespace talon::kiosk {

/// The visitor's class: ordinary unless the visitor says otherwise. One preferential class is a tick, several are
/// a screen of choices.
class Preference : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(bool offered READ offered NOTIFY changed FINAL)
    Q_PROPERTY(bool single READ single NOTIFY changed FINAL)
    Q_PROPERTY(bool chosen READ chosen NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString ordinary READ ordinary NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    Q_PROPERTY(talon::kiosk::ChoiceModel *choices READ choices CONSTANT FINAL)

public:
    explicit Preference(QObject *parent = nullptr);

    /// Takes the classes of a menu; a chosen class that is gone becomes the ordinary one.
    void show(const wire::Menu &menu, const View &view);
    /// Forgets the visitor.
    void reset();
    bool choose(const QString &id);
    /// The tick of a single preferential class.
    Q_INVOKABLE void tick(bool chosen);

    core::ClassId visitorClass() const;
    bool offered() const { return m_classes.size() > 1; }
    bool single() const { return m_classes.size() == 2; }
    bool chosen() const { return m_chosen != 0; }
    QString title() const;
    QString ordinary() const; ///< the title of the ordinary class
    QString note() const;
    ChoiceModel *choices() { return &m_choices; }

Q_SIGNALS:
    void changed();

private:
    void select(std::size_t index);

    std::vector<core::VisitorClass> m_classes;
    std::size_t m_chosen = 0;
    View m_view;
    ChoiceModel m_choices;
};

} // namespace talon::kiosk
