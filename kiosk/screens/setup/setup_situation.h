// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace talon::kiosk {

/// Why a terminal turns to a specialist instead of to its visitors.
enum class SetupReason {
    NotEnrolled, ///< it never was a device of a site
    Damaged,     ///< who it was can be read nowhere
    OtherRole,   ///< its folder is that of a device of another role
    NoServer,    ///< nobody told it where its server is
    NoFolder,    ///< its folder can be neither made nor read
    Asked,       ///< it works, and a specialist wants to see to it
};

/// What is known of a terminal that turns to a specialist.
struct SetupSituation {
    SetupReason reason = SetupReason::NotEnrolled;
    QString server{};             ///< its address as it is shown; empty: none
    bool tls = false;             ///< codes tell of its key
    QString role{};               ///< of the program: "ticket", "hall", "stand" or "survey"
    QString owner{};              ///< OtherRole: that of the device in the folder
    QString place{};              ///< Asked: where the device stands
    bool online = false;          ///< Asked: the server answers
    bool stranger = false;        ///< Asked: another server than its own answers there
    bool roll = false;            ///< Asked: it prints on a roll
    std::optional<int> tickets{}; ///< for so many more the roll will do, where that is known
};

} // namespace talon::kiosk
