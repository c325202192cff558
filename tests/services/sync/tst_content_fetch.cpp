// SPDX-License-Identifier: GPL-3.0-or-later
// Long because the stand of the test, with all that can befall it, is read together with what must hold of it.
// A stand's way from one edition to the next, on a disk, a network and a backend that do what they like.
#include "sync/content_fetch.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

using namespace talon;
using namespace talon::sync;
using core::content::FileHash;
using std::chrono::seconds;

namespace {

constexpr core::Instant start_of_time{core::Millis{1'000'000}};

FileHash name_of(int number)
{
    std::string digits = std::to_string(number);
    return std::string(64 - digits.size(), '0') + digits;
}

/// The bytes of a file follow from its name, so that the disk of the test knows what is right.
std::int64_t size_of(const FileHash &file)
{
    return 1 + std::stoi(file.substr(60)) % 7;
}

wire::Manifest edition(std::int64_t epoch, std::int64_t number, const std::vector<int> &files)
{
    wire::Manifest manifest;
    manifest.site = "demo";
    manifest.edition.epoch = epoch;
    manifest.edition.number = number;
    for (const int file : files) {
        manifest.edition.pages.push_back({{"p" + std::to_string(file)}, 1, name_of(file), {}, {}, {}, {}});
        manifest.sizes[name_of(file)] = size_of(name_of(file));
    }
    return manifest;
}

/// What is on the disk of a stand: it survives the program, and nothing else does.
struct Disk {
    std::map<FileHash, bool> whole;           ///< whether its bytes are those of its name
    std::map<FileHash, std::pair<std::int64_t, bool>> parts;
    std::optional<wire::Manifest> shown;
    std::optional<wire::Manifest> candidate;

    HeldContent held() const
    {
        HeldContent held{shown, candidate, {}, {}};
        for (const auto &[file, sound] : whole)
            held.whole.insert(file);
        for (const auto &[file, part] : parts)
            held.parts[file] = part.first;
        return held;
    }
};

/// One stand with its host: carries out what the machine wants, well or badly.
class Stand
{
public:
    explicit Stand(std::uint32_t seed) : m_random(seed) { begin(); }

    core::Instant now = start_of_time;
    Disk disk;
    int pieces = 0;
    int most_lies = 0; ///< percent of pieces that are other bytes
    int most_losses = 0;
    std::optional<FetchPiece> asked;

    bool percent(int chance) { return static_cast<int>(m_random() % 100) < chance; }
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(m_random() % bound); }

    void begin()
    {
        asked.reset();
        fetch.emplace(disk.held(), "demo");
        run(fetch->start(now));
    }
    /// The power goes: what was under way is forgotten.
    void cut() { begin(); }
    void offer(const wire::Manifest &manifest)
    {
        m_offered = manifest;
        run(fetch->on_edition(manifest, now));
    }
    void online(bool is) { run(fetch->on_online(is, now)); }

    /// The network answers the piece that is awaited, or does not.
    void answer()
    {
        if (!asked)
            return;
        const FetchPiece piece = *std::exchange(asked, std::nullopt);
        if (percent(most_losses))
            return run(fetch->on_failed(piece.file, percent(20) ? FetchTrouble::no_room : FetchTrouble::refused, now));
        auto &[bytes, sound] = disk.parts.try_emplace(piece.file, 0, true).first->second;
        if (bytes != piece.at) {
            disk.parts.erase(piece.file);
            return run(fetch->on_failed(piece.file, FetchTrouble::misplaced, now));
        }
        const std::int64_t most = std::max<std::int64_t>(1, size_of(piece.file) - piece.at);
        const std::int64_t got = 1 + static_cast<std::int64_t>(below(static_cast<std::uint32_t>(most)));
        bytes += got;
        sound = sound && !percent(most_lies);
        ++pieces;
        run(fetch->on_piece(piece.file, got, now));
    }
    void wait()
    {
        if (const auto next = fetch->next_tick(); next && *next > now)
            now = *next;
        run(fetch->on_tick(now));
    }
    void rot(int file)
    {
        if (const auto found = disk.whole.find(name_of(file)); found != disk.whole.end()) {
            disk.whole.erase(found);
            run(fetch->on_lost(name_of(file), now));
        }
    }

    std::optional<ContentFetch> fetch;
    std::vector<std::string> wrong; ///< what must never be

private:
    void run(const FetchEffects &effects)
    {
        for (const auto &effect : effects) {
            if (const auto *piece = std::get_if<FetchPiece>(&effect)) {
                asked = *piece;
            } else if (const auto *finish = std::get_if<FinishFile>(&effect)) {
                finish_file(finish->file);
            } else if (const auto *keep = std::get_if<KeepCandidate>(&effect)) {
                check_newer(keep->manifest, disk.candidate ? disk.candidate : disk.shown, "a candidate is older than what was held");
                disk.candidate = keep->manifest;
            } else if (const auto *show = std::get_if<ShowEdition>(&effect)) {
                show_edition(show->manifest);
            } else if (const auto *files = std::get_if<KeepFiles>(&effect)) {
                std::erase_if(disk.whole, [&](const auto &each) { return !files->files.contains(each.first); });
            }
        }
        if (!m_due)
            return;
        const FileHash file = *std::exchange(m_due, std::nullopt);
        const auto part = disk.parts.find(file);
        const bool sound = part != disk.parts.end() && part->second.second && part->second.first == size_of(file);
        disk.parts.erase(file);
        if (!sound)
            return run(fetch->on_damaged(file, now));
        disk.whole[file] = true;
        run(fetch->on_whole(file, now));
    }
    void finish_file(const FileHash &file) { m_due = file; }
    void show_edition(const wire::Manifest &manifest)
    {
        const bool again = disk.shown && manifest == *disk.shown;
        if (!again) {
            check_newer(manifest, disk.shown, "an older edition is shown");
            for (const auto &[file, size] : manifest.sizes)
                if (!disk.whole.contains(file))
                    wrong.push_back("edition " + std::to_string(manifest.edition.number) + " is shown without " + file);
        }
        disk.shown = manifest;
    }
    void check_newer(const wire::Manifest &given, const std::optional<wire::Manifest> &held, const char *what)
    {
        if (held && !may_follow(held->edition, given.edition))
            wrong.push_back(what);
    }

    std::mt19937 m_random;
    std::optional<wire::Manifest> m_offered;
    std::optional<FileHash> m_due;
};

/// Lets everything go well until nothing moves any more.
bool settles_on(Stand &stand, const wire::Manifest &newest)
{
    stand.most_lies = 0;
    stand.most_losses = 0;
    stand.online(true);
    stand.offer(newest);
    for (int i = 0; i < 2'000 && !(stand.disk.shown == newest && stand.fetch->missing() == 0); ++i) {
        stand.wait();
        stand.answer();
    }
    return stand.disk.shown == newest && stand.fetch->missing() == 0 && stand.fetch->trouble().empty();
}

} // namespace

class TestContentFetch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_edition_is_shown_when_all_of_it_is_there()
    {
        Stand stand(1);
        stand.online(true);
        stand.offer(edition(1, 1, {1, 2, 3}));
        QVERIFY(!stand.disk.shown);
        while (stand.asked) {
            QVERIFY(!stand.disk.shown);
            stand.answer();
        }
        QVERIFY(stand.disk.shown == edition(1, 1, {1, 2, 3}));
        QCOMPARE(stand.fetch->missing(), 0);
        QVERIFY(stand.wrong.empty());
    }

    void what_is_there_already_is_not_fetched_again()
    {
        Stand stand(2);
        stand.online(true);
        stand.offer(edition(1, 1, {1, 2, 3}));
        while (stand.asked)
            stand.answer();
        stand.offer(edition(1, 2, {2, 3, 4}));
        QVERIFY(stand.asked && stand.asked->file == name_of(4));
        QVERIFY(stand.disk.shown->edition.number == 1); // the old one stands until then
        while (stand.asked)
            stand.answer();
        QVERIFY(stand.disk.shown->edition.number == 2);
        QVERIFY(!stand.disk.whole.contains(name_of(1)));
    }

    void an_older_edition_is_never_taken()
    {
        Stand stand(3);
        stand.online(true);
        stand.offer(edition(2, 5, {1}));
        stand.cut(); // held, not shown: it counts all the same
        stand.offer(edition(2, 4, {2}));
        QCOMPARE(stand.fetch->trouble(), std::string("older"));
        stand.offer(edition(1, 9, {2}));
        QCOMPARE(stand.fetch->trouble(), std::string("older"));
        stand.online(true);
        while (stand.asked)
            stand.answer();
        QVERIFY(stand.disk.shown->edition.number == 5);
        stand.offer(edition(2, 5, {1})); // the backend has come to itself
        QCOMPARE(stand.fetch->trouble(), std::string());
        stand.offer(edition(3, 1, {2})); // a true restore counts on in a greater epoch
        while (stand.asked)
            stand.answer();
        QVERIFY(stand.disk.shown->edition.epoch == 3);
    }

    void another_sites_edition_is_never_taken()
    {
        Stand stand(4);
        stand.online(true);
        auto foreign = edition(1, 1, {1});
        foreign.site = "other";
        stand.offer(foreign);
        QVERIFY(!stand.asked && !stand.disk.candidate);
        QCOMPARE(stand.fetch->trouble(), std::string("other_site"));
    }

    void more_than_a_disk_holds_is_refused_before_anything_is_fetched()
    {
        Stand stand(5);
        stand.online(true);
        auto huge = edition(1, 1, {});
        for (int i = 0; i < 65; ++i)
            huge.sizes[name_of(i)] = wire::max_file_bytes;
        stand.offer(huge);
        QVERIFY(!stand.asked && !stand.disk.candidate);
        QCOMPARE(stand.fetch->trouble(), std::string("too_large"));
    }

    void retries_wait_longer_each_time_and_a_new_connection_ends_the_wait()
    {
        Stand stand(6);
        stand.online(true);
        stand.offer(edition(1, 1, {1}));
        core::Millis last{0};
        for (int i = 0; i < 12; ++i) {
            QVERIFY(stand.asked.has_value());
            stand.asked.reset();
            const auto before = stand.now;
            (void)stand.fetch->on_failed(name_of(1), FetchTrouble::refused, stand.now);
            const auto next = stand.fetch->next_tick();
            QVERIFY(next && *next - before >= last && *next - before <= ContentFetch::last_retry);
            last = *next - before;
            stand.wait();
        }
        QCOMPARE(last.count(), ContentFetch::last_retry.count());
        (void)stand.fetch->on_failed(name_of(1), FetchTrouble::refused, stand.now);
        stand.online(false);
        QVERIFY(!stand.fetch->next_tick());
        stand.online(true);
        QVERIFY(stand.asked.has_value());
    }

    void a_piece_that_never_comes_is_asked_for_again()
    {
        Stand stand(7);
        stand.online(true);
        stand.offer(edition(1, 1, {1}));
        QVERIFY(stand.asked);
        stand.asked.reset();
        stand.wait(); // the deadline
        stand.wait(); // the pause
        QVERIFY(stand.asked);
    }

    void a_file_that_rots_is_fetched_anew_and_shown_again()
    {
        Stand stand(8);
        stand.online(true);
        stand.offer(edition(1, 1, {1, 2}));
        while (stand.asked)
            stand.answer();
        stand.rot(2);
        QVERIFY(stand.fetch->missing() > 0);
        QVERIFY(stand.asked && stand.asked->file == name_of(2));
        while (stand.asked)
            stand.answer();
        QCOMPARE(stand.fetch->missing(), 0);
        QVERIFY(stand.disk.whole.contains(name_of(2)));
    }

    /// Power cuts, a lying network, older editions offered again, files that rot: what is shown is always whole and never older; and when the
    /// trouble ends, the newest edition stands there.
    void whatever_happens_shown_means_whole_and_never_older()
    {
        QVERIFY(rc::check([] {
            Stand stand(*rc::gen::arbitrary<std::uint32_t>());
            stand.most_lies = static_cast<int>(stand.below(40));
            stand.most_losses = static_cast<int>(stand.below(60));
            std::vector<wire::Manifest> made;
            std::int64_t epoch = 1;
            std::int64_t number = 0;
            for (int i = 0; i < 250; ++i) {
                switch (stand.below(12)) {
                case 0: {
                    std::vector<int> files;
                    for (std::uint32_t each = stand.below(6); each > 0; --each)
                        files.push_back(static_cast<int>(stand.below(20)));
                    std::sort(files.begin(), files.end());
                    files.erase(std::unique(files.begin(), files.end()), files.end());
                    if (stand.percent(10))
                        ++epoch, number = 0;
                    made.push_back(edition(epoch, ++number, files));
                    stand.offer(made.back());
                    break;
                }
                case 1:
                    if (!made.empty())
                        stand.offer(made[stand.below(static_cast<std::uint32_t>(made.size()))]); // a mirror of long ago
                    break;
                case 2: stand.cut(); break;
                case 3: stand.online(stand.percent(60)); break;
                case 4: stand.rot(static_cast<int>(stand.below(20))); break;
                case 5:
                case 6: stand.wait(); break;
                default: stand.answer(); break;
                }
                RC_ASSERT(stand.wrong.empty());
            }
            made.push_back(edition(epoch, ++number, {3, 5, 7}));
            RC_ASSERT(settles_on(stand, made.back()));
            RC_ASSERT(stand.wrong.empty());
        }));
    }
};

QTEST_APPLESS_MAIN(TestContentFetch)
#include "tst_content_fetch.moc"
