// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/answer_code.h"
#include "vault/answer_seal.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

using namespace talon;
using namespace talon::vault;

class TestAnswerCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void marks_and_words_stand_apart()
    {
        core::survey::Answer answer;
        answer["a"].chosen = {"1", "3"};
        answer["b"].declined = true;
        answer["c"].number = 7;
        answer["d"].text = "Долго ждали.\nСтулья хорошие";
        const std::string marks = marks_of(answer);
        QVERIFY(marks.find("Долго") == std::string::npos);
        QCOMPARE(words_of(answer).find("1"), std::string::npos);
        const std::vector<std::pair<std::string, std::string>> cells{{"a", "1"}, {"a", "3"}, {"b", ""}, {"c", "7"}};
        QVERIFY(cells_of(marks) == cells);
        QCOMPARE(texts_of(words_of(answer)).at("d"), answer["d"].text);
        QVERIFY(texts_of("").empty() && cells_of("").empty());
    }

    void every_answer_comes_back()
    {
        QVERIFY(rc::check("marks and words are those that were written", [] {
            core::survey::Answer answer;
            std::vector<std::pair<std::string, std::string>> cells;
            for (int i = 0, end = *rc::gen::inRange(0, 8); i < end; ++i) {
                const std::string id = "q" + std::to_string(i);
                switch (*rc::gen::inRange(0, 3)) {
                case 0: answer[id].declined = true; cells.emplace_back(id, ""); break;
                case 1:
                    for (int choice = 0, choices = *rc::gen::inRange(1, 4); choice < choices; ++choice) {
                        answer[id].chosen.push_back("о=" + std::to_string(choice));
                        cells.emplace_back(id, answer[id].chosen.back());
                    }
                    break;
                default: answer[id].text = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("=+;\n ё"))));
                }
            }
            RC_ASSERT(cells_of(marks_of(answer)) == cells);
            const auto texts = texts_of(words_of(answer));
            for (const auto &[id, said] : answer)
                RC_ASSERT((said.text.empty() || texts.at(id) == said.text));
        }));
    }

    void a_digest_is_of_the_set_of_answers()
    {
        SealedRow row{std::string(16, 'i'), "criteria", 1, 20'780, 0, 1, "inn", "q\x1f" "5\x1e", hash_of_words("salt", "words")};
        std::vector<Digest> leaves;
        for (char c = 'a'; c < 'h'; ++c) {
            row.id[0] = c;
            leaves.push_back(leaf_of(row));
        }
        const std::string digest = digest_of(leaves);
        QCOMPARE(digest.size(), std::size_t(64));
        std::mt19937 random{7};
        for (int i = 0; i < 20; ++i) {
            std::shuffle(leaves.begin(), leaves.end(), random);
            QCOMPARE(digest_of(leaves), digest);
        }
        leaves.pop_back();
        QVERIFY(digest_of(leaves) != digest);
    }

    void each_part_of_a_row_is_in_its_leaf()
    {
        const SealedRow row{std::string(16, 'i'), "criteria", 1, 20'780, 0, 1, "inn", "q\x1f" "5\x1e", hash_of_words("salt", "words")};
        const auto differs = [&](auto change) {
            SealedRow other = row;
            change(other);
            return leaf_of(other) != leaf_of(row);
        };
        QVERIFY(differs([](SealedRow &r) { r.id[3] = 'x'; }));
        QVERIFY(differs([](SealedRow &r) { r.survey = "other"; }));
        QVERIFY(differs([](SealedRow &r) { r.version = 2; }));
        QVERIFY(differs([](SealedRow &r) { r.day = 20'781; }));
        QVERIFY(differs([](SealedRow &r) { r.part = 1; }));
        QVERIFY(differs([](SealedRow &r) { r.channel = 0; }));
        QVERIFY(differs([](SealedRow &r) { r.service = "decl"; }));
        QVERIFY(differs([](SealedRow &r) { r.marks = "q\x1f" "4\x1e"; }));
        QVERIFY(differs([](SealedRow &r) { r.words = hash_of_words("salt", "word"); }));
        QVERIFY2(hash_of_words("sa", "ltwords") != hash_of_words("salt", "words"), "the parts do not run together");
    }
};

QTEST_APPLESS_MAIN(TestAnswerCode)
#include "tst_answer_code.moc"
