// SPDX-License-Identifier: GPL-3.0-or-later
// The site and its machines.
#include "tests/simulation/backend.h"
#include "tests/simulation/display.h"
#include "tests/simulation/kiosk.h"
#include "tests/simulation/lists.h"
#include "tests/simulation/replay.h"
#include "tests/simulation/staff.h"
#include "tests/simulation/trouble.h"

#include "core/journal/restored.h"
#include "wire/journal/event_codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

/// A hall with hours is closed for the minute before nine by the site's clock.
constexpr int opening_minute = 9 * 60;

core::Text text(const std::string &value) { return {value, value}; }

core::Site make_site(const Plan &plan)
{
    core::Site site;
    site.id = "sim";
    site.name = text("Site");
    site.address = text("Here");
    for (auto &day : site.hours)
        day = plan.opening ? std::vector<core::Interval>{{0, opening_minute - 1}, {opening_minute, 1440}} : std::vector<core::Interval>{{0, 1440}};
    site.categories = {{{"all"}, text("All"), {}}};
    for (int i = 0; i < 2; ++i)
        site.services.push_back({{"s" + std::to_string(i)}, {"all"}, static_cast<core::Letter>(i), text("Service"), {}, std::nullopt});
    site.classes = {{{"ordinary"}, text("Ordinary"), core::Minutes{15}, {}}, {{"first"}, text("First"), core::Minutes{5}, {}, false, true}};
    for (int i = 1; i <= plan.windows; ++i) {
        core::Window window{i, text("Window"), {}, std::nullopt};
        for (const core::Service &service : site.services)
            window.services.push_back({service.id, core::Minutes{i == 2 && service.letter == core::Letter::A ? 3 : 0}});
        site.windows.push_back(window);
    }
    for (int i = 0; i < plan.kiosks; ++i)
        site.places.push_back({"kiosk" + std::to_string(i), "ticket", text("Kiosk")});
    for (int i = 0; i < plan.displays; ++i)
        site.places.push_back({"display" + std::to_string(i), "hall", text("Display")});
    site.rules.reserve_size = plan.reserve;
    site.rules.booked_first_after = core::Minutes{plan.seed % 3}; // a scene is short
    return site;
}

store::Entry entry_of(const core::Event &event, core::Instant at)
{
    auto encoded = wire::encode_event(event);
    store::Entry entry;
    entry.at = at;
    entry.actor = "talond";
    entry.type = std::move(encoded.type);
    entry.version = encoded.version;
    entry.body = std::move(encoded.body);
    return entry;
}

} // namespace

World::World(const Plan &of, bool verbose)
    : plan(of), checkers(*this), network(*this, of.seed), site(make_site(of)), backups(*this), random(of.seed, "world"), m_ids(of.seed, "ids"),
      m_strikes(of.seed, "strikes"), m_verbose(verbose)
{
    m_staff = std::make_unique<Staff>(*this);
    m_trouble = std::make_unique<Trouble>(*this);
    m_lists = std::make_unique<Lists>(*this);
}

World::~World() = default;

void World::build()
{
    // Monday 23 November 2026 by the site's clock, at some hour; or just before the midnight after it.
    const core::Instant monday{core::Millis{1'795'381'200'000}};
    schedule.begin(monday + (plan.midnight ? Millis{86'400'000 - plan.seconds * 500} : Millis{random.between(7, 16) * 3'600'000}));
    if (plan.opening)
        schedule.begin(core::day_start(core::local_day(monday, site.utc_offset), site.utc_offset) + core::Minutes{opening_minute} - Millis{plan.seconds * 500});
    backend_machine.vouched = plan.time_service;
    if (plan.windows > 3)
        marks.reach(Mark::large_hall);
    std::vector<store::Entry> first{entry_of(core::SiteSaved{site}, schedule.now())};
    for (int i = 0; i < plan.kiosks + plan.displays; ++i) {
        const auto role = i < plan.kiosks ? core::DeviceRole::ticket : core::DeviceRole::hall;
        Machine &machine = new_machine(role, i < plan.kiosks ? i : i - plan.kiosks);
        const auto enrolled = enrolment(machine, 1, i + 1);
        give_identity(machine, enrolled);
        first.push_back(entry_of(enrolled, schedule.now()));
    }
    if (!backend_disk.journal.append(first))
        throw Broken("disk", "the site cannot be made");
    backend_machine.booted = schedule.now();
}

Machine &World::new_machine(core::DeviceRole role, int place)
{
    Machine &machine = machines.emplace_back();
    machine.id = static_cast<int>(machines.size()) - 1;
    machine.booted = schedule.now();
    machine.disk = std::make_unique<TerminalDisk>();
    machine.disk->place = place;
    machine.disk->lineage = ++m_lineages;
    machine.disk->identity.role = role;
    machine.disk->identity.site = site.id;
    machine.disk->identity.software = "simulation";
    machine.disk->guard = folder.fresh_file("guard");
    return machine;
}

Machine &World::copy_machine(int machine)
{
    Machine &copy = machines.emplace_back();
    const Machine &original = machines[static_cast<std::size_t>(machine)];
    copy.id = static_cast<int>(machines.size()) - 1;
    copy.booted = schedule.now();
    copy.disk = std::make_unique<TerminalDisk>(copy_of(*original.disk, ++m_lineages, folder));
    copy.twin_of = machine;
    if (original.wall_error != Millis{0})
        checkers.clock_set(*copy.disk);
    return copy;
}

core::DeviceEnrolled World::enrolment(const Machine &machine, std::int64_t epoch, int prefix)
{
    const auto role = machine.disk->identity.role;
    const std::string place = (role == core::DeviceRole::ticket ? "kiosk" : "display") + std::to_string(machine.disk->place);
    const std::string number = std::to_string(++m_enrolments);
    core::DeviceEnrolled enrolled;
    enrolled.device = {place + "-" + number};
    enrolled.code_hash = "code" + number;
    enrolled.role = role;
    enrolled.place = place;
    enrolled.public_key = "key" + number;
    enrolled.epoch = epoch;
    enrolled.prefix = role == core::DeviceRole::ticket ? prefix : 0;
    return enrolled;
}

void World::give_identity(Machine &machine, const core::DeviceEnrolled &enrolled)
{
    machine.disk->identity.device = enrolled.device;
    machine.disk->identity.epoch = enrolled.epoch;
    machine.disk->key = enrolled.public_key;
    machine.disk->prefix = enrolled.prefix;
}

bool World::is_kiosk(const Machine &machine) const { return machine.disk->identity.role == core::DeviceRole::ticket; }

bool World::open_at(core::Instant truth) const
{
    return !plan.opening || core::local_minute(truth, site.utc_offset) != opening_minute - 1;
}

bool World::in_service(const Machine &machine) const
{
    const auto &registry = backend ? backend->ledger().durable().registry : core::Registry{};
    const core::DeviceId &device = machine.disk->identity.device;
    for (const Machine &other : machines)
        if (other.id != machine.id && !other.retired && other.disk->identity.device == device)
            return false;
    return !machine.retired && !device.empty() && !registry.set_aside.contains(device);
}

void World::start_backend()
{
    if (backend)
        return;
    trace("backend starts");
    backend = std::make_shared<Backend>(*this);
    backend->start();
}

void World::kill_backend(Millis restart_after)
{
    if (backend) {
        marks.reach(Mark::backend_killed);
        trace("backend killed");
        backend->die();
        // Whoever is in the middle of one of its functions holds it no longer than that.
        schedule.after(Millis{0}, [gone = std::exchange(backend, nullptr)] {});
        network.cut_all(Millis{5});
    }
    if (restart_after >= Millis{0})
        schedule.after(restart_after, [this] { start_backend(); });
}

void World::switch_off_backend(Millis restart_after)
{
    trace("backend's machine is switched off");
    kill_backend(restart_after);
    backend_machine.reboot(schedule.now());
    // A hall remembers numbers of so many days with tickets: README.md tells what more wrong dates in one day would do.
    constexpr int most_wrong_dates = 2;
    constexpr std::chrono::days weeks{5};
    if (std::chrono::abs(backend_machine.wall_error) > weeks && ++m_wrong_dates > most_wrong_dates)
        backend_machine.wall_error = Millis{0};
}

void World::restore_backend(const BackendDisk::Backup &backup, Millis after)
{
    trace("restore");
    marks.reach(Mark::backend_restored);
    marks.reach(Mark::server_epoch_raised);
    switch_off_backend(after); // it is another one
    backend_disk.journal = backup.journal;
    backend_disk.snapshot = backup.snapshot;
    // Whoever puts a backup back writes down that he did.
    const auto state = replay(backup.journal);
    const auto done = core::restored(state.hall, state.registry, backend_disk.mark, backup.server_epoch,
                                     backend_machine.moment(schedule.now()).wall, backup.journal.records().back()->at);
    backend_disk.mark = done.mark;
    backend_disk.server_epoch = done.mark.server_epoch;
    checkers.restored(backend_disk, backup);
    const store::Entry restored = entry_of(done.event, done.at);
    if (!backend_disk.journal.append({&restored, 1}))
        throw Broken("disk", "the restored journal takes no event");
}

void World::enrol(int machine) { m_staff->enrol(machine); }

void World::start_terminal(int id)
{
    Machine &machine = machines[static_cast<std::size_t>(id)];
    machine.starting = false;
    if (machine.program || machine.retired || machine.disk->identity.device.empty())
        return;
    trace("terminal starts", machine.disk->identity.device.value);
    if (is_kiosk(machine))
        machine.program = std::make_shared<Kiosk>(*this, machine);
    else
        machine.program = std::make_shared<Display>(*this, machine);
    machine.program->start();
}

void World::kill_terminal(int id, Millis restart_after)
{
    Machine &machine = machines[static_cast<std::size_t>(id)];
    if (machine.program) {
        marks.reach(is_kiosk(machine) ? Mark::kiosk_killed : Mark::display_killed);
        trace("terminal killed", machine.disk->identity.device.value);
        machine.program->die();
        schedule.after(Millis{0}, [gone = std::exchange(machine.program, nullptr)] {});
        network.cut_machine(id, Millis{5});
    }
    if (restart_after > Millis{0} && !machine.retired) {
        machine.starting = true;
        schedule.after(restart_after, [this, id] { start_terminal(id); });
    }
}

std::string World::fresh_id(std::size_t characters)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string id;
    for (std::size_t i = 0; i < characters; ++i)
        id.push_back(alphabet[m_ids.below(32)]);
    return id;
}

} // namespace talon::simulation
