// SPDX-License-Identifier: GPL-3.0-or-later
// Hall messages: which are taken, when they stand and have their turn, and that each ends.
#include "core/journal/inspectorate.h"
#include "small_hall.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;
using namespace std::chrono_literals;

namespace {

const Instant nine = monday_nine;

HallMessage message(const std::string &id, Instant from = nine, Millis lasts = 10min, Minutes every = 0min)
{
    return {id, MessageKind::text, {"Окно 5 переехало на второй этаж"}, from, from + lasts, every, true};
}

std::string verdict(const HallMessage &wanted, const MessageBook &book = {}, Instant now = nine)
{
    const auto decision = decide(book, wanted, now);
    return decision ? *decision ? "taken" : "known" : std::string(code_of(decision.error()));
}

MessageBook book_of(int messages)
{
    MessageBook book;
    for (int i = 0; i < messages; ++i)
        book.apply(HallMessageSet{message("m" + std::to_string(i))}, nine);
    return book;
}

} // namespace

class TestHallMessage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_and_times_at_each_bound()
    {
        QCOMPARE(verdict(message("m")), std::string("taken"));
        HallMessage wanted = message("m");
        wanted.text = Text(std::string(max_message_text, 'x'));
        QCOMPARE(verdict(wanted), std::string("taken"));
        wanted.text = Text(std::string(max_message_text + 1, 'x'));
        QCOMPARE(verdict(wanted), std::string("message_long"));
        wanted.text = Text("Пожар", std::string(max_message_text + 1, 'x'));
        QCOMPARE(verdict(wanted), std::string("message_long"));
        for (const char *nothing : {"", " ", "  \t", "две\nстроки"}) {
            wanted.text = Text(nothing);
            QCOMPARE(verdict(wanted), std::string("message_empty"));
        }
        wanted.text = Text("", "English alone");
        QCOMPARE(verdict(wanted), std::string("message_empty"));

        QCOMPARE(verdict(message("m", nine, 0ms)), std::string("message_time"));
        QCOMPARE(verdict(message("m", nine, 1ms)), std::string("taken"));
        QCOMPARE(verdict(message("m", nine - 10min, 10min)), std::string("message_time")); // over already
        QCOMPARE(verdict(message("m", nine - 10min, 10min + 1ms)), std::string("taken"));
        QCOMPARE(verdict(message("m", nine, longest_message)), std::string("taken"));
        QCOMPARE(verdict(message("m", nine, longest_message + 1ms)), std::string("message_time"));
        QCOMPARE(verdict(message("m", nine + message_ahead)), std::string("taken"));
        QCOMPARE(verdict(message("m", nine + message_ahead + 1ms)), std::string("message_time"));
        QCOMPARE(verdict(message("m", nine, 10min, max_message_every)), std::string("taken"));
        QCOMPARE(verdict(message("m", nine, 10min, max_message_every + 1min)), std::string("message_time"));
        QCOMPARE(verdict(message("m", nine, 10min, -1min)), std::string("message_time"));
        wanted = message("m", nine, longest_evacuation);
        wanted.kind = MessageKind::evacuation;
        QCOMPARE(verdict(wanted), std::string("taken"));
        wanted.until += 1ms;
        QCOMPARE(verdict(wanted), std::string("message_time"));
    }

    void asked_twice_it_is_made_once_and_an_evacuation_always_has_a_place()
    {
        const MessageBook book = book_of(1);
        QCOMPARE(verdict(message("m0"), book), std::string("known"));
        const MessageBook full = book_of(static_cast<int>(max_messages) - 1);
        QCOMPARE(verdict(message("m"), full), std::string("too_many_messages"));
        HallMessage fire = message("fire");
        fire.kind = MessageKind::evacuation;
        QCOMPARE(verdict(fire, full), std::string("taken"));
        QCOMPARE(verdict(message("m", nine + 10min), full, nine + 10min), std::string("taken")); // the others are over
    }

    void what_is_taken_back_is_gone()
    {
        MessageBook book = book_of(2);
        const auto ended = end_message(book, "m0", nine + 1min);
        QVERIFY(ended.ok());
        QCOMPARE(ended->text.in(Language::ru), message("m0").text.in(Language::ru));
        book.apply(*ended, nine + 1min);
        QVERIFY(!book.message("m0") && book.message("m1"));
        QVERIFY(end_message(book, "m0", nine + 1min).error() == MessageFault::unknown_message);
        QVERIFY(end_message(book, "m1", nine + 10min).error() == MessageFault::unknown_message); // over by itself
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(HallMessageEnded{"m0", {}}, nine));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(HallMessageSet{message("m1")}, nine));
    }

    void a_message_stands_from_its_beginning_up_to_its_end()
    {
        const HallMessage each = message("m");
        QVERIFY(!stands(each, nine - 1ms) && stands(each, nine) && stands(each, each.until - 1ms) && !stands(each, each.until));
    }

    void its_turns()
    {
        const HallMessage once = message("m");
        QVERIFY(!last_turn(once, nine - 1ms));
        QVERIFY(last_turn(once, nine) == nine && last_turn(once, nine + 9min) == nine);
        QVERIFY(!last_turn(once, once.until));
        const HallMessage again = message("m", nine, 60min, 15min);
        QVERIFY(last_turn(again, nine + 15min - 1ms) == nine);
        QVERIFY(last_turn(again, nine + 15min) == nine + 15min);
        QVERIFY(last_turn(again, nine + 59min) == nine + 45min);
        HallMessage shown = again;
        shown.spoken = false;
        QVERIFY(!last_turn(shown, nine));
        HallMessage fire = shown; // an evacuation is heard whatever was ticked
        fire.kind = MessageKind::evacuation;
        QVERIFY(last_turn(fire, nine + 39s) == nine + 20s);
    }

    void a_clock_that_is_put_right_moves_what_began_at_once()
    {
        MessageBook book;
        const Instant wrong = nine + 3h;
        book.apply(HallMessageSet{message("before", nine - 1h, 10h)}, nine - 1h);
        book.apply(HallMessageSet{message("now", wrong)}, wrong);
        book.apply(HallMessageSet{message("later", wrong + 1h)}, wrong);
        book.correct_time(-3h, nine + 2h, nine);
        QVERIFY(book.message("before")->from == nine - 1h);
        QVERIFY(book.message("now")->from == nine && book.message("now")->until == nine + 10min);
        QVERIFY(book.message("later")->from == wrong + 1h); // meant for a time of day
    }

    void the_day_says_its_hours_only_where_the_site_wants_it()
    {
        Site site = small_site();
        site.utc_offset = 180min;
        site.hours[0] = {{540, 780}, {840, 1080}}; // 9–13, 14–18
        const auto at = [&](int minute) {
            std::string said;
            for (const HallMessage &each : messages_by_hours(site, day_start(monday, site.utc_offset) + Minutes(minute)))
                said += std::to_string(int(each.kind));
            return said;
        };
        QCOMPARE(at(540), std::string());
        site.sound.tells_hours = true;
        const auto kind = [](MessageKind which) { return std::to_string(int(which)); };
        QCOMPARE(at(539), std::string());
        QCOMPARE(at(540), kind(MessageKind::opening));
        QCOMPARE(at(544), kind(MessageKind::opening));
        QCOMPARE(at(545), std::string());
        QCOMPARE(at(779), std::string());
        QCOMPARE(at(780), kind(MessageKind::pause));
        QCOMPARE(at(789), kind(MessageKind::pause));
        QCOMPARE(at(790), std::string());
        QCOMPARE(at(840), std::string()); // after the break nobody is greeted anew
        QCOMPARE(at(1069), std::string());
        QCOMPARE(at(1070), kind(MessageKind::closing));
        QCOMPARE(at(1079), kind(MessageKind::closing));
        QCOMPARE(at(1080), std::string());
        site.days[monday] = SpecialDay{{}, {}};
        QCOMPARE(at(540), std::string()); // a holiday
        site.days[monday].hours = {{540, 550}};
        QCOMPARE(at(540), kind(MessageKind::opening)); // ten minutes in all: nothing closes in ten
    }

    void every_message_ends()
    {
        QVERIFY(rc::check("whatever was asked for, the book is empty of it in the end", [] {
            Inspectorate inspectorate;
            inspectorate.apply({nine, "talond", SiteSaved{small_site()}});
            Instant now = nine;
            for (int i = 0; i < 30; ++i) {
                now += std::chrono::seconds(*rc::gen::inRange(0, 4000));
                HallMessage wanted = message("m" + std::to_string(*rc::gen::inRange(0, 40)), now + Minutes(*rc::gen::inRange(-60, 60)),
                                             Minutes(*rc::gen::inRange(-10, 50'000)), Minutes(*rc::gen::inRange(-1, 242)));
                wanted.kind = *rc::gen::elementOf(std::vector<MessageKind>(message_kinds.begin(), message_kinds.end()));
                if (const auto decision = decide(inspectorate.messages, wanted, now); decision && *decision)
                    inspectorate.apply({now, "administrator", **decision});
                RC_ASSERT(!inspectorate.messages.contradiction());
                RC_ASSERT(inspectorate.messages.kept.size() <= max_messages);
            }
            for (const auto &kept : inspectorate.messages.kept)
                RC_ASSERT(!stands(kept.message, now + message_ahead + longest_message));
        }));
    }
};

QTEST_APPLESS_MAIN(TestHallMessage)
#include "tst_hall_message.moc"
