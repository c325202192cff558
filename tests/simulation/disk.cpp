// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/disk.h"

#include "store/chain.h"

#include <fstream>
#include <unistd.h>

namespace talon::simulation {

namespace fs = std::filesystem;

Folder::Folder()
{
    std::error_code none;
    const fs::path memory = "/dev/shm";
    m_path = (fs::is_directory(memory, none) && ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path())
        / ("talon-simulation-" + std::to_string(::getpid()));
    for (int i = 0; !fs::create_directories(m_path, none); ++i)
        m_path += "-" + std::to_string(i);
}

Folder::~Folder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

std::string Folder::fresh_file(std::string_view name)
{
    return (m_path / (std::to_string(m_files++) + "-" + std::string(name))).string();
}

store::Stored<store::Head> JournalFile::append(std::span<const store::Entry> entries)
{
    for (const store::Entry &entry : entries)
        if (auto large = store::over_limits(entry))
            return core::Failure{std::move(*large)};
    const auto last_seq = [this](const core::DeviceId &device, std::int64_t epoch) { return stream_head(device, epoch).first; };
    if (auto checked = store::check_streams(entries, last_seq); !checked)
        return core::Failure{checked.error()};
    for (const store::Entry &entry : entries) {
        const store::Head before = head();
        const store::Head after = store::next_head(entry, before);
        m_records.push_back(std::make_shared<const store::Record>(store::Record{
            after.position, entry.origin, entry.at, entry.actor, entry.type, entry.version, entry.body, before.hash, after.hash}));
        if (entry.origin.seq > 0)
            m_streams[{entry.origin.device, entry.origin.epoch}] = {entry.origin.seq, entry.origin.hash};
    }
    return head();
}

std::int64_t JournalFile::prune(std::int64_t last)
{
    m_base = std::max(m_base, std::min(last, head().position - 1));
    return m_base;
}

store::Head JournalFile::head() const
{
    return m_records.empty() ? store::Head{} : store::Head{m_records.back()->position, m_records.back()->hash};
}

JournalFile::StreamHead JournalFile::stream_head(const core::DeviceId &device, std::int64_t epoch) const
{
    const auto found = m_streams.find({device, epoch});
    return found == m_streams.end() ? StreamHead{} : found->second;
}

std::map<std::pair<core::DeviceId, std::int64_t>, std::int64_t> JournalFile::streams() const
{
    std::map<std::pair<core::DeviceId, std::int64_t>, std::int64_t> ends;
    for (const auto &[place, end] : m_streams)
        ends[place] = end.first;
    return ends;
}

TerminalDisk copy_of(const TerminalDisk &disk, int lineage, Folder &folder)
{
    TerminalDisk copy = disk;
    copy.lineage = lineage;
    copy.guard = folder.fresh_file("guard");
    std::error_code none;
    fs::copy_file(disk.guard, copy.guard, none);
    return copy;
}

void tear_guard(const std::string &path)
{
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    constexpr std::size_t head_bytes = 20; // the magic, the length, the count
    const std::size_t half = bytes.size() / 2;
    if (half < head_bytes)
        return;
    // Least significant byte first.
    const auto integer = [&](std::size_t place) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(bytes[place + i])} << (8 * i);
        return static_cast<std::size_t>(value);
    };
    const std::size_t newer = integer(12) > integer(half + 12) ? 0 : half; // the one with the greater count
    const std::size_t length = std::min(integer(newer + 4), half);
    for (std::size_t i = newer + length / 3; i < newer + length; ++i)
        bytes[i] = static_cast<char>(~bytes[i]);
    file.clear();
    file.seekp(0);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

wire::StreamEvent stream_event(const store::Record &record)
{
    wire::StreamEvent event;
    event.seq = record.position;
    event.prev = record.prev;
    event.hash = record.hash;
    event.type = record.type;
    event.version = record.version;
    event.at = record.at;
    event.body = record.body;
    return event;
}

wire::Hash chain_hash(const core::DeviceId &device, const wire::StreamEvent &event)
{
    return store::device_event_hash(device, event.seq, event.prev, event.at, event.type, event.version, event.body);
}

} // namespace talon::simulation
