// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/shown_files.h"

#include "kiosk/link/checksum.h"

#include <QFile>
#include <QStringList>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

namespace {

/// More than any file of ours; a longer one is damaged.
constexpr qint64 mostBytes = 4'096;

QByteArrayList words(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return {};
    const QByteArray text = file.readAll().simplified();
    return text.isEmpty() ? QByteArrayList{} : text.split(' ');
}

QByteArray number(const std::optional<int> &value)
{
    return value ? QByteArray::number(*value) : QByteArray("-");
}

/// An unknown one is `-`; anything else that is no count makes `good` false.
std::optional<int> count(const QByteArray &word, bool *good)
{
    if (word == "-")
        return std::nullopt;
    bool number = false;
    const int value = word.toInt(&number);
    *good = *good && number && value >= 0;
    return value;
}

} // namespace

ShownCalls::Kept ShownCallsFile::load()
{
    ShownCalls::Kept kept;
    const QByteArrayList parts = words(m_file.path());
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool good = false;
        const qint64 call = parts[i].toLongLong(&good);
        if (!good || call < 0) {
            spdlog::warn("{} is damaged and was ignored", m_file.path().toStdString());
            return {};
        }
        if (i == 0)
            kept.upTo = call;
        else
            kept.beyond.insert(call);
    }
    return kept;
}

void ShownCallsFile::save(const ShownCalls::Kept &kept)
{
    QByteArray text = QByteArray::number(qint64{kept.upTo});
    for (const std::int64_t call : kept.beyond)
        text += ' ' + QByteArray::number(qint64{call});
    m_file.save(text + '\n');
}

std::optional<TicketOnScreen> TicketFile::load()
{
    if (!QFile::exists(m_file.path()))
        return TicketOnScreen{};
    const QByteArrayList parts = words(m_file.path());
    bool good = parts.size() == 6 && checksum(parts.mid(0, 5).join(' ')) == parts[5];
    TicketOnScreen shown;
    if (good) {
        shown.ticket = {parts[0].toStdString()};
        shown.until = core::Instant(core::Millis{parts[1].toLongLong(&good)});
        shown.ahead = count(parts[2], &good);
        shown.waitMinutes = count(parts[3], &good);
        shown.printed = parts[4] == "1";
    }
    if (good)
        return shown;
    spdlog::warn("{} is damaged and was ignored", m_file.path().toStdString());
    return std::nullopt;
}

void TicketFile::save(const TicketOnScreen &shown)
{
    const QByteArray text = QByteArray::fromStdString(shown.ticket.value) + ' '
        + QByteArray::number(qint64{shown.until.time_since_epoch().count()}) + ' ' + number(shown.ahead) + ' '
        + number(shown.waitMinutes) + (shown.printed ? " 1" : " 0");
    m_file.save(text + ' ' + checksum(text) + '\n');
}

} // namespace talon::kiosk
