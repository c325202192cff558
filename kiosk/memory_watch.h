// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

#include <functional>

namespace talon::kiosk {

/// Looks at how much memory the program holds, and asks for a fresh start when it is more than a limit, at a moment in which nobody
/// would miss it: quiet at two looks in a row.
class MemoryWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int interval = 10'000; ///< ms between looks

    /// `limit` in bytes; 0: never.
    MemoryWatch(qint64 limit, std::function<bool()> quiet, QObject *parent = nullptr);

    /// A look, with what was seen: bytes that the program holds.
    void look(qint64 resident);

Q_SIGNALS:
    void restartWanted(qint64 resident);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    qint64 m_limit;
    std::function<bool()> m_quiet;
    QBasicTimer m_timer;
    int m_inARow = 0;
};

/// Bytes of memory that this program holds now (its resident set), -1 when the system doesn't tell.
qint64 residentBytes();

} // namespace talon::kiosk
