// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/text.h"

#include <utility>

namespace talon::core {

Text::Text(std::string russian, std::string english)
{
    set(Language::ru, std::move(russian));
    set(Language::en, std::move(english));
}

const std::string &Text::in(Language language) const
{
    for (std::optional<Language> tried = language; tried; tried = tried->broader())
        if (const std::string &found = only(*tried); !found.empty())
            return found;
    return only(Language::ru);
}

const std::string &Text::only(Language language) const
{
    static const std::string none;
    const auto found = m_languages.find(language);
    return found == m_languages.end() ? none : found->second;
}

void Text::set(Language language, std::string text)
{
    if (text.empty())
        m_languages.erase(language);
    else
        m_languages.insert_or_assign(language, std::move(text));
}

} // namespace talon::core
