// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/terminals/enrolment.h"

#include "server/people/secrets.h"
#include "wire/api/api.h"

namespace talon::server {

core::Result<NewCode, std::string> make_code(const core::Site &site, const SiteSecret &secret, core::DeviceRole role,
                                             const std::string &place, core::Instant expires)
{
    const core::Place *known = site.place(place);
    if (!known || known->role != wire::name_of(role))
        return core::Failure{std::string("unknown_place")};
    NewCode made{new_code(), {}};
    made.issued = {secret.hash("code", plain_code(made.code)), role, place, expires};
    return made;
}

core::Result<Enrolled, std::string> enrol_device(const core::Registry &registry, const SiteSecret &secret,
                                                 const std::string &typed_code, const std::string &public_key, core::Instant now)
{
    std::string hash = secret.hash("code", plain_code(typed_code));
    const std::string old_hash = code_hash(typed_code);
    for (const auto &[id, device] : registry.devices)
        if ((device.code_hash == hash || device.code_hash == old_hash) && device.public_key == public_key)
            return Enrolled{device, true};
    const core::EnrolmentCodeIssued *code = registry.open_code(hash, now);
    if (!code) {
        code = registry.open_code(old_hash, now);
        hash = old_hash;
    }
    if (!code)
        return core::Failure{std::string("bad_code")};
    if (!is_public_key(public_key))
        return core::Failure{std::string("bad_field")};
    const core::DeviceId device{code->place.substr(0, 40) + "-" + random_base32(10)};
    const int prefix = code->role == core::DeviceRole::ticket ? registry.next_prefix() : 0;
    return Enrolled{{device, hash, code->role, code->place, public_key, registry.next_epoch(code->place), prefix}, false};
}

} // namespace talon::server
