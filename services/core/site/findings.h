// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

namespace talon::core {

/// One thing that is wrong with a site, and where.
struct SiteFinding {
    using Values = std::map<std::string, std::string>;

    std::string path;     ///< of the field in the site file, "services[3].title"; empty: of the whole
    std::string code;     ///< "title_missing"; the catalogues have its sentence under "finding.title_missing"
    Values values{};      ///< what stands in that sentence: {"most", "300"}
    std::string sentence; ///< the same in English, with the name of the thing; `check` gives the first one's

    bool operator==(const SiteFinding &) const = default;
};

inline constexpr std::size_t max_site_findings = 100;

/// Everything that is wrong with the site (see `check`), at most max_site_findings, in the order of the site file; none: it may be saved.
std::vector<SiteFinding> site_findings(const Site &site);

} // namespace talon::core
