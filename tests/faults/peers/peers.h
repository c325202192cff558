// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/services/server/server_world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace talon::test {

/// A kiosk of that place, connected.
inline PlainDevice kiosk_at(const ServerWorld &world, const std::string &place)
{
    PlainDevice device;
    device.enrol(world.port(), world.code("ticket", place));
    device.connect(world.port());
    return device;
}

/// Bears a ticket, pushes it and waits for the acknowledgement; its id, empty when that did not work. Later than the one
/// before by the world's clock: in one millisecond neither came first.
inline std::string take_ticket(ServerWorld &world, PlainDevice &device, int number, const std::string &visitor_class = "ordinary",
                               const std::string &service = "inn")
{
    world.advance(core::Millis{1});
    const auto ticket = device.ticket(world.now(), world.today(), number, service, visitor_class);
    const auto event = device.append(ticket, world.now());
    return device.push_from(event.seq) && device.wait_for_ack(event.seq) ? ticket.ticket.value : std::string();
}

inline QJsonObject hall_of(PlainClient &client)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(client.get("/api/v1/hall").body)).object();
}

inline int waiting_in(PlainClient &client)
{
    return hall_of(client)[QStringLiteral("waiting_total")].toInt(-1);
}

inline int issued_today(PlainClient &client)
{
    return hall_of(client)[QStringLiteral("today")].toObject()[QStringLiteral("issued")].toInt(-1);
}

} // namespace talon::test
