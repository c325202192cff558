// SPDX-License-Identifier: GPL-3.0-or-later
// Long because all parts are wired by hand in this one place.
#include "server/server.h"

#include "server/content/content_key.h"
#include "server/content/content_service.h"
#include "server/forecast/forecast_service.h"
#include "server/hall/calendar_watch.h"
#include "server/booking/folder_lists.h"
#include "server/booking/place_desk.h"
#include "server/booking/names_service.h"
#include "server/hall/hall_time.h"
#include "server/hall/live_hub.h"
#include "server/hall/time_file.h"
#include "server/give_back.h"
#include "server/http/answers.h"
#include "server/http/first_answers.h"
#include "server/http/router.h"
#include "server/http/tls_files.h"
#include "server/jobs/backups.h"
#include "server/jobs/free_space.h"
#include "server/journal/journal_file.h"
#include "server/limits_of.h"
#include "server/listeners.h"
#include "server/log.h"
#include "server/people/secrets.h"
#include "server/people/session_file.h"
#include "server/reports/chain_check.h"
#include "server/reports/figures_keeper.h"
#include "server/survey/survey_service.h"
#include "server/terminals/terminal_hub.h"
#include "server/watch/alarm_watch.h"
#include "server/watch/service_manager.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <malloc.h>

namespace talon::server {

namespace {

sync::Hub::Options terminal_options(const Settings &settings, const std::string &phone_url, std::int64_t server_epoch)
{
    const auto &screens = settings.screens;
    sync::Hub::Options options;
    options.status_url = phone_url.empty() ? std::string() : phone_url + "/t/";
    options.timeouts = {screens.idle_seconds, screens.warning_seconds, screens.number_seconds, screens.unprinted_seconds,
                        screens.call_seconds};
    options.server_epoch = server_epoch;
    options.board_pause = core::Millis(1000 / settings.devices.documents_per_second);
    return options;
}

} // namespace

/// In the order in which the parts are made; they are taken apart backwards.
struct Server::Impl {
    Settings settings;
    SiteSecret secret;
    Clock moment;
    std::optional<HallTime> time; ///< none when the clock is somebody else's
    Loop loop;
    TimeFile time_file;
    const ServiceManager manager = ServiceManager::of_environment();
    store::GroupCommit commits;
    HallService hall;
    SnapshotKeeper snapshots;
    FreeSpace space;
    ForecastService forecast;
    HallView view{hall, [this]() -> const core::forecast::Waits & { return forecast.waits(); }};
    Sessions sessions;
    SessionFile session_file;
    LoginGuard guard;
    LoginGuard enrol_guard;
    Passwords passwords;
    StaticFiles files;
    std::unique_ptr<TerminalHub> terminals;
    std::unique_ptr<AlarmWatch> alarms;
    LiveHub live;
    Backups backups;
    NamesService names;
    BookingService bookings;
    FolderLists folder;
    PlaceDesk places;
    ContentService content;
    AnswerKeeper answers;
    SurveyService surveys;
    FiguresKeeper figures;
    ChainCheck chain;
    FirstAnswers first_answers{FirstAnswers::Limits{}};
    std::unique_ptr<Services> services;
    std::unique_ptr<Listeners> http;
    ExitCode code = ExitCode::ok;
    bool farewells_said = false;
    std::unique_ptr<CalendarWatch> calendar;
    int rounds_to_end = 0;

    Impl(const Options &options, OpenedJournal opened, StaticFiles pages, SiteSecret key, library::FileLibrary library, library::SigningKey signing)
        : settings(options.settings), secret(std::move(key)),
          moment(options.moment ? options.moment : options.clock ? options.clock : counting_clock), time(own_time(options, opened)),
          time_file(loop, options.data), commits(std::move(opened.journal)),
          hall(loop, time ? [this] { return time->now(); } : options.clock, std::move(opened.state), commits),
          snapshots(loop, hall, commits, opened.replayed_from, options.snapshot_distance), space(loop, options.data),
          forecast(loop, hall, commits), sessions(session_limits(settings)), session_file(loop, sessions, options.data),
          guard(login_limits(settings)), enrol_guard(login_limits(settings)), passwords(loop, commits), files(std::move(pages)),
          live(loop, hall, view, sessions, moment), backups(loop, hall, commits, options.data, settings.backup),
          names(loop, hall, options.data, std::chrono::days(settings.personal.keep_days), moment),
          bookings(loop, hall, names, options.data, [this](const wire::Bookings &list) { terminals->publish_bookings(list); }),
          folder(loop, hall, bookings, settings.bookings.folder), places(hall, bookings),
          content(loop, hall, std::move(library), std::move(signing), opened.server_epoch),
          answers(loop, options.data + "/answers.db"), surveys(loop, hall, answers, moment),
          figures(loop, hall, commits, options.data + "/figures.db", opened.server_epoch), chain(loop, hall, commits)
    {
    }

    /// What the commit thread has got is committed while everybody who hears of it is still there; then the journal is closed. What the loop
    /// decided in its very last round and had not handed over is dropped: nobody was told of it.
    ~Impl()
    {
        if (calendar)
            calendar->stop();
        session_file.close(moment());
        chain.stop();
        figures.stop();
        backups.stop();
        commits.stop();
    }

    std::optional<Ending> listen(std::vector<ListenerPlan> plans, const std::shared_ptr<Tls> &tls, sync::Hub::Cursors cursors,
                                 std::int64_t server_epoch)
    {
        http = std::make_unique<Listeners>(loop, settings, std::move(plans), tls,
                                           [this](const Request &head, Gates gates) { return Router(*services).plan(head, gates); });
        if (const auto wrong = http->open())
            return Ending{ExitCode::address, *wrong};
        for (const std::string &warning : http->warnings())
            spdlog::warn("{}", warning);
        terminals = std::make_unique<TerminalHub>(
            loop, hall, terminal_options(settings, http->phone_url(), server_epoch),
            std::move(cursors));
        terminals->on_answers([this](const std::vector<wire::KioskAnswer> &came, const core::DeviceId &kiosk, TerminalHub::Thanked thanked) {
            surveys.take(came, kiosk, std::move(thanked));
        });
        surveys.on_full_parts([this](const std::vector<core::survey::DayPart> &full) { terminals->tell_full_parts(full); });
        surveys.on_receipts(http->phone_url().empty() ? std::string() : http->phone_url() + "/s/",
                            [this](const wire::Receipts &receipts) { terminals->publish_receipts(receipts); });
        calendar = std::make_unique<CalendarWatch>(time ? &*time : nullptr, time_file, hall, *terminals);
        alarms = std::make_unique<AlarmWatch>(
            AlarmWatch::Sources{hall, *terminals, [this] { return space.mib(); }, [this] { return calendar->news(); },
                                [this] { return backups.news(); }, [this] { return surveys.answers_lost(); }, [this] { return surveys.gaming(); }, [this] { return names.news(); },
                                [this] { return figures.trouble(); },
                                [this] { return core::forecast::off(forecast.days(), hall.today()); }, [this] { return list_news(); }},
            settings.alarms);
        services.reset(new Services{settings, loop, moment, secret, hall, view, forecast, sessions, guard, enrol_guard, passwords, *terminals, live,
                                    *alarms, files, commits, backups, bookings, names, folder, places, content, surveys, figures, chain, [this] { return http->figures(); },
                                    [this](const std::string &who, HallService::Answered answered) { calendar->confirm(who, std::move(answered)); },
                                    first_answers, random_token(12), http->secure(), http->secure() ? key_fingerprint(tls->public_key()) : ""});
        return std::nullopt;
    }

    static std::optional<HallTime> own_time(const Options &options, const OpenedJournal &opened)
    {
        return options.clock ? std::nullopt : std::optional(hall_time_of(options.data, options.machine ? *options.machine : this_machine(), opened));
    }

    ListNews list_news() const
    {
        ListNews news{settings.bookings.expected, bookings.listed_days(), std::nullopt, {}, folder.trouble()};
        if (const auto waiting = folder.waiting()) {
            news.waiting = waiting->file;
            news.since = waiting->since;
        }
        return news;
    }

    void start_jobs(bool signals)
    {
        content.on_edition([this](const wire::Content &edition) { terminals->publish_content(edition); });
        content.look();
        loop.every(std::chrono::hours(1), [this] { content.look(); });
        session_file.take_back(moment());
        hall.on_failed([this](const store::StoreError &error) {
            spdlog::critical("nothing more is acknowledged: {}", error.detail);
            code = ending_of(error, "").code;
            services->stopping = true;
            // The answers that say so may still go out; nothing else happens any more.
            loop.after(core::Millis(100), [this] { end(); });
        });
        hall.on_change([this] { snapshots.look(); });
        loop.every(std::chrono::seconds(30), [this] {
            sessions.sweep(moment());
            guard.sweep(moment());
            enrol_guard.sweep(moment());
        });
        loop.every(std::chrono::seconds(1), [this] { calendar->look(); });
        forecast.on_told([this] { terminals->publish_waits(forecast.waits()); });
        loop.every(std::chrono::seconds(1), [this] { forecast.look(); });
        loop.every(std::chrono::seconds(2), [this] {
            space.refresh();
            session_file.look(moment());
            folder.look();
            alarms->look();
        });
        backups.on_archived([this](const std::map<core::DeviceId, store::StreamEnd> &streams) {
            sync::Hub::Archived archived;
            for (const auto &[device, end] : streams)
                archived.emplace(std::pair(device, end.epoch), end.seq);
            terminals->on_archived(archived);
        });
        loop.every(std::chrono::seconds(1), [this] {
            backups.tick();
            bookings.look();
            names.look();
        });
        loop.every(core::Millis(500), [this] { backups.ship(); });
        loop.after(std::chrono::seconds(10), give_back_memory); // by then figures, forecast and the first backup have had their start
        if (signals)
            loop.on_stop_signal([this] { begin_stop(); });
        if (signals)
            manager.accompany(loop);
    }

    void begin_stop()
    {
        if (services->stopping) {
            end(); // asked twice: at once
            return;
        }
        spdlog::info("stopping");
        manager.say("STOPPING=1");
        services->stopping = true;
        backups.wind_down();
        terminals->stop_taking();
        http->stop();
        loop.after(std::chrono::seconds(settings.server.stop_seconds), [this] {
            spdlog::warn("some connections did not end in time");
            end();
        });
        settle();
    }

    /// Farewells follow when everything taken is durable and acknowledged; the end when everybody has gone.
    void settle()
    {
        if (!farewells_said && hall.waiting() == 0) {
            farewells_said = true;
            terminals->say_bye("stopping");
            live.close_all("stopping");
        }
        if (farewells_said && http->figures().open == 0)
            end();
        else
            loop.after(core::Millis(10), [this] { settle(); });
    }

    /// Cuts what is still open and lets every connection come to its own end, so that none is left suspended in the
    /// middle of something when the parts that it refers to are taken apart.
    void end()
    {
        http->stop();
        http->abandon();
        if (http->figures().open == 0) {
            loop.stop();
            return;
        }
        if (++rounds_to_end > 1000) {
            spdlog::critical("a connection does not end");
            finish_log();
            std::_Exit(static_cast<int>(ExitCode::failed));
        }
        loop.after(core::Millis(5), [this] { end(); });
    }
};

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Server::~Server() = default;

core::Result<std::unique_ptr<Server>, Ending> Server::start(Options options)
{
    init_secrets();
    auto files = StaticFiles::load(options.settings.server.web);
    if (!files)
        return core::Failure{Ending{ExitCode::usage, files.error()}};
    const auto key = tls_files_of(options.settings, options.data);
    if (!key)
        return core::Failure{Ending{ExitCode::usage, key.error()}};
    auto plans = plan_listeners(options.settings, key->has_value());
    if (!plans)
        return core::Failure{Ending{ExitCode::usage, plans.error()}};
    core::Result<std::shared_ptr<Tls>, std::string> tls = std::shared_ptr<Tls>();
    if (any_secure(*plans))
        tls = tls_of(options.settings, options.data);
    if (!tls)
        return core::Failure{Ending{ExitCode::usage, tls.error()}};
    if (const auto wrong = allow_descriptors(*plans))
        return core::Failure{Ending{ExitCode::usage, *wrong}};
    auto opened = open_journal(options.data);
    if (!opened)
        return core::Failure{opened.error()};
    auto cursors = std::move(opened->cursors);
    const std::int64_t server_epoch = opened->server_epoch;
    const bool signals = options.signals;
    auto secret = SiteSecret::of(options.data);
    if (!secret)
        return core::Failure{Ending{ExitCode::disk, secret.error()}};
    auto library = library::FileLibrary::open(options.data + "/library");
    if (!library)
        return core::Failure{Ending{ExitCode::disk, "The library cannot be used: " + library.error().detail + "."}};
    auto signing = content_key_of(options.data);
    if (!signing)
        return core::Failure{Ending{ExitCode::disk, signing.error()}};
    auto impl = std::make_unique<Impl>(options, std::move(*opened), std::move(*files), std::move(*secret), std::move(*library), std::move(*signing));
    if (auto ending = impl->listen(std::move(*plans), *tls, std::move(cursors), server_epoch))
        return core::Failure{std::move(*ending)};
    impl->start_jobs(signals);
    ::malloc_trim(0); // what only the start needed goes back to the machine
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const
{
    return m_impl->http->port();
}

std::uint16_t Server::phone_port() const
{
    return m_impl->http->phone_port();
}

std::uint16_t Server::metrics_port() const
{
    return m_impl->http->metrics_port();
}

std::string Server::url() const
{
    return m_impl->http->url();
}

ExitCode Server::run()
{
    try {
        m_impl->loop.run();
    } catch (const std::exception &error) {
        end_broken(error.what());
    }
    if (m_impl->code == ExitCode::ok) {
        m_impl->snapshots.take_last(); // committed when the journal is closed
        spdlog::info("stopped at position {}", m_impl->hall.version());
    }
    return m_impl->code;
}

void Server::request_stop()
{
    m_impl->loop.post([this] { m_impl->begin_stop(); });
}

} // namespace talon::server
