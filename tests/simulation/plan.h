// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace talon::simulation {

/// What can be broken on purpose.
enum class Fault {
    partition,    ///< a terminal's frames vanish, and nobody is told for a while
    cut,          ///< a connection is closed
    mangle,       ///< frames of a connection are lost, repeated and reordered
    slow_network, ///< answers come after the kiosk has given up waiting
    kill_backend,
    kill_kiosk,
    kill_display,
    kill_at_commit, ///< of any program, just before or after one of its writes
    torn_guard,     ///< the power fails in the middle of a write of the side file
    clock_kiosk,    ///< a terminal's calendar is set up to 48 hours wrong
    clock_backend,  ///< the backend's is
    clone,          ///< a second program runs on a copy of a kiosk's disk
    restore,        ///< the backend's journal is put back to an earlier backup
    reinstall,      ///< a kiosk gets a new disk and is enrolled anew
    disk_full,
    slow_disk,
    poison,       ///< a kiosk with newer software makes events that the backend does not understand
    lost_journal, ///< a kiosk's journal is gone and its side file is not
    clock_weeks,  ///< the backend's calendar is set weeks wrong, with a restart or without
    clock_dead,   ///< a kiosk out of touch is switched on with a dead calendar, and off again before it is back
    count
};
inline constexpr std::size_t fault_count = static_cast<std::size_t>(Fault::count);

std::string_view name_of(Fault fault);
std::optional<Fault> fault_named(std::string_view name);

/// What one seed makes: the site, the people's day, and which faults come how often.
struct Plan {
    std::uint64_t seed = 1;
    int kiosks = 1;
    int displays = 1;
    int windows = 1;
    int scenes = 1;   ///< stretches of work with hours between them
    int seconds = 40; ///< of one scene
    int visitors = 12; ///< of one scene
    int bookings = 0;  ///< of one scene, beside them
    int reserve = 3;  ///< numbers a letter in a kiosk's reserve
    int kept_days = 1; ///< with tickets: what a kiosk never prunes
    bool off_machine = false; ///< backups are off the backend's machine: they let kiosks prune
    bool midnight = false; ///< the first scene goes over midnight
    bool opening = false; ///< the hall opens in the middle of the first scene
    bool no_paper = false; ///< receipts sometimes don't come out, and the kiosks tell of it
    bool time_service = false; ///< the backend's machine has one, which puts its calendar right after a while
    /// The mean time between two faults of a kind in seconds; 0: this kind never comes.
    std::array<int, fault_count> every{};

    int &rate(Fault fault) { return every[static_cast<std::size_t>(fault)]; }
    int rate(Fault fault) const { return every[static_cast<std::size_t>(fault)]; }
};

/// Each seed draws its own subset of faults and its own rates: all at once would hide each other.
Plan draw(std::uint64_t seed);
/// The options that make this plan of its seed: "--seed 7 --kiosks 1 --faults cut=5,clone=9".
std::string options_of(const Plan &plan);

} // namespace talon::simulation
