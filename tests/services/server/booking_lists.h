// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Made-up lists: tr() has no business here.
#include "store/code_digest.h"
#include "tests/services/server/schema_check.h"
#include "tests/services/server/server_world.h"
#include "wire/json/limits.h"
#include "wire/json/times.h"
#include "wire/site/site_codec.h"

#include <QTest>

namespace talon::test {

using namespace std::chrono_literals;

/// A talond and lists of bookings for it, of the day that it is there; every answer about bookings is held against its schema.
struct BookingLists {
    std::unique_ptr<ServerWorld> m_world;

    static constexpr auto plan = R"({"columns":{"code":0,"date":1,"time":2,"service":3,"state":4})";

    std::string date() const
    {
        const std::string iso = wire::to_text(m_world->today());
        return iso.substr(8, 2) + '.' + iso.substr(5, 2) + '.' + iso.substr(0, 4);
    }
    /// Local time of day as "10:30"; midnight is not crossed by so little.
    std::string clock(core::Minutes from_now) const
    {
        const int minute = std::clamp(core::local_minute(m_world->now(), site_offset()) + static_cast<int>(from_now.count()), 0, 1439);
        return wire::clock_text(minute);
    }
    std::string row(const std::string &code, core::Minutes from_now, const std::string &service = "Декларация 3-НДФЛ", const std::string &state = "") const
    {
        return code + ';' + date() + ';' + clock(from_now) + ';' + service + ';' + state + "\r\n";
    }
    static std::string list(const std::string &rows) { return "Код;Дата;Время;Услуга;Статус\r\n" + rows; }

    static std::string open(PlainClient &client, const std::string &file)
    {
        const auto opened = client.post("/api/v1/bookings/lists", file);
        return opened.status == 200 ? field(opened.body, "list") : std::string();
    }
    static HttpAnswer compare(PlainClient &client, const std::string &list, const std::string &more = "")
    {
        return client.post("/api/v1/bookings/lists/" + list + "/compare", plan + more + "}");
    }
    static HttpAnswer apply(PlainClient &client, const std::string &list, const std::string &more = "")
    {
        return client.post("/api/v1/bookings/lists/" + list + "/apply", plan + more + "}");
    }
    static bool says(const HttpAnswer &answer, const std::string &part) { return answer.body.find(part) != std::string::npos; }
    std::string bookings(PlainClient &client) const { return client.get("/api/v1/bookings").body; }

    /// The next list that comes to a kiosk.
    static std::optional<wire::Bookings> next_list(PlainDevice &device)
    {
        while (auto document = device.wait_for<wire::Document>())
            if (const auto *list = std::get_if<wire::Bookings>(&document->body))
                return *list;
        return std::nullopt;
    }
    static const wire::BookingLine *line_of(const wire::Bookings &list, const std::string &code)
    {
        for (const wire::BookingDay &day : list.days)
            for (const wire::BookingLine &line : day.lines)
                if (line.code == store::code_digest(code, day.salt))
                    return &line;
        return nullptr;
    }

    void begin(server::Settings settings = {})
    {
        m_world = std::make_unique<ServerWorld>(std::move(settings));
        // The next full hour: what comes some minutes later is within one half hour.
        m_world->advance(std::chrono::ceil<std::chrono::hours>(m_world->now()) - m_world->now());
    }
    static void hold_against_schemas()
    {
        PlainClient::observer = [](const std::string &method, const std::string &path, const HttpAnswer &answer) {
            if (path.starts_with("/api/v1/bookings"))
                QCOMPARE(QString::fromStdString(against_schema(method, path, answer)), QString());
        };
    }
};

} // namespace talon::test
