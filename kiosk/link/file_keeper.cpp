// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/file_keeper.h"

#include <QSaveFile>

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace talon::kiosk {

struct FileKeeper::State {
    std::mutex mutex;
    std::condition_variable wanted;
    std::condition_variable settled;
    std::map<QString, QByteArray> waiting;
    bool started = false;
    bool busy = false;
    bool ending = false;
    std::set<QString> failed; ///< only the thread's
};

namespace {

/// Empty when it was done.
QString write(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return file.errorString();
}

} // namespace

FileKeeper::FileKeeper() : m_state(std::make_shared<State>()) {}

FileKeeper::~FileKeeper()
{
    settle(core::Millis(2'000));
    const std::lock_guard guard(m_state->mutex);
    m_state->ending = true;
    m_state->waiting.clear();
    m_state->wanted.notify_all();
}

bool FileKeeper::settle(core::Millis patience)
{
    std::unique_lock lock(m_state->mutex);
    return m_state->settled.wait_for(lock, patience, [this] { return m_state->waiting.empty() && !m_state->busy; });
}

void FileKeeper::keep(const QString &path, const QByteArray &text)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->waiting[path] = text;
    m_state->wanted.notify_all();
    if (m_state->started)
        return;
    m_state->started = true;
    std::thread([state = m_state] { work(*state); }).detach();
}

void FileKeeper::work(State &state)
{
    std::unique_lock lock(state.mutex);
    for (;;) {
        state.wanted.wait(lock, [&] { return state.ending || !state.waiting.empty(); });
        if (state.ending)
            return;
        const auto next = state.waiting.extract(state.waiting.begin());
        state.busy = true;
        lock.unlock();
        const QString error = write(next.key(), next.mapped());
        if (error.isEmpty())
            state.failed.erase(next.key());
        else if (state.failed.insert(next.key()).second)
            spdlog::error("{} is not kept: {}", next.key().toStdString(), error.toStdString());
        lock.lock();
        state.busy = false;
        if (state.waiting.empty())
            state.settled.notify_all();
    }
}

} // namespace talon::kiosk
