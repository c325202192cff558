// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/file_keeper.h"

namespace talon::kiosk {

/// Why the backend takes no tickets of this device, kept over a restart: a kiosk that is started again without a network must
/// not give tickets that nobody will call.
class AsideFile
{
public:
    static QString fileIn(const QString &data);
    AsideFile(QString path, FileKeeper &keeper);

    /// The backend's code, "device_cloned"; empty: it takes them.
    const QString &why() const { return m_why; }
    /// A disk that does not take it is told of in the log: until the restart it counts all the same.
    void keep(const QString &why);

private:
    QString m_path;
    QString m_why;
    FileKeeper &m_keeper;
};

} // namespace talon::kiosk
