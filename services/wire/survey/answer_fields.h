// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/answer.h"
#include "wire/survey/answer_id.h"
#include "wire/survey/form_fields.h"
#include "wire/survey/offer_fields.h"

// An answer to a survey, from a kiosk and from a phone: {"service_time":{"chosen":["5"]},"comfort":{"declined":true}}.

namespace talon::wire::detail {

void read(const Reader &at, AnswerId &value);
void write(Writer &out, const AnswerId &value);

/// Bytes of a text: its characters are counted by core.
inline constexpr std::size_t max_words_bytes = 4 * core::survey::max_words;

template<class A, Like<core::survey::Said> M>
void fields(A &a, M &m)
{
    a.where(!m.chosen.empty(), "chosen", ids(m.chosen, core::survey::max_options));
    a.where(m.number != 0, "number", ranged(m.number, -core::survey::max_number, core::survey::max_number));
    a.where(!m.text.empty(), "text", text(m.text, max_words_bytes, 0));
    a.where(m.declined, "declined", m.declined);
}

void read(const Reader &at, core::survey::Answer &value);
void write(Writer &out, const core::survey::Answer &value);

} // namespace talon::wire::detail
