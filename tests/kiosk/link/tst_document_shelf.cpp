// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "kiosk/link/document_shelf.h"

using namespace talon;

class TestDocumentShelf : public QObject
{
    Q_OBJECT

    std::unique_ptr<kiosk::FileKeeper> m_keeper;

private Q_SLOTS:
    void init() { m_keeper = std::make_unique<kiosk::FileKeeper>(); }

    void keeps_the_newest_of_each_kind()
    {
        QTemporaryDir folder;
        const kiosk::DocumentShelf shelf(folder.filePath(QStringLiteral("documents")), *m_keeper);
        QVERIFY(!shelf.load(wire::DocumentKind::board));
        const wire::Document older{.version = 4, .body = wire::Board{.lines = {}, .waiting_total = 1}};
        const wire::Document newer{.version = 5, .body = wire::Board{.lines = {}, .waiting_total = 2}};
        shelf.save(older);
        shelf.save(newer);
        shelf.save({.version = 9, .body = wire::Calls{}});
        QVERIFY(m_keeper->settle(core::Millis(10'000)));
        const auto loaded = kiosk::DocumentShelf(folder.filePath(QStringLiteral("documents")), *m_keeper).load(wire::DocumentKind::board);
        QVERIFY(loaded);
        QVERIFY(*loaded == newer);
    }

    void a_cut_document_counts_as_none()
    {
        QTemporaryDir folder;
        const kiosk::DocumentShelf shelf(folder.path(), *m_keeper);
        shelf.save({.version = 4, .body = wire::Board{.lines = {}, .waiting_total = 1}});
        QVERIFY(m_keeper->settle(core::Millis(10'000)));
        QFile file(folder.filePath(QStringLiteral("board.json")));
        const qint64 whole = file.size();
        QVERIFY(whole > 0);
        for (qint64 kept = whole - 1; kept >= 0; --kept) { // downwards: a file once cut cannot be made whole again
            QVERIFY(file.resize(kept));
            QVERIFY2(!shelf.load(wire::DocumentKind::board), qPrintable(QString::number(kept)));
        }
    }

    void a_document_under_another_name_counts_as_none()
    {
        QTemporaryDir folder;
        const kiosk::DocumentShelf shelf(folder.path(), *m_keeper);
        shelf.save({.version = 4, .body = wire::Calls{}});
        QVERIFY(m_keeper->settle(core::Millis(10'000)));
        QVERIFY(QFile::rename(folder.filePath(QStringLiteral("calls.json")), folder.filePath(QStringLiteral("board.json"))));
        QVERIFY(!shelf.load(wire::DocumentKind::board));
    }
};

QTEST_GUILESS_MAIN(TestDocumentShelf)
#include "tst_document_shelf.moc"
