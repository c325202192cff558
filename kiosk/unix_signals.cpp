// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/unix_signals.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace talon::kiosk {

UnixSignals::UnixSignals(QObject *parent) : QObject(parent)
{
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    // Blocked here, before other threads start, so that they inherit it and the descriptor alone sees the signals.
    if (pthread_sigmask(SIG_BLOCK, &wanted, nullptr) != 0)
        throw std::runtime_error("the signals could not be blocked");
    const int descriptor = signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor < 0)
        throw std::runtime_error("signalfd failed");
    m_notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this, descriptor] {
        signalfd_siginfo info{};
        if (read(descriptor, &info, sizeof info) == sizeof info)
            Q_EMIT stopRequested();
    });
}

} // namespace talon::kiosk
