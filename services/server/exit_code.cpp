// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/exit_code.h"

#include "server/log.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <exception>

namespace talon::server {

void end_broken(std::string_view why)
{
    spdlog::critical("talond ends: an invariant is broken: {}", why);
    finish_log();
    std::_Exit(static_cast<int>(ExitCode::failed));
}

void end_at_uncaught_exceptions()
{
    std::set_terminate([] {
        try {
            if (const auto thrown = std::current_exception())
                std::rethrow_exception(thrown);
        } catch (const std::exception &error) {
            end_broken(error.what());
        } catch (...) {
            end_broken("something was thrown that is no exception");
        }
        end_broken("std::terminate was called");
    });
}

Ending ending_of(const store::StoreError &error, const std::string &data)
{
    switch (error.fault) {
    case store::StoreFault::missing:
        return {ExitCode::missing, "There is no journal in " + data + ": make one with 'talond init'."};
    case store::StoreFault::exists:
        return {ExitCode::exists, "There is a journal in " + data + " already: it was left as it is."};
    case store::StoreFault::held:
        return {ExitCode::held, "The journal in " + data + " is held by another talond."};
    case store::StoreFault::newer:
        return {ExitCode::newer, "The journal in " + data + " was written by a newer talond: " + error.detail + "."};
    case store::StoreFault::damaged:
        return {ExitCode::damaged, "The journal in " + data + " is damaged: " + error.detail + "."};
    case store::StoreFault::io:
        return {ExitCode::disk, "The disk under " + data + " does not work: " + error.detail + "."};
    case store::StoreFault::too_large:
    case store::StoreFault::duplicate:
    case store::StoreFault::gap:
        break;
    }
    return {ExitCode::failed, error.detail};
}

} // namespace talon::server
