// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: its moc stumbles over <chrono> where that comes before.
#include <QByteArray>
#include <QString>

#include "core/values/time.h"

#include <memory>

namespace talon::kiosk {

/// Writes small files in a thread of its own, so that a disk that hangs never keeps a screen waiting. Of one file the newest text
/// counts: what was not yet written when a newer one came is never written. A file is replaced whole: after a power cut the old or
/// the new one is there. An error is logged once, until that file is written again.
class FileKeeper
{
public:
    FileKeeper();
    /// Gives what is still to be written two seconds; then the thread is left to its disk.
    ~FileKeeper();
    FileKeeper(const FileKeeper &) = delete;
    FileKeeper &operator=(const FileKeeper &) = delete;

    void keep(const QString &path, const QByteArray &text);
    /// Waits until everything is on the disk or was refused by it; false when that takes longer than `patience`.
    bool settle(core::Millis patience);

private:
    struct State;
    static void work(State &state);

    std::shared_ptr<State> m_state; ///< shared with the thread, which may outlive this
};

} // namespace talon::kiosk
