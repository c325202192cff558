// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/site/settings.h"

#include "wire/api/errors.h"
#include "wire/json/parsed.h"
#include "wire/site/site_codec.h"
#include "wire/site/site_fields.h"

namespace talon::wire {

namespace detail {

void write(Writer &out, const core::SiteRevision &revision)
{
    out.begin_object();
    out("number", ranged(revision.number, 0, max_integer));
    out("at", revision.at);
    out("by", text(revision.by, max_message_bytes, 0));
    out("note", text(revision.note, max_revision_note, 0));
    out.end_object();
}

void write(Writer &out, const Difference &difference)
{
    out.begin_object();
    out.key("path");
    out.string(difference.path);
    out.key("was");
    out.raw(difference.was);
    out.key("now");
    out.raw(difference.now);
    out.end_object();
}

std::string_view name(core::SiteEffect::Kind kind)
{
    switch (kind) {
    case core::SiteEffect::Kind::service_retired: return "service_retired";
    case core::SiteEffect::Kind::window_closed: return "window_closed";
    case core::SiteEffect::Kind::service_unserved: return "service_unserved";
    }
    return {};
}

void write(Writer &out, const core::SiteEffect &effect)
{
    out.begin_object();
    out.key("kind");
    out.string(name(effect.kind));
    out.key("service");
    effect.service.value.empty() ? out.null() : out.string(effect.service.value);
    out.key("window");
    effect.window == 0 ? out.null() : out.string(std::to_string(effect.window));
    out.key("staff");
    effect.staff ? out.string(effect.staff->value) : out.null();
    out("waiting", ranged(effect.waiting, 0, max_people));
    out("in_hand", ranged(effect.in_hand, 0, max_people));
    out("parked", ranged(effect.parked, 0, max_people));
    out.end_object();
}

void write_findings(Writer &out, const std::vector<core::SiteFinding> &findings, core::Language language)
{
    out.key("findings");
    out.begin_array();
    for (const core::SiteFinding &finding : findings) {
        out.begin_object();
        out.key("path");
        out.string(finding.path);
        out.key("code");
        out.string(finding.code);
        out.key("message");
        out.string(message("finding." + finding.code, language, finding.values));
        out.end_object();
    }
    out.end_array();
}

template<class Things>
void write_all(Writer &out, std::string_view key, const Things &things)
{
    out.key(key);
    out.begin_array();
    for (const auto &each : things)
        write(out, each);
    out.end_array();
}

} // namespace detail

namespace {

using detail::Writer;

void write_head(Writer &out, const core::SiteRevision &revision, const core::Site &site)
{
    out.begin_object();
    out.key("revision");
    detail::write(out, revision);
    out.key("site");
    out.raw(encode_site(site));
}

/// The fields that `write` adds to an error's object.
template<class Write>
std::string extended(std::string error, Write write)
{
    Writer out;
    out.begin_object();
    write(out);
    out.end_object();
    error.pop_back();
    return error + "," + out.take().substr(1);
}

} // namespace

Decoded<SettingsDraft> decode_settings_draft(std::string_view json)
{
    return detail::parsed(json, max_settings_bytes, [](const detail::Reader &at) {
        SettingsDraft draft;
        if (at.is_object()) {
            at("site", draft.site);
            at.maybe("note", detail::text(draft.note, max_revision_note, 0));
        }
        return draft;
    });
}

Decoded<RevertRequest> decode_revert(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        RevertRequest request;
        if (at.is_object())
            at.maybe("note", detail::text(request.note, max_revision_note, 0));
        return request;
    });
}

std::string encode_settings(const core::SiteRevision &revision, const core::Site &site)
{
    Writer out;
    write_head(out, revision, site);
    out.end_object();
    return out.take();
}

std::string encode_revision(const core::SiteRevision &revision, const core::Site &site, const std::vector<Difference> &differences)
{
    Writer out;
    write_head(out, revision, site);
    detail::write_all(out, "differences", differences);
    out.end_object();
    return out.take();
}

std::string encode_revisions(const std::vector<core::SiteRevision> &revisions, std::int64_t newest)
{
    Writer out;
    out.begin_object();
    detail::write_all(out, "revisions", revisions);
    out("newest", detail::ranged(newest, 0, max_integer));
    out.end_object();
    return out.take();
}

std::string encode_settings_check(const SettingsCheck &check, core::Language language)
{
    Writer out;
    out.begin_object();
    detail::write_findings(out, check.findings, language);
    detail::write_all(out, "effects", check.effects);
    detail::write_all(out, "differences", check.differences);
    out.end_object();
    return out.take();
}

std::string with_findings(std::string error, const std::vector<core::SiteFinding> &findings, core::Language language)
{
    return extended(std::move(error), [&](Writer &out) { detail::write_findings(out, findings, language); });
}

std::string with_changes(std::string error, const core::SiteRevision &revision, const std::vector<Difference> &differences)
{
    return extended(std::move(error), [&](Writer &out) {
        out.key("revision");
        detail::write(out, revision);
        detail::write_all(out, "differences", differences);
    });
}

} // namespace talon::wire
