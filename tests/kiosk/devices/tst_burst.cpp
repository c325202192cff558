// SPDX-License-Identifier: GPL-3.0-or-later
// Many windows call at once: what the queue says, when, and how long it takes with the words of the real voice.
#include "kiosk/devices/announcer.h"
#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/splice.h"
#include "kiosk/devices/wav_file.h"

#include <QTest>
#include <algorithm>
#include <random>

using namespace talon;
using namespace talon::kiosk;
using core::AnnouncementQueue;
using core::Instant;
using core::Manner;
using core::Millis;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{std::chrono::hours{1'000}};
/// What passes between the last sample of a sound and the first of the next at the least: the output's delay (speaker_worker.h).
constexpr Millis roundTrip{260};

Millis lengthOf(const QByteArray &sound)
{
    return Millis{sound.size() / soundBytes(1)};
}

/// A hall whose calls stay active until they were heard, and what a listener hears of it.
struct Hearing {
    struct Made {
        core::Call call;
        std::optional<Instant> heard; ///< its first word
    };

    explicit Hearing(const Announcement &from) : parts(from) {}

    const Announcement &parts;
    AnnouncementQueue queue{{}};
    std::vector<Made> made;
    std::vector<core::Utterance> said;
    Instant now = start;
    Instant quiet = start; ///< from here on nothing is spoken
    int next = 0;

    void call(int number, int window, core::Language language)
    {
        core::Call each;
        each.call = ++next;
        each.number = {static_cast<core::Letter>(next % core::single_letters), number};
        each.window = static_cast<core::WindowNumber>(window);
        each.language = language;
        each.at = now;
        made.push_back({each, {}});
    }
    /// A number that nobody has yet, for the next call.
    int fresh(int least, int most, std::mt19937 &random) const
    {
        for (;;) {
            const core::TicketNumber number{static_cast<core::Letter>((next + 1) % core::single_letters),
                                            std::uniform_int_distribution{least, most}(random)};
            if (std::none_of(made.begin(), made.end(), [&](const Made &each) { return each.call.number == number; }))
                return number.number;
        }
    }
    void document()
    {
        std::vector<core::OfferedCall> calls;
        for (auto each = made.rbegin(); each != made.rend() && calls.size() < core::remembered_calls; ++each)
            calls.push_back({each->call, !each->heard || now < *each->heard + 5s});
        queue.offer(calls, now);
    }
    /// Says what is to be said until then.
    void until(Instant end)
    {
        for (; now < end; now += 20ms) {
            if (now < quiet)
                continue;
            if (!said.empty())
                queue.finish(said.back().id());
            const auto utterance = queue.begin(now, true);
            if (!utterance)
                continue;
            said.push_back(*utterance);
            take(*utterance);
        }
    }
    void take(const core::Utterance &utterance)
    {
        core::Utterance part = utterance;
        part.calls.clear();
        part.tempo = 100;
        for (const core::Call &call : utterance.calls) {
            const Millis before = part.calls.empty() ? chime(utterance) : lengthOf(utteranceSound(parts, part)) * 100 / utterance.tempo;
            auto &each = made.at(static_cast<std::size_t>(call.call - 1));
            if (each.heard)
                QFAIL("a call is said twice");
            each.heard = now + before;
            part.calls.push_back(call);
        }
        const Millis length = lengthOf(utteranceSound(parts, part)) * 100 / utterance.tempo;
        if (length == Millis{0})
            QFAIL("an utterance has no sound");
        const int pause = utterance.manner == Manner::full ? Pauses::betweenCalls : Pauses::betweenBrief;
        quiet = now + length + std::max(roundTrip, Millis{pause});
    }
    Millis chime(const core::Utterance &utterance) const
    {
        return utterance.chime ? lengthOf(parts.chime) + Millis{Pauses::afterChime} : Millis{0};
    }
    Millis longestWait() const
    {
        Millis longest{0};
        for (const Made &each : made)
            longest = std::max(longest, each.heard.value_or(start + std::chrono::hours{1}) - each.call.at);
        return longest;
    }
    std::ptrdiff_t chimes() const { return std::count_if(said.begin(), said.end(), [](const auto &each) { return each.chime; }); }
    std::ptrdiff_t in(Manner manner) const
    {
        return std::count_if(said.begin(), said.end(), [manner](const auto &each) { return each.manner == manner; });
    }
    bool inOrder() const
    {
        std::vector<std::int64_t> ids;
        for (const auto &utterance : said)
            for (const auto &call : utterance.calls)
                ids.push_back(call.call);
        return std::is_sorted(ids.begin(), ids.end()) && ids.size() == made.size();
    }
};

double seconds(Millis time)
{
    return double(time.count()) / 1000;
}

} // namespace

class BurstTest : public QObject
{
    Q_OBJECT

    Announcement m_parts;

private Q_SLOTS:
    void initTestCase()
    {
        auto voice = VoicePack::load(QStringLiteral(TALON_VOICE));
        QVERIFY2(voice.ok(), voice ? "" : qPrintable(voice.error().sentence));
        m_parts.voice = std::move(*voice);
        const auto chime = readWav(QStringLiteral(TALON_CHIME), 3'000);
        QVERIFY(chime.ok());
        m_parts.chime = *chime;
    }

    void allWindowsAtOnce_data()
    {
        QTest::addColumn<int>("windows");
        for (const int windows : {4, 14, 30, 40, 64})
            QTest::addRow("%d windows", windows) << windows;
    }
    void allWindowsAtOnce()
    {
        QFETCH(int, windows);
        Hearing hall(m_parts);
        for (int window = 1; window <= windows; ++window)
            hall.call(1 + window * 3 % 199, window, window % 5 == 0 ? core::Language::en : core::Language::ru);
        hall.document();
        hall.until(start + std::chrono::minutes{5});
        qInfo().noquote() << windows << "calls at once: the last is heard after" << seconds(hall.longestWait()) << "s;"
                          << hall.in(Manner::full) << "in full," << hall.in(Manner::brief) << "brief," << hall.in(Manner::roll) << "of a roll";
        QVERIFY(hall.inOrder());
        QCOMPARE(hall.queue.unspoken(), 0);
        QCOMPARE(hall.chimes(), 1);
        QVERIFY(hall.said.front().chime);
        QVERIFY(hall.said.front().manner == Manner::brief);
    }

    /// For a minute. All stay active until they were heard, which is harder than any hall. A number of three digits takes a second and a half
    /// to say at the quickest that can be followed: so many can't be said in a minute.
    void aBurstOfAMinute_data()
    {
        QTest::addColumn<int>("calls");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("60, the first tickets of a day") << 60 << 1 << 99;
        QTest::newRow("40, at noon") << 40 << 100 << 299;
        QTest::newRow("40, any numbers") << 40 << 1 << 999;
    }
    void aBurstOfAMinute()
    {
        QFETCH(int, calls);
        QFETCH(int, least);
        QFETCH(int, most);
        Millis worst{0};
        for (unsigned seed = 1; seed <= 10; ++seed) {
            std::mt19937 random{seed};
            Hearing hall(m_parts);
            for (int i = 0; i < calls; ++i) {
                hall.call(hall.fresh(least, most, random), std::uniform_int_distribution{1, 40}(random),
                          random() % 20 == 0 ? core::Language::en : core::Language::ru);
                hall.document();
                hall.until(start + Millis{60'000 / calls * (i + 1)});
            }
            hall.until(start + std::chrono::minutes{5});
            QVERIFY(hall.inOrder());
            QCOMPARE(hall.queue.unspoken(), 0);
            QCOMPARE(hall.chimes(), 1);
            worst = std::max(worst, hall.longestWait());
        }
        qInfo().noquote() << calls << "calls a minute, numbers" << least << "to" << most << ": at most" << seconds(worst) << "s behind";
        QVERIFY2(worst < 15s, qPrintable(QString::number(seconds(worst))));
    }

    /// As many calls as a busy hall has: each in full, with its chime.
    void anOrdinaryHour()
    {
        Hearing hall(m_parts);
        std::mt19937 random{7};
        Instant next = start;
        while (next < start + std::chrono::hours{1}) {
            hall.until(next);
            hall.call(hall.fresh(1, 200, random), std::uniform_int_distribution{1, 20}(random), core::Language::ru);
            hall.document();
            next += Millis{std::uniform_int_distribution{8'000, 40'000}(random)};
        }
        hall.until(next + 1min);
        QVERIFY(hall.inOrder());
        QCOMPARE(hall.in(Manner::full), std::ssize(hall.made));
        QCOMPARE(hall.chimes(), std::ssize(hall.made));
        QVERIFY2(hall.longestWait() < 2s, qPrintable(QString::number(seconds(hall.longestWait()))));
    }
};

QTEST_APPLESS_MAIN(BurstTest)
#include "tst_burst.moc"
