// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <string>

namespace talon::vault {

enum class VaultFault {
    io,      ///< the disk said no
    damaged, ///< the file is none of ours, or does not hold what it must
    newer,   ///< a newer talond wrote it
    held,    ///< another process has it open
    bounds,  ///< more, or longer, than is kept; nothing was changed and the file can be used on
};
struct VaultError {
    VaultFault fault = VaultFault::io;
    std::string detail; ///< one English sentence for the log
};
template<class T>
using Kept = core::Result<T, VaultError>;

} // namespace talon::vault
