// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/plain_http.h"

#include <functional>
#include <memory>
#include <vector>

namespace talon::test {

/// A console's end of the live socket: keeps the hall by the frames alone, and holds each frame against its schema.
class LiveFollower
{
public:
    LiveFollower(std::uint16_t port, const std::string &cookie);
    ~LiveFollower();

    /// Takes frames until the condition holds, one at least; false when none came in time. Throws for a wrong frame.
    bool follow(const std::function<bool()> &until);
    std::int64_t version() const;
    /// Is it the hall of this document, but for what goes on with the clock alone and for what is one's own?
    bool same_as(const std::string &document) const;
    /// A pointer into what it keeps is there and not null: {"windows", "0", "ticket"}.
    bool has(const std::string &pointer) const;

    std::vector<std::string> frames;
    std::size_t wholes = 0; ///< frames that held the whole hall

private:
    struct Kept;
    void take(const std::string &frame);

    PlainWebSocket m_socket;
    std::unique_ptr<Kept> m_kept;
};

/// "version" of a hall document.
std::int64_t version_of(const std::string &document);

} // namespace talon::test
