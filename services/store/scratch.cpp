// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scratch.h"

#include "store/file_copy.h"

#include <filesystem>

namespace talon::store {

namespace fs = std::filesystem;

Stored<core::Done> make_empty(const std::string &folder)
{
    std::error_code error;
    fs::remove_all(folder, error);
    if (!error)
        fs::create_directories(folder, error);
    if (!error)
        fs::permissions(folder, fs::perms::owner_all, error);
    if (error)
        return core::Failure{StoreError{StoreFault::io, "the folder " + folder + " cannot be made anew: " + error.message()}};
    return core::Done{};
}

void remove_scratch(const std::string &folder)
{
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

Stored<core::Done> leave_room(const std::string &folder, std::uint64_t needed, std::uint64_t spare)
{
    const auto left = free_bytes(folder);
    if (!left)
        return core::Failure{left.error()};
    if (*left >= needed + spare)
        return core::Done{};
    return core::Failure{StoreError{StoreFault::io, "not enough room in " + folder + ": " + std::to_string(*left >> 20)
                                                        + " MiB are free, " + std::to_string((needed + spare) >> 20)
                                                        + " MiB are needed"}};
}

} // namespace talon::store
