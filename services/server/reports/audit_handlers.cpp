// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/reports/chain_check.h"
#include "server/services.h"
#include "wire/json/times.h"

#include <boost/json.hpp>

namespace talon::server {

namespace {

std::string status_json(const ChainCheck::Status &status)
{
    using State = ChainCheck::State;
    namespace json = boost::json;
    const char *state = status.state == State::never ? "never" : status.state == State::running ? "running" : status.state == State::sound ? "sound" : "damaged";
    const bool any = status.state != State::never;
    return json::serialize(json::object{{"state", state}, {"checked", status.checked}, {"of", status.of},
                                        {"began_at", any ? json::value(wire::to_text(status.began)) : json::value()},
                                        {"ended_at", status.ended ? json::value(wire::to_text(*status.ended)) : json::value()},
                                        {"wrong", status.wrong.empty() ? json::value() : json::value(status.wrong)}});
}

} // namespace

void show_chain_check(Services &services, Call, Answer answer)
{
    answer(json_answer(status_json(services.chain.status())));
}

void begin_chain_check(Services &services, Call, Answer answer)
{
    services.chain.begin();
    answer(json_answer(status_json(services.chain.status())));
}

} // namespace talon::server
