// SPDX-License-Identifier: GPL-3.0-or-later
// What a running survey has heard so far: whether that is enough, and whether it came from visitors.
#include "server/survey/survey_service.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace talon::server {

namespace {

/// For how long signs are told.
constexpr std::chrono::days signs_stay{30};

} // namespace

/// Counted by the file itself, so that an answer that comes twice counts once, also after a restart.
void SurveyService::count_for_quotas()
{
    const core::survey::Turn turn = book().turn_on(m_hall.today());
    const auto *taking = book().version(turn.survey, turn.version);
    if (!taking || taking->offer.quotas.empty()) {
        m_counted = turn;
        m_answers_taken = {};
        return tell_quotas();
    }
    if (std::exchange(m_counting, true)) {
        m_count_again = true;
        return;
    }
    const auto found = std::make_shared<std::optional<core::survey::AnswersTaken>>();
    m_keeper.with_store(
        [found, turn](vault::AnswerStore &store) {
            if (auto taken = store.taken(turn.survey, turn.version))
                *found = std::move(*taken);
        },
        [this, found, turn](bool) {
            m_counting = false;
            m_counted = turn;
            if (*found)
                m_answers_taken = std::move(**found);
            tell_quotas();
            if (std::exchange(m_count_again, false))
                count_for_quotas();
        });
}

void SurveyService::tell_quotas()
{
    using core::survey::DayPart;
    std::vector<DayPart> full;
    if (const auto *asked = book().asked_on(m_hall.today()))
        for (const DayPart part : {DayPart::morning, DayPart::midday, DayPart::evening})
            if (core::survey::quota_full(asked->offer, m_answers_taken, part))
                full.push_back(part);
    if (full != m_full_parts && m_tell_full_parts) {
        m_full_parts = full;
        m_tell_full_parts(full);
    }
    publish_receipts();
}

/// Of one answer that came just now. `kiosk`: empty for a phone.
void SurveyService::watch(const std::string &kiosk)
{
    const auto sign = m_signs.came(kiosk, m_moment());
    if (sign)
        note(*sign, kiosk, *sign == core::survey::Sign::hasty_run ? core::survey::hasty_answers
                           : kiosk.empty()                         ? static_cast<std::int64_t>(core::survey::burst_of_phones)
                                                                   : static_cast<std::int64_t>(core::survey::burst_of_kiosk));
}

void SurveyService::note(core::survey::Sign sign, const std::string &source, std::int64_t count)
{
    const core::Day today = m_hall.today();
    m_last_sign = today;
    m_keeper.with_store(
        [seen = vault::AnswerStore::Seen{today, std::string(code_of(sign)), source, count}, since = today - signs_stay](vault::AnswerStore &store) {
            if (const auto noted = store.note_sign(seen, since); !noted)
                spdlog::error("a sign of false answers is not kept: {}", noted.error().detail);
        },
        [](bool) {});
}

/// More codes of today's receipts were used than the hall gave tickets today: somebody makes codes.
void SurveyService::count_receipts()
{
    struct Found { std::int64_t used = 0; std::optional<core::Day> last; };
    const auto found = std::make_shared<Found>();
    const core::Day today = m_hall.today();
    m_keeper.with_store(
        [found, today](vault::AnswerStore &store) {
            if (const auto used = store.receipts_used({today, today}); used && used->contains(today))
                found->used = used->at(today);
            if (const auto signs = store.signs(); signs && !signs->empty())
                found->last = signs->front().day;
        },
        [this, found, today](bool) {
            m_last_sign = std::max(m_last_sign, found->last);
            const bool same_day = m_hall.today() == today && m_hall.hall().day() == std::optional(today);
            if (same_day && found->used > m_hall.hall().today().issued)
                note(core::survey::Sign::tokens_over_served, {}, found->used);
        });
}

} // namespace talon::server
