// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/receipt_file.h"

#include "kiosk/link/checksum.h"
#include "wire/json/times.h"

#include <QDir>
#include <QFile>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace talon::kiosk {

namespace {

using Line = sync::ReceiptLog::Line;
using Fate = sync::ReceiptLog::Fate;

/// In the order of Fate.
constexpr std::array fates{"sent", "failed", "printed"};

/// More than any file of ours; a longer one is damaged.
constexpr qint64 mostBytes = 128 * 1024;

std::optional<Line> read(const QByteArray &text)
{
    const QByteArrayList words = text.split(' ');
    if (words.size() != 3)
        return std::nullopt;
    const auto day = wire::parse_day(words[1].toStdString());
    const auto fate = std::find(fates.begin(), fates.end(), words[2]);
    if (!day || fate == fates.end())
        return std::nullopt;
    return Line{{words[0].toStdString()}, *day, Fate(fate - fates.begin())};
}

std::vector<Line> load(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return {};
    const QByteArray text = file.open(QIODevice::ReadOnly) && file.size() <= mostBytes ? file.readAll() : QByteArray();
    const qsizetype end = text.lastIndexOf('\n', -2) + 1; // where the last line begins
    std::vector<Line> lines;
    bool good = text.endsWith('\n') && checksum(text.left(end)) == text.mid(end).trimmed();
    const QByteArrayList rows = text.left(end).split('\n');
    for (qsizetype i = 0; good && i + 1 < rows.size(); ++i) {
        const auto line = read(rows[i]);
        good = line.has_value();
        if (line)
            lines.push_back(*line);
    }
    if (good)
        return lines;
    spdlog::warn("{} is damaged and was ignored", path.toStdString());
    return {};
}

} // namespace

QString ReceiptFile::fileIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("receipts"));
}

ReceiptFile::ReceiptFile(QString path, FileKeeper &keeper) : m_path(std::move(path)), m_keeper(keeper), m_log(load(m_path)) {}

void ReceiptFile::note(const core::TicketId &ticket, core::Day day, Fate fate)
{
    if (!m_log.note(ticket, day, fate))
        return;
    QByteArray text;
    for (const Line &line : m_log.lines())
        text += QByteArray::fromStdString(line.ticket.value) + ' ' + QByteArray::fromStdString(wire::to_text(line.day)) + ' '
            + fates.at(std::size_t(line.fate)) + '\n';
    m_keeper.keep(m_path, text + checksum(text) + '\n');
}

} // namespace talon::kiosk
