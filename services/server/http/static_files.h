// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "server/http/message.h"

#include <map>

namespace talon::server {

/// The built console and phone pages, read once at the start: no path of a request ever reaches the disk.
class StaticFiles
{
public:
    /// Reads the files of known types in the folder and in its folder assets/. At most 1000 files and 16 MiB.
    static core::Result<StaticFiles, std::string> load(const std::string &folder);

    /// The file at "/assets/index.js" for a request, or nothing. Answers 304 to a matching If-None-Match.
    std::optional<Response> answer(std::string_view path, const Request &request) const;
    std::size_t size() const { return m_files.size(); }

private:
    struct File {
        std::string type;
        std::string etag;
        bool immutable = false; ///< its name changes with its content
        std::shared_ptr<const std::string> content;
    };
    core::Result<std::size_t, std::string> read(const std::string &file, const std::string &path);

    std::map<std::string, File, std::less<>> m_files;
};

} // namespace talon::server
