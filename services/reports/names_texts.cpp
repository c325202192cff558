// SPDX-License-Identifier: GPL-3.0-or-later
// How a name is told that is another one by now.
#include "reports/file_impl.h"

namespace talon::reports {

core::Text called_now(const core::Text &then, const core::Text &now)
{
    const auto both = [&](core::Language language, const char *begin, const char *end) {
        return then.in(language) == now.in(language) ? then.in(language) : then.in(language) + begin + now.in(language) + end;
    };
    return {both(core::Language::ru, " (теперь «", "»)"), both(core::Language::en, " (now “", "”)")};
}

} // namespace talon::reports
