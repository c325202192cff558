// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup_folder.h"

#include "store/chain.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <regex>
#include <system_error>

namespace talon::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view unfinished = ".part";
constexpr std::string_view damaged = ".bad";

core::Failure<StoreError> said_no(const std::string &what, const std::error_code &error)
{
    return core::Failure{StoreError{StoreFault::io, what + ": " + error.message()}};
}

template<class Number>
Number number_in(const std::string &digits)
{
    Number number{};
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Calls `visit` with the path of each entry; the folder may vanish in the middle.
Stored<core::Done> each_entry(const std::string &folder, const std::function<void(const std::string &)> &visit)
{
    std::error_code error;
    fs::directory_iterator entry{folder, error};
    for (; !error && entry != fs::directory_iterator{}; entry.increment(error))
        visit(entry->path().string());
    if (error)
        return said_no("cannot read the folder " + folder, error);
    return core::Done{};
}

bool is_leftover(const std::string &path, const std::string &owner)
{
    if (!path.ends_with(unfinished))
        return false;
    const auto backup = parse_backup_path(path.substr(0, path.size() - unfinished.size()));
    return backup && backup->owner == owner_in_name(owner);
}

} // namespace

std::string owner_in_name(const std::string &owner)
{
    const bool plain = !owner.empty() && owner.size() <= 40 && std::all_of(owner.begin(), owner.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    return plain ? owner : to_hex(FieldHash{}.text(owner).finish()).substr(0, 16);
}

std::string backup_name(const std::string &owner, core::Instant made, std::int64_t epoch, std::int64_t position)
{
    const auto day = std::chrono::floor<std::chrono::days>(made);
    const std::chrono::year_month_day date{day};
    const auto second = std::chrono::floor<std::chrono::seconds>(made - day).count();
    char time[40];
    std::snprintf(time, sizeof time, "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(second / 3600),
                  static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
    return "talon-" + owner_in_name(owner) + "-" + time + "-" + std::to_string(epoch) + "-" + std::to_string(position)
        + ".db";
}

std::optional<BackupFile> parse_backup_path(const std::string &path)
{
    static const std::regex form{R"(talon-([A-Za-z0-9_-]{1,40})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(?:(\d{1,18})-)?(\d{1,18})\.db)"};
    std::smatch parts;
    const std::string name = fs::path(path).filename().string();
    if (!std::regex_match(name, parts, form))
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{number_in<int>(parts[2])},
                                           std::chrono::month{number_in<unsigned>(parts[3])},
                                           std::chrono::day{number_in<unsigned>(parts[4])}};
    const int hour = number_in<int>(parts[5]);
    const int minute = number_in<int>(parts[6]);
    const int second = number_in<int>(parts[7]);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    BackupFile file{path, parts[1], {}, number_in<std::int64_t>(parts[8]), number_in<std::int64_t>(parts[9])};
    file.made = std::chrono::sys_days{date} + std::chrono::hours(hour) + std::chrono::minutes(minute)
        + std::chrono::seconds(second);
    return file;
}

Stored<std::vector<BackupFile>> list_backups(const std::string &folder, const std::string &owner)
{
    std::vector<BackupFile> found;
    const auto read = each_entry(folder, [&](const std::string &path) {
        auto backup = parse_backup_path(path);
        if (backup && (owner.empty() || backup->owner == owner_in_name(owner)))
            found.push_back(std::move(*backup));
    });
    if (!read)
        return core::Failure{read.error()};
    std::sort(found.begin(), found.end(), [](const BackupFile &one, const BackupFile &other) {
        return std::tie(one.epoch, one.position, one.made, one.path) > std::tie(other.epoch, other.position, other.made, other.path);
    });
    return found;
}

void remove_leftovers(const std::string &folder, const std::string &owner)
{
    std::vector<std::string> leftovers;
    const auto read = each_entry(folder, [&](const std::string &path) {
        if (is_leftover(path, owner))
            leftovers.push_back(path);
    });
    if (!read)
        return;
    std::error_code ignored;
    for (const std::string &path : leftovers)
        fs::remove(path, ignored);
}

Stored<core::Done> mark_bad(const BackupFile &backup)
{
    std::vector<std::string> earlier;
    const auto read = each_entry(fs::path(backup.path).parent_path().string(), [&](const std::string &path) {
        if (!path.ends_with(damaged))
            return;
        const auto bad = parse_backup_path(path.substr(0, path.size() - damaged.size()));
        if (bad && bad->owner == backup.owner)
            earlier.push_back(path);
    });
    if (!read)
        return read;
    if (auto renamed = rename_durably(backup.path, backup.path + std::string(damaged)); !renamed)
        return renamed;
    std::error_code ignored; // one bad file more is no harm
    for (const std::string &path : earlier)
        fs::remove(path, ignored);
    return core::Done{};
}

Stored<core::Done> place_backup(const std::string &sealed, const std::string &folder, const std::string &name,
                                const GoOn &go_on)
{
    const std::string final_path = folder + "/" + name;
    const auto near = on_one_disk(sealed, folder);
    if (!near)
        return core::Failure{near.error()};
    if (*near)
        return rename_durably(sealed, final_path);

    const std::string aside = final_path + std::string(unfinished);
    const auto undo = [&aside](const StoreError &error) {
        std::error_code ignored; // removed at the next backup, then
        fs::remove(aside, ignored);
        return core::Failure{error};
    };
    const auto written = copy_file(sealed, aside, go_on);
    if (!written)
        return core::Failure{written.error()};
    const auto read = hash_file(aside, go_on);
    if (!read)
        return undo(read.error());
    if (*read != *written)
        return undo({StoreFault::damaged, "what is read from " + aside + " is not what was written"});
    if (auto named = rename_durably(aside, final_path); !named)
        return undo(named.error());
    std::error_code ignored; // the copy aside is scratch
    fs::remove(sealed, ignored);
    return core::Done{};
}

} // namespace talon::store
