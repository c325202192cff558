// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/act_record.h"
#include "server/booking/names_service.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/json/times.h"

namespace talon::server {

namespace {

/// Answers with what `encode` makes of it, or with the error.
template<class T>
NamesService::Told<T> answering(Answer answer, core::Language language, std::string (*encode)(const T &))
{
    return [answer = std::move(answer), language, encode](const core::Result<T, std::string> &told) {
        answer(told ? json_answer(encode(*told)) : error_answer(told.error(), language));
    };
}

std::string title_of(const core::Registry &registry, const std::string &login)
{
    const auto known = registry.staff.find({login});
    return known == registry.staff.end() ? login : known->second.title;
}

} // namespace

void name_in_hand(Services &services, Call call, Answer answer)
{
    services.names.in_hand(call.staff.staff, [answer = std::move(answer), language = call.language](const core::Result<wire::ShownName, std::string> &name) {
        if (!name && name.error() == "name_unknown") // of most visitors, and no trouble
            return answer(json_answer(wire::encode_no_name()));
        answer(name ? json_answer(wire::encode_shown_name(*name)) : error_answer(name.error(), language));
    });
}

void find_names(Services &services, Call call, Answer answer)
{
    const auto surname = wire::decode_name_search(call.request.body);
    if (!surname)
        return answer(error_answer(surname.error(), call.language));
    services.names.find(*surname, call.staff.staff, answering<wire::FoundNames>(std::move(answer), call.language, wire::encode_found_names));
}

void show_name(Services &services, Call call, Answer answer)
{
    const core::BookingId booking{call.captures.at("booking")};
    services.names.show(booking, call.staff.staff, [booking, answer, language = call.language](const core::Result<std::string, std::string> &name) {
        answer(name ? json_answer(wire::encode_shown_name({booking, *name})) : error_answer(name.error(), language));
    });
}

void names_page(Services &services, Call call, Answer answer)
{
    services.names.days([&services, answer, language = call.language](const core::Result<wire::NamesPage, std::string> &page) {
        answer(page ? json_answer(wire::encode_names_page(*page, services.hall.personal())) : error_answer(page.error(), language));
    });
}

void show_act(Services &services, Call call, Answer answer)
{
    const core::PersonalAct *act = services.hall.personal().act(call.captures.at("act"));
    if (!act)
        return answer(error_answer("unknown_act", call.language));
    find_act_record(services.loop, services.commits, *act, [&services, act = *act, answer](const std::optional<wire::ActRecord> &record) {
        const core::Site &site = services.hall.hall().site();
        answer(json_answer(wire::encode_names_act(act, title_of(services.hall.registry(), act.actor), site.name, site.address, record)));
    });
}

void destroy_names(Services &services, Call call, Answer answer)
{
    const auto day = wire::parse_day(call.captures.at("day"));
    if (!day)
        return answer(error_answer("bad_field", call.language, {{"field", "day"}}, "day"));
    const auto reason = wire::decode_destroy_names(call.request.body);
    if (!reason)
        return answer(error_answer(reason.error(), call.language));
    services.names.destroy(*day, *reason, call.staff.staff.value, answering<std::string>(std::move(answer), call.language, wire::encode_destroyed_names));
}

} // namespace talon::server
