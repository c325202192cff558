// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/offer.h"

#include <algorithm>
#include <set>

namespace talon::core::survey {

namespace {

template<class Key>
std::int64_t count_of(const std::map<Key, std::int64_t> &counts, const Key &key)
{
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

} // namespace

bool Offer::at(SurveyPlace place) const
{
    switch (place) {
    case SurveyPlace::ticket_kiosk: return ticket_kiosks;
    case SurveyPlace::survey_kiosk: return survey_kiosks;
    case SurveyPlace::poster: return posters;
    case SurveyPlace::receipt: return receipts;
    case SurveyPlace::ticket_page: break;
    }
    return ticket_page;
}

bool quota_full(const Offer &offer, const AnswersTaken &taken, DayPart part)
{
    return std::any_of(offer.quotas.begin(), offer.quotas.end(),
                       [&](const Quota &each) { return each.part == part && count_of(taken.parts, part) >= each.count; });
}

bool quota_full(const Offer &offer, const AnswersTaken &taken, const std::string &service)
{
    return std::any_of(offer.quotas.begin(), offer.quotas.end(), [&](const Quota &each) {
        return !service.empty() && each.service == service && count_of(taken.services, service) >= each.count;
    });
}

bool sound(const Offer &offer, Day today)
{
    if (offer.until && (*offer.until < today || (offer.from && *offer.until < *offer.from)))
        return false;
    std::set<std::pair<std::optional<DayPart>, std::string>> seen;
    for (const Quota &each : offer.quotas)
        if (each.part.has_value() != each.service.empty() || each.count < 1 || each.count > max_quota || !seen.insert({each.part, each.service}).second)
            return false;
    return offer.quotas.size() <= max_quotas;
}

} // namespace talon::core::survey
