// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/file_library.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <sys/resource.h>
#include <csignal>

using namespace talon;
using namespace talon::library;

namespace {

struct Folder {
    QTemporaryDir dir;
    std::string path() const { return (dir.path() + QStringLiteral("/library")).toStdString(); }
    QString file(const FileHash &hash, const char *more = "") const
    {
        return dir.path() + QStringLiteral("/library/") + QString::fromStdString(hash) + QLatin1String(more);
    }
};

FileLibrary opened(const Folder &folder)
{
    auto library = FileLibrary::open(folder.path());
    if (!library)
        throw std::runtime_error(library.error().detail);
    return std::move(*library);
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestFileLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_name_is_what_b2sum_says()
    {
        const Folder folder;
        FileLibrary library = opened(folder);
        const auto hash = library.put("Что взять с собой");
        QVERIFY(hash.ok());
        QProcess b2sum;
        b2sum.start(QStringLiteral("b2sum"), {QStringLiteral("-l"), QStringLiteral("256"), folder.file(*hash)});
        QVERIFY(b2sum.waitForFinished());
        QCOMPARE(b2sum.readAllStandardOutput().left(64), QByteArray::fromStdString(*hash));
    }

    void a_file_counts_only_when_it_is_whole()
    {
        const Folder folder;
        const std::string bytes(3'000'000, 'x');
        const FileHash hash = hash_of(bytes);
        {
            FileLibrary library = opened(folder);
            QVERIFY(library.append(hash, 0, std::string_view(bytes).substr(0, 1'000'000)).ok());
            QVERIFY(!library.has(hash));
            QVERIFY(!library.read(hash).ok());
        }
        FileLibrary library = opened(folder); // the program was started again: it goes on where it was
        QCOMPARE(library.part_of(hash), 1'000'000);
        QVERIFY(library.append(hash, 2'000'000, "x").error().fault == Fault::misplaced);
        QVERIFY(library.append(hash, 1'000'000, std::string_view(bytes).substr(1'000'000)).ok());
        QVERIFY(library.finish(hash).ok());
        QVERIFY(library.has(hash));
        QCOMPARE(*library.size_of(hash), 3'000'000);
        QVERIFY(*library.read(hash) == bytes);
        QVERIFY(!QFile::exists(folder.file(hash, ".part")));
        QVERIFY(opened(folder).has(hash));
    }

    void other_bytes_than_the_name_says_never_become_the_file()
    {
        const Folder folder;
        FileLibrary library = opened(folder);
        const FileHash hash = hash_of("right");
        QVERIFY(library.append(hash, 0, "wrong").ok());
        QVERIFY(library.finish(hash).error().fault == Fault::damaged);
        QVERIFY(!library.has(hash));
        QCOMPARE(library.part_of(hash), 0); // it begins anew
        QVERIFY(library.append(hash, 0, "right").ok());
        QVERIFY(library.finish(hash).ok());
    }

    void a_file_that_rots_is_found_and_taken_away()
    {
        const Folder folder;
        FileLibrary library = opened(folder);
        const auto hash = library.put("sound");
        QVERIFY(library.check(*hash).ok());
        overwrite(folder.file(*hash), "rotten");
        QVERIFY(library.check(*hash).error().fault == Fault::damaged);
        QVERIFY(!library.has(*hash));
        QVERIFY(!QFile::exists(folder.file(*hash)));
        QVERIFY(library.check(*hash).error().fault == Fault::not_here);
    }

    void what_is_needed_no_more_goes()
    {
        const Folder folder;
        FileLibrary library = opened(folder);
        const auto one = library.put("one");
        const auto other = library.put("other");
        QVERIFY(library.keep_only({*one}).ok());
        QVERIFY(library.has(*one) && !library.has(*other));
        QVERIFY(!QFile::exists(folder.file(*other)));
    }

    /// Names that are no hashes are never paths: nothing else in the folder is touched or believed.
    void strangers_in_the_folder_are_passed_over()
    {
        const Folder folder;
        { FileLibrary made = opened(folder); }
        overwrite(folder.dir.path() + QStringLiteral("/library/README"), "x");
        overwrite(folder.file(std::string(64, 'A')), "x"); // capitals are none of ours
        overwrite(folder.file(std::string(63, 'a')), "x");
        FileLibrary library = opened(folder);
        QVERIFY(library.whole().empty());
        QVERIFY(library.keep_only({}).ok());
        QVERIFY(QFile::exists(folder.dir.path() + QStringLiteral("/library/README")));
        for (const char *name : {"", "..", "../../etc/passwd", "aa/bb"})
            QVERIFY(!is_hash(name));
        QVERIFY(is_hash(std::string(64, '0')) && !is_hash(std::string(65, '0')));
    }

    /// A full disk refuses the piece, not what was there: the part goes on from where it was once there is room.
    void a_full_disk_costs_a_piece()
    {
        const Folder folder;
        FileLibrary library = opened(folder);
        const std::string bytes(200'000, 'y');
        const FileHash hash = hash_of(bytes);
        QVERIFY(library.append(hash, 0, std::string_view(bytes).substr(0, 50'000)).ok());
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 80'000;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto refused = library.append(hash, 50'000, std::string_view(bytes).substr(50'000));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!refused.ok() && refused.error().fault == Fault::io);
        QCOMPARE(library.part_of(hash), 50'000);
        QCOMPARE(QFile(folder.file(hash, ".part")).size(), 50'000);
        QVERIFY(library.append(hash, 50'000, std::string_view(bytes).substr(50'000)).ok());
        QVERIFY(library.finish(hash).ok());
    }

    void pieces_of_any_size_make_the_file()
    {
        QVERIFY(rc::check([] {
            const Folder folder;
            FileLibrary library = opened(folder);
            const auto sizes = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 5'000));
            std::string bytes;
            for (std::size_t i = 0; i < sizes.size(); ++i)
                bytes += std::string(static_cast<std::size_t>(sizes[i]), static_cast<char>('a' + i % 26));
            const FileHash hash = hash_of(bytes);
            std::int64_t at = 0;
            for (const int size : sizes) {
                RC_ASSERT(library.append(hash, at, std::string_view(bytes).substr(static_cast<std::size_t>(at), static_cast<std::size_t>(size))).ok());
                at += size;
            }
            if (sizes.empty())
                RC_ASSERT(library.append(hash, 0, "").ok());
            RC_ASSERT(library.finish(hash).ok());
            RC_ASSERT(*library.read(hash) == bytes);
            RC_ASSERT(FileLibrary::read_piece(library.path_of(hash), 3, 7)->size() <= 7U);
        }));
    }
};

QTEST_APPLESS_MAIN(TestFileLibrary)
#include "tst_file_library.moc"
