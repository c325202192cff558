// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// The Result holds a value; otherwise the test fails with its sentence.
#define QVERIFY_OK(...)                                                                                              \
    do {                                                                                                             \
        const auto &outcome = __VA_ARGS__;                                                                           \
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().detail.c_str());                                  \
    } while (false)

/// The Result holds this fault.
#define QVERIFY_FAULT(result, expected)                                                                              \
    do {                                                                                                             \
        const auto &outcome = result;                                                                                \
        QVERIFY2(!outcome.ok(), "no fault");                                                                         \
        QVERIFY2(outcome.error().fault == (expected), outcome.error().detail.c_str());                               \
    } while (false)
