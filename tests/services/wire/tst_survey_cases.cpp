// SPDX-License-Identifier: GPL-3.0-or-later
// Which questions are asked of whom: core's word, in a table that the phone's page is held against too. Made anew from core by
// TALON_RECORD=FILE; the forms and answers are drawn from a fixed seed. With TALON_MANY=FILE it writes ten thousand of them, which the test of the
// phone's page asks for (tests/web/survey_cases.test.mjs).
#include "core/survey/answer.h"
#include "wire/json/parsed.h"
#include "wire/survey/answer_fields.h"

#include <QTest>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

using namespace talon;
using namespace talon::core::survey;
using wire::detail::Reader;
using wire::detail::Writer;

namespace {

constexpr int cases = 160, many_cases = 10'000;

struct Case {
    Form form;
    Answer answer;
    std::vector<std::string> visible;
};

/// Only whole numbers of the engine itself: the same on every machine.
struct Draw {
    std::mt19937 engine{20261130};
    int operator()(int end) { return static_cast<int>(engine() % static_cast<unsigned>(end)); }
};

Question question(Draw &draw, const Form &earlier, int n)
{
    static constexpr Kind kinds[]{Kind::scale5, Kind::yes_no, Kind::one, Kind::many, Kind::nps, Kind::text, Kind::note};
    Question made;
    made.id = "q" + std::to_string(n);
    made.kind = kinds[draw(7)];
    made.title = core::Text{"?"};
    if (made.kind == Kind::one || made.kind == Kind::many)
        for (const char *id : {"a", "b", "c"})
            made.options.push_back({id, core::Text{id}});
    std::vector<const Question *> with_choices;
    for (const Question &each : earlier.questions)
        if (!choices(each).empty())
            with_choices.push_back(&each);
    if (!with_choices.empty() && draw(3) > 0) {
        const Question &on = *with_choices[static_cast<std::size_t>(draw(static_cast<int>(with_choices.size())))];
        ShowIf condition{on.id, {}};
        for (const std::string &choice : choices(on))
            if (draw(2) == 0 || condition.any_of.empty())
                condition.any_of.push_back(choice);
        made.show_if = condition;
    }
    return made;
}

Answer answer(Draw &draw, const Form &form)
{
    Answer made;
    for (const Question &each : form.questions) {
        const std::vector<std::string> known = choices(each);
        if (each.kind == Kind::note || draw(4) == 0)
            continue;
        Said &said = made[each.id];
        if (draw(6) == 0)
            said.declined = true;
        else if (each.kind == Kind::nps)
            said.number = 1 + draw(10);
        else if (each.kind == Kind::text)
            said.text = "т";
        else
            for (const std::string &choice : known)
                if (said.chosen.empty() || (each.kind == Kind::many && draw(2) == 0))
                    said.chosen = draw(3) == 0 ? std::vector{choice} : std::vector{known[static_cast<std::size_t>(draw(static_cast<int>(known.size())))]};
    }
    return made;
}

std::vector<Case> drawn(int wanted = cases)
{
    Draw draw;
    std::vector<Case> all;
    while (static_cast<int>(all.size()) < wanted) {
        Case each;
        each.form.id = "case";
        each.form.title = core::Text{"?"};
        for (int n = 0, end = 2 + draw(6); n < end; ++n)
            each.form.questions.push_back(question(draw, each.form, n));
        if (check(each.form))
            continue;
        each.answer = answer(draw, each.form);
        each.visible = visible(each.form, each.answer);
        all.push_back(std::move(each));
    }
    return all;
}

std::string table(const std::vector<Case> &all)
{
    std::string text = "[\n";
    for (const Case &each : all) {
        Writer out;
        out.begin_object();
        out("form", each.form);
        out("answer", each.answer);
        out("visible", wire::detail::ids(each.visible, max_questions));
        out.end_object();
        text += out.take() + (&each == &all.back() ? "\n" : ",\n");
    }
    return text + "]\n";
}

} // namespace

class SurveyCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_table_is_what_core_says()
    {
        if (const char *file = std::getenv("TALON_MANY")) {
            std::ofstream(file, std::ios::binary) << table(drawn(many_cases));
            return;
        }
        const std::string wanted = table(drawn());
        if (const char *file = std::getenv("TALON_RECORD")) {
            std::ofstream(file, std::ios::binary) << wanted;
            QSKIP("TALON_RECORD is set: the table was written anew, and there is nothing to compare it with");
        }
        std::ifstream file(TALON_TEST_DATA "/survey/visibility.json", std::ios::binary);
        const std::string kept{std::istreambuf_iterator<char>(file), {}};
        QVERIFY2(kept == wanted, "tests/data/survey/visibility.json is another table than core's");
    }

    void what_was_written_is_read()
    {
        int hidden = 0;
        for (const Case &each : drawn()) {
            const auto form = wire::detail::parsed(wire::detail::to_json(each.form), 1 << 20, [](const Reader &at) { Form f; read(at, f); return f; });
            Writer out;
            write(out, each.answer);
            const auto said = wire::detail::parsed(out.take(), 1 << 20, [](const Reader &at) { Answer a; read(at, a); return a; });
            QVERIFY(form.ok() && said.ok() && *form == each.form && *said == each.answer);
            QVERIFY(visible(*form, *said) == each.visible);
            hidden += each.visible.size() < each.form.questions.size();
        }
        QVERIFY(hidden > cases / 4);
    }
};

QTEST_APPLESS_MAIN(SurveyCasesTest)
#include "tst_survey_cases.moc"
