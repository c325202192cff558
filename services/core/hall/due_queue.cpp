// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/due_queue.h"

// libstdc++'s order-statistics tree; kept out of the header, which everybody includes.
#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/tree_policy.hpp>

#include <algorithm>

namespace talon::core {

struct DueQueue::Tree
    : __gnu_pbds::tree<DueKey, __gnu_pbds::null_type, std::less<DueKey>, __gnu_pbds::rb_tree_tag,
                       __gnu_pbds::tree_order_statistics_node_update> {
};

DueKey due_key(const Ticket &ticket)
{
    return {ticket.due, ticket.arrival, ticket.seq, ticket.device, ticket.id};
}

DueQueue::DueQueue() : m_tree(std::make_unique<Tree>()) {}
DueQueue::DueQueue(const DueQueue &other) : m_tree(std::make_unique<Tree>(*other.m_tree)) {}
DueQueue::DueQueue(DueQueue &&other) noexcept = default;
DueQueue::~DueQueue() = default;

DueQueue &DueQueue::operator=(DueQueue other) noexcept
{
    m_tree.swap(other.m_tree);
    return *this;
}

bool DueQueue::insert(const DueKey &key)
{
    return m_tree->insert(key).second;
}

bool DueQueue::erase(const DueKey &key)
{
    // Whoever is called stands first in his line: no walk down a tree of cold memory for that.
    if (const auto first = m_tree->begin(); first != m_tree->end() && *first == key) {
        m_tree->erase(first);
        return true;
    }
    return m_tree->erase(key);
}

const DueKey *DueQueue::front() const
{
    return m_tree->empty() ? nullptr : &*m_tree->begin();
}

int DueQueue::before(const DueKey &key) const
{
    return static_cast<int>(m_tree->order_of_key(key));
}

int DueQueue::size() const
{
    return static_cast<int>(m_tree->size());
}

void DueQueue::visit(const std::function<bool(const DueKey &)> &visit) const
{
    for (const DueKey &key : *m_tree)
        if (!visit(key))
            return;
}

bool DueQueue::operator==(const DueQueue &other) const
{
    return std::equal(m_tree->begin(), m_tree->end(), other.m_tree->begin(), other.m_tree->end());
}

} // namespace talon::core
