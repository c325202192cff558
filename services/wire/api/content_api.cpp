// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/api/content_api.h"

#include "wire/content/page_codec.h"
#include "wire/content/page_fields.h"
#include "wire/json/parsed.h"
#include "wire/terminals/message_fields.h"

#include <algorithm>

namespace talon::wire {

namespace detail {

template<class A, Like<SavePageRequest> M>
void fields(A &a, M &m)
{
    a("base", ranged(m.base, 0, 1'000'000));
    a("page", m.page);
}

} // namespace detail

namespace {

using detail::Writer;
namespace content = core::content;

/// A page and what stands around it.
constexpr std::size_t max_save_bytes = max_page_bytes + 1024;

template<class T, class F>
Decoded<T> decode(std::string_view json, F take)
{
    return detail::parsed(json, max_save_bytes, [&](const detail::Reader &at) {
        T value{};
        if (at.is_object())
            take(at, value);
        return value;
    });
}

void write_findings(Writer &out, const std::vector<content::Finding> &findings)
{
    out.begin_array();
    for (const content::Finding &each : findings) {
        out.begin_object();
        out.key("field");
        out.string(each.field);
        out.key("kind");
        out.string(name_of(each.kind));
        out("hinders", each.hinders());
        out.end_object();
    }
    out.end_array();
}

void write_page_line(Writer &out, const PageList &list, const content::PageId &id, const content::KeptPage &kept)
{
    const content::Page &page = *list.book.latest(id);
    const auto found = findings(page);
    const auto hindering = std::count_if(found.begin(), found.end(), [](const content::Finding &each) { return each.hinders(); });
    out.begin_object();
    out("page", id);
    out("kind", page.kind);
    out("service", detail::text(page.service.value, 0));
    out("section", detail::text(page.section.value, 0));
    out("title", detail::draft(page.title));
    out.key("state");
    out.string(name_of(state_of(list.book, id, list.now, list.site.utc_offset)));
    out("draft", has_draft(list.book, id));
    out.key("revision");
    out.integer(kept.revisions.back().number);
    out("at", kept.revisions.back().at);
    out.key("by");
    out.string(kept.revisions.back().by);
    out.key("hindering");
    out.integer(hindering);
    out.key("advice");
    out.integer(static_cast<std::int64_t>(found.size()) - hindering);
    out("checked", page.checked);
    out.end_object();
}

void write_stand(Writer &out, const StandLine &stand, const content::PageBook &book)
{
    const auto &shown = stand.shown;
    const bool current = shown && shown->epoch == book.epoch && shown->edition == book.number && book.number > 0;
    out.begin_object();
    out.key("place");
    out.string(stand.place.id);
    out("title", detail::title(stand.place.title));
    out.key("device");
    stand.device.empty() ? out.null() : out.string(stand.device.value);
    out("online", stand.online);
    out("current", current);
    out.key("edition");
    shown && shown->edition > 0 ? out.integer(shown->edition) : out.null();
    out("since", shown ? shown->since : std::nullopt);
    out.key("missing");
    out.integer(shown ? shown->missing : 0);
    out.key("trouble");
    out.string(shown ? std::string_view(shown->trouble) : std::string_view());
    out.end_object();
}

/// The texts of what hangs now.
std::vector<content::Page> hanging_pages(const PageList &list)
{
    std::vector<content::Page> pages;
    for (const auto &[id, kept] : list.book.pages)
        for (const content::Hanging &each : kept.hangs)
            if (each.from <= list.now && (!each.until || list.now < *each.until))
                pages.push_back(list.book.texts.at(each.text));
    return pages;
}

void write_coverage(Writer &out, const PageList &list)
{
    out.begin_array();
    for (const content::Covered &row : coverage(list.site, hanging_pages(list), core::local_day(list.now, list.site.utc_offset))) {
        const core::Service *service = list.site.service(row.service);
        if (!service || service->retired)
            continue;
        out.begin_object();
        out("service", row.service);
        out("title", detail::title(service->title));
        out.key("answered");
        out.begin_array();
        for (std::size_t i = 0; i < content::question_count; ++i)
            if (row.answered[i])
                out.string(name_of(static_cast<content::Question>(i)));
        out.end_array();
        out.end_object();
    }
    out.end_array();
}

} // namespace

Decoded<SavePageRequest> decode_save_page(std::string_view json)
{
    return decode<SavePageRequest>(json, [](const detail::Reader &at, SavePageRequest &m) { detail::fields(at, m); });
}

Decoded<content::Page> decode_checked_page(std::string_view json)
{
    return decode<content::Page>(json, [](const detail::Reader &at, content::Page &m) { at("page", m); });
}

Decoded<content::PublishPage> decode_publish_page(std::string_view json)
{
    return decode<content::PublishPage>(json, [](const detail::Reader &at, content::PublishPage &m) {
        at("revision", detail::ranged(m.revision, 1, 1'000'000));
        at.maybe("from", m.from);
        at.maybe("until", m.until);
        at.maybe("places", detail::strings(m.places, core::max_places, max_id_bytes));
    });
}

Decoded<content::WithdrawPage> decode_withdraw_page(std::string_view json)
{
    return decode<content::WithdrawPage>(json, [](const detail::Reader &at, content::WithdrawPage &m) { at("reason", m.reason); });
}

Decoded<int> decode_restore_page(std::string_view json)
{
    return decode<int>(json, [](const detail::Reader &at, int &revision) { at("revision", detail::ranged(revision, 1, 1'000'000)); });
}

Decoded<std::vector<content::Section>> decode_sections(std::string_view json)
{
    using Sections = std::vector<content::Section>;
    return decode<Sections>(json, [](const detail::Reader &at, Sections &m) { at("sections", detail::list(m, content::max_sections)); });
}

std::string encode_page_list(const PageList &list)
{
    Writer out;
    out.begin_object();
    out("now", list.now);
    out.key("edition");
    if (list.book.number > 0) {
        out.begin_object();
        out.key("number");
        out.integer(list.book.number);
        out("made", list.book.made);
        out.end_object();
    } else {
        out.null();
    }
    out("sections", detail::list(list.book.sections, content::max_sections));
    out.key("pages");
    out.begin_array();
    for (const auto &[id, kept] : list.book.pages)
        write_page_line(out, list, id, kept);
    out.end_array();
    out.key("stands");
    out.begin_array();
    for (const StandLine &stand : list.stands)
        write_stand(out, stand, list.book);
    out.end_array();
    out.key("coverage");
    write_coverage(out, list);
    out.end_object();
    return out.take();
}

std::string encode_kept_page(const content::PageBook &book, const core::Site &site, const content::PageId &page, core::Instant now)
{
    const content::KeptPage &kept = *book.page(page);
    const content::Page &latest = *book.latest(page);
    Writer out;
    out.begin_object();
    out("page", latest);
    out.key("revision");
    out.integer(kept.revisions.back().number);
    out.key("state");
    out.string(name_of(state_of(book, page, now, site.utc_offset)));
    out("draft", has_draft(book, page));
    out.key("findings");
    write_findings(out, findings(latest));
    out.key("revisions");
    out.begin_array();
    for (auto each = kept.revisions.rbegin(); each != kept.revisions.rend(); ++each) {
        out.begin_object();
        out.key("revision");
        out.integer(each->number);
        out("at", each->at);
        out.key("by");
        out.string(each->by);
        out.end_object();
    }
    out.end_array();
    out.key("hangs");
    out.begin_array();
    for (const content::Hanging &each : kept.hangs) {
        out.begin_object();
        out.key("revision");
        out.integer(each.revision);
        out("from", each.from);
        out("until", each.until);
        out("places", detail::strings(each.places, core::max_places, max_id_bytes));
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_findings(const std::vector<content::Finding> &findings)
{
    Writer out;
    out.begin_object();
    out.key("findings");
    write_findings(out, findings);
    out.end_object();
    return out.take();
}

std::string_view name_of(content::PageState state)
{
    switch (state) {
    case content::PageState::draft: return "draft";
    case content::PageState::planned: return "planned";
    case content::PageState::published: return "published";
    case content::PageState::ending: return "ending";
    case content::PageState::over: return "over";
    case content::PageState::unchecked: return "unchecked";
    }
    return "draft";
}

std::string_view name_of(content::Question question)
{
    switch (question) {
    case content::Question::documents: return "documents";
    case content::Question::sample: return "sample";
    case content::Question::term: return "term";
    case content::Question::fee: return "fee";
    case content::Question::appeal: return "appeal";
    case content::Question::legal_act: return "legal_act";
    case content::Question::checked: return "checked";
    }
    return "documents";
}

} // namespace talon::wire
