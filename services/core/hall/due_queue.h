// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"

#include <functional>
#include <memory>

namespace talon::core {

/// Orders tickets: earliest due first, then arrival, then the order in which the device gave them (its clock may be ahead, and
/// then all that it pushes arrives at one instant), then device and id, so that the order is total and the same everywhere.
struct DueKey {
    Instant due{};
    Instant arrival{};
    std::int64_t seq = 0;
    DeviceId device{};
    TicketId ticket{};

    auto operator<=>(const DueKey &) const = default;
};

/// The place of a ticket in that order; it changes with the ticket's due time alone.
DueKey due_key(const Ticket &ticket);

/// One line of people in order of due time. Joining, leaving, the first one and «how many stand before me» cost
/// O(log n) (a balanced tree that knows the size of each branch).
class DueQueue
{
public:
    DueQueue();
    DueQueue(const DueQueue &other);
    DueQueue(DueQueue &&other) noexcept;
    DueQueue &operator=(DueQueue other) noexcept;
    ~DueQueue();

    /// False, and no change, when the key is there already.
    bool insert(const DueKey &key);
    /// False when the key is not there.
    bool erase(const DueKey &key);
    /// The earliest key, or null. Valid until the next change.
    const DueKey *front() const;
    /// How many keys are earlier than this one, which need not be in the queue.
    int before(const DueKey &key) const;
    int size() const;
    /// In order, until `visit` returns false.
    void visit(const std::function<bool(const DueKey &)> &visit) const;

    bool operator==(const DueQueue &other) const;

private:
    struct Tree;
    std::unique_ptr<Tree> m_tree; ///< never null, but in a queue that was moved from
};

} // namespace talon::core
