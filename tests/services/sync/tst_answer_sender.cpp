// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/answer_sender.h"

#include "wire/terminals/codec.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

using namespace talon;
using namespace talon::sync;
using namespace std::chrono_literals;

namespace {

wire::KioskAnswer answer(int n)
{
    wire::KioskAnswer made;
    made.id[0] = static_cast<std::uint8_t>(n);
    made.id[1] = static_cast<std::uint8_t>(n >> 8);
    made.survey = "criteria";
    made.answer["service_time"].chosen = {"5"};
    return made;
}

std::vector<wire::AnswerId> ids_of(const wire::Answers &message)
{
    std::vector<wire::AnswerId> ids;
    for (const auto &each : message.answers)
        ids.push_back(each.id);
    return ids;
}

constexpr core::Instant start{};

} // namespace

class TestAnswerSender : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers_wait_for_the_backend()
    {
        AnswerSender sender({answer(1)});
        QVERIFY(!sender.next(start));
        sender.on_online();
        const auto message = sender.next(start);
        QVERIFY(message && message->answers.size() == 1);
        QVERIFY2(!sender.next(start + 9s), "one message at a time");
        QCOMPARE(sender.waiting(), std::size_t(1));
        QCOMPARE(sender.on_taken({ids_of(*message)}).size(), std::size_t(1));
        QCOMPARE(sender.waiting(), std::size_t(0));
        QVERIFY(!sender.next(start + 60s));
    }

    void what_was_lost_is_sent_again()
    {
        AnswerSender sender;
        sender.on_online();
        sender.on_kept(answer(1));
        QVERIFY(sender.next(start));
        QVERIFY(!sender.next(start + 9'999ms));
        QVERIFY(sender.next(start + 10s));
        sender.on_offline();
        QVERIFY(!sender.next(start + 60s));
        sender.on_online();
        QVERIFY2(sender.next(start + 60s), "at once on a new connection");
    }

    void a_message_has_a_bound()
    {
        std::vector<wire::KioskAnswer> many;
        for (int n = 0; n < 120; ++n)
            many.push_back(answer(n));
        AnswerSender sender(many);
        sender.on_online();
        const auto first = sender.next(start);
        QCOMPARE(first->answers.size(), std::size_t(50));
        sender.on_taken({ids_of(*first)});
        QCOMPARE(sender.next(start)->answers.size(), std::size_t(50));

        for (auto &each : many)
            for (int q = 1; q < 30; ++q) // with the one that stands there already as many as a form has
                each.answer[std::string(62, 'q') + std::to_string(10 + q)].chosen = std::vector<std::string>(12, std::string(64, 'c'));
        AnswerSender heavy(many);
        heavy.on_online();
        const auto message = heavy.next(start);
        QVERIFY(message && !message->answers.empty());
        wire::encode(wire::UpMessage(*message)); // throws when a frame cannot hold it
    }

    void what_is_not_taken_holds_up_nothing()
    {
        std::vector<wire::KioskAnswer> many;
        for (int n = 0; n < 60; ++n)
            many.push_back(answer(n));
        AnswerSender sender(many);
        sender.on_online();
        const auto first = sender.next(start);
        auto taken = ids_of(*first);
        taken.erase(taken.begin(), taken.begin() + 7); // of a survey that the backend does not know
        QCOMPARE(sender.on_taken({taken}).size(), std::size_t(43));
        const auto second = sender.next(start + 10s);
        QVERIFY(second);
        QVERIFY2(second->answers.front().id == answer(50).id, "those that were not asked yet come first");
        QCOMPARE(second->answers.size(), std::size_t(17));
    }

    void thanks_for_what_is_not_here_are_nothing()
    {
        AnswerSender sender({answer(1)});
        sender.on_online();
        QVERIFY(sender.on_taken({{answer(2).id}}).empty());
        QCOMPARE(sender.waiting(), std::size_t(1));
    }

    void each_answer_arrives_whatever_is_lost()
    {
        QVERIFY(rc::check("however messages and thanks are lost, all arrive once the network holds", [] {
            AnswerSender sender;
            std::set<wire::AnswerId> there, kept;
            core::Instant now = start;
            int next = 0;
            for (int step = 0, steps = *rc::gen::inRange(0, 60); step < steps; ++step) {
                now += 1s * *rc::gen::inRange(0, 6);
                switch (*rc::gen::inRange(0, 4)) {
                case 0: kept.insert(answer(next).id); sender.on_kept(answer(next++)); break;
                case 1: *rc::gen::arbitrary<bool>() ? sender.on_online() : sender.on_offline(); break;
                default:
                    if (const auto message = sender.next(now); message && *rc::gen::arbitrary<bool>()) {
                        const auto ids = ids_of(*message);
                        there.insert(ids.begin(), ids.end());
                        if (*rc::gen::arbitrary<bool>())
                            for (const auto &id : sender.on_taken({ids}))
                                kept.erase(id);
                    }
                }
                RC_ASSERT(sender.waiting() == kept.size());
                for (int n = 0; n < next; ++n)
                    RC_ASSERT((kept.contains(answer(n).id) || there.contains(answer(n).id)));
            }
            sender.on_online();
            for (int round = 0; round < 2 && sender.waiting() > 0; ++round)
                if (const auto message = sender.next(now += 11s))
                    sender.on_taken({ids_of(*message)});
            RC_ASSERT(sender.waiting() == 0u);
        }));
    }
};

QTEST_APPLESS_MAIN(TestAnswerSender)
#include "tst_answer_sender.moc"
