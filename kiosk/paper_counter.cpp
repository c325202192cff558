// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/paper_counter.h"

#include <QDir>
#include <QFile>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

namespace {

QByteArray textOf(const PaperRoll::Kept &kept)
{
    QByteArray text = QByteArray::number(kept.usedMm);
    for (const bool flag : {kept.known, kept.empty, kept.low})
        text += flag ? " 1" : " 0";
    for (const int length : kept.lengthsMm)
        text += ' ' + QByteArray::number(length);
    return text;
}

QByteArray checksum(const QByteArray &text)
{
    return QByteArray::number(qChecksum(text), 16);
}

PaperRoll::Kept load(const QString &path)
{
    constexpr qint64 mostBytes = 512;
    QFile file(path);
    if (!file.exists())
        return {};
    QByteArrayList words = file.open(QIODevice::ReadOnly) ? file.read(mostBytes).simplified().split(' ') : QByteArrayList();
    const QByteArray sum = words.isEmpty() ? QByteArray() : words.takeLast();
    bool good = words.size() >= 4 && checksum(words.join(' ')) == sum;
    PaperRoll::Kept kept;
    for (qsizetype i = 0; good && i < words.size(); ++i) {
        const int number = words[i].toInt(&good);
        if (i == 0)
            kept.usedMm = number;
        else if (i < 4)
            (i == 1 ? kept.known : i == 2 ? kept.empty : kept.low) = number == 1;
        else
            kept.lengthsMm.push_back(number);
    }
    if (good)
        return kept;
    spdlog::warn("{} is damaged and was ignored", path.toStdString());
    return {};
}

} // namespace

QString PaperCounter::fileIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("paper-roll"));
}

PaperCounter::PaperCounter(QString path, int rollMetres, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_roll(rollMetres * 1'000, load(m_path))
{
}

template<class Step>
void PaperCounter::follow(Step step)
{
    const auto before = m_roll.forecast();
    if (!step())
        return;
    const QByteArray text = textOf(m_roll.kept());
    m_keeper.keep(m_path, text + ' ' + checksum(text) + '\n');
    if (m_roll.forecast() != before)
        Q_EMIT forecastChanged();
}

void PaperCounter::onState(PrinterState state)
{
    follow([&] { return m_roll.onState(state); });
}

void PaperCounter::onPrinted(int lengthMm)
{
    follow([&] { return m_roll.onPrinted(lengthMm); });
}

} // namespace talon::kiosk
