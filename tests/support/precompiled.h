// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every test of the services includes, compiled once for all of them. Only what never changes with our code
// stands here; a test still includes what it uses.
#pragma once

#include <QTest>

#include <algorithm>
#include <chrono>
#include <compare>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <rapidcheck.h>
