// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace talon::kiosk {

/// Why the backend takes no tickets of this device, kept over a restart: a kiosk that is started again without a network must
/// not give tickets that nobody will call.
class AsideFile
{
public:
    static QString fileIn(const QString &data);
    explicit AsideFile(QString path);

    /// The backend's code, "device_cloned"; empty: it takes them.
    const QString &why() const { return m_why; }
    /// On the disk when this returns, so that no power cut comes between. A disk that does not take it is told of in the log: until
    /// the restart it counts all the same.
    void keep(const QString &why);

private:
    QString m_path;
    QString m_why;
};

} // namespace talon::kiosk
