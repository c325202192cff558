// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

#include <memory>

namespace talon::sync {

/// Send the frame to the device's present connection, then on_sent().
struct SendDocument {
    core::DeviceId device;
    wire::DocumentKind kind = wire::DocumentKind::menu;
    std::int64_t version = 0;
    std::shared_ptr<const std::string> frame; ///< encoded once for all devices
};
using FeedEffects = std::vector<SendDocument>;

/// Does a terminal of this role get documents of this kind?
bool needs(core::DeviceRole role, wire::DocumentKind kind);

/// The backend's documents on their way to the terminals: to each only what it has not, one at a time, so that a slow
/// terminal gets the newest and never a queue. Versions are milliseconds of the backend's clock, forced upward while the
/// program runs. A version that a terminal claims counts only when this very run sent it: after a restart everything is
/// sent once anew, so that no clock set back and no lying terminal can leave a screen with an old document.
class DocumentFeed
{
public:
    static constexpr std::size_t max_devices = 256; ///< remembered; beyond it the longest absent one is forgotten

    /// A document for every terminal whose role needs it. The same content again is no new version.
    FeedEffects publish(const wire::DocumentBody &body, core::Instant now);
    /// A document for one device (its reserve).
    FeedEffects publish_to(const core::DeviceId &device, const wire::DocumentBody &body, core::Instant now);

    /// The device was admitted on a new connection and holds these versions.
    FeedEffects on_admitted(const core::DeviceId &device, core::DeviceRole role,
                            const std::map<std::string, std::int64_t> &held);
    void on_gone(const core::DeviceId &device);
    /// The document under way to the device was written to its socket.
    FeedEffects on_sent(const core::DeviceId &device);

    /// The newest version of a kind for a device, 0 when there is none.
    std::int64_t newest(const core::DeviceId &device, wire::DocumentKind kind) const;
    /// The version that the device was sent last on its present connection or is known to hold, 0 for none.
    std::int64_t held(const core::DeviceId &device, wire::DocumentKind kind) const;

private:
    struct Item {
        std::optional<wire::DocumentBody> body;
        std::int64_t version = 0;
        std::shared_ptr<const std::string> frame;
    };
    struct Terminal {
        core::DeviceRole role = core::DeviceRole::ticket;
        bool connected = false;
        bool busy = false; ///< a document is under way
        std::uint64_t seen = 0; ///< order of admission
        std::map<wire::DocumentKind, std::int64_t> has;  ///< known to be held, or sent on this connection
        std::map<wire::DocumentKind, std::int64_t> sent; ///< sent last by this feed, over all connections
        std::map<wire::DocumentKind, Item> own;          ///< published to this device alone
    };

    static bool renew(Item &item, const wire::DocumentBody &body, core::Instant now);
    Item &item_of(Terminal &terminal, wire::DocumentKind kind);
    void pump(const core::DeviceId &device, Terminal &terminal, FeedEffects &effects);
    Terminal &remember(const core::DeviceId &device);

    std::map<wire::DocumentKind, Item> m_common;
    std::map<core::DeviceId, Terminal> m_terminals;
    std::uint64_t m_admissions = 0;
};

} // namespace talon::sync
