// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/static_files.h"

#include "server/http/etag.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace talon::server {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_files = 1000;
constexpr std::size_t max_bytes = 16 * 1024 * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".ttf", "font/ttf"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view type_of(const fs::path &path)
{
    const std::string extension = path.extension().string();
    for (const auto &[known, type] : types)
        if (extension == known)
            return type;
    return {};
}

} // namespace

core::Result<std::size_t, std::string> StaticFiles::read(const std::string &file, const std::string &path)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    if (!in || (fs::file_size(file) > 0 && !(text << in.rdbuf())))
        return core::Failure{"cannot read " + file};
    auto content = std::make_shared<const std::string>(std::move(text).str());
    const std::size_t size = content->size();
    m_files[path] = File{std::string(type_of(file)), etag_of(*content),
                         path.starts_with("/assets/"), std::move(content)};
    return size;
}

core::Result<StaticFiles, std::string> StaticFiles::load(const std::string &folder)
{
    StaticFiles files;
    if (folder.empty())
        return files;
    std::error_code error;
    if (!fs::is_regular_file(fs::path(folder) / "index.html", error))
        return core::Failure{"there is no index.html in " + folder};
    std::size_t bytes = 0;
    for (const std::string below : {"", "assets"}) {
        const fs::path place = below.empty() ? fs::path(folder) : fs::path(folder) / below;
        for (fs::directory_iterator at(place, error), end; !error && at != end; at.increment(error)) {
            if (!at->is_regular_file(error) || type_of(at->path()).empty())
                continue;
            const std::string name = at->path().filename().string();
            const auto read = files.read(at->path().string(), below.empty() ? "/" + name : "/assets/" + name);
            if (!read)
                return core::Failure{read.error()};
            bytes += *read;
            if (bytes > max_bytes || files.size() > max_files)
                return core::Failure{folder + " holds more than 1000 files or 16 MiB"};
        }
    }
    return files;
}

std::optional<Response> StaticFiles::answer(std::string_view path, const Request &request) const
{
    const auto found = m_files.find(path);
    if (found == m_files.end())
        return std::nullopt;
    const File &file = found->second;
    const auto keeping = file.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    if (auto known = not_modified(request, file.etag)) {
        known->headers.emplace_back("Cache-Control", keeping);
        return known;
    }
    Response response;
    response.headers.emplace_back("ETag", file.etag);
    response.headers.emplace_back("Cache-Control", keeping);
    response.content_type = file.type;
    response.shared = file.content;
    return response;
}

} // namespace talon::server
