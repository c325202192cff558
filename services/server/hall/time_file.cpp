// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/time_file.h"

#include "store/durable_file.h"
#include "wire/journal/event_codec.h"

#include <spdlog/spdlog.h>

#include <array>
#include <charconv>
#include <fstream>

namespace talon::server {

namespace {

constexpr std::size_t most_bytes = 256;
constexpr std::size_t most_boot_bytes = 64;
constexpr std::int64_t most_events = 100'000;
constexpr std::int64_t between_writings = 10'000;
constexpr std::string_view title = "talon-hall-time";
constexpr std::string_view version = "1";

std::int64_t number(core::Instant instant)
{
    return instant.time_since_epoch().count();
}

/// One line's words, parted by one space each; more than `words` of them are the last one's.
template<std::size_t words>
std::array<std::string_view, words> words_of(std::string_view line)
{
    std::array<std::string_view, words> found;
    for (std::size_t i = 0; i < words; ++i) {
        const auto end = i + 1 < words ? std::min(line.find(' '), line.size()) : line.size();
        found[i] = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return found;
}

bool read(std::string_view word, std::int64_t &into)
{
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), into);
    return error == std::errc{} && end == word.data() + word.size();
}

bool read(std::string_view word, core::Instant &into)
{
    std::int64_t millis = 0;
    const bool good = read(word, millis);
    into = core::Instant{core::Millis{millis}};
    return good;
}

} // namespace

std::string written_time(const sync::HallClock::Kept &kept)
{
    std::string text = std::string(title) + " " + std::string(version) + " " + kept.boot;
    for (const std::int64_t each : {number(kept.run), number(kept.time), number(kept.begun), number(kept.even), number(kept.settled), kept.position})
        text += " " + std::to_string(each);
    return text + (kept.vouched ? " 1\n" : " 0\n");
}

core::Result<sync::HallClock::Kept, std::string> read_time(std::string_view text)
{
    const core::Failure damaged{std::string("the file of the hall's time is damaged")};
    if (text.size() > most_bytes || !text.ends_with('\n'))
        return damaged;
    const auto words = words_of<10>(text.substr(0, text.size() - 1));
    if (words[0] != title)
        return damaged;
    if (words[1] != version)
        return core::Failure{std::string("the file of the hall's time is of another version of talond")};
    sync::HallClock::Kept kept;
    kept.boot = words[2];
    const bool whole = !kept.boot.empty() && kept.boot.size() <= most_boot_bytes && read(words[3], kept.run) && read(words[4], kept.time)
        && read(words[5], kept.begun) && read(words[6], kept.even) && read(words[7], kept.settled)
        && read(words[8], kept.position) && kept.position >= 0 && (words[9] == "0" || words[9] == "1");
    if (!whole)
        return damaged;
    kept.vouched = words[9] == "1";
    return kept;
}

std::optional<std::vector<sync::HallClock::Correction>> corrections_after(const store::Journal &journal, std::int64_t position)
{
    std::vector<sync::HallClock::Correction> found;
    if (journal.head().position - position > most_events)
        return std::nullopt;
    const auto read = journal.read(position + 1, [&](store::Record &&record) {
        if (record.type != wire::type_of(core::TimeCorrected{}))
            return true;
        const auto event = decode_record(record);
        if (const auto *corrected = event ? std::get_if<core::TimeCorrected>(&*event) : nullptr)
            found.push_back({corrected->by, corrected->since});
        return true;
    });
    return read ? std::optional(std::move(found)) : std::nullopt;
}

std::optional<sync::HallClock::Kept> TimeFile::load(const std::string &data)
{
    std::ifstream file(path_in(data), std::ios::binary);
    if (!file.is_open())
        return std::nullopt;
    std::array<char, most_bytes + 1> bytes{};
    file.read(bytes.data(), bytes.size());
    auto kept = read_time({bytes.data(), static_cast<std::size_t>(file.gcount())});
    if (!kept) {
        spdlog::warn("{}; the calendar of this machine is believed", kept.error());
        return std::nullopt;
    }
    return std::move(kept).value();
}

HallTime hall_time_of(const std::string &data, MachineClocks machine, const OpenedJournal &opened)
{
    auto kept = TimeFile::load(data);
    auto corrected = kept ? corrections_after(opened.journal, kept->position) : std::nullopt;
    if (!corrected)
        kept.reset();
    return HallTime(std::move(machine), opened.last_event, std::move(kept), std::move(corrected).value_or(std::vector<sync::HallClock::Correction>{}));
}

void TimeFile::look(const sync::HallClock::Kept &now)
{
    constexpr core::Millis pause{60'000};
    const bool known = m_written && m_written->same_clock(now) && now.position - m_written->position < between_writings;
    if (now.boot.empty() || m_work.busy() || known || (m_failed && now.run - *m_failed < pause))
        return;
    auto said = std::make_shared<std::string>();
    const bool begun = m_work.start(
        [path = m_path, text = written_time(now), said] {
            const auto made = store::make_durable_file(path, text);
            if (!made)
                *said = made.error().detail;
        },
        [this, said, at = now.run] {
            m_failed.reset();
            if (said->empty())
                return;
            spdlog::warn("the hall's time is not kept over a restart: {}", *said);
            m_failed = at;
            m_written.reset();
        });
    if (begun)
        m_written = now;
}

void TimeFile::close(const sync::HallClock::Kept &now)
{
    look(now);
    m_work.stop(std::chrono::seconds(1));
}

} // namespace talon::server
