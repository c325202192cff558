// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup_folder.h"
#include "store/segment.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <regex>

namespace talon::store {

namespace fs = std::filesystem;

namespace {

std::int64_t number_in(const std::string &digits)
{
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

Stored<std::vector<SegmentFile>> all_segments(const std::string &folder, const std::string &owner)
{
    std::vector<SegmentFile> found;
    std::error_code error;
    fs::directory_iterator entry{folder, error};
    for (; !error && entry != fs::directory_iterator{}; entry.increment(error)) {
        auto segment = parse_segment_path(entry->path().string());
        if (segment && segment->owner == owner_in_name(owner))
            found.push_back(std::move(*segment));
    }
    if (error)
        return core::Failure{StoreError{StoreFault::io, "cannot read the folder " + folder + ": " + error.message()}};
    std::sort(found.begin(), found.end(), [](const SegmentFile &one, const SegmentFile &other) {
        return std::tie(one.epoch, one.first) < std::tie(other.epoch, other.first);
    });
    return found;
}

} // namespace

std::string segment_name(const std::string &owner, std::int64_t epoch, std::int64_t first)
{
    return "talon-" + owner_in_name(owner) + "-" + std::to_string(epoch) + "-" + std::to_string(first) + ".events";
}

std::optional<SegmentFile> parse_segment_path(const std::string &path)
{
    static const std::regex form{R"(talon-([A-Za-z0-9_-]{1,40})-(\d{1,18})-(\d{1,18})\.events)"};
    std::smatch parts;
    const std::string name = fs::path(path).filename().string();
    if (!std::regex_match(name, parts, form))
        return std::nullopt;
    return SegmentFile{path, parts[1], number_in(parts[2]), number_in(parts[3])};
}

Stored<std::vector<SegmentFile>> list_segments(const std::string &folder, const std::string &owner, std::int64_t epoch)
{
    auto found = all_segments(folder, owner);
    if (found)
        std::erase_if(*found, [epoch](const SegmentFile &segment) { return segment.epoch != epoch; });
    return found;
}

Stored<std::size_t> drop_segments(const std::string &folder, const std::string &owner, std::int64_t epoch, std::int64_t first)
{
    const auto found = all_segments(folder, owner);
    if (!found)
        return core::Failure{found.error()};
    std::size_t deleted = 0;
    for (const SegmentFile &segment : *found) {
        if (std::tie(segment.epoch, segment.first) >= std::tie(epoch, first))
            continue;
        std::error_code error;
        fs::remove(segment.path, error);
        if (error)
            return core::Failure{StoreError{StoreFault::io, "cannot delete " + segment.path + ": " + error.message()}};
        ++deleted;
    }
    return deleted;
}

} // namespace talon::store
