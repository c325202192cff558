// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/roles.h"
#include "reports/columns.h"
#include "server/http/openapi.h"
#include "server/give_back.h"
#include "server/journal/journal_file.h"
#include "server/log.h"
#include "server/offline.h"
#include "server/people/secrets.h"
#include "server/reports/offline_figures.h"
#include "server/server.h"
#include "server/survey/offline_answers.h"
#include "wire/api/api.h"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>
#include <malloc.h>
#include <sys/stat.h>

namespace {

using namespace talon;
using namespace talon::server;

int end_with(const Ending &ending)
{
    std::cerr << "talond: " << ending.sentence << std::endl;
    return static_cast<int>(ending.code);
}

int end_with(const Ended &ended)
{
    return ended ? 0 : end_with(ended.error());
}

struct Arguments {
    std::string data;
    std::string site;
    std::string login;
    std::string role;
    std::vector<std::string> roles;
    std::string title;
    std::string place;
    std::string config;
    std::string listen;
    std::string web;
    std::string to;
    std::string from;
    std::string note;
    bool anew = false;
    bool once = false;
    bool check = false;
    bool definitions = false;
};

core::Result<Settings, Ending> settings_of(const Arguments &given)
{
    Settings settings;
    if (!given.config.empty()) {
        auto read = read_settings(given.config);
        if (!read)
            return core::Failure{Ending{ExitCode::usage, read.error()}};
        settings = std::move(*read);
    }
    if (!given.listen.empty())
        settings.server.listen = given.listen;
    if (!given.listen.empty() && settings.open.listen.empty())
        settings.open.listen = "same";
    if (!given.web.empty())
        settings.server.web = given.web;
    return settings;
}

int serve(const Arguments &given)
{
    auto settings = settings_of(given);
    if (!settings)
        return end_with(settings.error());
    start_log(settings->log.level);
    end_at_uncaught_exceptions();
    // A pipe that nobody reads and a limit of the file's size are errors of a call, not the end of the program.
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);
    Server::Options options;
    options.data = given.data;
    options.settings = std::move(*settings);
    auto server = Server::start(std::move(options));
    if (!server) {
        finish_log();
        return end_with(server.error());
    }
    give_back_memory(); // what the replay needed and the day does not
    std::cout << "listening on " << (*server)->url() << std::endl;
    const auto code = (*server)->run();
    server->reset();
    finish_log();
    return static_cast<int>(code);
}

std::vector<std::string> role_names()
{
    std::vector<std::string> names;
    for (const core::Role &role : core::roles())
        names.push_back(role.id.value);
    return names;
}

int user(const Arguments &given)
{
    NewUser user{given.login, {}, given.title, {}, given.once};
    for (const std::string &role : given.roles)
        user.roles.push_back({role});
    std::getline(std::cin, user.password);
    if (user.password.ends_with('\r')) // of a file that an editor of Windows saved
        user.password.pop_back();
    return end_with(save_user(given.data, std::move(user), wall_clock()));
}

int enrol(const Arguments &given)
{
    const auto settings = settings_of(given);
    if (!settings)
        return end_with(settings.error());
    return end_with(make_enrolment_code(given.data, *settings, *wire::device_role(given.role), given.place, wall_clock(), std::cout));
}

int run(int count, char **words)
{
    CLI::App app{"The queue of a tax inspectorate's hall"};
    app.set_version_flag("--version", "talond " TALON_VERSION);
    app.require_subcommand(1);
    Arguments given;
    const auto with_data = [&](CLI::App *command) {
        command->add_option("--data", given.data, "Folder of the journal")->required();
        return command;
    };
    auto *init = with_data(app.add_subcommand("init", "Makes a new journal with the site's document"));
    init->add_option("--site", given.site, "Site file, see SITE.md")->required();
    auto *add_user = with_data(app.add_subcommand("user", "Saves a member of staff; the password is read from standard input"));
    add_user->add_option("--login", given.login, "a-z, 0-9, '.', '_', '-'")->required();
    add_user->add_option("--role", given.roles, "One or several, as operator,specialist")->required()->delimiter(',')->check(CLI::IsMember(role_names()));
    add_user->add_option("--title", given.title, "\"Оператор 1\"; no names")->required();
    add_user->add_flag("--once", given.once, "The person chooses another password at the first login");
    auto *add_device = with_data(app.add_subcommand("enrol", "Prints a one-time code that enrols a device"));
    add_device->add_option("--role", given.role)->required()->check(CLI::IsMember({"ticket", "hall", "stand", "survey"}));
    add_device->add_option("--place", given.place, "A place of the site file")->required();
    add_device->add_option("--config", given.config, "Settings");
    auto *start = with_data(app.add_subcommand("serve", "Runs the backend"));
    start->add_option("--config", given.config, "Settings, see 'talond settings'");
    start->add_option("--listen", given.listen, "Address and port for staff, terminals and phones, over the settings");
    start->add_option("--web", given.web, "Folder of the built pages, over the settings");
    auto *key = with_data(app.add_subcommand("key", "Makes a key and a certificate for TLS; init made the first ones"));
    key->add_flag("--new", given.anew, "In place of those that are there: each terminal then needs a new code");
    auto *verify = with_data(app.add_subcommand("verify", "Checks the journal from its first event"));
    auto *figures = app.add_subcommand("figures", "Checks the figures against the journal, while talond does not run, or prints what each means");
    figures->add_option("--data", given.data, "Folder of the journal");
    figures->add_flag("--check", given.check, "Counts all figures anew and compares them day by day");
    figures->add_flag("--definitions", given.definitions, "Prints what each figure means, as the handbook has it");
    figures->require_option(1, 2);
    auto *survey = with_data(app.add_subcommand("survey", "Publishes the survey of the five criteria, for phones and kiosks"));
    auto *backup = with_data(app.add_subcommand("backup", "Makes a checked backup while talond does not run"));
    backup->add_option("--to", given.to, "Folder for it; DATA/backups unless told");
    auto *restore = with_data(app.add_subcommand("restore", "Puts a backup in the journal's place; the old one is moved aside"));
    restore->add_option("--from", given.from, "A backup, or a folder: the newest good one in it")->required();
    auto *content = with_data(app.add_subcommand("content", "Takes pages of the stands in from files, or writes the present edition out"));
    content->add_option("--from", given.from, "A folder of pages and sections.json: what has changed is saved and published");
    content->add_option("--to", given.to, "A folder for manifest.json, its signature, the site's public key, and the pages");
    content->require_option(1, 3);
    auto *openapi = app.add_subcommand("openapi", "Prints the API's description");
    auto *show_settings = app.add_subcommand("settings", "Prints every setting of talond with its default; import and export are of the inspectorate's");
    auto *take_out = with_data(show_settings->add_subcommand("export", "Writes the inspectorate's settings in force as a site file, while talond does not run"));
    take_out->add_option("--to", given.to, "The file; standard output unless told");
    auto *bring_in = with_data(show_settings->add_subcommand("import", "Makes a site file the inspectorate's settings, while talond does not run"));
    bring_in->add_option("--site", given.site, "Site file, see SITE.md")->required();
    bring_in->add_option("--note", given.note, "Why, for the list of revisions");
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
    }

    if (*init)
        return end_with(init_journal(given.data, given.site, wall_clock()));
    if (*figures && given.definitions)
        std::cout << reports::definitions(core::Language::ru);
    else if (*figures && (given.data.empty() || !given.check))
        return end_with(Ending{ExitCode::usage, "Say --data FOLDER and --check together."});
    else if (*figures)
        return end_with(check_figures(given.data, std::cout));
    if (*survey)
        return end_with(publish_criteria(given.data, wall_clock()));
    if (*add_user)
        return user(given);
    if (*add_device)
        return enrol(given);
    if (*key)
        return end_with(make_key(given.data, given.anew, wall_clock(), std::cout));
    if (*verify)
        return end_with(verify_journal(given.data, std::cout));
    if (*backup)
        return end_with(back_up_journal(given.data, given.to, wall_clock(), std::cout));
    if (*restore)
        return end_with(restore_journal(given.data, given.from, wall_clock(), std::cout));
    if (*content && !given.from.empty())
        return end_with(take_in_content(given.data, given.from, wall_clock(), std::cout));
    if (*content)
        return end_with(write_out_content(given.data, given.to, std::cout));
    if (*openapi)
        std::cout << openapi_document() << std::endl;
    if (*take_out)
        return end_with(export_settings(given.data, given.to, std::cout));
    if (*bring_in)
        return end_with(import_settings(given.data, given.site, given.note, wall_clock(), std::cout));
    if (*show_settings)
        std::cout << documented_settings();
    return *start ? serve(given) : 0;
}

} // namespace

int main(int count, char **words)
{
    ::umask(077);
    // The loop and the commit thread allocate at once, and wait for each other in one arena; the other threads share these two.
    ::mallopt(M_ARENA_MAX, 2);
    // Fixed, since each large piece that is freed would raise them: what a job at the start needed would stay for good.
    ::mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 256 * 1024);
    try {
        init_secrets();
        return run(count, words);
    } catch (const std::exception &error) {
        // An invariant is broken: the journal is whole, this process is not. systemd starts a new one.
        return end_with(Ending{ExitCode::failed, error.what()});
    }
}
