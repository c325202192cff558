// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/language.h"

#include <algorithm>

namespace talon::core {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// The length of a part at the beginning of `rest` when it has that form and ends there, else 0.
template<class Is>
std::size_t part(std::string_view rest, std::size_t least, std::size_t most, Is is)
{
    const std::size_t length = std::min(rest.find('-'), rest.size());
    const bool fits = length >= least && length <= most && std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length), is);
    return fits ? length : 0;
}

} // namespace

std::optional<Language> Language::parse(std::string_view tag)
{
    std::array<char, longest> spelled{};
    if (tag.size() > longest)
        return std::nullopt;
    const std::size_t language = part(tag, 2, 3, is_letter);
    if (language == 0)
        return std::nullopt;
    std::transform(tag.begin(), tag.end(), spelled.begin(), lower);
    std::size_t at = language;
    const auto next = [&](std::size_t least, std::size_t most, auto is) {
        return at < tag.size() ? part(tag.substr(at + 1), least, most, is) : 0;
    };
    if (const std::size_t script = next(4, 4, is_letter)) {
        spelled[at + 1] = upper(spelled[at + 1]);
        at += 1 + script;
    }
    if (const std::size_t region = std::max(next(2, 2, is_letter), next(3, 3, is_digit))) {
        for (std::size_t i = at + 1; i <= at + region; ++i)
            spelled[i] = upper(spelled[i]);
        at += 1 + region;
    }
    if (at != tag.size())
        return std::nullopt;
    return Language{spelled};
}

std::string Language::tag() const
{
    return {m_tag.begin(), std::find(m_tag.begin(), m_tag.end(), '\0')};
}

std::optional<Language> Language::broader() const
{
    const std::string whole = tag();
    const std::size_t last = whole.rfind('-');
    return last == std::string::npos ? std::nullopt : parse(std::string_view(whole).substr(0, last));
}

} // namespace talon::core
