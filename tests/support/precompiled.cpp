// SPDX-License-Identifier: GPL-3.0-or-later
// The place where tests/support/precompiled.h is compiled; it has nothing of its own.
