// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/options.h"

#include <CLI/CLI.hpp>

namespace talon::kiosk {

std::variant<Options, int> parseOptions(int argc, char **argv)
{
    Options options;
    CLI::App app("Talon's terminal: the ticket kiosk, the hall display, the information stand and the survey kiosk", "talon-kiosk");
    app.set_version_flag("--version", "talon-kiosk " TALON_VERSION);
    app.set_config("--config", "", "Settings as TOML: any option below, by its name without the dashes");
    app.add_option("--role", options.role, "What this terminal is")->required()->check(CLI::IsMember({"ticket", "hall", "stand", "survey"}));
    app.add_option("--data", options.data, "Folder of this device: its key, journal and documents")->required();
    app.add_option("--server", options.server, "http://HOST:PORT or https://HOST:PORT of talond, for the first start and when it moves");
    app.add_option("--enrol", options.enrol, "Enrolment code, for the first start; a new one also tells of a new key of the server");
    app.add_option("--printer", options.printer, "CUPS queue for receipts (default: the print server's default)");
    app.add_option("--paper", options.paper, "What receipts are printed on: a roll of 80 or 58 mm, cut behind each receipt, or A6 sheets")
        ->capture_default_str()
        ->check(CLI::IsMember({"roll80", "roll58", "a6"}));
    app.add_option("--paper-roll", options.paperRoll, "Metres of paper on a new roll, for the forecast of when it ends, until the terminal has counted three "
                                                      "rolls to their ends; 0: not known, nothing is foretold until then")
        ->capture_default_str()
        ->check(CLI::Range(0, 500));
    app.add_option("--scanner", options.scanner, "File of a scanner of codes: a serial line (/dev/serial/by-id/…) or a keyboard (/dev/input/by-id/…-event-kbd)");
    app.add_option("--printer-dpi", options.printerDpi, "Dots per inch of the receipt printer: 180, 203 or 300 as a rule")
        ->capture_default_str()
        ->check(CLI::Range(100, 1'200));
    app.add_option("--voice", options.voice, "Folder of the voice pack");
    app.add_option("--languages", options.languages, "Folder of further languages of the screens, a card TAG.json each");
    app.add_option("--chime", options.chime, "WAV file played before each call; on the ticket kiosk, with its question whether somebody is there");
    app.add_option("--audio-device", options.audioDevice, "Sound output by its name (default: the system's)");
    app.add_flag("--chime-only", options.chimeOnly, "Calls sound without speech");
    app.add_flag("--silent", options.silent, "This hall display does not speak: another one within earshot does");
    app.add_option("--memory-limit", options.memoryLimit, "MiB of memory above which the program ends with code 75 in a quiet moment, "
                                                          "to be started afresh; 0: never")
        ->capture_default_str()
        ->check(CLI::Range(0, 65'536));
    app.add_option("--screen-inches", options.screenInches, "Diagonal of the glass: sizes of what is touched and read follow it "
                                                            "(default: 24 for the ticket kiosk, 32 for the information stand, 55 for the hall display)")
        ->check(CLI::Range(7.0, 200.0));
    app.add_option("--viewing-distance", options.viewingDistance, "Metres from which the hall display is read")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 50.0));
    app.add_flag("--still", options.still, "Nothing on the screen moves");
    app.add_flag("--windowed", options.windowed, "A window that fits the desktop");
    app.add_option("--part", options.part, "The part of the desktop that such a window has: LEFT,TOP,WIDTH,HEIGHT in per cent")
        ->check([](const std::string &text) {
            int left = 0;
            int top = 0;
            int width = 0;
            int height = 0;
            char after = 0;
            const bool good = std::sscanf(text.c_str(), "%3d,%3d,%3d,%3d%c", &left, &top, &width, &height, &after) == 4 && left >= 0 && top >= 0
                && width >= 10 && height >= 10 && left + width <= 100 && top + height <= 100;
            return good ? std::string() : "must be LEFT,TOP,WIDTH,HEIGHT in per cent, within the desktop and at least 10 wide and high";
        });
    app.add_option("--size", options.size, "Size of the screen, WIDTHxHEIGHT in pixels")
        ->check([](const std::string &text) {
            int width = 0;
            int height = 0;
            char after = 0;
            const bool good = std::sscanf(text.c_str(), "%5dx%5d%c", &width, &height, &after) == 2 && width >= 100 && height >= 100;
            return good ? std::string() : "must be WIDTHxHEIGHT, each at least 100";
        });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error);
    }
    return options;
}

} // namespace talon::kiosk
