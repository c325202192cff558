// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request.h"

#include "server/http/address.h"

#include <algorithm>

namespace talon::server {

namespace {

/// The address that the proxy added itself: the last one of the last line, whatever a client wrote before it.
std::optional<std::string> last_forwarded(const Headers &headers)
{
    const auto line = std::find_if(headers.rbegin(), headers.rend(), [](const auto &h) { return h.first == "x-forwarded-for"; });
    if (line == headers.rend())
        return std::nullopt;
    std::string_view last = line->second;
    last = last.substr(last.rfind(',') + 1);
    while (!last.empty() && last.front() == ' ')
        last.remove_prefix(1);
    while (!last.empty() && last.back() == ' ')
        last.remove_suffix(1);
    return usual_address(last);
}

bool was_passed_on(const Request &request)
{
    return !request.header("x-forwarded-for").empty() || !request.header("forwarded").empty()
           || !request.header("x-real-ip").empty() || !request.header("via").empty();
}

} // namespace

std::string_view Request::header(std::string_view name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto &h) { return h.first == name; });
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

void split_target(Request &request, std::string_view target)
{
    const auto whole = target.substr(0, target.find('#'));
    const auto mark = whole.find('?');
    request.path = std::string(whole.substr(0, mark));
    if (mark != std::string_view::npos)
        request.query = std::string(whole.substr(mark + 1));
}

void tell_origin(Request &request, const std::string &peer, const std::string &trusted_proxy)
{
    const bool by_proxy = peer == trusted_proxy;
    request.client = by_proxy ? last_forwarded(request.headers).value_or(peer) : peer;
    request.loopback = !by_proxy && !was_passed_on(request) && is_loopback(peer);
}

} // namespace talon::server
