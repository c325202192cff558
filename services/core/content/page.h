// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/requisites.h"
#include "core/values/ids.h"
#include "core/values/text.h"
#include "core/values/time.h"

#include <variant>

namespace talon::core::content {

using PageId = Id<struct PageTag>;
using SectionId = Id<struct SectionTag>;

/// A file of the library by its content: 64 digits of hexadecimal BLAKE2b-256.
using FileHash = std::string;

/// What a page is about. A service's page belongs to one service of the site and answers the same questions for each.
enum class PageKind : std::uint8_t { service, how_to, news, contacts, appeal, general };

// The blocks of a page, typed: what stands for a heading, a list or a warning is a kind, never a mark-up that somebody typed.

struct Paragraph { Text text; bool operator==(const Paragraph &) const = default; };
struct Warning { Text text; bool operator==(const Warning &) const = default; };
/// Steps are numbered, items are not; 1…20 of them.
struct Steps { std::vector<Text> steps; bool operator==(const Steps &) const = default; };
struct Items { std::vector<Text> items; bool operator==(const Items &) const = default; };
/// At most 3 columns and 30 rows; the first row is the head. With large type a row becomes a list.
struct Table { std::vector<std::vector<Text>> rows; bool operator==(const Table &) const = default; };
/// A part of a sample's page that fills the screen with what to write there; in thousandths of the page's width and height.
struct Hint {
    int left = 0, top = 0, width = 0, height = 0;
    Text text;
    bool operator==(const Hint &) const = default;
};
/// A form as it is filled in: pages as pictures of the library, with numbered hints.
struct Sample {
    Text title;
    std::vector<FileHash> pages;            ///< 1…10
    std::vector<std::vector<Hint>> hints;   ///< for each page, at most 20
    bool operator==(const Sample &) const = default;
};
struct Payment { Text title; Requisites requisites; bool operator==(const Payment &) const = default; };
/// «Налоговый кодекс, статья 229».
struct LegalAct { Text name; Text place; bool operator==(const LegalAct &) const = default; };
struct Contact { Text name; Text post; std::string phone; Text place; bool operator==(const Contact &) const = default; };

using Block = std::variant<Paragraph, Warning, Steps, Items, Table, Sample, Payment, LegalAct, Contact>;

/// «Кратко»: what a visitor wants to know before anything else. Of a service's page none of the texts is empty in Russian.
struct Summary {
    std::vector<Text> bring; ///< what to bring, one document each, at most 12; empty: nothing is needed
    Text term;               ///< «до 30 минут», «3 рабочих дня»
    Text fee;                ///< «бесплатно», «400 ₽»
    bool operator==(const Summary &) const = default;
};

/// A part of the stands' first screen, by what a visitor wishes: «Вернуть деньги».
struct Section {
    SectionId id;
    Text title;
    Text note;        ///< examples; may be empty
    std::string sign; ///< a pictogram that the screens know, "papers"; may be empty
    bool operator==(const Section &) const = default;
};

struct Page {
    PageId id;
    PageKind kind = PageKind::general;
    ServiceId service; ///< of a service's page; else empty
    SectionId section; ///< where it stands on the first screen; empty: among the others
    Text title;
    Text wish; ///< as a visitor would say it: «вернуть деньги за лечение»; may be empty
    Summary summary;
    std::vector<Block> blocks;
    std::vector<std::string> synonyms; ///< words by which it is found, lower case
    std::optional<Day> checked;        ///< when somebody last said that all of it is right

    bool operator==(const Page &) const = default;
};

inline constexpr std::size_t max_blocks = 40;
inline constexpr std::size_t max_page_text = 4000; ///< bytes of one language of one text
inline constexpr std::size_t max_page_title = 300;
inline constexpr std::size_t max_synonyms = 40;

/// Something about a page that its author should see beside the field. What hinders stops the page from being published.
struct Finding {
    enum class Kind : std::uint8_t {
        // hinder
        empty, too_long, too_many, bad_characters, bad_requisites, hint_outside, service_missing,
        // advise
        no_english, long_sentence, many_words_in_title, unchecked,
    };
    std::string field; ///< "title", "summary.bring.2", "blocks.3.requisites.inn"
    Kind kind = Kind::empty;

    bool operator==(const Finding &) const = default;
    bool hinders() const { return kind < Kind::no_english; }
};

/// All findings of a page, in the order of its fields: every bound above, texts that are missing, characters that no screen shows
/// or that turn the direction of writing, requisites that are wrong; and advice: no English, sentences of more than 25 words, a
/// title of more than 12, a page that nobody ever checked.
std::vector<Finding> findings(const Page &page);

/// The files that a page shows, each once, in order.
std::vector<FileHash> files_of(const Page &page);

} // namespace talon::core::content
