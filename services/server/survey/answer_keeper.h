// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/loop.h"
#include "vault/answer_store.h"

namespace talon::server {

/// The answers' file in a thread of its own: its disk holds up neither the hall nor a page. What comes while one commit is under way
/// is committed together by the next one. Lives in the loop's thread, and answers there.
class AnswerKeeper
{
public:
    /// Answers that wait for the disk; beyond it more are turned away.
    static constexpr std::size_t most_waiting = 10'000;

    /// Opens the file in the thread. A file that cannot be used is told in the log: surveys are refused then, and the hall goes on.
    AnswerKeeper(Loop &loop, std::string path);
    /// The batch under way has two seconds to be committed; a disk that hangs is left behind. Nobody was thanked for what waits
    /// behind it: its kiosk or phone sends it again.
    ~AnswerKeeper();
    AnswerKeeper(const AnswerKeeper &) = delete;
    AnswerKeeper &operator=(const AnswerKeeper &) = delete;

    /// What became of each; or nothing, when the disk said no or too many wait. Never from inside this call.
    using Taken = std::function<void(const std::optional<std::vector<vault::Taken>> &became)>;
    void take(std::vector<vault::NewAnswer> answers, Taken taken);

    /// Runs `work` with the store in the thread, and then `done` in the loop's; nothing is run without a store, and `done` hears of it.
    void with_store(std::function<void(vault::AnswerStore &)> work, std::function<void(bool there)> done);

    /// The file cannot be used, from its opening or from an error on, until talond is started again.
    bool lost() const;

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace talon::server
