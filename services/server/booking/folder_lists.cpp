// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/folder_lists.h"

#include <spdlog/spdlog.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace talon::server {

namespace {

constexpr std::size_t most_files = 5000;

core::Instant written_of(const struct stat &about)
{
    const std::chrono::nanoseconds past(about.st_mtim.tv_nsec);
    return core::Instant(std::chrono::seconds(about.st_mtim.tv_sec) + std::chrono::duration_cast<core::Millis>(past));
}

/// The bytes of a file that is the same before and after, one more than a list may have at most; nothing of any other.
std::optional<std::string> bytes_of(int folder, const core::FolderFile &file)
{
    struct Closing {
        int handle;
        ~Closing() { if (handle >= 0) ::close(handle); }
    };
    // Neither a link that leads elsewhere nor a pipe that waits.
    const Closing opened{::openat(folder, file.name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    const auto same = [&] {
        struct stat about {};
        return ::fstat(opened.handle, &about) == 0 && S_ISREG(about.st_mode) && static_cast<std::uint64_t>(about.st_size) == file.size
            && written_of(about) == file.written;
    };
    if (opened.handle < 0 || !same())
        return std::nullopt;
    std::string bytes;
    std::array<char, 64 * 1024> piece{};
    while (bytes.size() <= core::max_list_bytes) {
        const ssize_t got = ::read(opened.handle, piece.data(), piece.size());
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
    bytes.resize(std::min(bytes.size(), core::max_list_bytes + 1));
    return same() ? std::optional(std::move(bytes)) : std::nullopt;
}

/// A share may name its files in Windows-1251.
std::string shown_name(const std::string &name)
{
    const auto text = core::list_text(name);
    return text && !text->cut ? text->text : std::string("?");
}

} // namespace

FolderLists::FolderLists(Loop &loop, HallService &hall, BookingService &bookings, std::string folder)
    : m_hall(hall), m_bookings(bookings), m_folder(std::move(folder)), m_work(loop)
{
}

FolderLists::Look FolderLists::look_into(const std::string &folder, const core::FolderLooks &looks)
{
    Look look;
    struct Closing { void operator()(DIR *listing) const { ::closedir(listing); } };
    const std::unique_ptr<DIR, Closing> listing(::opendir(folder.c_str()));
    if (!listing) {
        look.error = folder + ": " + std::strerror(errno);
        return look;
    }
    errno = 0;
    while (const dirent *entry = ::readdir(listing.get())) {
        struct stat about {};
        if (!core::may_be_list_file(entry->d_name) || ::fstatat(::dirfd(listing.get()), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0
            || !S_ISREG(about.st_mode))
            continue;
        look.files.push_back({entry->d_name, static_cast<std::uint64_t>(about.st_size), written_of(about)});
        if (look.files.size() == most_files)
            break;
        errno = 0;
    }
    for (const core::FolderFile &wanted : looks.to_read(look.files)) {
        auto bytes = bytes_of(::dirfd(listing.get()), wanted);
        if (!bytes)
            continue; // it is being written, or may not be read: the next look tells
        const auto file = std::find_if(look.files.begin(), look.files.end(), [&](const core::FolderFile &each) { return each.name == wanted.name; });
        file->digest = BookingService::hash_of(*bytes);
        look.bytes.insert_or_assign(file->digest, std::move(*bytes));
    }
    return look;
}

void FolderLists::look()
{
    if (m_folder.empty())
        return;
    struct Job { std::string folder; core::FolderLooks looks; Look look; };
    const auto job = std::make_shared<Job>(Job{m_folder, m_looks, {}});
    if (m_work.start([job] { job->look = look_into(job->folder, job->looks); }, [this, job] { seen(std::move(job->look)); }))
        m_hangs = 0;
    else if (++m_hangs == patience)
        tell(m_folder + " does not answer");
}

void FolderLists::seen(Look look)
{
    tell(look.error);
    if (look.error)
        return;
    const auto whole = m_looks.look(look.files, m_bookings.decided_lists());
    std::erase_if(m_waiting, [&](const Waiting &each) { return !m_looks.holds(each.file); }); // taken away, or another one now
    if (whole.empty() || m_taking)
        return;
    m_taking = true;
    const core::FolderFile file = whole.front();
    const auto bytes = std::make_shared<const std::string>(std::move(look.bytes[file.digest]));
    m_bookings.take_alone(*bytes, file.written, [this, file, bytes](const BookingService::Alone &alone) { decided(file, *bytes, alone); });
}

void FolderLists::decided(const core::FolderFile &file, const std::string &bytes, const BookingService::Alone &alone)
{
    using Fate = BookingService::Alone::Fate;
    m_taking = false;
    if (alone.fate == Fate::later)
        return;
    m_looks.settle(file);
    if (alone.fate == Fate::waits) {
        spdlog::warn("the list {} waits for a person", shown_name(file.name));
        if (m_waiting.size() == most_waiting)
            m_waiting.erase(m_waiting.begin());
        m_waiting.push_back({file, bytes, alone.why, alone.day, m_hall.now()});
    } else if (alone.fate == Fate::taken) {
        spdlog::info("the list {} was taken in", shown_name(file.name));
        std::erase_if(m_waiting, [&](const Waiting &each) { return each.day == alone.day; }); // older ones of its day
    }
}

void FolderLists::tell(std::optional<std::string> trouble)
{
    if (trouble && trouble != m_trouble)
        spdlog::warn("the folder of lists: {}", *trouble);
    else if (!trouble && m_trouble)
        spdlog::info("the folder of lists is there again");
    m_trouble = std::move(trouble);
}

const FolderLists::Waiting *FolderLists::latest() const
{
    const auto decided = m_bookings.decided_lists();
    const auto found = std::find_if(m_waiting.rbegin(), m_waiting.rend(), [&](const Waiting &each) { return !decided.contains(each.file.digest); });
    return found == m_waiting.rend() ? nullptr : &*found;
}

std::optional<wire::WaitingList> FolderLists::waiting() const
{
    const Waiting *now = latest();
    return now ? std::optional(wire::WaitingList{now->file.digest, shown_name(now->file.name), now->since, now->why}) : std::nullopt;
}

bool FolderLists::open(const std::string &id, std::optional<std::size_t> sheet, std::function<void(const BookingService::Opened &)> done)
{
    const Waiting *now = latest();
    if (!now || now->file.digest != id)
        return false;
    m_bookings.open(now->bytes, sheet, std::move(done));
    return true;
}

bool FolderLists::put_aside(const std::string &id)
{
    const Waiting *now = latest();
    if (!now || now->file.digest != id)
        return false;
    m_bookings.put_aside(id);
    return true;
}

} // namespace talon::server
