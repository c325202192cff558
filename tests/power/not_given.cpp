// SPDX-License-Identifier: GPL-3.0-or-later
// Reads ticket numbers, one a line, and prints those that a kiosk's side file does not hold as given on any of the days it
// keeps: numbers that could be given a second time. One argument: the side file.
#include "store/number_guard.h"

#include <iostream>
#include <set>
#include <string>

using namespace talon;

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const auto guard = store::NumberGuard::open(argv[1]);
    if (!guard || guard->fresh()) {
        std::cerr << "not_given: " << (guard ? "there was no such file" : guard.error().detail) << '\n';
        return 1;
    }
    std::set<core::TicketNumber> of_the_hall;
    for (const auto &[day, number] : guard->all_given())
        of_the_hall.insert(number);
    for (std::string line; std::getline(std::cin, line);) {
        const auto number = core::parse_number(line);
        if (!number) {
            std::cerr << "not_given: no number: " << line << '\n';
            return 1;
        }
        const int turn = core::own_turn(*number);
        if (turn > 0 ? turn > guard->own_turn(number->letter) : !of_the_hall.contains(*number))
            std::cout << line << '\n';
    }
    return 0;
}
