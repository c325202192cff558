// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/language.h"

#include <map>
#include <string>

namespace talon::core {

/// A text in the languages that it was written in. Russian is required wherever a text is; where another is missing, Russian is shown.
class Text
{
public:
    using Languages = std::map<Language, std::string>;

    Text() = default;
    Text(std::string russian, std::string english = {});

    /// The text to show to somebody who reads `language`: in it, in a broader one ("tt-RU" → "tt"), or in Russian.
    const std::string &in(Language language) const;
    /// The text in this very language; empty when there is none.
    const std::string &only(Language language) const;
    /// An empty string takes the language out.
    void set(Language language, std::string text);

    bool empty() const { return m_languages.empty(); }
    /// Language and text, by the order of tags; no text is empty.
    const Languages &languages() const { return m_languages; }

    bool operator==(const Text &) const = default;

private:
    Languages m_languages;
};

} // namespace talon::core
