// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/file_scanner.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace talon::kiosk {

namespace {

/// Eight bits, nothing changed on the way, no echo of what is scanned back to the scanner.
bool makePlain(int file)
{
    termios line{};
    if (::tcgetattr(file, &line) != 0)
        return false;
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    ::cfsetspeed(&line, B9600); // of a real serial line; USB has no speed
    return ::tcsetattr(file, TCSANOW, &line) == 0;
}

QString lastError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace

FileScanner::FileScanner(QString path, QObject *parent) : CodeScanner(parent), m_path(std::move(path))
{
    m_again.setSingleShot(true);
    m_again.setInterval(untilNextTry);
    connect(&m_again, &QTimer::timeout, this, &FileScanner::tryToOpen);
    m_silence.setSingleShot(true);
    m_silence.setInterval(silence);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (const auto code = m_line.silence())
            Q_EMIT scanned(*code);
    });
    QTimer::singleShot(0, this, &FileScanner::tryToOpen); // once somebody listens
}

FileScanner::~FileScanner()
{
    m_ready.reset();
    if (m_file >= 0)
        ::close(m_file);
}

bool FileScanner::asKeyboard() const
{
    return m_path.startsWith(QStringLiteral("/dev/input/"));
}

void FileScanner::tryToOpen()
{
    m_file = ::open(m_path.toLocal8Bit().constData(), (asKeyboard() ? O_RDONLY : O_RDWR) | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_file < 0)
        return close(QStringLiteral("the scanner %1 cannot be opened: %2").arg(m_path, lastError()));
    constexpr int all = 1;
    const bool ours = asKeyboard() ? ::ioctl(m_file, EVIOCGRAB, all) == 0 : makePlain(m_file);
    if (!ours)
        return close(QStringLiteral("the scanner %1 cannot be taken: %2").arg(m_path, lastError()));
    m_line.reset();
    m_keys = {};
    m_told = false;
    m_ready = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    connect(m_ready.get(), &QSocketNotifier::activated, this, &FileScanner::read);
    Q_EMIT openChanged(true, {});
}

void FileScanner::close(const QString &why)
{
    if (m_ready) {
        m_ready->setEnabled(false); // before its file goes, whose number another may get
        m_ready.release()->deleteLater(); // it may be the one that called
    }
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
    m_again.start();
    if (!std::exchange(m_told, true))
        Q_EMIT openChanged(false, why);
}

void FileScanner::read()
{
    QByteArray bytes;
    if (asKeyboard()) {
        std::array<input_event, 64> events{};
        const ssize_t got = ::read(m_file, events.data(), sizeof(events));
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (got <= 0)
            return close(QStringLiteral("the scanner %1 is gone").arg(m_path));
        for (std::size_t i = 0; i < static_cast<std::size_t>(got) / sizeof(input_event); ++i)
            bytes += m_keys.take(events.at(i));
    } else {
        std::array<char, 1024> piece{};
        const ssize_t got = ::read(m_file, piece.data(), piece.size());
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (got <= 0)
            return close(QStringLiteral("the scanner %1 is gone").arg(m_path));
        bytes = QByteArray(piece.data(), static_cast<qsizetype>(got));
    }
    m_silence.start();
    for (const QString &code : m_line.take(bytes))
        Q_EMIT scanned(code);
}

} // namespace talon::kiosk
