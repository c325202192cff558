// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/hall_news.h"

#include "kiosk/screens/shared/ties.h"

namespace talon::kiosk {

namespace {

QString words(const core::Text &text, core::Language language)
{
    return tied(QString::fromStdString(text.only(language)));
}

} // namespace

HallNews::HallNews(Terminal *terminal, Heartbeat *heartbeat, QObject *parent) : QObject(parent), m_terminal(terminal)
{
    connect(terminal, &Terminal::messagesChanged, this, &HallNews::refresh);
    connect(terminal, &Terminal::menuChanged, this, &HallNews::refresh);
    connect(heartbeat, &Heartbeat::beat, this, &HallNews::refresh);
    refresh();
}

void HallNews::refresh()
{
    const core::Instant now = m_terminal->now();
    std::vector<core::HallMessage> all = m_terminal->messages().messages;
    for (core::HallMessage &each : core::messages_by_hours(m_terminal->menu().site, now))
        all.push_back(std::move(each));
    QStringList lines;
    QString evacuation;
    QString english;
    for (const core::HallMessage &each : all) {
        if (!core::stands(each, now))
            continue;
        const QString ru = words(each.text, core::Language::ru);
        const QString en = words(each.text, core::Language::en);
        if (each.kind == core::MessageKind::evacuation && evacuation.isEmpty()) {
            evacuation = ru;
            english = en;
        }
        lines.append(ru);
        if (!en.isEmpty())
            lines.append(en);
    }
    const auto turn = now.time_since_epoch() / dwell;
    const QString line = lines.isEmpty() ? QString() : lines.at(qsizetype(turn % lines.size()));
    if (line == m_line && evacuation == m_evacuation && english == m_evacuationEnglish)
        return;
    m_line = line;
    m_evacuation = evacuation;
    m_evacuationEnglish = english;
    Q_EMIT changed();
}

} // namespace talon::kiosk
