// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/content/content_service.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "server/terminals/terminal_hub.h"
#include "wire/api/content_api.h"
#include "wire/content/page_codec.h"
#include "wire/json/limits.h"

namespace talon::server {

namespace content = core::content;

namespace {

/// A stand's place, and the device that stands there now: of several enrolled one after the other, the last.
std::vector<wire::StandLine> stands(const Services &services)
{
    std::vector<wire::StandLine> lines;
    const auto devices = services.terminals.devices();
    for (const core::Place &place : services.hall.hall().site().places) {
        if (place.role != "stand")
            continue;
        wire::StandLine line{place, {}, false, {}};
        for (const wire::DeviceLine &device : devices)
            if (device.place == place.id && device.role == core::DeviceRole::stand && (device.online || !device.replaced))
                line = {place, device.device, device.online, device.content};
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The page as it is now; what was asked for is durable.
void answer_page(const Services &services, const content::PageId &page, const Answer &answer)
{
    answer(json_answer(wire::encode_kept_page(services.hall.pages(), services.hall.hall().site(), page, services.hall.now())));
}

ContentService::Answered told(Services &services, const content::PageId &page, const Answer &answer, core::Language language)
{
    return [&services, page, answer, language](std::string_view code) {
        if (!code.empty())
            return answer(error_answer(code, language));
        answer_page(services, page, answer);
    };
}

content::PageId page_of(const Call &call)
{
    return {call.captures.at("page")};
}

} // namespace

void list_pages(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_page_list({services.hall.pages(), services.hall.hall().site(), stands(services), services.hall.now()})));
}

void show_page(Services &services, Call call, Answer answer)
{
    if (!services.hall.pages().page(page_of(call)))
        return answer(error_answer("unknown_page", call.language));
    answer_page(services, page_of(call), answer);
}

void save_page(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_save_page(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    if (wanted->page.id != page_of(call))
        return answer(error_answer(wire::WireError{wire::WireFault::bad_field, "page.id"}, call.language));
    services.content.save(wanted->page, wanted->base, call.staff.staff.value, services.hall.now(), told(services, page_of(call), answer, call.language));
}

void check_page(Services &, Call call, Answer answer)
{
    const auto page = wire::decode_checked_page(call.request.body);
    answer(page ? json_answer(wire::encode_findings(findings(*page))) : error_answer(page.error(), call.language));
}

void publish_page(Services &services, Call call, Answer answer)
{
    auto wanted = wire::decode_publish_page(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    wanted->page = page_of(call);
    const core::Instant now = services.hall.now();
    services.content.change(decide(services.hall.decided_pages(), services.hall.hall().site(), *wanted, now), call.staff.staff.value, now,
                            told(services, wanted->page, answer, call.language));
}

void withdraw_page(Services &services, Call call, Answer answer)
{
    auto wanted = wire::decode_withdraw_page(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    wanted->page = page_of(call);
    services.content.change(decide(services.hall.decided_pages(), *wanted), call.staff.staff.value, services.hall.now(),
                            told(services, wanted->page, answer, call.language));
}

void restore_page(Services &services, Call call, Answer answer)
{
    const auto revision = wire::decode_restore_page(call.request.body);
    if (!revision)
        return answer(error_answer(revision.error(), call.language));
    services.content.restore(page_of(call), *revision, call.staff.staff.value, told(services, page_of(call), answer, call.language));
}

void save_sections(Services &services, Call call, Answer answer)
{
    auto sections = wire::decode_sections(call.request.body);
    if (!sections)
        return answer(error_answer(sections.error(), call.language));
    content::Decision decision = std::vector<content::Change>{content::SectionsSaved{std::move(*sections)}};
    services.content.change(decision, call.staff.staff.value, services.hall.now(), [&services, answer, call](std::string_view code) {
        if (!code.empty())
            return answer(error_answer(code, call.language));
        list_pages(services, call, answer);
    });
}

/// What an edition names is for everybody who reads: its bytes prove themselves by their name.
void library_file(Services &services, Call call, Answer answer)
{
    const std::string &file = call.captures.at("hash");
    const auto at = call.query.has("at") ? call.query.number("at", 0, wire::max_file_bytes) : std::optional<std::int64_t>(0);
    if (!at)
        return answer(error_answer(wire::WireError{wire::WireFault::bad_field, "at"}, call.language));
    const bool taken = library::is_hash(file) && services.content.piece(file, *at, [answer, language = call.language](ContentService::Piece piece) {
        if (!piece)
            return answer(error_answer(piece.error().fault == library::Fault::not_here ? "not_found" : "storage_failed", language));
        Response response;
        response.content_type = "application/octet-stream";
        response.body = std::move(*piece);
        answer(std::move(response));
    });
    if (!taken)
        answer(error_answer(library::is_hash(file) ? "busy" : "not_found", call.language));
}

} // namespace talon::server
