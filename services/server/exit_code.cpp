// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/exit_code.h"

namespace talon::server {

Ending ending_of(const store::StoreError &error, const std::string &data)
{
    switch (error.fault) {
    case store::StoreFault::missing:
        return {ExitCode::missing, "There is no journal in " + data + ": make one with 'talond init'."};
    case store::StoreFault::exists:
        return {ExitCode::exists, "There is a journal in " + data + " already: it was left as it is."};
    case store::StoreFault::held:
        return {ExitCode::held, "The journal in " + data + " is held by another talond."};
    case store::StoreFault::newer:
        return {ExitCode::newer, "The journal in " + data + " was written by a newer talond: " + error.detail + "."};
    case store::StoreFault::damaged:
        return {ExitCode::damaged, "The journal in " + data + " is damaged: " + error.detail + "."};
    case store::StoreFault::io:
        return {ExitCode::disk, "The disk under " + data + " does not work: " + error.detail + "."};
    case store::StoreFault::too_large:
    case store::StoreFault::duplicate:
    case store::StoreFault::gap:
        break;
    }
    return {ExitCode::failed, error.detail};
}

} // namespace talon::server
