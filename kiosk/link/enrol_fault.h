// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace talon::kiosk {

/// Why a code did not make this program a device of its site.
enum class EnrolFault {
    Refused,    ///< the server does not know it, or its time is over
    Stranger,   ///< another server answers than the code tells of
    NoKeyTold,  ///< the server speaks TLS, and the code does not tell of its key
    NoTls,      ///< the code is for a server that speaks TLS, and the address is not
    OtherRole,  ///< the code is for a device of another role
    Disk,       ///< what came of it cannot be kept
    NoAnswer,   ///< what answers is no server of ours
};

} // namespace talon::kiosk
