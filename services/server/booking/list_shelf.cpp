// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/list_shelf.h"

#include <algorithm>

namespace talon::server {

ReadFile &ListShelf::put(ReadFile file)
{
    if (m_files.size() == most)
        m_files.erase(m_files.begin());
    return m_files.emplace_back(std::move(file));
}

ReadFile *ListShelf::find(const std::string &id)
{
    const auto found = std::find_if(m_files.begin(), m_files.end(), [&](const ReadFile &each) { return each.id == id; });
    return found == m_files.end() ? nullptr : &*found;
}

void ListShelf::forget(const std::string &id)
{
    std::erase_if(m_files, [&](const ReadFile &each) { return each.id == id; });
}

void ListShelf::forget_old(core::Instant now)
{
    std::erase_if(m_files, [&](const ReadFile &each) { return now - each.read > kept || now < each.read; });
}

} // namespace talon::server
