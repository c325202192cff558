// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/first_answers.h"

#include <algorithm>

namespace talon::server {

void FirstAnswers::drop(Entries::iterator entry)
{
    m_index.erase({entry->session, entry->key});
    m_entries.erase(entry);
}

/// The oldest answers go; a press that is still being done stays.
void FirstAnswers::make_room(const std::string &session)
{
    const auto drop_oldest = [this](const auto &fits) {
        const auto oldest = std::find_if(m_entries.begin(), m_entries.end(),
                                         [&](const Entry &entry) { return entry.response && fits(entry); });
        if (oldest != m_entries.end())
            drop(oldest);
    };
    const auto own = [&](const Entry &entry) { return entry.session == session; };
    if (static_cast<std::size_t>(std::count_if(m_entries.begin(), m_entries.end(), own)) >= m_limits.per_session)
        drop_oldest(own);
    if (m_entries.size() >= m_limits.in_all)
        drop_oldest([](const Entry &) { return true; });
}

bool FirstAnswers::once(const std::string &session, const std::string &key, const std::string &asked, const Answer &answer,
                        const Run &run)
{
    if (const auto known = m_index.find({session, key}); known != m_index.end()) {
        Entry &entry = *known->second;
        if (entry.asked != asked)
            return false;
        if (entry.response)
            answer(*entry.response);
        else
            entry.waiting.push_back(answer);
        return true;
    }
    make_room(session);
    m_entries.push_back({session, key, asked, std::nullopt, {answer}});
    m_index.emplace(std::pair(session, key), std::prev(m_entries.end()));
    run([this, session, key](Response response) { answered(session, key, std::move(response)); });
    return true;
}

void FirstAnswers::answered(const std::string &session, const std::string &key, Response response)
{
    const auto known = m_index.find({session, key});
    if (known == m_index.end())
        return;
    const auto waiting = std::exchange(known->second->waiting, {});
    if (response.status < 500)
        known->second->response = response;
    else
        drop(known->second);
    for (const Answer &answer : waiting)
        answer(response);
}

void FirstAnswers::forget(const std::string &session)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const auto next = std::next(entry);
        if (entry->session == session && entry->response)
            drop(entry);
        entry = next;
    }
}

} // namespace talon::server
