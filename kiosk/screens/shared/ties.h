// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace talon::kiosk {

/// The text with no-break spaces where a Russian or an English editor breaks no line: after a preposition or a particle of up to
/// three letters, after «№» and a number, between the figures of a long number, before a unit, before a dash, and between
/// the last short word and the one before it. Applied twice it changes nothing more.
QString tied(QString text);

} // namespace talon::kiosk
