// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/events.h"
#include "server/people/site_secret.h"

#include <string>

namespace talon::server {

/// A fresh one-time code, and the event that makes it known: the code itself is shown once and kept nowhere.
struct NewCode {
    std::string code;
    core::EnrolmentCodeIssued issued;
};

/// The error's code ("unknown_place") when the site has no such place for this role.
core::Result<NewCode, std::string> make_code(const core::Site &site, const SiteSecret &secret, core::DeviceRole role,
                                             const std::string &place, core::Instant expires);

/// A device that asks with a code and its key.
struct Enrolled {
    core::DeviceEnrolled device;
    bool known = false; ///< it is so already: the same code and key again, since the answer was lost
};

/// What enrols the device that knows this code, or the error's code. Codes in a journal older than
/// the secret stand under hashes without a key. A used code is good for the key that used it, as
/// long as its device is not revoked.
core::Result<Enrolled, std::string> enrol_device(const core::Registry &registry, const SiteSecret &secret,
                                                 const std::string &typed_code, const std::string &public_key, core::Instant now);

} // namespace talon::server
