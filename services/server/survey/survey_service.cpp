// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/survey_service.h"

#include "core/survey/survey_decisions.h"
#include "store/receipt_code.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

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

void SurveyService::take(const std::vector<wire::KioskAnswer> &answers, const core::DeviceId &kiosk,
                         std::function<void(const std::vector<wire::AnswerId> &)> taken)
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
    m_keeper.take(std::move(sound), [this, kiosk, ids = std::move(ids), taken = std::move(taken)](const std::optional<std::vector<vault::Taken>> &became) {
        if (!became)
            return; // the kiosk keeps them and sends them again
        const auto fresh = std::count(became->begin(), became->end(), vault::Taken::fresh);
        m_figures.taken += static_cast<std::uint64_t>(fresh);
        taken(ids);
        if (fresh > 0)
            count_for_quotas();
        // Several at once were saved up while the kiosk was cut off: they say nothing of when they were given.
        if (fresh == 1 && became->size() == 1)
            watch(kiosk.value);
    });
}

/// A minute's share of what phones may ask for.
bool SurveyService::within_limit()
{
    const core::Instant now = m_moment();
    if (!m_minute || now - *m_minute >= minute) {
        m_minute = now;
        m_in_minute = 0;
    }
    return m_in_minute < phone_answers_a_minute;
}

void SurveyService::take(const wire::PhoneAnswer &answer, std::function<void(Phone)> done)
{
    if (!within_limit())
        return done(Phone::too_many);
    const auto *published = book().version(answer.survey, answer.version);
    const auto *running = book().taking_on(m_hall.today());
    // An answer to the version before is one all the same: somebody was in the middle of it.
    if (!published || !running || running->form.id != answer.survey)
        return done(Phone::unknown);
    auto checked = core::survey::checked(published->form, answer.answer);
    if (!checked)
        return done(Phone::faulty);
    if (std::exchange(m_counted_day, m_hall.today()) != m_hall.today())
        m_in_day = 0;
    if (m_in_day >= phone_answers_a_day)
        return done(Phone::too_many);
    ++m_in_minute;
    const auto receipt = receipt_of(answer.receipt);
    if (!answer.receipt.empty() && !receipt)
        return done(Phone::receipt_unknown);
    const int local = core::local_minute(m_hall.now(), m_hall.hall().site().utc_offset);
    m_keeper.take({{answer.id, answer.survey, answer.version, m_hall.today(), core::survey::part_of(local), vault::Channel::phone, std::move(*checked),
                    receipt}},
                  [this, by_receipt = receipt.has_value(), done = std::move(done)](const std::optional<std::vector<vault::Taken>> &became) {
                      if (!became)
                          return done(Phone::no_store);
                      const vault::Taken what = became->front();
                      if (what == vault::Taken::fresh) {
                          ++m_figures.taken;
                          ++m_in_day;
                          count_for_quotas();
                          if (!by_receipt)
                              watch({});
                      }
                      done(what == vault::Taken::fresh ? Phone::taken : what == vault::Taken::again ? Phone::again : Phone::receipt_used);
                  });
}

/// With the key of which day it was made is found by trying: the code says neither its day nor its service to anybody else.
std::optional<vault::Receipt> SurveyService::receipt_of(const std::string &given) const
{
    const auto code = store::receipt_code_of(given);
    if (!code)
        return std::nullopt;
    std::vector<core::ServiceId> services;
    for (const core::Service &each : m_hall.hall().site().services)
        services.push_back(each.id);
    for (const auto &[day, key] : m_keys)
        if (const auto service = store::service_of_receipt(*code, key, services))
            return vault::Receipt{store::receipt_mark(*code), day, service->value};
    return std::nullopt;
}

const core::survey::Published *SurveyService::offered(core::survey::SurveyPlace place) const
{
    const auto *asked = book().asked_on(m_hall.today());
    if (!asked || !asked->offer.at(place))
        return nullptr;
    const int local = core::local_minute(m_hall.now(), m_hall.hall().site().utc_offset);
    return core::survey::quota_full(asked->offer, m_answers_taken, core::survey::part_of(local)) ? nullptr : asked;
}

void SurveyService::look_at_receipt(const std::string &code, std::function<void(const ReceiptState &)> done)
{
    using Is = ReceiptState::Is;
    if (!within_limit())
        return done({Is::too_many, {}});
    ++m_in_minute;
    const auto receipt = receipt_of(code);
    if (!receipt)
        return done({Is::unknown, {}});
    read<bool>([receipt = *receipt](vault::AnswerStore &store) { return store.is_spent(receipt); },
               [service = core::ServiceId{receipt->service}, done = std::move(done)](const std::optional<bool> &spent) {
                   done({!spent ? Is::no_store : *spent ? Is::used : Is::fresh, service});
               });
}

void SurveyService::on_receipts(std::string phone_url, std::function<void(const wire::Receipts &)> publish)
{
    m_phone_url = std::move(phone_url);
    m_publish_receipts = std::move(publish);
    look();
}

/// Kiosks hold the keys of today and of the days after it; none while nothing is asked.
void SurveyService::publish_receipts()
{
    if (!m_publish_receipts || book().surveys.empty())
        return;
    wire::Receipts now;
    for (const auto &[day, key] : m_keys)
        if (const auto *asked = book().asked_on(day); asked && asked->offer.receipts && day >= m_hall.today() && !m_phone_url.empty())
            now.keys[day] = key;
    if (!now.keys.empty())
        now.url = m_phone_url;
    if (const auto *asked = book().asked_on(m_hall.today()))
        for (const core::survey::Quota &each : asked->offer.quotas)
            if (core::survey::quota_full(asked->offer, m_answers_taken, each.service))
                now.full.push_back(each.service);
    if (m_published == now)
        return;
    m_published = now;
    m_publish_receipts(now);
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
    publish_receipts();
    if (m_counted != book().turn_on(today))
        count_for_quotas();
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
    const auto keys = std::make_shared<std::map<core::Day, vault::ReceiptKey>>();
    m_keeper.with_store(
        [seals, wrong, keys, today, known = book()](vault::AnswerStore &store) {
            if (auto made = store.receipt_keys(today))
                *keys = std::move(*made);
            for (const auto &[id, versions] : known.surveys)
                for (const auto &each : versions)
                    if (!each.removed.empty() && !store.remove_words(id, each.form.version, each.removed))
                        break; // told below, by what comes next
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
        [this, seals, wrong, keys](bool) {
            m_busy = false;
            if (!keys->empty())
                m_keys = std::move(*keys);
            publish_receipts();
            count_receipts();
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
