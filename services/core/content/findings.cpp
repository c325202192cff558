// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/page.h"

#include <algorithm>

namespace talon::core::content {

namespace {

using Kind = Finding::Kind;

constexpr int thousandths = 1000;
constexpr std::size_t words_of_a_sentence = 25;
constexpr std::size_t words_of_a_title = 12;
constexpr std::size_t max_items = 20, max_bring = 12, max_columns = 3, max_rows = 30, max_samples = 10;

/// Characters that a screen does not show or that turn the direction of writing: U+200B…U+200F, U+202A…U+202E, U+2060…U+2069, U+FEFF.
bool hides(const std::string &text, std::size_t at)
{
    const auto byte = [&](std::size_t place) { return place < text.size() ? static_cast<unsigned char>(text[place]) : 0u; };
    if (byte(at) == 0xef)
        return byte(at + 1) == 0xbb && byte(at + 2) == 0xbf;
    if (byte(at) != 0xe2)
        return false;
    const unsigned last = byte(at + 2);
    return (byte(at + 1) == 0x80 && ((last >= 0x8b && last <= 0x8f) || (last >= 0xaa && last <= 0xae))) ||
           (byte(at + 1) == 0x81 && last >= 0xa0 && last <= 0xa9);
}

bool clean(const std::string &text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if ((c < 0x20 && c != '\n') || c == 0x7f || hides(text, at))
            return false;
    }
    return true;
}

/// The most words of any one sentence.
std::size_t longest_sentence(const std::string &text)
{
    std::size_t longest = 0, words = 0;
    bool in_word = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n';
        words += !blank && !in_word ? 1 : 0;
        in_word = !blank;
        longest = std::max(longest, words);
        if (c == '.' || c == '!' || c == '?' || c == '\n')
            words = 0, in_word = false;
    }
    return longest;
}

class Look
{
public:
    explicit Look(const Page &page) : m_page(page) {}

    std::vector<Finding> all()
    {
        text("title", m_page.title, max_page_title);
        if (longest_sentence(m_page.title.only(Language::ru)) > words_of_a_title)
            say("title", Kind::many_words_in_title);
        maybe("wish", m_page.wish, max_page_title);
        if (m_page.kind == PageKind::service)
            summary();
        bounded("blocks", m_page.blocks.size(), max_blocks);
        for (std::size_t i = 0; i < m_page.blocks.size(); ++i) {
            m_at = "blocks." + std::to_string(i);
            std::visit([this](const auto &block) { look(block); }, m_page.blocks[i]);
        }
        bounded("synonyms", m_page.synonyms.size(), max_synonyms);
        for (std::size_t i = 0; i < m_page.synonyms.size(); ++i)
            plain("synonyms." + std::to_string(i), m_page.synonyms[i], 60);
        if (!m_page.checked)
            say("checked", Kind::unchecked);
        return std::move(m_found);
    }

private:
    void say(std::string field, Kind kind) { m_found.push_back({std::move(field), kind}); }

    void bounded(const std::string &field, std::size_t count, std::size_t most)
    {
        if (count > most)
            say(field, Kind::too_many);
    }

    /// At least one of them, at most so many.
    void some(const std::string &field, std::size_t count, std::size_t most)
    {
        if (count == 0)
            say(field, Kind::empty);
        bounded(field, count, most);
    }

    void plain(const std::string &field, const std::string &value, std::size_t most)
    {
        if (value.empty())
            say(field, Kind::empty);
        if (value.size() > most)
            say(field, Kind::too_long);
        if (!clean(value))
            say(field, Kind::bad_characters);
    }

    void text(const std::string &field, const Text &value, std::size_t most = max_page_text)
    {
        const std::string &russian = value.only(Language::ru);
        plain(field, russian, most);
        bounded(field, value.languages().size(), max_languages);
        if (value.only(Language::en).empty())
            say(field, Kind::no_english);
        for (const auto &[language, said] : value.languages())
            if (language != Language::ru)
                plain(field + "." + language.tag(), said, most);
        if (longest_sentence(russian) > words_of_a_sentence)
            say(field, Kind::long_sentence);
    }

    void maybe(const std::string &field, const Text &value, std::size_t most = max_page_text)
    {
        if (!value.empty())
            text(field, value, most);
    }

    void texts(const std::string &field, const std::vector<Text> &values, std::size_t most)
    {
        some(field, values.size(), most);
        for (std::size_t i = 0; i < values.size(); ++i)
            text(field + "." + std::to_string(i), values[i]);
    }

    void summary()
    {
        if (m_page.service.empty())
            say("service", Kind::service_missing);
        bounded("summary.bring", m_page.summary.bring.size(), max_bring);
        for (std::size_t i = 0; i < m_page.summary.bring.size(); ++i)
            text("summary.bring." + std::to_string(i), m_page.summary.bring[i], max_page_title);
        text("summary.term", m_page.summary.term, max_page_title);
        text("summary.fee", m_page.summary.fee, max_page_title);
    }

    void look(const Paragraph &block) { text(m_at + ".text", block.text); }
    void look(const Warning &block) { text(m_at + ".text", block.text); }
    void look(const Steps &block) { texts(m_at + ".steps", block.steps, max_items); }
    void look(const Items &block) { texts(m_at + ".items", block.items, max_items); }

    void look(const Table &block)
    {
        some(m_at + ".rows", block.rows.size(), max_rows);
        for (std::size_t row = 0; row < block.rows.size(); ++row)
            texts(m_at + ".rows." + std::to_string(row), block.rows[row], max_columns);
    }

    void look(const Sample &block)
    {
        text(m_at + ".title", block.title, max_page_title);
        some(m_at + ".pages", block.pages.size(), max_samples);
        bounded(m_at + ".hints", block.hints.size(), block.pages.size());
        for (std::size_t page = 0; page < block.hints.size(); ++page) {
            const std::string field = m_at + ".hints." + std::to_string(page);
            bounded(field, block.hints[page].size(), max_items);
            for (std::size_t i = 0; i < block.hints[page].size(); ++i)
                hint(field + "." + std::to_string(i), block.hints[page][i]);
        }
    }

    void hint(const std::string &field, const Hint &hint)
    {
        const auto inside = [](int from, int size) { return from >= 0 && size > 0 && size <= thousandths && from <= thousandths - size; };
        if (!inside(hint.left, hint.width) || !inside(hint.top, hint.height))
            say(field, Kind::hint_outside);
        text(field + ".text", hint.text);
    }

    void look(const Payment &block)
    {
        text(m_at + ".title", block.title, max_page_title);
        for (const std::string &wrong : wrong_fields(block.requisites))
            say(m_at + ".requisites." + wrong, Kind::bad_requisites);
    }

    void look(const LegalAct &block)
    {
        text(m_at + ".name", block.name, max_page_title);
        maybe(m_at + ".place", block.place, max_page_title);
    }

    void look(const Contact &block)
    {
        text(m_at + ".name", block.name, max_page_title);
        maybe(m_at + ".post", block.post, max_page_title);
        if (!block.phone.empty())
            plain(m_at + ".phone", block.phone, 40);
        maybe(m_at + ".place", block.place, max_page_title);
    }

    const Page &m_page;
    std::string m_at; ///< the block that is looked at
    std::vector<Finding> m_found;
};

} // namespace

std::vector<Finding> findings(const Page &page)
{
    return Look(page).all();
}

std::vector<FileHash> files_of(const Page &page)
{
    std::vector<FileHash> files;
    for (const Block &block : page.blocks)
        if (const auto *sample = std::get_if<Sample>(&block))
            files.insert(files.end(), sample->pages.begin(), sample->pages.end());
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

} // namespace talon::core::content
