// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durable_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace talon::store {

namespace {

core::Failure<StoreError> disk_said_no(const char *what, const std::string &path)
{
    return core::Failure{
        StoreError{StoreFault::io, std::string{"cannot "} + what + " " + path + ": " + std::strerror(errno)}};
}

class File
{
public:
    File(const std::string &path, int flags) : m_file(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    explicit operator bool() const { return m_file >= 0; }
    bool write(std::string_view bytes)
    {
        return ::write(m_file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    }
    bool sync() { return ::fsync(m_file) == 0; }

private:
    int m_file = -1;
};

} // namespace

Stored<core::Done> sync_folder_of(const std::string &path)
{
    auto name = std::filesystem::path(path).parent_path();
    File folder{name.empty() ? "." : name.string(), O_RDONLY | O_DIRECTORY};
    if (!folder || !folder.sync())
        return disk_said_no("sync the folder of", path);
    return core::Done{};
}

Stored<core::Done> make_durable_file(const std::string &path, std::string_view bytes)
{
    const std::string aside = path + ".new";
    {
        File file{aside, O_WRONLY | O_CREAT | O_TRUNC};
        if (!file || !file.write(bytes) || !file.sync())
            return disk_said_no("write", aside);
    }
    if (std::rename(aside.c_str(), path.c_str()) != 0)
        return disk_said_no("name", path);
    return sync_folder_of(path);
}

void lay_out(const std::string &path, std::size_t bytes)
{
    static const std::string zeros(256 * 1024, '\0');
    File file{path, O_WRONLY};
    for (std::size_t done = 0; file && done < bytes; done += zeros.size()) {
        if (!file.write(zeros))
            return;
    }
    if (file)
        file.sync();
}

} // namespace talon::store
