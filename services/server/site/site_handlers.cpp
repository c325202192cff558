// SPDX-License-Identifier: GPL-3.0-or-later
// The settings while the hall works: what is in force, what a draft would change, saving, and what once was.
#include "core/site/continued.h"
#include "server/http/answers.h"
#include "server/http/etag.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "server/site/site_revisions.h"
#include "wire/journal/event_codec.h"
#include "wire/site/settings.h"

#include <spdlog/spdlog.h>

#include <charconv>

namespace talon::server {

namespace {

constexpr std::int64_t revisions_a_page = 10;

std::string tag_of(std::int64_t revision)
{
    return "\"" + std::to_string(revision) + "\"";
}

std::optional<std::int64_t> number_in(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0 ? std::optional(number) : std::nullopt;
}

/// The revision that a change was made to, by If-Match; 0, which is none, for a tag that was never given.
std::optional<std::int64_t> base_of(const Request &request)
{
    auto tag = request.header("if-match");
    if (tag.empty())
        return std::nullopt;
    if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"')
        tag = tag.substr(1, tag.size() - 2);
    return number_in(tag).value_or(0);
}

Response settings_answer(const core::Hall &hall)
{
    Response response = json_answer(wire::encode_settings(hall.revision(), hall.site()));
    response.headers.emplace_back("ETag", tag_of(hall.revision().number));
    return response;
}

/// The 412, with what others have changed since.
Response changed_answer(const core::Hall &hall, const std::vector<wire::Difference> &since, core::Language language)
{
    Response response = error_answer("changed_meanwhile", language);
    response.body = wire::with_changes(std::move(response.body), hall.revision(), since);
    response.headers.emplace_back("ETag", tag_of(hall.revision().number));
    return response;
}

void tell_what_changed(Services &services, std::int64_t base, core::Language language, const Answer &answer)
{
    read_settings_of(services.loop, services.commits, base, 1, [&services, language, answer](const auto &read) {
        const core::Hall &hall = services.hall.hall();
        if (!read)
            return answer(error_answer("storage_failed", language));
        const bool known = !read->empty();
        answer(changed_answer(hall, known ? wire::differences(read->front().site, hall.site()) : std::vector<wire::Difference>{}, language));
    });
}

struct Wanted {
    core::Site site;
    std::int64_t base = 0;
    std::string note;
};

void save(Services &services, const Call &call, Wanted wanted, const Answer &answer)
{
    const core::Hall &hall = services.hall.ledger().decided().hall;
    const core::Site next = core::continued(hall.site(), wanted.site);
    const auto language = call.language;
    const std::int64_t base = wanted.base;
    if (next != hall.site() && base != hall.revision().number)
        return tell_what_changed(services, base, language, answer);
    if (const auto found = core::site_findings(hall, next); !found.empty()) {
        Response response = error_answer("site_not_valid", language);
        response.body = wire::with_findings(std::move(response.body), found, language);
        return answer(std::move(response));
    }
    // What no journal could hold must not be decided: nothing would be acknowledged any more.
    if (!wire::try_encode_event(core::SiteSaved{next, wanted.note}))
        return answer(error_answer("too_large", language));
    const std::string by = call.staff.staff.value;
    services.hall.ask(core::SaveSite{std::move(wanted.site), base, std::move(wanted.note)}, by,
                      [&services, base, language, by, answer](const HallService::Outcome &outcome) {
                          if (!outcome && outcome.error() == Fault(core::Refusal::changed_meanwhile))
                              return tell_what_changed(services, base, language, answer);
                          if (!outcome)
                              return answer(error_answer(outcome.error(), language));
                          if (!outcome->empty())
                              spdlog::info("{} saved the settings: revision {}", by, services.hall.hall().revision().number);
                          answer(settings_answer(services.hall.hall()));
                      });
}

std::int64_t revision_of(const Call &call)
{
    return number_in(call.captures.at("revision")).value_or(0);
}

} // namespace

void show_settings(Services &services, Call call, Answer answer)
{
    const core::Hall &hall = services.hall.hall();
    auto known = not_modified(call.request, tag_of(hall.revision().number));
    answer(known ? std::move(*known) : settings_answer(hall));
}

void check_settings(Services &services, Call call, Answer answer)
{
    auto draft = wire::decode_settings_draft(call.request.body);
    if (!draft)
        return answer(error_answer(draft.error(), call.language));
    const core::Hall &hall = services.hall.hall();
    const core::Site next = core::continued(hall.site(), std::move(draft->site));
    wire::SettingsCheck check{core::site_findings(hall, next), {}, {}};
    if (check.findings.empty()) {
        if (!wire::try_encode_event(core::SiteSaved{next, {}}))
            return answer(error_answer("too_large", call.language));
        check.effects = core::effects(hall, next);
        check.differences = wire::differences(hall.site(), next);
    }
    answer(json_answer(wire::encode_settings_check(check, call.language)));
}

void save_settings(Services &services, Call call, Answer answer)
{
    auto draft = wire::decode_settings_draft(call.request.body);
    if (!draft)
        return answer(error_answer(draft.error(), call.language));
    const auto base = base_of(call.request);
    if (!base)
        return answer(error_answer("if_match_missing", call.language));
    save(services, call, {std::move(draft->site), *base, std::move(draft->note)}, answer);
}

void list_revisions(Services &services, Call call, Answer answer)
{
    const std::int64_t newest = services.hall.hall().revision().number;
    const std::int64_t before = call.query.number("before", 1, newest + 1).value_or(newest + 1);
    const std::int64_t first = std::max<std::int64_t>(before - revisions_a_page, 1);
    read_settings_of(services.loop, services.commits, first, before - first, [newest, language = call.language, answer](const auto &read) {
        if (!read)
            return answer(error_answer("storage_failed", language));
        std::vector<core::SiteRevision> revisions;
        for (auto each = read->rbegin(); each != read->rend(); ++each)
            revisions.push_back(each->revision);
        answer(json_answer(wire::encode_revisions(revisions, newest)));
    });
}

void show_revision(Services &services, Call call, Answer answer)
{
    const std::int64_t number = revision_of(call);
    read_settings_of(services.loop, services.commits, number - 1, 2, [number, language = call.language, answer](const auto &read) {
        if (!read)
            return answer(error_answer("storage_failed", language));
        if (read->empty() || read->back().revision.number != number)
            return answer(error_answer("unknown_revision", language));
        const auto &shown = read->back();
        const auto since = read->size() == 2 ? wire::differences(read->front().site, shown.site) : std::vector<wire::Difference>{};
        answer(json_answer(wire::encode_revision(shown.revision, shown.site, since)));
    });
}

void revert_settings(Services &services, Call call, Answer answer)
{
    const auto asked = wire::decode_revert(call.request.body);
    if (!asked)
        return answer(error_answer(asked.error(), call.language));
    const auto base = base_of(call.request);
    if (!base)
        return answer(error_answer("if_match_missing", call.language));
    const std::int64_t number = revision_of(call);
    read_settings_of(services.loop, services.commits, number, 1, [&services, call, base = *base, number, note = asked->note, answer](const auto &read) {
        if (!read)
            return answer(error_answer("storage_failed", call.language));
        if (read->empty() || read->front().revision.number != number)
            return answer(error_answer("unknown_revision", call.language));
        save(services, call, {read->front().site, base, note}, answer);
    });
}

} // namespace talon::server
