// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/offer.h"
#include "wire/json/fields.h"

// When and where a survey is offered: in survey_published and in the document `survey`. Whether ticket kiosks offer it stands beside it, as "kiosks".

namespace talon::wire::detail {

template<>
struct Names<core::survey::DayPart> {
    using Part = core::survey::DayPart;
    static constexpr std::array<std::pair<Part, std::string_view>, 3> all{
        {{Part::morning, "morning"}, {Part::midday, "midday"}, {Part::evening, "evening"}}};
};

template<class A, Like<core::survey::Quota> M>
void fields(A &a, M &m)
{
    a.maybe("part", m.part);
    a.where(!m.service.empty(), "service", text(m.service, max_id_bytes, 0));
    a("count", ranged(m.count, 1, core::survey::max_quota));
}

template<class A, Like<core::survey::Offer> M>
void fields(A &a, M &m)
{
    a.maybe("from", m.from);
    a.maybe("until", m.until);
    a.maybe("survey_kiosks", m.survey_kiosks);
    a.maybe("posters", m.posters);
    a.maybe("receipts", m.receipts);
    a.maybe("ticket_page", m.ticket_page);
    a.maybe("quotas", list(m.quotas, core::survey::max_quotas));
}

/// An offer that is made everywhere and without an end is left out.
inline bool is_bound(const core::survey::Offer &offer)
{
    return offer != core::survey::everywhere(offer.ticket_kiosks);
}

} // namespace talon::wire::detail
