// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/identity.h"
#include "kiosk/link/put_aside.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace talon::kiosk;

class PutAsideTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    bool put(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return QDir(m_folder.path()).mkpath(QFileInfo(name).path()) && file.open(QIODevice::WriteOnly) && file.write(name.toUtf8()) > 0;
    }
    QStringList names(const QString &folder = {}) const
    {
        return QDir(m_folder.filePath(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

private Q_SLOTS:
    void init() { QVERIFY(QDir(m_folder.path()).removeRecursively() && QDir().mkpath(m_folder.path())); }

    void all_of_a_device_goes_and_the_keys_of_an_enrolment_stay()
    {
        QVERIFY(put(QStringLiteral("identity.json")) && put(QStringLiteral("identity-2.json")) && put(QStringLiteral("journal.db")));
        QVERIFY(put(QStringLiteral(".hidden")) && put(QStringLiteral("content/shown.json")) && put(enrolmentFile()));
        const auto aside = putAside(m_folder.path());
        QVERIFY(aside.ok());
        QCOMPARE(*aside, QStringLiteral("before-1"));
        QCOMPARE(names(), (QStringList{QStringLiteral("before-1"), enrolmentFile()}));
        QCOMPARE(names(*aside).size(), 5);
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("before-1/content/shown.json"))));
    }

    void the_next_one_takes_nothing_of_the_one_before()
    {
        for (const QString &expected : {QStringLiteral("before-1"), QStringLiteral("before-2"), QStringLiteral("before-3")}) {
            QVERIFY(put(QStringLiteral("identity.json")) && put(QStringLiteral("journal.db")));
            QCOMPARE(*putAside(m_folder.path()), expected);
        }
        QCOMPARE(names().size(), 3);
        for (const QString &each : names())
            QCOMPARE(names(each).size(), 2);
    }

    void what_ended_half_way_is_gone_on_with()
    {
        QVERIFY(put(QStringLiteral("identity.json")) && put(QStringLiteral("journal.db")) && put(QStringLiteral("before-1/documents")));
        QCOMPARE(*putAside(m_folder.path()), QStringLiteral("before-1"));
        QCOMPARE(names(QStringLiteral("before-1")).size(), 3);
    }

    void what_cannot_be_moved_is_said_and_the_identity_stays()
    {
        QVERIFY(put(QStringLiteral("identity.json")) && put(QStringLiteral("journal.db")) && put(QStringLiteral("before-1/journal.db/x")));
        const auto aside = putAside(m_folder.path());
        QVERIFY(!aside.ok());
        QVERIFY(aside.error().contains(QStringLiteral("journal.db")));
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("identity.json"))));
    }
};

QTEST_GUILESS_MAIN(PutAsideTest)
#include "tst_put_aside.moc"
