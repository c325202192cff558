// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/search.h"

#include <algorithm>
#include <utility>

namespace talon::core::content {

namespace {

constexpr double title_weight = 4, synonym_weight = 3, text_weight = 1;
constexpr std::size_t one_slip_from = 4, two_slips_from = 8, least_letters = 2;

/// The code points of UTF-8; a byte that belongs to none is passed over. Words here are Cyrillic, Latin and digits.
std::u32string points(const std::string &text)
{
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            out.push_back(lead);
            ++at;
        } else if (lead >= 0xc2 && lead < 0xe0 && at + 1 < text.size()) {
            out.push_back(static_cast<char32_t>(((lead & 0x1f) << 6) | (static_cast<unsigned char>(text[at + 1]) & 0x3f)));
            at += 2;
        } else {
            out.push_back(U' '); // no letter that is looked for
            at += lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 1;
        }
    }
    return out;
}

/// In lower case, ё as е; 0 for what is no letter and no digit.
char32_t folded(char32_t c)
{
    if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= 0x430 && c <= 0x44f))
        return c;
    if (c >= U'A' && c <= U'Z')
        return c - U'A' + U'a';
    if (c >= 0x410 && c <= 0x42f)
        return c + 0x20;
    return c == 0x401 || c == 0x451 ? 0x435 : 0;
}

void append(std::string &text, char32_t c)
{
    if (c < 0x80) {
        text.push_back(static_cast<char>(c));
        return;
    }
    text.push_back(static_cast<char>(0xc0 | (c >> 6)));
    text.push_back(static_cast<char>(0x80 | (c & 0x3f)));
}

/// As slips(). Three rows of the table are kept, and none is begun once all of a row is too much.
int slips_of(const std::u32string &a, const std::u32string &b, int most)
{
    const auto apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > static_cast<std::size_t>(most))
        return most + 1;
    std::vector<int> before, last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int wrong = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        if (*std::min_element(row.begin(), row.end()) > most && *std::min_element(last.begin(), last.end()) > most)
            return most + 1;
        before = std::exchange(last, row);
    }
    return std::min(last[b.size()], most + 1);
}

bool starts_with(const std::string &text, const std::string &beginning)
{
    return text.compare(0, beginning.size(), beginning) == 0;
}

} // namespace

std::vector<std::string> words_of(const std::string &text)
{
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty())
            words.push_back(std::exchange(word, {}));
    };
    for (const char32_t c : points(text)) {
        if (const char32_t letter = folded(c))
            append(word, letter);
        else
            end();
    }
    end();
    return words;
}

int slips(const std::string &first, const std::string &second, int most)
{
    return slips_of(points(first), points(second), most);
}

SearchIndex::SearchIndex(const std::vector<Page> &pages, Stem stem) : m_stem(std::move(stem))
{
    for (const Page &page : pages) {
        const std::size_t place = m_pages.size();
        m_pages.push_back(page.id);
        for (const Text *text : {&page.title, &page.wish})
            for (const auto &[language, said] : text->languages())
                add(said, place, title_weight);
        for (const std::string &synonym : page.synonyms)
            add(synonym, place, synonym_weight);
        const auto body = [&](const Text &text) {
            for (const auto &[language, said] : text.languages())
                add(said, place, text_weight);
        };
        std::for_each(page.summary.bring.begin(), page.summary.bring.end(), body);
        for (const Block &block : page.blocks) {
            if (const auto *paragraph = std::get_if<Paragraph>(&block))
                body(paragraph->text);
            else if (const auto *warning = std::get_if<Warning>(&block))
                body(warning->text);
            else if (const auto *steps = std::get_if<Steps>(&block))
                std::for_each(steps->steps.begin(), steps->steps.end(), body);
            else if (const auto *items = std::get_if<Items>(&block))
                std::for_each(items->items.begin(), items->items.end(), body);
            else if (const auto *sample = std::get_if<Sample>(&block))
                body(sample->title);
        }
    }
    m_forms.clear();
}

/// A word is stemmed once, however often it stands in the pages.
const std::array<SearchIndex::Known *, 2> &SearchIndex::forms_of(const std::string &word)
{
    const auto [found, isNew] = m_forms.try_emplace(word);
    if (isNew) {
        const auto known = [this](const std::string &form) {
            Known &entry = m_words[form];
            if (entry.letters.empty())
                entry.letters = points(form);
            return &entry;
        };
        found->second = {known(word), known(m_stem(word))};
    }
    return found->second;
}

void SearchIndex::add(const std::string &text, std::size_t page, double weight)
{
    for (const std::string &word : words_of(text))
        for (Known *known : forms_of(word)) {
            double &present = known->pages[page];
            present = std::max(present, weight);
        }
}

std::vector<PageId> SearchIndex::find(const std::string &query) const
{
    std::map<std::size_t, double> found;
    bool first = true;
    for (const std::string &word : words_of(query)) {
        const std::u32string typed = points(word);
        const std::size_t letters = typed.size();
        if (letters < least_letters)
            continue;
        const std::string stem = m_stem(word);
        const int most = letters >= two_slips_from ? 2 : letters >= one_slip_from ? 1 : 0;
        std::map<std::size_t, double> scores;
        for (const auto &[known, entry] : m_words) {
            double share = 0;
            if (known == word || known == stem)
                share = 1;
            else if (starts_with(known, word) || starts_with(known, stem))
                share = 0.8;
            else if (const int apart = most > 0 ? slips_of(entry.letters, typed, most) : most + 1; apart <= most)
                share = apart == 1 ? 0.5 : 0.25;
            if (share > 0)
                for (const auto &[page, weight] : entry.pages)
                    scores[page] = std::max(scores[page], weight * share);
        }
        if (std::exchange(first, false)) {
            found = std::move(scores);
            continue;
        }
        std::erase_if(found, [&](const auto &each) { return !scores.contains(each.first); });
        for (auto &[page, score] : found)
            score += scores[page];
    }
    std::vector<std::pair<double, std::size_t>> order;
    for (const auto &[page, score] : found)
        order.emplace_back(-score, page);
    std::sort(order.begin(), order.end());
    std::vector<PageId> pages;
    for (const auto &[score, page] : order)
        pages.push_back(m_pages[page]);
    return pages;
}

} // namespace talon::core::content
