// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/visit_rules.h"

#include "kiosk/screens/shared/translations.h"

#include <QVariantMap>

#include <algorithm>

namespace talon::kiosk {

core::Millis questionTime(const wire::ScreenTimeouts &limits)
{
    constexpr int least = 20;
    return std::chrono::seconds(std::max(limits.warning, least));
}

QVariantList offeredLanguages(const core::Site &site, const LanguageShelf &shelf)
{
    QVariantList offered;
    for (const core::Language each : site.languages)
        offered << QVariantMap{{QStringLiteral("id"), codeOf(each)}, {QStringLiteral("text"), shelf.name(each)}};
    return offered;
}

core::Language firstLanguageOf(const core::Site &site)
{
    return site.languages.empty() ? core::Language::ru : site.languages.front();
}

} // namespace talon::kiosk
