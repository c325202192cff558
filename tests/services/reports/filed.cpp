// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/reports/filed.h"

namespace talon::reports::test {

void feed(FiguresFile &file, Machine &machine, const Journal &journal, std::size_t from, std::size_t piece)
{
    for (std::size_t at = from; at < journal.size();) {
        const std::size_t end = std::min(journal.size(), at + piece);
        for (; at < end; ++at)
            machine.take(journal[at]);
        must(file.write(machine.changes(), {}, {1, static_cast<std::int64_t>(at), {}}));
    }
}

std::unique_ptr<FolderFile> filed(const Journal &journal, std::size_t piece)
{
    auto made = std::make_unique<FolderFile>();
    made->file = must(FiguresFile::open(made->path()));
    Machine machine;
    feed(*made->file, machine, journal, 0, piece);
    return made;
}

Journal played(const std::vector<core::test::Step> &steps, bool corrections)
{
    core::test::RandomHall hall;
    for (const auto &step : steps) {
        const core::Instant before = hall.world.now;
        const core::Command command = hall.next(step);
        if (!corrections && std::holds_alternative<core::CorrectTime>(command)) {
            hall.world.now = before;
            continue;
        }
        hall.run(command);
    }
    return hall.world.journal;
}

} // namespace talon::reports::test
