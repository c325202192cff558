// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of the five criteria: words of the field, the same at every site.
#include "core/survey/form.h"

namespace talon::core::survey {

namespace {

Question criterion(std::string id, std::string ru, std::string en)
{
    Question question;
    question.id = std::move(id);
    question.title = Text{std::move(ru), std::move(en)};
    return question;
}

} // namespace

Form five_criteria(std::string id)
{
    Form form;
    form.id = std::move(id);
    form.title = Text{"Оцените, как вас обслужили", "How were you served?"};
    form.questions = {
        criterion("service_time", "Время предоставления услуги", "Time the service took"),
        criterion("waiting_time", "Время ожидания в очереди", "Time spent waiting in the queue"),
        criterion("politeness", "Вежливость и компетентность сотрудника", "Politeness and competence of the staff"),
        criterion("comfort", "Комфортность условий в помещении", "Comfort of the premises"),
        criterion("information", "Доступность информации о порядке предоставления услуги", "Availability of information about the service"),
    };
    Question comment = criterion("comment", "Что нам улучшить?", "What should we improve?");
    comment.kind = Kind::text;
    form.questions.push_back(std::move(comment));
    return form;
}

} // namespace talon::core::survey
