// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_folder.h"

#include <algorithm>

namespace talon::core {

bool may_be_list_file(std::string_view name)
{
    constexpr std::string_view endings[]{".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".xml", ".ics"};
    const std::string folded = folded_name(name);
    const auto ends = [&](std::string_view ending) { return folded.size() > ending.size() && folded.ends_with(ending); };
    return !name.starts_with('.') && !name.starts_with('~') && std::any_of(std::begin(endings), std::end(endings), ends);
}

std::vector<FolderFile> FolderLooks::to_read(std::vector<FolderFile> seen) const
{
    std::erase_if(seen, [&](const FolderFile &file) {
        const auto known = m_settled.find(file.name);
        return known != m_settled.end() && known->second == Stand{file.size, file.written};
    });
    std::sort(seen.begin(), seen.end(), [](const FolderFile &a, const FolderFile &b) { return std::tie(a.written, a.name) < std::tie(b.written, b.name); });
    seen.resize(std::min(seen.size(), most_read));
    return seen;
}

std::vector<FolderFile> FolderLooks::look(const std::vector<FolderFile> &seen, const std::set<std::string> &known)
{
    std::map<std::string, FolderFile> read;
    std::vector<FolderFile> whole;
    m_seen.clear();
    for (const FolderFile &file : seen) {
        m_seen[file.name] = {file.size, file.written};
        if (file.digest.empty())
            continue;
        const auto before = m_read.find(file.name);
        if (before != m_read.end() && before->second == file) {
            if (known.contains(file.digest))
                settle(file);
            else
                whole.push_back(file);
        }
        read[file.name] = file;
    }
    m_read = std::move(read);
    std::erase_if(m_settled, [&](const auto &each) { return !m_seen.contains(each.first); }); // what is gone is forgotten
    std::sort(whole.begin(), whole.end(), [](const FolderFile &a, const FolderFile &b) { return std::tie(a.written, a.name) < std::tie(b.written, b.name); });
    return whole;
}

void FolderLooks::settle(const FolderFile &file)
{
    m_settled[file.name] = {file.size, file.written};
}

bool FolderLooks::holds(const FolderFile &file) const
{
    const auto found = m_seen.find(file.name);
    return found != m_seen.end() && found->second == Stand{file.size, file.written};
}

std::vector<ListWait> why_wait(const ReadList &read, const ListDifference &difference, bool older)
{
    std::vector<ListWait> why;
    if (!read.unread.empty() || !difference.refused.empty())
        why.push_back(ListWait::rows);
    if (read.cut || !difference.doubts.empty())
        why.push_back(ListWait::doubts);
    if (!difference.missing.empty())
        why.push_back(ListWait::missing);
    if (older)
        why.push_back(ListWait::older);
    return why;
}

} // namespace talon::core
