// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/signs.h"
#include "server/hall/hall_service.h"
#include "server/survey/answer_keeper.h"
#include "wire/survey/survey_api.h"

namespace talon::server {

/// Surveys of a running talond: what is published stands in the journal, answers in their own file, and by the clock they are moved,
/// counted and sealed. Lives in the loop's thread.
class SurveyService
{
public:
    /// Answers, and looks at receipts, from phones together in a minute: a hall's network is one address, so there is no bound for an address.
    static constexpr int phone_answers_a_minute = 600;
    /// Ten times what a hall has visitors; with the longest comments some 80 MiB of disk.
    static constexpr int phone_answers_a_day = 10'000;
    /// Words of answers that are shown.
    static constexpr std::size_t most_words = 500;

    SurveyService(Loop &loop, HallService &hall, AnswerKeeper &keeper, Clock moment);

    const core::survey::SurveyBook &book() const { return m_hall.surveys(); }

    /// What somebody who comes by this way is asked now, or null.
    const core::survey::Published *offered(core::survey::SurveyPlace place) const;
    /// The answers to the version whose turn it is, by which its quotas are counted.
    const core::survey::AnswersTaken &answers_taken() const { return m_answers_taken; }

    /// Answers of a kiosk; `taken` hears of those that it need not keep any more: they are durable, or cannot be an answer. An
    /// answer to a version that nobody knows here, as after a restore, stays with the kiosk.
    void take(const std::vector<wire::KioskAnswer> &answers, const core::DeviceId &kiosk, std::function<void(const std::vector<wire::AnswerId> &)> taken);

    /// What becomes of a phone's answer.
    enum class Phone { taken, again, too_many, unknown, faulty, no_store, receipt_unknown, receipt_used };
    void take(const wire::PhoneAnswer &answer, std::function<void(Phone)> done);

    /// What a receipt's code is worth now; `service` where it is one of this site.
    struct ReceiptState {
        enum class Is { fresh, used, unknown, too_many, no_store } is = Is::unknown;
        core::ServiceId service;
    };
    void look_at_receipt(const std::string &code, std::function<void(const ReceiptState &)> done);

    /// By what ticket kiosks make receipt codes goes to `publish` whenever it changes; `phone_url` is where phones find the survey, empty
    /// where they cannot: then nothing is printed.
    void on_receipts(std::string phone_url, std::function<void(const wire::Receipts &)> publish);

    /// Parts of the day whose quota is full go to `tell` whenever they change.
    void on_full_parts(std::function<void(const std::vector<core::survey::DayPart> &)> tell) { m_tell_full_parts = std::move(tell); }

    /// Where phones find surveys, "http://10.0.0.5:8080/s/"; empty: nowhere.
    const std::string &phone_url() const { return m_phone_url; }

    /// The figures, and the words, of a version; nothing when there is no store.
    void told(const std::string &survey, int version, std::function<void(const std::optional<vault::Told> &)> done);
    void words(const std::string &survey, int version, std::function<void(const std::optional<std::vector<vault::Words>> &)> done);

    /// Runs `work` with the store in its thread, and then `done` here, with whether there is a store.
    void with_answers(std::function<void(vault::AnswerStore &)> work, std::function<void(bool there)> done) { m_keeper.with_store(std::move(work), std::move(done)); }

    /// Every two seconds or so: moves the inbox each hour and at the end of a day, and seals days that are over.
    void look();

    /// Somebody seems to have handed in answers who is no visitor, today or yesterday.
    bool gaming() const { return m_last_sign && *m_last_sign + std::chrono::days(1) >= m_hall.today(); }

    /// A survey runs, and no answer to it can be kept.
    bool answers_lost() const { return m_keeper.lost() && book().asked_on(m_hall.today()) != nullptr; }

    struct Figures {
        std::uint64_t taken = 0;
        std::uint64_t refused = 0; ///< of kiosks: no answer to any question
    };
    const Figures &figures() const { return m_figures; }

private:
    template<class T>
    void read(std::function<vault::Kept<T>(vault::AnswerStore &)> ask, std::function<void(const std::optional<T> &)> done);
    void keep_up(core::Day today);
    void record_seals(std::vector<vault::SealedDay> seals);
    bool within_limit();
    std::optional<vault::Receipt> receipt_of(const std::string &code) const;
    void publish_receipts();
    void count_for_quotas();
    void tell_quotas();
    void watch(const std::string &kiosk);
    void note(core::survey::Sign sign, const std::string &source, std::int64_t count);
    void count_receipts();

    HallService &m_hall;
    AnswerKeeper &m_keeper;
    Clock m_moment;
    Figures m_figures;
    core::survey::AnswersTaken m_answers_taken;
    std::optional<core::Instant> m_minute; ///< when the present minute of phones began
    int m_in_minute = 0;
    std::optional<core::Day> m_counted_day; ///< of m_in_day: answers of phones that were kept
    int m_in_day = 0;
    std::optional<core::Instant> m_looked; ///< when, and on which day, the inbox was looked at last
    std::optional<core::Day> m_looked_on;
    bool m_busy = false;
    std::map<core::Day, vault::ReceiptKey> m_keys; ///< of receipt codes
    core::survey::Turn m_counted; ///< whose answers m_answers_taken counts
    bool m_counting = false;      ///< they are being asked for
    bool m_count_again = false;   ///< more came meanwhile
    std::vector<core::survey::DayPart> m_full_parts;
    std::function<void(const std::vector<core::survey::DayPart> &)> m_tell_full_parts;
    core::survey::SignWatch m_signs;
    std::optional<core::Day> m_last_sign; ///< the day of the latest one that is known
    std::string m_phone_url;
    std::function<void(const wire::Receipts &)> m_publish_receipts;
    std::optional<wire::Receipts> m_published;
};

} // namespace talon::server
