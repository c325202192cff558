// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/survey_service.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

constexpr core::Millis hour{60 * 60 * 1000};
constexpr core::Millis minute{60 * 1000};

} // namespace

SurveyService::SurveyService(Loop &loop, HallService &hall, AnswerKeeper &keeper, Clock moment)
    : m_hall(hall), m_keeper(keeper), m_moment(std::move(moment))
{
    loop.every(std::chrono::seconds(2), [this] { look(); });
}

void SurveyService::take(const std::vector<wire::KioskAnswer> &answers, std::function<void(const std::vector<wire::AnswerId> &)> taken)
{
    std::vector<vault::NewAnswer> sound;
    std::vector<wire::AnswerId> ids;
    for (const wire::KioskAnswer &each : answers) {
        const auto *published = book().version(each.survey, each.version);
        if (!published)
            continue;
        ids.push_back(each.id);
        if (auto checked = core::survey::checked(published->form, each.answer))
            // What a kiosk says of its day is bounded by what this day is: a wrong clock must not seal years ahead.
            sound.push_back({each.id, each.survey, each.version, std::min(each.day, m_hall.today()), each.part, vault::Channel::kiosk, std::move(*checked)});
        else
            ++m_figures.refused;
    }
    if (ids.empty())
        return;
    m_keeper.take(std::move(sound), [this, ids = std::move(ids), taken = std::move(taken)](const std::optional<std::vector<bool>> &fresh) {
        if (!fresh)
            return; // the kiosk keeps them and sends them again
        m_figures.taken += static_cast<std::uint64_t>(std::count(fresh->begin(), fresh->end(), true));
        taken(ids);
    });
}

void SurveyService::take(const wire::PhoneAnswer &answer, std::function<void(Phone)> done)
{
    const core::Instant now = m_moment();
    if (!m_minute || now - *m_minute >= minute) {
        m_minute = now;
        m_in_minute = 0;
    }
    if (m_in_minute >= phone_answers_a_minute)
        return done(Phone::too_many);
    const auto *published = book().version(answer.survey, answer.version);
    const auto *running = book().now_running();
    // An answer to the version before is one all the same: somebody was in the middle of it.
    if (!published || !running || running->form.id != answer.survey)
        return done(Phone::unknown);
    auto checked = core::survey::checked(published->form, answer.answer);
    if (!checked)
        return done(Phone::faulty);
    ++m_in_minute;
    const int local = core::local_minute(m_hall.now(), m_hall.hall().site().utc_offset);
    m_keeper.take({{answer.id, answer.survey, answer.version, m_hall.today(), core::survey::part_of(local), vault::Channel::phone, std::move(*checked)}},
                  [this, done = std::move(done)](const std::optional<std::vector<bool>> &fresh) {
                      if (!fresh)
                          return done(Phone::no_store);
                      m_figures.taken += fresh->front();
                      done(fresh->front() ? Phone::taken : Phone::again);
                  });
}

template<class T>
void SurveyService::read(std::function<vault::Kept<T>(vault::AnswerStore &)> ask, std::function<void(const std::optional<T> &)> done)
{
    const auto found = std::make_shared<std::optional<T>>();
    m_keeper.with_store(
        [found, ask = std::move(ask)](vault::AnswerStore &store) {
            if (auto answer = ask(store))
                *found = std::move(*answer);
        },
        [found, done = std::move(done)](bool) { done(*found); });
}

void SurveyService::told(const std::string &survey, int version, std::function<void(const std::optional<vault::Told> &)> done)
{
    read<vault::Told>([survey, version](vault::AnswerStore &store) { return store.told(survey, version); }, std::move(done));
}

void SurveyService::words(const std::string &survey, int version, std::function<void(const std::optional<std::vector<vault::Words>> &)> done)
{
    read<std::vector<vault::Words>>([survey, version](vault::AnswerStore &store) { return store.words(survey, version, most_words); }, std::move(done));
}

void SurveyService::look()
{
    const core::Instant now = m_moment();
    const core::Day today = m_hall.today();
    if (m_busy || m_hall.failed() || book().surveys.empty() || (m_looked_on == today && m_looked && now - *m_looked < hour))
        return;
    m_looked = now;
    m_looked_on = today;
    keep_up(today);
}

void SurveyService::keep_up(core::Day today)
{
    m_busy = true;
    const auto seals = std::make_shared<std::vector<vault::SealedDay>>();
    const auto wrong = std::make_shared<std::string>();
    m_keeper.with_store(
        [seals, wrong, today, known = book()](vault::AnswerStore &store) {
            const auto released = store.release(core::survey::smallest_group, today);
            const auto sealed = store.seal(today - std::chrono::days(1));
            // Those that stand in the file and not in the journal: new ones, and one that a crash came between.
            auto found = store.seals([&known](const std::string &survey, int version, core::Day day) {
                const auto *published = known.version(survey, version);
                return published && (published->seals.empty() || published->seals.back().day < day);
            });
            if (!released || !sealed || !found)
                *wrong = (!released ? released.error() : !sealed ? sealed.error() : found.error()).detail;
            else
                *seals = std::move(*found);
        },
        [this, seals, wrong](bool) {
            m_busy = false;
            if (!wrong->empty())
                spdlog::error("answers are not moved or sealed: {}", *wrong);
            record_seals(std::move(*seals));
        });
}

void SurveyService::record_seals(std::vector<vault::SealedDay> seals)
{
    for (vault::SealedDay &each : seals) {
        const auto decision = core::survey::decide(m_hall.decided_surveys(), core::survey::SealDay{each.survey, each.version, {each.day, each.answers, each.digest}});
        if (decision && *decision)
            m_hall.record(std::get<core::survey::SurveyDaySealed>(**decision), "talond", [](const HallService::Outcome &) {});
    }
}

} // namespace talon::server
