// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/plain_http.h"

#include <cmath>
#include <functional>
#include <unistd.h>

namespace talon::test {

/// A figure of /metrics; NaN when it is not there.
inline double metric(std::uint16_t port, const std::string &name)
{
    const std::string body = "\n" + PlainClient(port).get("/metrics").body;
    const auto at = body.find("\n" + name + " ");
    return at == std::string::npos ? std::nan("") : std::atof(body.c_str() + at + name.size() + 2);
}

/// Asks until the figure is as wanted; false after a bound that is never reached when all is well.
inline bool wait_for_metric(std::uint16_t port, const std::string &name, const std::function<bool(double)> &wanted)
{
    const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    do {
        if (wanted(metric(port, name)))
            return true;
        ::usleep(20'000); // between two questions, not for anything to happen
    } while (std::chrono::steady_clock::now() < bound);
    return false;
}

inline bool wait_for_metric(std::uint16_t port, const std::string &name, double value)
{
    return wait_for_metric(port, name, [value](double now) { return now == value; });
}

} // namespace talon::test
