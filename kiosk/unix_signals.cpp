// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/unix_signals.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace talon::kiosk {

namespace {

sigset_t wantedSignals()
{
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    return wanted;
}

} // namespace

void UnixSignals::block()
{
    const sigset_t wanted = wantedSignals();
    if (pthread_sigmask(SIG_BLOCK, &wanted, nullptr) != 0)
        throw std::runtime_error("the signals could not be blocked");
}

UnixSignals::UnixSignals(QObject *parent) : QObject(parent)
{
    const sigset_t wanted = wantedSignals();
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
