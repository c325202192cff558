// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/paper_counter.h"

#include "kiosk/link/checksum.h"

#include <QDir>
#include <QFile>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

namespace {

QByteArray textOf(const PaperRoll::Kept &kept)
{
    QByteArray text = QByteArray::number(kept.usedMm);
    for (const bool flag : {kept.known, kept.empty, kept.opened, kept.wanted, kept.low})
        text += flag ? " 1" : " 0";
    text += ' ' + QByteArray::number(qsizetype(kept.rollsMm.size()));
    for (const auto *lengths : {&kept.rollsMm, &kept.lengthsMm})
        for (const int length : *lengths)
            text += ' ' + QByteArray::number(length);
    return text;
}

std::optional<PaperRoll::Kept> read(const QByteArrayList &words)
{
    constexpr std::size_t before = 7; // the count, five flags and how many rolls follow
    std::vector<int> numbers;
    bool good = true;
    for (const QByteArray &word : words)
        if (good)
            numbers.push_back(word.toInt(&good));
    if (!good || numbers.size() < before || numbers[6] < 0 || std::size_t(numbers[6]) > numbers.size() - before)
        return std::nullopt;
    PaperRoll::Kept kept;
    kept.usedMm = numbers[0];
    kept.known = numbers[1] == 1;
    kept.empty = numbers[2] == 1;
    kept.opened = numbers[3] == 1;
    kept.wanted = numbers[4] == 1;
    kept.low = numbers[5] == 1;
    const auto rolls = numbers.begin() + before;
    kept.rollsMm.assign(rolls, rolls + numbers[6]);
    kept.lengthsMm.assign(rolls + numbers[6], numbers.end());
    return kept;
}

PaperRoll::Kept load(const QString &path)
{
    constexpr qint64 mostBytes = 512;
    QFile file(path);
    if (!file.exists())
        return {};
    QByteArrayList words = file.open(QIODevice::ReadOnly) ? file.read(mostBytes).simplified().split(' ') : QByteArrayList();
    const QByteArray sum = words.isEmpty() ? QByteArray() : words.takeLast();
    const auto kept = checksum(words.join(' ')) == sum ? read(words) : std::nullopt;
    if (!kept)
        spdlog::warn("{} is damaged and was ignored", path.toStdString());
    return kept.value_or(PaperRoll::Kept{});
}

} // namespace

QString PaperCounter::fileIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("paper-roll"));
}

PaperCounter::PaperCounter(QString path, int rollMetres, FileKeeper &keeper, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_roll(rollMetres * 1'000, load(m_path)), m_keeper(keeper)
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

void PaperCounter::onFailed(PrinterState why)
{
    follow([&] { return m_roll.onFailed(why); });
}

void PaperCounter::onNewRoll()
{
    follow([&] { return m_roll.onNewRoll(); });
}

} // namespace talon::kiosk
