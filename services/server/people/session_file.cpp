// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/session_file.h"

#include "server/people/secrets.h"
#include "store/durable_file.h"

#include <spdlog/spdlog.h>

#include <fstream>
#include <iterator>
#include <sstream>

namespace talon::server {

namespace {

constexpr std::size_t most = 4096;
constexpr std::string_view first_line = "talon-sessions 1 ";

} // namespace

std::string written_sessions(const std::vector<Sessions::Kept> &kept, core::Instant calendar)
{
    std::string text = std::string(first_line) + std::to_string(calendar.time_since_epoch().count()) + "\n";
    for (const auto &one : kept)
        text += one.token_hash + " " + one.staff.value + " " + std::to_string(one.age.count()) + " " + std::to_string(one.unused.count()) + "\n";
    return text + secret_hash(text) + "\n";
}

core::Result<ReadSessions, std::string> read_sessions(std::string_view text)
{
    constexpr std::size_t digest = 65; // with its newline
    const core::Failure damaged{std::string("the file of sessions is damaged")};
    if (text.size() < first_line.size() + digest || !text.starts_with(first_line))
        return damaged;
    const auto content = text.substr(0, text.size() - digest);
    if (secret_hash(content) + "\n" != text.substr(content.size()))
        return damaged;
    std::istringstream in{std::string(content.substr(first_line.size()))};
    ReadSessions read;
    std::int64_t written = 0;
    if (!(in >> written))
        return damaged;
    read.calendar = core::Instant{core::Millis(written)};
    std::int64_t age = 0;
    std::int64_t unused = 0;
    for (Sessions::Kept one; in >> one.token_hash >> one.staff.value >> age >> unused;) {
        if (age < 0 || unused < 0 || read.kept.size() == most)
            return damaged;
        one.age = core::Millis(age);
        one.unused = core::Millis(unused);
        read.kept.push_back(one);
    }
    return read;
}

core::Result<core::Done, std::string> forget_sessions(const std::string &data, const core::StaffId &staff)
{
    const std::string path = data + "/sessions";
    std::ifstream file(path, std::ios::binary);
    if (!file.is_open())
        return core::Done{};
    auto read = read_sessions(std::string{std::istreambuf_iterator<char>{file}, {}});
    std::vector<Sessions::Kept> kept;
    if (read)
        std::copy_if(read->kept.begin(), read->kept.end(), std::back_inserter(kept), [&](const Sessions::Kept &one) { return one.staff != staff; });
    const auto made = store::make_durable_file(path, written_sessions(kept, read ? read->calendar : core::Instant{}));
    if (!made)
        return core::Failure{made.error().detail};
    return core::Done{};
}

void SessionFile::take_back(core::Instant moment)
{
    std::ifstream file(path(), std::ios::binary);
    if (!file.is_open())
        return;
    const auto read = read_sessions(std::string{std::istreambuf_iterator<char>{file}, {}});
    if (!read) {
        spdlog::warn("{}; staff log in again", read.error());
        return;
    }
    // A calendar that was set back meanwhile makes nobody's session longer than its own time left.
    const auto away = std::max(core::Millis(0), wall_clock() - read->calendar);
    m_sessions.take_back(read->kept, away, moment);
    m_written = m_sessions.changes();
}

void SessionFile::look(core::Instant moment)
{
    const auto changes = m_sessions.changes();
    if (changes == m_written || m_work.busy())
        return;
    auto said = std::make_shared<std::string>();
    const bool begun = m_work.start(
        [path = path(), text = written_sessions(m_sessions.kept(moment), wall_clock()), said] {
            const auto made = store::make_durable_file(path, text);
            if (!made)
                *said = made.error().detail;
        },
        [said] {
            if (!said->empty())
                spdlog::warn("sessions are not kept over a restart: {}", *said);
        });
    if (begun)
        m_written = changes;
}

void SessionFile::close(core::Instant moment)
{
    look(moment);
    m_work.stop(std::chrono::seconds(1));
}

} // namespace talon::server
