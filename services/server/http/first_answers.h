// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <list>
#include <map>

namespace talon::server {

/// The first answer to each press, so that a press which is sent again because its answer was lost hears what became of it
/// instead of being done twice. In memory, for as many presses of a session and in all as the limits say. After a restart
/// of talond nothing is known of earlier presses: keys begin with the instance, and one of an earlier instance is refused.
class FirstAnswers
{
public:
    struct Limits {
        std::size_t per_session = 16;
        std::size_t in_all = 4096;
    };
    using Run = std::function<void(Answer)>;

    explicit FirstAnswers(Limits limits) : m_limits(limits) {}

    /// Runs what was asked for and gives its answer; asked again with the same key, gives the first answer, which it waits for
    /// where it is still to come. An answer of 500 or more says that nothing was done: it is not kept, and the next one runs.
    /// False, and nothing else, when the key stands for something else (`asked`) already.
    bool once(const std::string &session, const std::string &key, const std::string &asked, const Answer &answer, const Run &run);
    /// Forgets what is kept for a session that has ended.
    void forget(const std::string &session);

    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::string session;
        std::string key;
        std::string asked;
        std::optional<Response> response;
        std::vector<Answer> waiting;
    };
    using Entries = std::list<Entry>; ///< the oldest first

    void answered(const std::string &session, const std::string &key, Response response);
    void make_room(const std::string &session);
    void drop(Entries::iterator entry);

    Limits m_limits;
    Entries m_entries;
    std::map<std::pair<std::string, std::string>, Entries::iterator> m_index; ///< by session and key
};

} // namespace talon::server
