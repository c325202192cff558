// SPDX-License-Identifier: GPL-3.0-or-later
// Long because there is one overload for each form of value.
#pragma once

#include "wire/content/page_fields.h"
#include "wire/journal/event_fields.h"
#include "wire/terminals/message_fields.h"

#include <random>

// Fills any described struct with values inside its bounds, edges first: the third archive beside Reader and Writer.
// A field that is added to a message is covered by the property tests without a word here.

namespace talon::wire::detail {

class Filler
{
public:
    explicit Filler(std::uint64_t seed) : m_random(seed) {}

    template<class T>
    void operator()(std::string_view, T &&target) { fill(*this, target); }
    template<class T>
    void maybe(std::string_view key, T &&target) { (*this)(key, target); }
    template<class T>
    void where(bool, std::string_view key, T &&target) { (*this)(key, target); }

    std::int64_t integer(std::int64_t min, std::int64_t max)
    {
        switch (m_random() % 4) {
        case 0: return min;
        case 1: return max;
        default: return std::uniform_int_distribution<std::int64_t>(min, max)(m_random);
        }
    }
    bool coin() { return m_random() % 2 == 0; }
    std::size_t count(std::size_t min, std::size_t max)
    {
        return static_cast<std::size_t>(integer(static_cast<std::int64_t>(min), static_cast<std::int64_t>(std::min(max, min + 4))));
    }

    /// A valid UTF-8 text with what makes JSON trouble in it.
    std::string text(std::size_t min, std::size_t max)
    {
        static const std::vector<std::string> parts{"a", "Ж", "\"", "\\", "\n", "\x01", "/", "€", "𝄞", " ", "{", "0", "\x7f"};
        std::string out;
        const std::size_t target = std::min(max, min + m_random() % 12);
        while (out.size() < target) {
            const std::string &part = parts[m_random() % parts.size()];
            out += out.size() + part.size() <= target ? part : std::string(target - out.size(), 'x');
        }
        return out;
    }

    std::string id()
    {
        static const std::string alphabet = "abcXYZ019._-";
        std::string out;
        for (std::size_t i = count(1, max_id_bytes); i > 0; --i)
            out += alphabet[m_random() % alphabet.size()];
        return coin() ? out : out + std::string(max_id_bytes - out.size(), 'z');
    }

private:
    std::mt19937_64 m_random;
};

template<class S>
void fill(Filler &f, Bounded<S> field) { field.value = f.text(field.min, field.max); }
template<class S>
void fill(Filler &f, Plain<S> field) { field.value = f.id(); }
inline void fill(Filler &f, std::string &value) { value = f.id(); }
template<class Tag>
void fill(Filler &f, core::Id<Tag> &value) { value.value = f.id(); }
inline void fill(Filler &f, bool &value) { value = f.coin(); }
template<class I>
void fill(Filler &f, Ranged<I> field) { assign(field.value, f.integer(field.min, field.max)); }
template<class I>
void fill(Filler &f, Ranged<std::optional<I>> field)
{
    field.value.reset();
    if (f.coin())
        assign(field.value, f.integer(field.min, field.max));
}
inline void fill(Filler &f, core::Instant &value) { value = core::Instant{core::Millis{f.integer(0, 253402300799999)}}; }
inline void fill(Filler &f, core::Day &value) { value = core::Day{std::chrono::days{f.integer(0, 2932896)}}; }
inline void fill(Filler &f, core::Language &value)
{
    static constexpr std::string_view tags[]{"ru", "en", "tt", "tt-RU", "kk-Latn-KZ", "abc-Latn-419", "be", "ab", "os", "ce"};
    value = core::Language::parse(tags[static_cast<std::size_t>(f.integer(0, std::ssize(tags) - 1))]).value();
}
inline void fill(Filler &, OlderLanguages<std::vector<core::Language>>) {} // what the site says
inline void fill(Filler &f, OlderLanguage<core::Language> field) { fill(f, field.value); }
inline void fill(Filler &f, core::Letter &value) { value = static_cast<core::Letter>(f.integer(0, core::letter_count - 1)); }
inline void fill(Filler &f, core::TicketNumber &value)
{
    fill(f, value.letter);
    value.number = static_cast<int>(f.integer(core::first_number, core::last_number));
    value.prefix = static_cast<int>(f.integer(0, core::last_prefix));
}
inline void fill(Filler &f, Hash &value)
{
    for (auto &byte : value)
        byte = static_cast<std::uint8_t>(f.integer(0, 255));
}
inline void fill(Filler &f, Spoken<core::Text> field)
{
    field.value = core::Text{f.text(field.required ? 1 : 0, field.max), f.text(0, field.max)};
    for (std::size_t i = f.count(0, core::max_languages - 2); i > 0; --i) {
        core::Language language;
        fill(f, language);
        field.value.set(language, f.text(1, field.max));
    }
}
template<Named E>
void fill(Filler &f, E &value)
{
    constexpr auto &all = Names<E>::all;
    value = all[static_cast<std::size_t>(f.integer(0, static_cast<std::int64_t>(all.size()) - 1))].first;
}
template<class T>
void fill(Filler &f, std::optional<T> &value)
{
    value.reset();
    if (f.coin())
        fill(f, value.emplace());
}
template<class P>
void fill(Filler &f, OlderPrinter<P> field) { fill(f, field.value); }
template<class P>
void fill(Filler &, PrinterDetail<P>) {} // the same value, told once more
template<class V>
void fill(Filler &f, Listed<V> field)
{
    field.value.resize(f.count(field.min, field.max));
    for (auto &item : field.value)
        fill(f, item);
}
inline void fill(Filler &f, Offset<core::UtcOffset> field) { field.value = core::UtcOffset{f.integer(-720, 840)}; }
inline void fill(Filler &f, core::Interval &value)
{
    value.from = static_cast<int>(f.integer(0, day_minutes - 1));
    value.to = static_cast<int>(f.integer(value.from + 1, day_minutes));
}
inline void fill(Filler &f, core::WeekHours &value)
{
    for (auto &day : value)
        fill(f, list(day, core::max_intervals));
}
inline void fill(Filler &f, SpecialDays &value)
{
    value.clear();
    for (std::size_t i = f.count(0, 3); i > 0; --i) {
        core::Day day{};
        fill(f, day);
        core::SpecialDay &special = value[day];
        fill(f, list(special.hours, core::max_intervals));
        fill(f, note(special.note));
    }
}
inline void fill(Filler &f, core::WindowService &value)
{
    fill(f, value.service);
    value.help_out = core::Minutes{f.integer(0, day_minutes)};
}
inline void fill(Filler &f, PlaceRole<std::string> field) { field.value = f.coin() ? (f.coin() ? "ticket" : "hall") : f.coin() ? "stand" : "survey"; }
inline void fill(Filler &f, ReserveDays &value)
{
    value.clear();
    for (std::size_t i = f.count(0, max_reserve_days); i > 0; --i) {
        core::Day day{};
        fill(f, day);
        auto &blocks = value[day];
        blocks.resize(f.count(0, max_reserve_blocks));
        for (auto &block : blocks) {
            fill(f, block.letter);
            block.first = static_cast<int>(f.integer(core::first_number, core::last_number));
            block.last = static_cast<int>(f.integer(block.first, core::last_number));
        }
    }
}
template<class V>
void fill(Filler &f, Ids<V> field)
{
    field.value.resize(f.count(field.min, field.max));
    for (auto &item : field.value)
        fill(f, item);
}
inline void fill(Filler &f, AnswerId &value)
{
    for (auto &byte : value)
        byte = static_cast<std::uint8_t>(f.integer(0, 255));
}
inline void fill(Filler &f, ReceiptKeys &value)
{
    value.clear();
    for (std::size_t i = f.count(0, max_receipt_days); i > 0; --i) {
        core::Day day{};
        fill(f, day);
        fill(f, value[day]);
    }
}
inline void fill(Filler &f, core::survey::Answer &value)
{
    value.clear();
    for (std::size_t i = f.count(0, core::survey::max_questions); i > 0; --i)
        fields(f, value[f.id()]);
}
inline void fill(Filler &f, Versions &value)
{
    value.clear();
    for (std::size_t i = f.count(0, max_documents); i > 0; --i)
        value[f.id()] = f.integer(0, max_integer);
}
inline void fill(Filler &f, Body<std::string> field)
{
    Writer out;
    out.begin_object();
    const std::string odd = f.text(0, 40);
    const std::int64_t number = f.integer(-max_integer, max_integer);
    out("n", ranged(number, -max_integer, max_integer));
    out("s", text(odd, 40));
    out.end_object();
    field.value = out.take();
}
inline void fill(Filler &f, Base64<std::string> field)
{
    const std::size_t groups = (field.bytes + 2) / 3;
    const std::size_t padding = groups * 3 - field.bytes;
    field.value.clear();
    while (field.value.size() < groups * 4 - padding)
        field.value += "AZaz09+/"[f.integer(0, 7)];
    field.value.append(padding, '=');
}
inline void fill(Filler &f, HashText<std::string> field)
{
    field.value.clear();
    while (field.value.size() < max_hash_length)
        field.value += "0123456789abcdef"[f.integer(0, 15)];
}
inline void fill(Filler &f, Drafts<std::vector<core::Text>> field)
{
    field.value.resize(f.count(0, max_draft_items));
    for (core::Text &each : field.value)
        fill(f, draft(each));
}
inline void fill(Filler &f, Rows<std::vector<std::vector<core::Text>>> field)
{
    field.value.resize(f.count(0, max_draft_items));
    for (auto &row : field.value)
        fill(f, drafts(row));
}
inline void fill(Filler &f, Hashes<std::vector<std::string>> field)
{
    field.value.resize(f.count(0, 4));
    for (std::string &each : field.value)
        fill(f, hash_text(each));
}
inline void fill(Filler &f, Strings<std::vector<std::string>> field)
{
    field.value.resize(f.count(0, field.count));
    for (std::string &each : field.value)
        each = f.text(0, field.length);
}
inline void fill(Filler &f, WindowNumbers<std::vector<core::WindowNumber>> field)
{
    field.value.resize(f.count(0, 4));
    for (core::WindowNumber &each : field.value)
        each = static_cast<int>(f.integer(1, 99));
}
inline void fill(Filler &f, Hints<std::vector<std::vector<content::Hint>>> field)
{
    field.value.resize(f.count(0, 3));
    for (auto &page : field.value) {
        page.resize(f.count(0, 3));
        for (content::Hint &hint : page)
            fields(f, hint);
    }
}
template<std::size_t I = 0>
void fill_block(Filler &f, content::Block &value, std::size_t index)
{
    if constexpr (I < std::variant_size_v<content::Block>) {
        if (index != I)
            return fill_block<I + 1>(f, value, index);
        fields(f, value.emplace<I>());
    }
}
inline void fill(Filler &f, content::Block &value)
{
    fill_block(f, value, static_cast<std::size_t>(f.integer(0, std::variant_size_v<content::Block> - 1)));
}
template<class M>
concept Fillable = requires(Filler &filler, M &message) { fields(filler, message); };
template<Fillable M>
void fill(Filler &f, M &message) { fields(f, message); }

/// Alternative `index` of a variant, filled.
template<class V, std::size_t I = 0>
V filled_alternative(std::size_t index, Filler &f)
{
    if constexpr (I == std::variant_size_v<V>) {
        throw std::out_of_range("no such alternative");
    } else {
        if (index != I)
            return filled_alternative<V, I + 1>(index, f);
        std::variant_alternative_t<I, V> value;
        if constexpr (std::is_same_v<decltype(value), Document>) {
            value.version = f.integer(1, max_integer);
            value.body = filled_alternative<DocumentBody>(static_cast<std::size_t>(f.integer(0, document_kinds - 1)), f);
        } else {
            fill(f, value);
        }
        return V{std::in_place_index<I>, std::move(value)};
    }
}

} // namespace talon::wire::detail
