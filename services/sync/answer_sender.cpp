// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/answer_sender.h"

#include "wire/json/limits.h"

#include <algorithm>

namespace talon::sync {

namespace {

/// More than it takes in JSON.
std::size_t weight(const wire::KioskAnswer &answer)
{
    std::size_t bytes = 200 + answer.survey.size();
    for (const auto &[question, said] : answer.answer) {
        bytes += question.size() + 6 * said.text.size() + 80;
        for (const std::string &choice : said.chosen)
            bytes += choice.size() + 3;
    }
    return bytes;
}

} // namespace

AnswerSender::AnswerSender(std::vector<wire::KioskAnswer> kept)
    : m_kept(std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()))
{
}

void AnswerSender::on_kept(wire::KioskAnswer answer)
{
    m_kept.push_back(std::move(answer));
}

void AnswerSender::on_online()
{
    m_online = true;
    m_sent.reset();
}

void AnswerSender::on_offline()
{
    m_online = false;
    m_sent.reset();
}

std::vector<wire::AnswerId> AnswerSender::on_taken(const wire::AnswersTaken &taken)
{
    std::vector<wire::AnswerId> gone;
    for (const wire::AnswerId &id : taken.ids) {
        const auto known = std::find_if(m_kept.begin(), m_kept.end(), [&](const auto &each) { return each.id == id; });
        if (known == m_kept.end())
            continue;
        if (static_cast<std::size_t>(known - m_kept.begin()) < m_under_way)
            --m_under_way;
        m_kept.erase(known);
        gone.push_back(id);
    }
    // Answered: what is left of the message was not taken, and stands back for those that were not asked yet.
    std::rotate(m_kept.begin(), m_kept.begin() + static_cast<std::ptrdiff_t>(m_under_way), m_kept.end());
    if (m_under_way == 0)
        m_sent.reset();
    m_under_way = 0;
    return gone;
}

std::optional<wire::Answers> AnswerSender::next(core::Instant now)
{
    if (!m_online || m_kept.empty() || (m_sent && now - *m_sent < patience))
        return std::nullopt;
    if (m_sent) {
        std::rotate(m_kept.begin(), m_kept.begin() + static_cast<std::ptrdiff_t>(m_under_way), m_kept.end());
        m_under_way = 0;
    }
    wire::Answers message;
    std::size_t bytes = 0;
    for (const wire::KioskAnswer &answer : m_kept) {
        bytes += weight(answer);
        if (message.answers.size() >= wire::max_answers || (bytes > most_bytes && !message.answers.empty()))
            break;
        message.answers.push_back(answer);
    }
    m_under_way = message.answers.size();
    m_sent = now;
    return message;
}

} // namespace talon::sync
