// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue of made-up pages: tr() has no business here.
// A stand's disk and network as they are: real files, a real HTTP server that can be told to lie, and programs that end in between.
#include "kiosk/link/content_shelf.h"
#include "library/signature.h"
#include "tests/support/fake_terminal.h"
#include "wire/content/page_codec.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

using namespace talon;
using namespace talon::kiosk;
using namespace talon::test;

namespace {

core::content::Page page(const char *id, const char *title)
{
    core::content::Page made;
    made.id = {id};
    made.title = core::Text{title, "Page"};
    return made;
}

/// Gives files by their hash, as talond does.
class FileServer : public QTcpServer
{
public:
    std::map<std::string, std::string> files;
    bool lies = false; ///< other bytes than asked for, of the same length
    bool broken = false;
    int asked = 0;

    FileServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

private:
    void answer(QTcpSocket *socket)
    {
        const std::string head = socket->readAll().toStdString();
        ++asked;
        const auto from = head.find("/library/") + 9;
        const auto found = files.find(head.substr(from, 64));
        const auto at = static_cast<std::size_t>(std::stoll(head.substr(head.find("at=") + 3)));
        if (broken || found == files.end()) {
            socket->write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        } else {
            // In small pieces, so that a file takes several.
            std::string piece = found->second.substr(std::min(at, found->second.size()), 50);
            if (lies)
                piece.assign(piece.size(), '?');
            socket->write(QByteArray::fromStdString("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(piece.size()) + "\r\nConnection: close\r\n\r\n" + piece));
        }
        socket->disconnectFromHost();
    }
};

} // namespace

class ContentShelfTest : public QObject
{
    Q_OBJECT

    const library::SigningKey m_key = library::SigningKey::make();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileServer> m_server;
    std::unique_ptr<FakeTerminal> m_terminal;
    std::unique_ptr<ContentShelf> m_shelf;

    /// An edition of these pages, signed; its files are on the server.
    wire::Content edition(std::int64_t number, const std::vector<core::content::Page> &pages, std::int64_t epoch = 1)
    {
        wire::Manifest manifest;
        manifest.site = "demo";
        manifest.edition.epoch = epoch;
        manifest.edition.number = number;
        manifest.edition.made = m_terminal->now();
        for (const auto &each : pages) {
            const std::string text = wire::encode_page(each);
            const auto hash = library::hash_of(text);
            m_server->files[hash] = text;
            manifest.edition.pages.push_back({each.id, 1, hash, {}, {}, {}, {}});
            manifest.sizes[hash] = static_cast<std::int64_t>(text.size());
        }
        const std::string json = wire::encode_manifest(manifest);
        return {json, library::sign(m_key, json, "edition=" + std::to_string(number))};
    }
    QString contentFolder() const { return ContentShelf::folderIn(m_folder->path()); }
    /// The program starts: on what the disk holds.
    void begin()
    {
        m_shelf.reset();
        Identity identity;
        identity.server = m_server->url();
        identity.site = QStringLiteral("demo");
        identity.place = QStringLiteral("stand-1");
        identity.role = QStringLiteral("stand");
        identity.contentKey = QString::fromStdString(m_key.public_line());
        auto opened = ContentShelf::open(contentFolder(), identity, m_terminal.get());
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error()));
        m_shelf = std::move(*opened);
        m_shelf->start();
        m_terminal->goOnline();
    }
    std::string shown() const { return m_shelf->pages().pages.empty() ? std::string() : m_shelf->pages().pages[0].title.in(core::Language::ru); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FileServer>();
        m_terminal = std::make_unique<FakeTerminal>();
        m_terminal->setNow(core::Day{std::chrono::year{2026} / 11 / 30} + std::chrono::hours(9));
        begin();
    }
    void cleanup() { m_shelf.reset(); }

    void anEditionIsFetchedAndShown()
    {
        m_shelf->take(edition(1, {page("hours", "Часы"), page("rules", "Правила")}));
        QCOMPARE(m_shelf->status().edition, 0);
        QTRY_COMPARE(m_shelf->pages().pages.size(), 2U);
        QCOMPARE(shown(), std::string("Часы"));
        QCOMPARE(m_shelf->status().edition, 1);
        QCOMPARE(m_shelf->status().missing, 0);
        QVERIFY(m_shelf->status().since);
    }

    void theOldOneStandsUntilTheNewOneIsWhole()
    {
        m_shelf->take(edition(1, {page("hours", "Как было")}));
        QTRY_COMPARE(shown(), std::string("Как было"));
        m_server->broken = true;
        m_shelf->take(edition(2, {page("hours", "Как стало")}));
        const int before = m_server->asked;
        QTRY_VERIFY(m_server->asked > before);
        QCOMPARE(shown(), std::string("Как было"));
        QCOMPARE(m_shelf->status().edition, 1);
        QVERIFY(m_shelf->status().missing > 0);
        m_server->broken = false;
        QTRY_COMPARE(shown(), std::string("Как стало"));
    }

    void withoutABackendItShowsWhatItHolds()
    {
        m_shelf->take(edition(1, {page("hours", "Часы")}));
        QTRY_COMPARE(shown(), std::string("Часы"));
        m_server->close();
        m_terminal->goOffline(m_terminal->now());
        begin();
        QCOMPARE(shown(), std::string("Часы")); // at once, before anything was asked
        QCOMPARE(m_shelf->status().edition, 1);
    }

    void aProgramThatEndedInBetweenGoesOn()
    {
        m_server->broken = true;
        m_shelf->take(edition(1, {page("hours", "Часы")}));
        QTRY_VERIFY(m_server->asked > 0);
        begin();
        QCOMPARE(shown(), std::string());
        m_server->broken = false;
        m_terminal->goOffline(m_terminal->now());
        m_terminal->goOnline();
        QTRY_COMPARE(shown(), std::string("Часы")); // nobody had to say it again
    }

    void whatLiesIsNeverShown()
    {
        m_server->lies = true;
        m_shelf->take(edition(1, {page("hours", "Часы")}));
        QTRY_COMPARE(QString::fromStdString(m_shelf->status().trouble), QStringLiteral("damaged"));
        QCOMPARE(shown(), std::string());
        m_server->lies = false;
        m_terminal->goOffline(m_terminal->now());
        m_terminal->goOnline();
        QTRY_COMPARE(shown(), std::string("Часы"));
        QCOMPARE(m_shelf->status().trouble, std::string());
    }

    void anOlderEditionIsNotTakenNorAfterARestart()
    {
        const auto older = edition(1, {page("hours", "Старое")});
        m_shelf->take(edition(2, {page("hours", "Новое")}));
        QTRY_COMPARE(shown(), std::string("Новое"));
        m_shelf->take(older);
        QCOMPARE(m_shelf->status().trouble, std::string("older"));
        begin();
        m_shelf->take(older);
        QCOMPARE(m_shelf->status().trouble, std::string("older"));
        QCOMPARE(shown(), std::string("Новое"));
        begin(); // the refused one is not what is kept
        QCOMPARE(shown(), std::string("Новое"));
        m_shelf->take(edition(1, {page("hours", "Восстановлено")}, 2)); // a true restore has a greater epoch
        QTRY_COMPARE(shown(), std::string("Восстановлено"));
    }

    void whatIsNotSignedIsNotTaken()
    {
        m_shelf->take(edition(1, {page("hours", "Часы")}));
        QTRY_COMPARE(shown(), std::string("Часы"));
        auto forged = edition(2, {page("hours", "Подделка")});
        forged.signature = library::sign(library::SigningKey::make(), forged.manifest, "edition=2");
        m_shelf->take(forged);
        QCOMPARE(m_shelf->status().trouble, std::string("bad_signature"));
        QCOMPARE(shown(), std::string("Часы"));
        // Also what lies on the disk proves itself at each start: the copy that is left takes over, and without any there is nothing to show.
        const auto spoil = [this](const char *name) {
            QFile kept(contentFolder() + QLatin1Char('/') + QLatin1String(name));
            QVERIFY(kept.open(QIODevice::ReadWrite));
            QByteArray text = kept.readAll();
            QVERIFY(text.contains("demo"));
            text.replace("demo", "dem0");
            kept.resize(0);
            kept.seek(0);
            kept.write(text);
        };
        spoil("shown.json");
        begin();
        QCOMPARE(shown(), std::string("Часы"));
        spoil("shown.json");
        spoil("candidate.json");
        begin();
        QCOMPARE(shown(), std::string());
    }

    void aFileThatRotsOnTheDiskIsFetchedAnew()
    {
        const auto content = edition(1, {page("hours", "Часы"), page("rules", "Правила")});
        m_shelf->take(content);
        QTRY_COMPARE(m_shelf->pages().pages.size(), 2U);
        const auto hash = library::hash_of(wire::encode_page(page("rules", "Правила")));
        QFile file(contentFolder() + QLatin1Char('/') + QString::fromStdString(hash));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("rotten");
        file.close();
        begin();
        QCOMPARE(m_shelf->pages().pages.size(), 1U); // the sound ones are shown meanwhile
        QTRY_COMPARE(m_shelf->pages().pages.size(), 2U);
    }

    void pagesOfTheFutureWaitOnTheDiskForTheirTime()
    {
        auto later = page("hours", "Зимние часы");
        wire::Content content = edition(1, {page("hours", "Часы"), later});
        auto manifest = *wire::decode_manifest(content.manifest);
        manifest.edition.pages[1].revision = 2;
        manifest.edition.pages[1].from = m_terminal->now() + std::chrono::hours(1);
        content.manifest = wire::encode_manifest(manifest);
        content.signature = library::sign(m_key, content.manifest, "edition=1");
        m_shelf->take(content);
        QTRY_COMPARE(shown(), std::string("Часы"));
        m_server->close(); // neither network nor server is needed then
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(2));
        begin();
        QCOMPARE(shown(), std::string("Зимние часы"));
    }
};

QTEST_GUILESS_MAIN(ContentShelfTest)
#include "tst_content_shelf.moc"
