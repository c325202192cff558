// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/answer_code.h"

#include <algorithm>

namespace talon::vault {

namespace {

constexpr char between = '\x1f';
constexpr char end = '\x1e';

/// Calls `take(question, piece)` for each piece of each record.
template<class Take>
void each_piece(const std::string &code, Take take)
{
    std::size_t at = 0;
    while (at < code.size()) {
        const std::size_t stop = std::min(code.find(end, at), code.size());
        const std::string record = code.substr(at, stop - at);
        at = stop + 1;
        std::size_t piece = record.find(between);
        const std::string question = record.substr(0, piece);
        while (piece != std::string::npos) {
            const std::size_t next = record.find(between, piece + 1);
            take(question, record.substr(piece + 1, next == std::string::npos ? next : next - piece - 1));
            piece = next;
        }
    }
}

} // namespace

std::string marks_of(const core::survey::Answer &answer)
{
    std::string code;
    for (const auto &[question, said] : answer) {
        if (!said.text.empty())
            continue;
        code += question;
        for (const std::string &choice : said.chosen)
            code += between + choice;
        if (said.chosen.empty())
            code += between + (said.declined ? std::string() : std::to_string(said.number));
        code += end;
    }
    return code;
}

std::string words_of(const core::survey::Answer &answer)
{
    std::string code;
    for (const auto &[question, said] : answer)
        if (!said.text.empty())
            code += question + between + said.text + end;
    return code;
}

std::vector<std::pair<std::string, std::string>> cells_of(const std::string &marks)
{
    std::vector<std::pair<std::string, std::string>> cells;
    each_piece(marks, [&](const std::string &question, std::string choice) { cells.emplace_back(question, std::move(choice)); });
    return cells;
}

std::map<std::string, std::string> texts_of(const std::string &words)
{
    std::map<std::string, std::string> texts;
    each_piece(words, [&](const std::string &question, std::string text) { texts[question] = std::move(text); });
    return texts;
}

} // namespace talon::vault
