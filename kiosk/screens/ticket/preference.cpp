// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/preference.h"

#include <algorithm>

namespace talon::kiosk {

Preference::Preference(QObject *parent) : QObject(parent) {}

void Preference::show(const wire::Menu &menu, const View &view)
{
    const core::ClassId before = visitorClass();
    m_classes = menu.site.classes;
    m_view = view;
    const auto same = std::find_if(m_classes.begin(), m_classes.end(), [&](const auto &c) { return c.id == before; });
    select(same == m_classes.end() ? 0 : static_cast<std::size_t>(same - m_classes.begin()));
}

void Preference::reset()
{
    select(0);
}

bool Preference::choose(const QString &id)
{
    const std::string wanted = id.toStdString();
    const auto found =
        std::find_if(m_classes.begin(), m_classes.end(), [&](const auto &c) { return c.id.value == wanted; });
    if (found == m_classes.end())
        return false;
    select(static_cast<std::size_t>(found - m_classes.begin()));
    return true;
}

void Preference::tick(bool chosen)
{
    if (single())
        select(chosen ? 1 : 0);
}

core::ClassId Preference::visitorClass() const
{
    return m_classes.empty() ? core::ClassId{} : m_classes[m_chosen].id;
}

QString Preference::title() const
{
    if (!offered())
        return {};
    if (single())
        return Wording::text(m_classes[1].title, m_view.language);
    return chosen() ? Wording::text(m_classes[m_chosen].title, m_view.language) : tr("Есть льгота");
}

QString Preference::note() const
{
    if (!offered())
        return {};
    const QString own = Wording::text(m_classes[single() ? 1 : m_chosen].note, m_view.language);
    if (single())
        return own.isEmpty() ? tr("Документ покажите у окна.") : own;
    return chosen() ? own : QString();
}

QString Preference::ordinary() const
{
    return offered() ? Wording::text(m_classes[0].title, m_view.language) : QString();
}

void Preference::select(std::size_t index)
{
    m_chosen = index;
    m_choices.setChoices(classChoices(m_classes, visitorClass(), m_view));
    Q_EMIT changed();
}

} // namespace talon::kiosk
