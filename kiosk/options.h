// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>

namespace talon::kiosk {

/// What the program was started with: the command line over the settings file over the defaults.
struct Options {
    std::string role;              ///< ticket, hall, stand or survey
    std::string data;              ///< the device's folder
    std::string server;            ///< http(s)://HOST:PORT, for the first start and when it moves
    std::string enrol;             ///< the code, for the first start and when the server has a new key
    std::string printer;           ///< CUPS queue; empty: the default printer
    std::string paper = "roll80";  ///< what receipts are printed on: roll80, roll58 or a6
    int paperRoll = 0;             ///< metres of a new roll, until it is learned; 0: not known
    int printerDpi = 203;          ///< dots per inch of the receipt printer
    std::string scanner;           ///< file of a code scanner: a serial line, or a keyboard under /dev/input; empty: none
    std::string voice;             ///< folder of the voice pack
    std::string languages;         ///< folder of further languages' cards; empty: those in the program
    std::string chime;             ///< WAV played before a call
    std::string audioDevice;       ///< empty: the default output
    bool chimeOnly = false;
    bool silent = false;           ///< another display within earshot speaks
    int memoryLimit = 700;         ///< MiB; above it the program asks for a fresh start at a quiet moment; 0: never
    double screenInches = 0;       ///< diagonal of the glass; 0: 24 for the kiosk, 32 for the stand, 55 for the display
    double viewingDistance = 10;   ///< metres from which the display is read
    bool still = false;            ///< nothing on the screen moves
    bool windowed = false;         ///< a window that fits the desktop instead of the whole screen
    std::string part;              ///< LEFT,TOP,WIDTH,HEIGHT in per cent of the desktop, for such a window; empty: its middle
    std::string size;              ///< WxH in pixels; empty: the whole screen
};

/// The options, or the exit code to end with (help, version and faults have been printed).
std::variant<Options, int> parseOptions(int argc, char **argv);

} // namespace talon::kiosk
