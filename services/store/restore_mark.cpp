// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/restore_mark.h"

#include "core/values/number.h"
#include "store/backup_folder.h"
#include "store/durable_file.h"

#include <charconv>
#include <fstream>

namespace talon::store {

namespace {

std::string path_of(const std::string &folder, const std::string &owner)
{
    return (folder.empty() ? "." : folder) + "/talon-" + owner_in_name(owner) + ".restored";
}

} // namespace

Stored<std::int64_t> restore_epoch(const Journal &journal)
{
    const auto value = journal.value(restore_epoch_key);
    if (!value)
        return core::Failure{value.error()};
    std::int64_t epoch = 0;
    if (*value)
        std::from_chars((*value)->data(), (*value)->data() + (*value)->size(), epoch);
    return epoch;
}

core::RestoreMark read_restore_mark(const std::string &folder, const std::string &owner)
{
    std::ifstream file(path_of(folder, owner));
    core::RestoreMark mark;
    if (!(file >> mark.server_epoch >> mark.prefix) || mark.server_epoch < 0 || mark.prefix < 0 || mark.prefix > core::last_own_prefix)
        return {};
    return mark;
}

Stored<core::Done> write_restore_mark(const std::string &folder, const std::string &owner, const core::RestoreMark &mark)
{
    return make_durable_file(path_of(folder, owner), std::to_string(mark.server_epoch) + ' ' + std::to_string(mark.prefix) + '\n');
}

} // namespace talon::store
