// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/terminal.h"

namespace talon::simulation {

/// A hall display with its announcer.
class Display final : public Terminal
{
public:
    Display(World &world, Machine &machine);

private:
    void on_document(const wire::Document &document) override;
    void on_online(bool online) override;
    void tick() override;
    void speak();

    core::AnnouncementQueue m_queue;
    bool m_speaking = false;
    bool m_calls_came = false; ///< over the connection that there is
};

} // namespace talon::simulation
