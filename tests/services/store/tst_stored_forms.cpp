// SPDX-License-Identifier: GPL-3.0-or-later
// A journal is kept for years: every form in which events ever stood in one is read into today's, and gives the hall that it gave.
#include "expect.h"
#include "story.h"
#include "store/reproject.h"
#include "wire/journal/event_codec.h"

#include <QDir>

#include <set>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

const QString folder_of_stories = QStringLiteral(TALON_TEST_DATA "/store/");

core::Result<core::Event, std::string> decode(const Record &record)
{
    auto event = wire::decode_event(record.type, record.version, record.body);
    if (event)
        return std::move(*event);
    return core::Failure{wire::describe(event.error())};
}

} // namespace

class TestStoredForms : public QObject
{
    Q_OBJECT

    static void copy(const Folder &folder)
    {
        const QString to = QString::fromStdString(folder.journal());
        QVERIFY(QFile::copy(folder_of_stories + QStringLiteral("story-1.db"), to));
        QVERIFY(QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner));
    }

private Q_SLOTS:
    /// Kinds that came after a story was written are in the next one, or nowhere but in tests/data/wire.
    void the_story_tells_every_kind_of_its_time()
    {
        std::set<std::string_view> kinds;
        for (const auto &[happened, origin] : story())
            kinds.insert(wire::type_of(happened.event));
        QCOMPARE(kinds.size(), 24U);
    }

    void the_first_form_is_read_into_todays()
    {
        const Folder folder;
        copy(folder);
        const auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const auto told = story();
        std::size_t number = 0;
        const auto done = journal->read(1, [&](Record &&record) {
            const auto event = decode(record);
            if (!event || number >= told.size() || !(told[number].happened == core::Happened{record.at, record.actor, *event}))
                return false;
            ++number;
            return true;
        });
        QVERIFY_OK(done);
        QVERIFY2(number == told.size(), qPrintable(QStringLiteral("event %1 is not what happened").arg(number + 1)));
    }

    void the_first_form_gives_the_hall_that_it_gave()
    {
        const Folder folder;
        copy(folder);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        // The chain of an old journal is checked by the bytes that stand there, whatever they are read into.
        QCOMPARE(to_hex(journal->head().hash), std::string{"132c1655e978fe60741f65295f1ae101598d86625057303f823ff4dbb4af9b0c"});
        QVERIFY_OK(reproject(*journal, decode));
        const Verdict verdict = verify(*journal, decode);
        QVERIFY2(verdict.sound, verdict.sentence.c_str());
        core::Inspectorate told;
        QVERIFY_OK(replay(*journal, decode, told));
        QFile expected{folder_of_stories + QStringLiteral("story-1.txt")};
        QVERIFY(expected.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(described(told.hall, told.registry)), expected.readAll());
    }
};

QTEST_APPLESS_MAIN(TestStoredForms)
#include "tst_stored_forms.moc"
