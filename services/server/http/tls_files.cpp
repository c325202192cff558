// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tls_files.h"

#include "server/http/address.h"
#include "store/durable_file.h"

#include <algorithm>
#include <array>
#include <arpa/inet.h>
#include <filesystem>
#include <fstream>
#include <ifaddrs.h>
#include <iterator>
#include <unistd.h>

namespace talon::server {

namespace {

std::optional<std::string> content_of(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    return file.is_open() && !file.bad() ? std::optional(std::move(text)) : std::nullopt;
}

struct Paths {
    std::string key;
    std::string certificate;
};

Paths paths_of(const Settings &settings, const std::string &data)
{
    if (settings.tls.key.empty())
        return {data + "/tls.key", data + "/tls.crt"};
    return {settings.tls.key, settings.tls.certificate};
}

/// What browsers on the LAN may type to come here.
std::vector<std::string> names_of_this_machine()
{
    std::vector<std::string> names{"localhost", "127.0.0.1"};
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) == 0 && std::string(host.data()).find_first_of(" ,:") == std::string::npos && host[0])
        names.emplace_back(host.data());
    ifaddrs *all = nullptr;
    if (::getifaddrs(&all) != 0)
        return names;
    for (const ifaddrs *at = all; at; at = at->ifa_next) {
        if (!at->ifa_addr || at->ifa_addr->sa_family != AF_INET)
            continue;
        std::array<char, INET_ADDRSTRLEN> text{};
        const auto *address = reinterpret_cast<const sockaddr_in *>(at->ifa_addr);
        ::inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size());
        if (!is_loopback(text.data()))
            names.emplace_back(text.data());
    }
    ::freeifaddrs(all);
    return names;
}

} // namespace

core::Result<std::optional<TlsFiles>, std::string> tls_files_of(const Settings &settings, const std::string &data)
{
    const Paths paths = paths_of(settings, data);
    std::error_code error;
    if (settings.tls.key.empty() && !std::filesystem::exists(paths.key, error))
        return std::optional<TlsFiles>();
    auto key = content_of(paths.key);
    auto certificate = content_of(paths.certificate);
    if (!key || !certificate)
        return core::Failure{(key ? paths.certificate : paths.key) + " cannot be read."};
    return std::optional(TlsFiles{std::move(*key), std::move(*certificate)});
}

core::Result<std::shared_ptr<Tls>, std::string> tls_of(const Settings &settings, const std::string &data)
{
    const auto files = tls_files_of(settings, data);
    if (!files)
        return core::Failure{files.error()};
    if (!*files)
        return std::shared_ptr<Tls>();
    auto tls = Tls::load(**files);
    const Paths paths = paths_of(settings, data);
    if (!tls)
        return core::Failure{paths.key + " and " + paths.certificate + ": " + tls.error() + "."};
    return std::move(*tls);
}

core::Result<core::Done, std::string> make_tls_files(const std::string &data, core::Instant now)
{
    const TlsFiles files = new_tls_files(names_of_this_machine(), now);
    // The certificate first: a key alone is what makes a listener speak TLS.
    auto made = store::make_durable_file(data + "/tls.crt", files.certificate);
    if (made)
        made = store::make_durable_file(data + "/tls.key", files.key);
    if (!made)
        return core::Failure{"The key for TLS cannot be kept: " + made.error().detail + "."};
    return core::Done{};
}

} // namespace talon::server
