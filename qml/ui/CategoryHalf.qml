// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A category of services: one of the few tall halves of the first screen, with a pictogram and examples.
Choice {
    half: true
}
