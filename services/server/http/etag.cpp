// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/etag.h"

#include "server/http/answers.h"
#include "server/people/secrets.h"

namespace talon::server {

std::string etag_of(std::string_view content)
{
    return "\"" + secret_hash(content).substr(0, 32) + "\"";
}

bool lists_etag(std::string_view list, std::string_view etag)
{
    while (!list.empty()) {
        const auto comma = list.find(',');
        auto one = list.substr(0, comma);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
        while (!one.empty() && one.front() == ' ')
            one.remove_prefix(1);
        while (!one.empty() && one.back() == ' ')
            one.remove_suffix(1);
        if (one.starts_with("W/"))
            one.remove_prefix(2);
        if (one == "*" || one == etag)
            return true;
    }
    return false;
}

std::optional<Response> not_modified(const Request &request, const std::string &etag)
{
    if (!lists_etag(request.header("if-none-match"), etag))
        return std::nullopt;
    Response response;
    response.status = 304;
    response.headers.emplace_back("ETag", etag);
    return response;
}

std::optional<Response> changed_meanwhile(const Request &request, const std::string &etag, core::Language language)
{
    const auto expected = request.header("if-match");
    if (expected.empty() || lists_etag(expected, etag))
        return std::nullopt;
    Response response = error_answer("changed_meanwhile", language);
    response.headers.emplace_back("ETag", etag);
    return response;
}

} // namespace talon::server
