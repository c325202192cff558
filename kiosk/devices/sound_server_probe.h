// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace talon::kiosk {

/// Whether the user's sound server (pipewire-pulse) answers at its socket; asking starts one that systemd starts on demand.
/// Qt 6.4 tries to reach it once, at the first question about devices, and is deaf ever after when it
/// wasn't there: so nobody may ask Qt before this is true.
bool soundServerAnswers();

/// Where that socket is by the environment; empty when the server is named in another way (a TCP address, say).
QString soundServerSocket();

} // namespace talon::kiosk
