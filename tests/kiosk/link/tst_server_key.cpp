// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QWebSocketServer>

#include "kiosk/link/backend_link.h"
#include "kiosk/link/enrolment.h"
#include "kiosk/link/server_key.h"
#include "kiosk/link/server_meeting.h"
#include "server/http/tls.h"
#include "wire/api/api.h"

using namespace talon;
using namespace talon::kiosk;

namespace {

/// A key and a certificate as talond makes them.
struct ServerFiles {
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QByteArray publicKey;
    QString fingerprint;

    ServerFiles()
    {
        const auto made = server::new_tls_files({"127.0.0.1"}, core::Instant{core::Millis(1'795'000'000'000)});
        const QSslCertificate certificate(QByteArray::fromStdString(made.certificate));
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(QSslKey(QByteArray::fromStdString(made.key), QSsl::Ec));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        publicKey = certificate.publicKey().toDer();
        fingerprint = keyFingerprint(publicKey);
    }
};

/// Answers an enrolment over TLS and keeps what it was told.
class FakeHttps : public QObject
{
    Q_OBJECT

public:
    explicit FakeHttps(const QSslConfiguration &configuration)
    {
        m_server.setSslConfiguration(configuration);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &FakeHttps::accept);
    }
    bool listen(quint16 port = 0) { return m_server.listen(QHostAddress::LocalHost, port); }
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort())); }

    QByteArray heard;

private:
    void accept()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            heard += socket->readAll();
            if (!heard.endsWith('}'))
                return;
            const auto body = QByteArray::fromStdString(wire::encode_enrol_answer(
                {.device = {"kiosk-1"}, .epoch = 1, .role = core::DeviceRole::hall, .place = "H1", .site = "demo", .prefix = 0}));
            socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    }

    QSslServer m_server;
};

Identity displayAt(const QUrl &server)
{
    Identity identity;
    identity.server = server;
    identity.site = QStringLiteral("demo");
    identity.device = QStringLiteral("hall-1");
    identity.epoch = 1;
    identity.role = QStringLiteral("hall");
    identity.secretKey = newKeys().second;
    return identity;
}

} // namespace

/// A terminal knows its server by the key that the code told of, and says nothing to another.
class ServerKeyTest : public QObject
{
    Q_OBJECT

    const ServerFiles m_one;
    const ServerFiles m_two;

private Q_SLOTS:
    void codesAreTypedAsPeopleType()
    {
        const TypedCode typed = typedCode(QStringLiteral("7zk3-m9qx-abcd ol0i-EFGH"));
        QCOMPARE(typed.secret, QStringLiteral("7ZK3-M9QX"));
        QCOMPARE(typed.fingerprint, QStringLiteral("ABCD0101EFGH"));
        QCOMPARE(typedCode(QStringLiteral("7ZK3-M9QX")).secret, QStringLiteral("7ZK3-M9QX"));
        QVERIFY(typedCode(QStringLiteral("7ZK3-M9QX")).fingerprint.isEmpty());
    }

    /// talond's end is held by the same bytes.
    void fingerprintIsThatOfTheProtocol()
    {
        QCOMPARE(keyFingerprint("a public key in DER"), QStringLiteral("PPVMAYQ943A5"));
    }

    void anIdentityIsToldOfMovesAndKeys()
    {
        const QUrl plain(QStringLiteral("http://10.0.0.5:8080"));
        const QUrl secure(QStringLiteral("https://10.0.0.5:8443"));
        const Identity old = displayAt(plain);
        QVERIFY(*told(old, {}, {}) == old);
        QVERIFY(*told(old, plain, QStringLiteral("7ZK3-M9QX")) == old); // the code of the first start is still in the settings
        QVERIFY(!told(old, secure, {}).ok());
        QVERIFY(!told(old, secure, QStringLiteral("7ZK3-M9QX")).ok());
        Identity moved = *told(old, secure, QStringLiteral("7ZK3-M9QX-AAAA-BBBB-CCCC"));
        QCOMPARE(moved.server, secure);
        QCOMPARE(moved.keyFingerprint, QStringLiteral("AAAABBBBCCCC"));
        moved.serverKey = QStringLiteral("known");
        QVERIFY(*told(moved, secure, QStringLiteral("7ZK3-M9QX-AAAA-BBBB-CCCC")) == moved); // followed once
        QVERIFY(told(moved, secure, QStringLiteral("7ZK3-M9QX-AAAA-BBBB-DDDD"))->serverKey.isEmpty());
    }

    void enrolmentMeetsTheServerOfItsCode()
    {
        FakeHttps server(m_one.configuration);
        QVERIFY(server.listen());
        QTemporaryDir folder;
        Enrolment enrolment(folder.path(), server.url(), QStringLiteral("7ZK3M9QX") + m_one.fingerprint, QStringLiteral("hall"));
        QSignalSpy done(&enrolment, &Enrolment::enrolled);
        QSignalSpy failed(&enrolment, &Enrolment::failed);
        enrolment.start();
        QTRY_VERIFY(done.size() + failed.size() == 1);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().last().toString()));
        QVERIFY(server.heard.contains("\"7ZK3-M9QX\"") && !server.heard.contains(m_one.fingerprint.toLatin1()));
        const auto kept = loadIdentity(folder.path());
        QVERIFY(kept.ok());
        QCOMPARE(kept->serverKey, keyMark(m_one.publicKey));
        QCOMPARE(kept->keyFingerprint, m_one.fingerprint);
    }

    /// Somebody stands in between: the code stays here.
    void anotherServerIsToldNoCode()
    {
        FakeHttps server(m_two.configuration);
        QVERIFY(server.listen());
        QTemporaryDir folder;
        Enrolment enrolment(folder.path(), server.url(), QStringLiteral("7ZK3M9QX") + m_one.fingerprint, QStringLiteral("hall"));
        QSignalSpy failed(&enrolment, &Enrolment::failed);
        enrolment.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<EnrolFault>() == EnrolFault::Stranger);
        QVERIFY(failed.first().last().toString().contains(m_two.fingerprint));
        QVERIFY(server.heard.isEmpty());
        QVERIFY(!hasIdentity(folder.path()));
    }

    void aServerIsAskedForItsKeyAndToldNothing()
    {
        QUrl url;
        {
            FakeHttps away(m_two.configuration);
            QVERIFY(away.listen());
            url = away.url();
        }
        ServerMeeting meeting(url);
        QSignalSpy waiting(&meeting, &ServerMeeting::waiting);
        QSignalSpy met(&meeting, &ServerMeeting::met);
        meeting.start();
        QTRY_VERIFY(!waiting.isEmpty());
        QVERIFY(met.isEmpty());
        FakeHttps server(m_two.configuration);
        QVERIFY(server.listen(quint16(url.port())));
        QTRY_COMPARE_WITH_TIMEOUT(met.size(), 1, 20'000);
        QCOMPARE(met.first().first().toByteArray(), m_two.publicKey);
        QVERIFY(server.heard.isEmpty());
    }

    void codesAndAddressesFitTogether()
    {
        QTemporaryDir folder;
        for (const auto &[url, code] : {std::pair{"http://127.0.0.1:9", "7ZK3-M9QX-AAAA-BBBB-CCCC"}, std::pair{"https://127.0.0.1:9", "7ZK3-M9QX"}}) {
            Enrolment enrolment(folder.path(), QUrl(QString::fromLatin1(url)), QString::fromLatin1(code), QStringLiteral("hall"));
            QSignalSpy failed(&enrolment, &Enrolment::failed);
            enrolment.start();
            QCOMPARE(failed.size(), 1);
        }
    }

    void theLinkSpeaksToItsServerAlone()
    {
        QWebSocketServer server(QStringLiteral("fake"), QWebSocketServer::SecureMode);
        server.setSslConfiguration(m_one.configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QStringList heard;
        int connections = 0;
        connect(&server, &QWebSocketServer::newConnection, &server, [&] {
            QWebSocket *socket = server.nextPendingConnection();
            ++connections;
            connect(socket, &QWebSocket::textMessageReceived, &server, [&heard](const QString &text) { heard << text; });
        });
        const QUrl url(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));

        Identity stranger = displayAt(url);
        stranger.serverKey = keyMark(m_two.publicKey);
        {
            BackendLink link(stranger, {});
            QSignalSpy told(&link, &BackendLink::strangerMet);
            link.start();
            QTRY_COMPARE(told.size(), 1);
            QVERIFY(told.first().first().toString().contains(m_one.fingerprint));
            QTRY_VERIFY(connections > 0);
            QVERIFY(heard.isEmpty() && !link.online());
        }
        // The way on: a new code, which tells of the new key.
        const auto again = told(stranger, {}, QStringLiteral("7ZK3M9QX") + m_one.fingerprint);
        QVERIFY(again.ok());
        BackendLink link(*again, {});
        QSignalSpy met(&link, &BackendLink::serverMet);
        link.start();
        QTRY_COMPARE(met.size(), 1);
        QCOMPARE(met.first().first().value<Identity>().serverKey, keyMark(m_one.publicKey));
        QTRY_COMPARE(heard.size(), 1);
        QVERIFY(heard.first().contains(QStringLiteral("\"hello\"")));
    }
};

QTEST_GUILESS_MAIN(ServerKeyTest)
#include "tst_server_key.moc"
