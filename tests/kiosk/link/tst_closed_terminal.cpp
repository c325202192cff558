// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in for the terminal of a kiosk whose journal cannot be used.
#include "kiosk/link/closed_terminal.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace talon;
using kiosk::ClosedTerminal;
using kiosk::Terminal;

class TestClosedTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_why_as_soon_as_somebody_can_hear_it()
    {
        QTemporaryDir folder;
        ClosedTerminal terminal(folder.path(), QStringLiteral("the journal is damaged"));
        QSignalSpy failed(&terminal, &Terminal::failed);
        terminal.start();
        QVERIFY(failed.isEmpty()); // the screens are not there yet
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().toString(), QStringLiteral("the journal is damaged"));
    }

    void gives_no_ticket_whatever_is_touched()
    {
        QTemporaryDir folder;
        ClosedTerminal terminal(folder.path(), QStringLiteral("the journal is damaged"));
        QSignalSpy failed(&terminal, &Terminal::failed);
        QSignalSpy given(&terminal, &Terminal::given);
        terminal.giveTicket({"decl"}, {"ordinary"}, core::Language::ru);
        QCOMPARE(failed.count(), 1);
        QVERIFY(given.isEmpty() && !terminal.online());
    }

    void bears_the_name_that_it_knew()
    {
        QTemporaryDir folder;
        wire::Menu menu;
        menu.site.id = "site";
        menu.site.name = {"Инспекция", "Inspectorate"};
        kiosk::FileKeeper keeper;
        const kiosk::DocumentShelf shelf(kiosk::DocumentShelf::folderIn(folder.path()), keeper);
        shelf.save({.version = 3, .body = menu});
        QVERIFY(keeper.settle(core::Millis(10'000)));
        QCOMPARE(ClosedTerminal(folder.path(), {}).menu().site.name, menu.site.name);
        // Without that document, or with another in its place, it is only nameless.
        QTemporaryDir empty;
        QVERIFY(ClosedTerminal(empty.path(), {}).menu().site.name.empty());
    }
};

QTEST_GUILESS_MAIN(TestClosedTerminal)
#include "tst_closed_terminal.moc"
