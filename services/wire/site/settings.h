// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/site_change.h"
#include "wire/json/wire_error.h"
#include "wire/site/differences.h"

namespace talon::wire {

// Bodies of the API of the settings: the site while the hall works.

/// Bytes of a body that carries a site: as many as a site file, and the words around it.
inline constexpr std::size_t max_settings_bytes = 1024 * 1024 + 4096;

/// {"site":…,"note":"…"}: `note` may be missing; the site is in the shape of SITE.md.
struct SettingsDraft {
    core::Site site;
    std::string note;
};
Decoded<SettingsDraft> decode_settings_draft(std::string_view json);
struct RevertRequest {
    std::string note;
};
Decoded<RevertRequest> decode_revert(std::string_view json);

/// {"revision":{"number","at","by","note"},"site":…}
std::string encode_settings(const core::SiteRevision &revision, const core::Site &site);
/// The same of an older revision, with "differences" from the one before it.
std::string encode_revision(const core::SiteRevision &revision, const core::Site &site, const std::vector<Difference> &differences);
/// {"revisions":[…],"newest":n}: the latest first.
std::string encode_revisions(const std::vector<core::SiteRevision> &revisions, std::int64_t newest);

struct SettingsCheck {
    std::vector<core::SiteFinding> findings;
    std::vector<core::SiteEffect> effects;
    std::vector<Difference> differences; ///< from what is in force to what would be saved
};
/// {"findings":[{"path","code","message"}],"effects":[…],"differences":[{"path","was","now"}]}; sentences in that language.
std::string encode_settings_check(const SettingsCheck &check, core::Language language);

/// The errors of the settings say more than others do: beside "error" stand "findings", or "revision" and "differences".
std::string with_findings(std::string error, const std::vector<core::SiteFinding> &findings, core::Language language);
std::string with_changes(std::string error, const core::SiteRevision &revision, const std::vector<Difference> &differences);

} // namespace talon::wire
