// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/code_scanner.h"
#include "kiosk/devices/scan_line.h"

#include <QSocketNotifier>
#include <QTimer>
#include <memory>

namespace talon::kiosk {

/// A scanner behind a file of the kernel: a serial line (USB-COM, /dev/serial/by-id/…), or, under /dev/input, a keyboard, which this
/// program takes for itself, so that what is scanned is typed nowhere else. One that is unplugged is opened again when it is back.
class FileScanner final : public CodeScanner
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds untilNextTry{2'000};
    /// So long after its last byte a code is at its end: the bytes of one come within some 50 ms.
    static constexpr std::chrono::milliseconds silence{200};

    explicit FileScanner(QString path, QObject *parent = nullptr);
    ~FileScanner() override;

    bool open() const { return m_file >= 0; }

Q_SIGNALS:
    /// Plugged in or gone; `why` is a sentence when it is not there.
    void openChanged(bool open, const QString &why);

private:
    void tryToOpen();
    void close(const QString &why);
    void read();
    bool asKeyboard() const;

    QString m_path;
    int m_file = -1;
    bool m_told = false;
    std::unique_ptr<QSocketNotifier> m_ready;
    QTimer m_again;
    QTimer m_silence;
    ScanLine m_line;
    ScanKeys m_keys;
};

} // namespace talon::kiosk
