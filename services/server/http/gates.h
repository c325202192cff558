// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace talon::server {

/// Which sorts of routes a listener answers; all others are unknown addresses there.
struct Gates {
    bool staff = true;
    bool phones = false;
    bool metrics = false; ///< for whoever comes, since nothing else is there
};

} // namespace talon::server
