// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace talon::core {

/// A language as its tag says it (BCP 47): two or three letters, then perhaps a script, then perhaps a region: "tt", "kk-Latn",
/// "en-GB". A value of 12 bytes; Russian unless said otherwise. There is no list of known ones: a language is data.
class Language
{
public:
    static constexpr std::size_t longest = 12; ///< bytes of a tag: "abc-Latn-419"

    static const Language ru;
    static const Language en;

    constexpr Language() = default;
    /// The language of a tag in any case; spelled as the standard does from then on: "TT-ru" is "tt-RU". Nothing for what has
    /// another form: a variant, an extension, a private tag, "i-klingon", more than `longest` bytes.
    static std::optional<Language> parse(std::string_view tag);

    std::string tag() const;
    /// The same without its last part: "kk-Latn-KZ" → "kk-Latn" → "kk" → nothing.
    std::optional<Language> broader() const;

    auto operator<=>(const Language &) const = default;

private:
    constexpr explicit Language(std::array<char, longest> tag) : m_tag(tag) {}

    std::array<char, longest> m_tag{'r', 'u'}; ///< zeros after its end
};

inline constexpr Language Language::ru{};
inline constexpr Language Language::en{std::array<char, Language::longest>{'e', 'n'}};

/// Languages of one site, and of one text.
inline constexpr std::size_t max_languages = 8;

} // namespace talon::core

template<>
struct std::hash<talon::core::Language> {
    std::size_t operator()(const talon::core::Language &language) const { return std::hash<std::string>{}(language.tag()); }
};
