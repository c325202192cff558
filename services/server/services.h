// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/http/server.h"
#include "server/http/static_files.h"
#include "server/people/login_guard.h"
#include "server/people/passwords.h"
#include "server/people/sessions.h"
#include "server/settings.h"

namespace talon::server {

class AlarmWatch;
class Backups;
class LiveHub;
class TerminalHub;
class HallView;

/// What handlers work with. Wired together in server.cpp; handlers own nothing of it.
struct Services {
    const Settings &settings;
    HallService &hall;
    HallView &view;
    Sessions &sessions;
    LoginGuard &guard;
    Passwords &passwords;
    TerminalHub &terminals;
    LiveHub &live;
    AlarmWatch &alarms;
    const StaticFiles &files;
    store::GroupCommit &commits;
    const Backups &backups;
    std::function<const HttpServer::Figures &()> http_figures;
    std::uint64_t failed_logins = 0;
    bool stopping = false;
};

} // namespace talon::server
