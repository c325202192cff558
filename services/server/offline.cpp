// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/offline.h"

#include "core/hall/site_change.h"
#include "core/people/staffing.h"
#include "core/site/continued.h"
#include "server/http/tls_files.h"
#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "server/listeners.h"
#include "server/people/secrets.h"
#include "server/people/session_file.h"
#include "server/survey/offline_answers.h"
#include "server/terminals/enrolment.h"
#include "store/restore_mark.h"
#include "store/verify.h"
#include "wire/journal/event_codec.h"
#include "wire/json/limits.h"
#include "wire/site/site_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

namespace talon::server {

namespace fs = std::filesystem;

namespace {

core::Failure<Ending> usage(std::string sentence)
{
    return core::Failure{Ending{ExitCode::usage, std::move(sentence)}};
}

core::Result<core::Site, Ending> read_site(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(wire::max_document_bytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.gcount() == 0)
        return usage("The site file " + path + " cannot be read.");
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto site = wire::read_site_file(text);
    if (!site)
        return usage("The site file " + path + " does not hold: " + site.error());
    return std::move(*site);
}

/// Somebody who changes the site file may think that it counts.
std::string not_applied(const std::string &data, const core::Site &site, const std::string &site_file)
{
    if (const auto opened = open_journal(data); opened && core::continued(opened->state.hall.site(), site) == opened->state.hall.site())
        return {};
    return " The site file " + site_file + " is not applied: change the settings in the console, or stop talond and run 'talond settings import --data "
           + data + " --site " + site_file + "'.";
}

} // namespace

Ended init_journal(const std::string &data, const std::string &site_file, core::Instant now)
{
    const auto site = read_site(site_file);
    if (!site)
        return core::Failure{site.error()};
    std::error_code error;
    fs::create_directories(data, error);
    if (!error)
        fs::permissions(data, fs::perms::owner_all, error);
    if (error)
        return core::Failure{Ending{ExitCode::failed, "The folder " + data + " cannot be made: " + error.message() + "."}};
    auto journal = store::Journal::create(journal_path(data), site->id);
    if (!journal) {
        Ending ending = ending_of(journal.error(), data);
        if (ending.code == ExitCode::exists)
            ending.sentence += not_applied(data, *site, site_file);
        return core::Failure{std::move(ending)};
    }
    if (const auto secret = SiteSecret::of(data); !secret)
        return core::Failure{Ending{ExitCode::disk, secret.error()}};
    if (const auto made = make_tls_files(data, now); !made)
        return core::Failure{Ending{ExitCode::disk, made.error()}};
    // Terminals tell by it that their acknowledgements were given by another journal than this one.
    const auto epoch = journal->set_value(store::restore_epoch_key, std::to_string(now.time_since_epoch().count()));
    if (!epoch)
        return core::Failure{ending_of(epoch.error(), data)};
    const store::Entry entry = entry_of(core::SiteSaved{*site}, now, "talond");
    const auto head = journal->append({&entry, 1});
    if (!head)
        return core::Failure{ending_of(head.error(), data)};
    return core::Done{};
}

Ended export_settings(const std::string &data, const std::string &to, std::ostream &out)
{
    const auto opened = open_journal(data);
    if (!opened)
        return core::Failure{opened.error()};
    const std::string text = wire::site_file_text(opened->state.hall.site());
    if (to.empty()) {
        out << text;
        return core::Done{};
    }
    std::ofstream file(to, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file)
        return core::Failure{Ending{ExitCode::failed, "The file " + to + " cannot be written."}};
    out << "The settings of revision " << opened->state.hall.revision().number << " are in " << to << "." << std::endl;
    return core::Done{};
}

Ended import_settings(const std::string &data, const std::string &site_file, const std::string &note, core::Instant now, std::ostream &out)
{
    auto site = read_site(site_file);
    if (!site)
        return core::Failure{site.error()};
    if (note.size() > wire::max_revision_note)
        return usage("A note has at most " + std::to_string(wire::max_revision_note) + " bytes.");
    auto opened = open_journal(data);
    if (!opened)
        return core::Failure{opened.error()};
    const core::Hall &hall = opened->state.hall;
    const std::int64_t number = hall.revision().number;
    const core::Instant at = std::max(now, opened->last_event);
    const auto decided = hall.decide(core::SaveSite{*site, number, note}, at);
    if (!decided) {
        const auto found = core::site_findings(hall, core::continued(hall.site(), *site));
        return usage("The site file " + site_file + " does not hold: " + (found.empty() ? std::string("it is refused.") : found.front().sentence));
    }
    if (decided->empty()) {
        out << "The settings in force are these already." << std::endl;
        return core::Done{};
    }
    if (const auto encoded = wire::try_encode_event(decided->front()); !encoded)
        return usage("The site file " + site_file + " does not fit into the journal.");
    const store::Entry entry = entry_of(decided->front(), at, "talond");
    const auto head = opened->journal.append({&entry, 1});
    if (!head)
        return core::Failure{ending_of(head.error(), data)};
    out << "The settings of " << site_file << " are revision " << number + 1 << "." << std::endl;
    return core::Done{};
}

Ended save_user(const std::string &data, NewUser user, core::Instant now)
{
    if (!core::is_login(user.login))
        return usage("A login is 1 to 64 characters of a-z, 0-9, '.', '_' and '-'.");
    if (user.title.empty() || user.title.size() > core::max_title_length)
        return usage("A title is needed, as \"Оператор 1\".");
    if (user.password.size() < 8 || user.password.size() > 256)
        return usage("A password has 8 to 256 bytes; it is read from standard input.");
    auto opened = open_journal(data);
    if (!opened)
        return core::Failure{opened.error()};
    const core::StaffId staff{user.login};
    if (const auto forgotten = forget_sessions(data, staff); !forgotten)
        return core::Failure{Ending{ExitCode::disk, forgotten.error()}};
    std::vector<store::Entry> entries{entry_of(core::StaffSaved{staff, user.roles, user.title, true}, now, "talond")};
    if (user.once != opened->state.registry.one_time.contains(staff))
        entries.push_back(entry_of(core::PasswordSet{staff, user.once}, now, "talond"));
    const auto hashed = opened->journal.set_password_hash(staff, hash_password(user.password));
    wipe(user.password);
    if (!hashed)
        return core::Failure{ending_of(hashed.error(), data)};
    const auto head = opened->journal.append(entries);
    if (!head)
        return core::Failure{ending_of(head.error(), data)};
    return core::Done{};
}

Ended make_enrolment_code(const std::string &data, const Settings &settings, core::DeviceRole role, const std::string &place,
                          core::Instant now, std::ostream &out)
{
    const auto tls = tls_of(settings, data);
    if (!tls)
        return usage(tls.error());
    const auto plans = plan_listeners(settings, *tls != nullptr);
    if (!plans)
        return usage(plans.error());
    const bool secure = plans->front().tls;
    auto opened = open_journal(data);
    if (!opened)
        return core::Failure{opened.error()};
    const auto secret = SiteSecret::of(data);
    if (!secret)
        return core::Failure{Ending{ExitCode::disk, secret.error()}};
    const auto made = make_code(opened->state.hall.site(), *secret, role, place, now + std::chrono::hours(settings.devices.code_hours));
    if (!made)
        return usage("The site has no place '" + place + "' for this role.");
    const store::Entry entry = entry_of(made->issued, now, "talond");
    const auto head = opened->journal.append({&entry, 1});
    if (!head)
        return core::Failure{ending_of(head.error(), data)};
    out << made->code << (secure ? "-" + in_groups(key_fingerprint((*tls)->public_key())) : "") << std::endl;
    return core::Done{};
}

Ended make_key(const std::string &data, bool anew, core::Instant now, std::ostream &out)
{
    const auto old = tls_of({}, data);
    if (!anew && !(old && !*old))
        return usage("There is a key in " + data + ". Terminals know talond by it; --new makes another, and each needs a new code.");
    if (const auto made = make_tls_files(data, now); !made)
        return core::Failure{Ending{ExitCode::disk, made.error()}};
    const auto tls = tls_of({}, data);
    if (!tls || !*tls)
        return core::Failure{Ending{ExitCode::failed, "The new key in " + data + " cannot be used."}};
    out << "The fingerprint of the new key is " << in_groups(key_fingerprint((*tls)->public_key())) << "." << std::endl;
    return core::Done{};
}

Ended verify_journal(const std::string &data, std::ostream &out)
{
    const auto journal = store::Journal::open(journal_path(data));
    if (!journal)
        return core::Failure{ending_of(journal.error(), data)};
    const auto verdict = store::verify(*journal, decode_record, restore_snapshot);
    if (!verdict.sound && (verdict.fault == store::StoreFault::io || verdict.fault == store::StoreFault::newer))
        return core::Failure{ending_of({verdict.fault, verdict.sentence}, data)};
    if (!verdict.sound)
        return core::Failure{Ending{ExitCode::damaged, verdict.sentence}};
    out << verdict.sentence << std::endl; // whatever is wrong with the answers, which no journal holds
    const auto answers = check_answers(data, *journal);
    if (!answers)
        return core::Failure{answers.error()};
    if (*answers)
        out << **answers << std::endl;
    return core::Done{};
}

} // namespace talon::server
