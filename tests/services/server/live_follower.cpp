// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/live_follower.h"

#include "tests/services/server/schema_check.h"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace talon::test {

namespace json = boost::json;

struct LiveFollower::Kept {
    json::object hall;
};

namespace {

json::array::iterator find(json::array &tickets, const json::value &id)
{
    return std::find_if(tickets.begin(), tickets.end(), [&](const json::value &ticket) { return ticket.at("ticket") == id; });
}

void move(json::array &tickets, const json::value &moves)
{
    for (const json::value &gone : moves.at("gone").as_array())
        tickets.erase(find(tickets, gone));
    for (const json::value &put : moves.at("put").as_array()) {
        if (const auto old = find(tickets, put.at("ticket").at("ticket")); old != tickets.end())
            tickets.erase(old);
        const auto place = put.at("after").is_null() ? tickets.begin() : find(tickets, put.at("after")) + 1;
        tickets.insert(place, put.at("ticket"));
    }
}

void replace(json::array &lines, const json::value &changed, const char *key)
{
    for (const json::value &line : changed.as_array())
        for (json::value &own : lines)
            if (own.at(key) == line.at(key))
                own = line;
}

void change(json::object &hall, const json::object &body)
{
    if (body.at("base") != hall.at("version"))
        throw std::runtime_error("changes of another base");
    replace(hall.at("windows").as_array(), body.at("windows"), "window");
    replace(hall.at("services").as_array(), body.at("services"), "service");
    for (const char *list : {"waiting", "parked", "no_show"})
        move(hall.at(list).as_array(), body.at(list));
    for (const char *plain : {"version", "now", "today"})
        hall[plain] = body.at(plain);
    hall["waiting_total"] = hall.at("waiting").as_array().size();
}

json::object timeless(json::object hall)
{
    hall.erase("now");
    hall.erase("mine");
    for (json::value &service : hall.at("services").as_array())
        for (const char *forecast : {"wait_minutes", "range"})
            service.as_object().erase(forecast);
    return hall;
}

} // namespace

LiveFollower::LiveFollower(std::uint16_t port, const std::string &cookie)
    : m_socket(port, "/api/v1/hall/live", cookie), m_kept(std::make_unique<Kept>())
{
}

LiveFollower::~LiveFollower() = default;

bool LiveFollower::follow(const std::function<bool()> &until)
{
    while (m_kept->hall.empty() || !until()) {
        const auto frame = m_socket.receive();
        if (!frame)
            return false;
        if (const auto complaint = against_schema("LiveFrame", *frame); !complaint.empty())
            throw std::runtime_error(complaint);
        frames.push_back(*frame);
        take(*frame);
    }
    return true;
}

void LiveFollower::take(const std::string &text)
{
    const json::value frame = json::parse(text);
    const json::object &body = frame.at("body").as_object();
    if (frame.at("type") == "hall") {
        m_kept->hall = body;
        ++wholes;
    } else if (frame.at("type") == "mine") {
        m_kept->hall["mine"] = body;
    } else {
        change(m_kept->hall, body);
    }
}

std::int64_t LiveFollower::version() const
{
    return m_kept->hall.at("version").as_int64();
}

bool LiveFollower::same_as(const std::string &document) const
{
    return timeless(m_kept->hall) == timeless(json::parse(document).as_object());
}

bool LiveFollower::has(const std::string &pointer) const
{
    boost::system::error_code missing;
    const json::value hall = m_kept->hall;
    const json::value *found = hall.find_pointer(pointer, missing);
    return found && !found->is_null();
}

std::int64_t version_of(const std::string &document)
{
    return json::parse(document).at("version").as_int64();
}

} // namespace talon::test
