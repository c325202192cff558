// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "wire/hall/hall_document.h"

namespace talon::server {

/// The staff's view of the durable hall, encoded once for each change and second however many ask.
class HallView
{
public:
    explicit HallView(const HallService &service) : m_service(service) {}

    const wire::HallDocument &document() { return *shared(); }
    /// The same, for who keeps it.
    std::shared_ptr<const wire::HallDocument> shared();

private:
    const HallService &m_service;
    std::shared_ptr<const wire::HallDocument> m_document;
    std::int64_t m_version = -1;
    core::Instant m_made{};
};

} // namespace talon::server
