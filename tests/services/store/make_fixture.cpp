// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the journal that tests/data/store/vN.db is: run once for each version of the schema, before the next
// migration is written, and kept for ever. One argument: the file to make.
#include "day.h"

#include <cstdio>

using namespace talon::store;

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    auto journal = Journal::create(argv[1], "small");
    if (!journal || !test::append(journal.value(), test::Day{}.entries()) || !journal->set_value("cursor", "14")
        || !journal->set_password_hash({"op1"}, "$argon2id$fixture")) {
        std::fprintf(stderr, "make_fixture: cannot make %s\n", argv[1]);
        return 1;
    }
    return 0;
}
