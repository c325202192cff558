// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "wire/hall/hall_document.h"

namespace talon::server {

/// The staff's view of the durable hall, encoded once for each change and second however many ask.
class HallView
{
public:
    /// `waits`: what may be told of them, asked at each making.
    using WaitsNow = std::function<const core::forecast::Waits &()>;
    HallView(const HallService &service, WaitsNow waits) : m_service(service), m_waits(std::move(waits)) {}

    const wire::HallDocument &document() { return *shared(); }
    /// The same, for who keeps it.
    std::shared_ptr<const wire::HallDocument> shared();

private:
    const HallService &m_service;
    WaitsNow m_waits;
    std::shared_ptr<const wire::HallDocument> m_document;
    std::int64_t m_version = -1;
    core::Instant m_made{};
};

} // namespace talon::server
