// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/survey_book.h"
#include "wire/json/fields.h"

// The form of a survey: in survey_published, in the document `survey`, and for phones.

namespace talon::wire::detail {

template<>
struct Names<core::survey::Kind> {
    using Kind = core::survey::Kind;
    static constexpr std::array<std::pair<Kind, std::string_view>, 8> all{{{Kind::scale5, "scale5"},
                                                                           {Kind::yes_no, "yes_no"},
                                                                           {Kind::one, "one"},
                                                                           {Kind::many, "many"},
                                                                           {Kind::nps, "nps"},
                                                                           {Kind::number, "number"},
                                                                           {Kind::text, "text"},
                                                                           {Kind::note, "note"}}};
};

/// Ids of choices.
template<class V>
struct Ids { V &value; std::size_t min; std::size_t max; };
void read(const Reader &at, Ids<std::vector<std::string>> field);
void write(Writer &out, const Ids<const std::vector<std::string>> &field);
template<class V>
Ids<V> ids(V &value, std::size_t max, std::size_t min = 0) { return {value, min, max}; }

/// What a visitor reads. A draft may lack it: what may be published is core's to say.
template<class T>
Spoken<T> asked(T &value) { return {value, core::survey::max_form_title, false}; }

template<class A, Like<core::survey::Option> M>
void fields(A &a, M &m)
{
    a("id", id(m.id));
    a("title", asked(m.title));
}

template<class A, Like<core::survey::ShowIf> M>
void fields(A &a, M &m)
{
    a("question", id(m.question));
    a("any_of", ids(m.any_of, core::survey::max_options));
}

template<class A, Like<core::survey::Question> M>
void fields(A &a, M &m)
{
    a("id", id(m.id));
    a("kind", m.kind);
    a("title", asked(m.title));
    a("options", list(m.options, core::survey::max_options));
    a("least", ranged(m.least, -core::survey::max_number, core::survey::max_number));
    a("most", ranged(m.most, -core::survey::max_number, core::survey::max_number));
    a("may_decline", m.may_decline);
    a.maybe("show_if", m.show_if);
}

template<class A, Like<core::survey::Form> M>
void fields(A &a, M &m)
{
    a("survey", id(m.id));
    a("version", ranged(m.version, 1, core::survey::max_versions));
    a("title", asked(m.title));
    a("questions", list(m.questions, core::survey::max_questions));
}

} // namespace talon::wire::detail
