// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/survey/form_api.h"

#include "wire/json/limits.h"
#include "wire/json/parsed.h"
#include "wire/survey/form_fields.h"
#include "wire/survey/offer_fields.h"

namespace talon::wire {

namespace detail {

namespace {

using core::survey::AnswersTaken;
using core::survey::Offer;
using core::survey::Published;
using core::survey::SurveyBook;
using core::survey::Turn;

void write_findings(Writer &out, const std::vector<core::survey::FormFinding> &findings)
{
    out.key("findings");
    out.begin_array();
    for (const auto &finding : findings) {
        out.begin_object();
        out.key("path");
        out.string(finding.path);
        out.key("code");
        out.string(finding.code);
        out.key("values");
        out.begin_object();
        for (const auto &[name, value] : finding.values) {
            out.key(name);
            out.string(value);
        }
        out.end_object();
        out.key("sentence");
        out.string(finding.sentence);
        out.end_object();
    }
    out.end_array();
}

void write_number_or_null(Writer &out, std::string_view key, std::int64_t value)
{
    out.key(key);
    value > 0 ? out.integer(value) : out.null();
}

/// The version of this survey, 0 where the turn is another's.
int version_of(const Turn &turn, const std::string &survey)
{
    return turn.survey == survey ? turn.version : 0;
}

void write_offer(Writer &out, std::string_view key, const Published *published, const AnswersTaken *taken)
{
    out.key(key);
    if (!published)
        return out.null();
    const Offer &offer = published->offer;
    out.begin_object();
    out("from", offer.from);
    out("until", offer.until);
    out("survey_kiosks", offer.survey_kiosks);
    out("posters", offer.posters);
    out("receipts", offer.receipts);
    out("ticket_page", offer.ticket_page);
    out.key("quotas");
    out.begin_array();
    for (const auto &quota : offer.quotas) {
        out.begin_object();
        out("part", quota.part);
        out.key("service");
        quota.service.empty() ? out.null() : out.string(quota.service);
        out.key("count");
        out.integer(quota.count);
        if (taken) {
            const auto part = quota.part ? taken->parts.find(*quota.part) : taken->parts.end();
            const auto service = taken->services.find(quota.service);
            out.key("taken");
            out.integer(part != taken->parts.end() ? part->second : !quota.part && service != taken->services.end() ? service->second : 0);
        }
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

struct Listing {
    const SurveyBook &book;
    core::Day today;
    const AnswersTaken &taken;
};

void write_survey(Writer &out, const Listing &listing, const core::survey::Form &form, std::size_t versions)
{
    const SurveyBook &book = listing.book;
    const Turn &turn = book.turn_on(listing.today);
    const bool waits = &turn != &book.planned;
    const int running = version_of(turn, form.id), planned = waits ? version_of(book.planned, form.id) : 0;
    const Published *latest = book.latest(form.id);
    out.begin_object();
    out("form", form);
    out("preset", form.id == core::survey::criteria_id);
    out("running", running > 0);
    out("kiosks", latest && latest->offer.ticket_kiosks);
    out("published_at", latest ? std::optional(latest->at) : std::nullopt);
    out.key("versions");
    out.integer(static_cast<std::int64_t>(versions));
    write_number_or_null(out, "running_version", running);
    out("planned", planned > 0);
    write_number_or_null(out, "planned_version", planned);
    write_offer(out, "offer", book.version(form.id, running), &listing.taken);
    write_offer(out, "planned_offer", book.version(form.id, planned), nullptr);
    out.end_object();
}

void write_draft_head(Writer &out, const core::survey::Draft &draft)
{
    out.key("revision");
    out.integer(draft.revision);
    out("saved_at", draft.saved_at);
    out.key("saved_by");
    out.string(draft.saved_by);
}

} // namespace

} // namespace detail

Decoded<core::survey::Form> decode_drafted(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        core::survey::Form form;
        if (at.is_object())
            at("form", form);
        return form;
    });
}

Decoded<Publish> decode_publish(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        Publish wanted;
        if (!at.is_object())
            return wanted;
        at.maybe("offer", wanted.offer);
        at("kiosks", wanted.offer.ticket_kiosks);
        at.maybe("draft", detail::ranged(wanted.draft, 1, max_integer));
        return wanted;
    });
}

std::string encode_surveys(const core::survey::SurveyBook &book, core::Day today, const core::survey::AnswersTaken &taken)
{
    const std::string preset(core::survey::criteria_id);
    const detail::Listing listing{book, today, taken};
    detail::Writer out;
    out.begin_object();
    out.key("surveys");
    out.begin_array();
    if (!book.latest(preset))
        detail::write_survey(out, listing, core::survey::five_criteria(preset), 0);
    for (const auto &[id, versions] : book.surveys)
        detail::write_survey(out, listing, versions.back().form, versions.size());
    out.end_array();
    out.key("drafts");
    out.begin_array();
    for (const auto &[id, draft] : book.drafts) {
        out.begin_object();
        out("survey", detail::id(id));
        out("title", draft.form.title);
        detail::write_draft_head(out, draft);
        out.end_object();
    }
    out.end_array();
    out("today", today);
    out.end_object();
    return out.take();
}

std::string encode_survey(const core::survey::SurveyBook &book, const std::string &survey, core::Day today)
{
    const auto draft = book.drafts.find(survey);
    const auto versions = book.surveys.find(survey);
    const core::survey::Turn &turn = book.turn_on(today);
    detail::Writer out;
    out.begin_object();
    out("survey", detail::id(survey));
    out("preset", survey == core::survey::criteria_id);
    out.key("draft");
    if (draft == book.drafts.end()) {
        out.null();
    } else {
        out.begin_object();
        out("form", draft->second.form);
        detail::write_draft_head(out, draft->second);
        out.end_object();
    }
    out.key("versions");
    out.begin_array();
    if (versions != book.surveys.end())
        for (const core::survey::Published &each : versions->second) {
            out.begin_object();
            out("form", each.form);
            out("published_at", each.at);
            out("kiosks", each.offer.ticket_kiosks);
            detail::write_offer(out, "offer", &each, nullptr);
            out.end_object();
        }
    out.end_array();
    detail::write_number_or_null(out, "running_version", detail::version_of(turn, survey));
    detail::write_number_or_null(out, "planned_version", &turn == &book.planned ? 0 : detail::version_of(book.planned, survey));
    detail::write_findings(out, draft == book.drafts.end() ? std::vector<core::survey::FormFinding>() : findings_of(book, draft->second.form));
    out.end_object();
    return out.take();
}

std::string encode_findings(const std::vector<core::survey::FormFinding> &findings)
{
    detail::Writer out;
    out.begin_object();
    detail::write_findings(out, findings);
    out.end_object();
    return out.take();
}

} // namespace talon::wire
