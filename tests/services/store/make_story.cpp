// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the journal that tests/data/store/story-N.db is: run once for each released form of the events, by the code as it is
// before the form changes, and kept for ever. Arguments: the journal to make, and the file for the hall that follows from it.
#include "story.h"
#include "wire/journal/event_codec.h"

#include <cstdio>
#include <fstream>

using namespace talon;
using namespace talon::store;

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    core::Hall hall;
    core::Registry registry;
    std::vector<Entry> entries;
    for (const auto &[happened, origin] : test::story()) {
        auto encoded = wire::encode_event(happened.event);
        Entry entry{origin, happened.at, happened.actor, std::move(encoded.type), encoded.version, std::move(encoded.body), {}};
        core::evolve(registry, happened.event);
        for (const core::TicketId &id : hall.apply(happened))
            entry.tickets.push_back(*hall.ticket(id));
        entries.push_back(std::move(entry));
    }
    {
        auto journal = Journal::create(argv[1], "story");
        if (!journal || !journal->append(entries)) {
            std::fprintf(stderr, "make_story: cannot make %s\n", argv[1]);
            return 1;
        }
    }
    std::ofstream{argv[2]} << test::described(hall, registry);
    return 0;
}
