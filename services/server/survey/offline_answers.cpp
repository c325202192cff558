// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/offline_answers.h"

#include "core/survey/survey_decisions.h"
#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "store/replay.h"
#include "vault/answer_store.h"
#include "wire/json/times.h"

#include <algorithm>
#include <filesystem>

namespace talon::server {

namespace {

Ending damaged(const core::survey::SurveyDaySealed &seal, const std::string &what)
{
    return {ExitCode::damaged, "The answers to survey " + seal.survey + " (version " + std::to_string(seal.version) + ") that were sealed with "
                                   + wire::to_text(seal.day) + " are not those that were sealed: " + what + "."};
}

/// Every seal that the journal remembers.
std::vector<core::survey::SurveyDaySealed> seals_of(const core::survey::SurveyBook &book)
{
    std::vector<core::survey::SurveyDaySealed> all;
    for (const auto &[id, versions] : book.surveys)
        for (const core::survey::Published &each : versions)
            for (const core::survey::Seal &seal : each.seals)
                all.push_back({id, each.form.version, seal.day, seal.answers, seal.digest});
    return all;
}

/// Words are away for a reason that stands in the journal, and those that are to be away are.
std::optional<Ending> words_differ(const vault::AnswerStore &store, const core::survey::SurveyBook &book)
{
    const auto of = [](const std::string &survey, int version, const std::string &what) {
        return Ending{ExitCode::damaged, "The answers to survey " + survey + " (version " + std::to_string(version) + "): " + what + "."};
    };
    for (const auto &[id, versions] : book.surveys)
        for (const core::survey::Published &each : versions) {
            const auto away = store.without_words(id, each.form.version);
            if (!away)
                return Ending{ExitCode::disk, away.error().detail};
            if (!std::includes(each.removed.begin(), each.removed.end(), away->begin(), away->end()))
                return of(id, each.form.version, "words were taken away, and the journal tells of no reason");
            for (const std::string &removed : each.removed) {
                const auto there = store.sealed_with(id, each.form.version, removed);
                if (!there)
                    return Ending{ExitCode::disk, there.error().detail};
                if (*there)
                    return of(id, each.form.version, "words that were taken away are there again: start talond, which takes them away anew");
            }
        }
    return std::nullopt;
}

} // namespace

core::Result<core::Done, Ending> publish_criteria(const std::string &data, core::Instant now)
{
    auto opened = open_journal(data);
    if (!opened)
        return core::Failure{opened.error()};
    const auto decision = core::survey::decide(opened->state.surveys,
                                               core::survey::PublishSurvey{core::survey::five_criteria(std::string(core::survey::criteria_id)), {"talond"},
                                                                                          core::survey::everywhere(true),
                                                                                          core::local_day(now, opened->state.hall.site().utc_offset)});
    if (!decision)
        return core::Failure{Ending{ExitCode::usage, "The survey cannot be published: " + std::string(core::survey::code_of(decision.error())) + "."}};
    if (!*decision)
        return core::Done{};
    const store::Entry entry = entry_of(std::get<core::survey::SurveyPublished>(**decision), now, "talond");
    const auto head = opened->journal.append({&entry, 1});
    if (!head)
        return core::Failure{ending_of(head.error(), data)};
    return core::Done{};
}

core::Result<std::optional<std::string>, Ending> check_answers(const std::string &data, const store::Journal &journal)
{
    core::Inspectorate told;
    if (const auto replayed = store::replay(journal, decode_record, restore_snapshot, told); !replayed)
        return core::Failure{ending_of(replayed.error(), data)};
    const auto seals = seals_of(told.surveys);
    if (seals.empty())
        return std::optional<std::string>();
    const std::string path = data + "/answers.db";
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown))
        return core::Failure{damaged(seals.front(), "the file " + path + " is missing")};
    const auto store = vault::AnswerStore::open(path);
    if (!store)
        return core::Failure{Ending{store.error().fault == vault::VaultFault::io ? ExitCode::disk : ExitCode::damaged, store.error().detail}};
    if (auto wrong = words_differ(**store, told.surveys))
        return core::Failure{std::move(*wrong)};
    const auto kept = (*store)->seals([](const std::string &, int, core::Day) { return true; });
    if (!kept)
        return core::Failure{Ending{ExitCode::disk, kept.error().detail}};
    for (const auto &seal : seals) {
        const auto found = std::find_if(kept->begin(), kept->end(), [&](const vault::SealedDay &each) {
            return each.survey == seal.survey && each.version == seal.version && each.day == seal.day;
        });
        const std::int64_t answers = found == kept->end() ? 0 : found->answers;
        if (answers != seal.answers)
            return core::Failure{damaged(seal, "there are " + std::to_string(answers) + " in place of " + std::to_string(seal.answers))};
        if (found->digest != seal.digest)
            return core::Failure{damaged(seal, "at least one was changed")};
    }
    return std::optional("The answers to surveys are those that were sealed on " + std::to_string(seals.size()) + " days.");
}

} // namespace talon::server
