// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/http/server.h"
#include "server/http/static_files.h"
#include "server/people/login_guard.h"
#include "server/people/passwords.h"
#include "server/people/sessions.h"
#include "server/people/site_secret.h"
#include "server/settings.h"

namespace talon::server {

class AlarmWatch;
class Backups;
class BookingService;
class ChainCheck;
class ContentService;
class FiguresKeeper;
class FirstAnswers;
class FolderLists;
class ForecastService;
class LiveHub;
class NamesService;
class PlaceDesk;
class SurveyService;
class TerminalHub;
class HallView;

/// What handlers work with. Wired together in server.cpp; handlers own nothing of it.
struct Services {
    const Settings &settings;
    Loop &loop;
    Clock moment; ///< a clock that only counts, for every deadline that is not the hall's
    const SiteSecret &secret;
    HallService &hall;
    HallView &view;
    const ForecastService &forecast;
    Sessions &sessions;
    LoginGuard &guard;
    LoginGuard &enrol_guard;
    Passwords &passwords;
    TerminalHub &terminals;
    LiveHub &live;
    AlarmWatch &alarms;
    const StaticFiles &files;
    store::GroupCommit &commits;
    const Backups &backups;
    BookingService &bookings;
    NamesService &names;
    FolderLists &folder;
    PlaceDesk &places;
    ContentService &content;
    SurveyService &surveys;
    FiguresKeeper &figures;
    ChainCheck &chain;
    std::function<HttpServer::Figures()> http_figures;
    std::function<void(const std::string &who, HallService::Answered answered)> confirm_calendar;
    FirstAnswers &first_answers;
    std::string instance;        ///< of this run: idempotency keys begin with it
    bool secure = false;         ///< staff and terminals come through talond's own TLS
    std::string key_fingerprint; ///< of its key, for enrolment codes; empty: no TLS, nothing to know it by
    std::uint64_t failed_logins = 0;
    std::size_t held_logins = 0; ///< tries that are made to last longer
    bool stopping = false;
};

} // namespace talon::server
