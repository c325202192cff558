// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/coverage.h"

#include <algorithm>

namespace talon::core::content {

namespace {

template<class BlockKind>
bool has(const Page &page)
{
    return std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block &block) { return std::holds_alternative<BlockKind>(block); });
}

} // namespace

std::vector<Covered> coverage(const Site &site, const std::vector<Page> &pages, Day today)
{
    const bool appeal = std::any_of(pages.begin(), pages.end(), [](const Page &page) { return page.kind == PageKind::appeal; });
    std::vector<Covered> rows;
    for (const Service &service : site.services) {
        Covered row{service.id, {}};
        const auto answer = [&](Question question, bool so) {
            bool &answered = row.answered[static_cast<std::size_t>(question)];
            answered = answered || so;
        };
        for (const Page &page : pages) {
            if (page.kind != PageKind::service || page.service != service.id)
                continue;
            answer(Question::documents, !page.summary.bring.empty() || has<Items>(page));
            answer(Question::sample, has<Sample>(page));
            answer(Question::term, !page.summary.term.only(Language::ru).empty());
            answer(Question::fee, !page.summary.fee.only(Language::ru).empty());
            answer(Question::legal_act, has<LegalAct>(page));
            answer(Question::checked, page.checked && today - *page.checked < check_again_after);
            answer(Question::appeal, appeal);
        }
        rows.push_back(row);
    }
    return rows;
}

} // namespace talon::core::content
