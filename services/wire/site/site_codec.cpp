// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/site/site_codec.h"

#include "wire/json/parsed.h"
#include "wire/site/site_fields.h"

namespace talon::wire {

Decoded<core::Site> decode_site(std::string_view json)
{
    return detail::parsed(json, max_document_bytes, [](const detail::Reader &at) {
        core::Site site;
        read(at, site);
        return site;
    });
}

std::string encode_site(const core::Site &site)
{
    std::string json = detail::to_json(site);
    const auto back = decode_site(json);
    if (!back)
        detail::refuse_to_write(back.error(), "site");
    if (!(*back == site))
        detail::refuse_to_write({WireFault::bad_field, {}}, "site");
    return json;
}

} // namespace talon::wire
