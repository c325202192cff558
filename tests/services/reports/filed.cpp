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

std::map<core::TicketId, std::vector<Leg>> legs_after(const Journal &journal)
{
    Machine machine;
    for (const auto &happened : journal)
        machine.take(happened);
    return machine.changes().tickets;
}

core::test::SmallHall told_hall()
{
    core::test::SmallHall hall;
    if (hall.journal.empty())
        throw std::logic_error("the small hall has no settings");
    return hall;
}

Journal played(const std::vector<core::test::Step> &steps, bool corrections)
{
    return played_days({steps}, corrections);
}

Journal played_days(const std::vector<std::vector<core::test::Step>> &days, bool corrections)
{
    core::test::RandomHall hall;
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (day > 0) {
            hall.world.now += std::chrono::hours{24};
            hall.run(core::Tick{});
        }
        for (const auto &step : days[day]) {
            const core::Instant before = hall.world.now;
            const core::Command command = hall.next(step);
            if (!corrections && std::holds_alternative<core::CorrectTime>(command))
                hall.world.now = before;
            else
                hall.run(command);
        }
    }
    int issued = 0;
    for (core::Happened &happened : hall.world.journal)
        if (auto *event = std::get_if<core::TicketIssued>(&happened.event); event && !event->slot && ++issued % 4 > 0)
            event->told = core::WaitRange{core::Minutes{issued % 9}, core::Minutes{issued % 9 + issued % 7 * 3}};
    return hall.world.journal;
}

} // namespace talon::reports::test
