// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include "server/http/tls.h"
#include "server/offline.h"
#include "server/people/secrets.h"
#include "tests/support/secure_http.h"

#include <QFile>
#include <QTest>
#include <sstream>

using namespace talon;
using namespace talon::test;

namespace {

server::Settings with_tls()
{
    server::Settings settings;
    settings.tls.loopback = true;
    return settings;
}

std::string request(const std::string &line, const std::string &body = {})
{
    std::string text = line;
    text.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return text;
}

/// A short text frame of a client: masked with zeros.
std::string frame(const std::string &text)
{
    std::string bytes{'\x81', static_cast<char>(0x80 | text.size()), '\0', '\0', '\0', '\0'};
    bytes.append(text);
    return bytes;
}

} // namespace

/// talond's own TLS: its key, what it speaks, and how a code tells a terminal whose key it is.
class TlsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void initTestCase() { m_world = std::make_unique<ServerWorld>(with_tls()); }
    void cleanupTestCase() { m_world.reset(); }

    void requestsAreAnswered()
    {
        for (const int newest : {12, 13}) {
            SecureSocket socket(m_world->port(), newest);
            QVERIFY(socket.is_open());
            QCOMPARE(socket.version(), newest == 12 ? std::string("TLSv1.2") : std::string("TLSv1.3"));
            QVERIFY(socket.send(request("GET /healthz")));
            QVERIFY(socket.receive_until("}").starts_with("HTTP/1.1 200"));
        }
    }

    void oldVersionsAreNotSpoken()
    {
        QVERIFY(!SecureSocket(m_world->port(), 11).is_open());
        QVERIFY(SecureSocket(m_world->port()).is_open());
    }

    void whoLeavesOutTheSIsTold()
    {
        PlainSocket socket(m_world->port());
        socket.send(request("GET /"));
        std::string left;
        const auto answer = read_answer(socket, left);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body, std::string("This address speaks TLS: put https:// in front of it.\n"));
        QVERIFY(socket.ends());
    }

    void cookiesAreForTlsAlone()
    {
        SecureSocket socket(m_world->port());
        std::string body = "{\"login\":\"operator1\",\"password\":\"";
        body.append(ServerWorld::password).append("\"}");
        socket.send(request("POST /api/v1/session", body));
        const auto answer = socket.receive_until("\"window\"");
        QVERIFY(answer.find("Set-Cookie: __Host-talon_session=") != std::string::npos);
        QVERIFY(answer.find("; Secure") != std::string::npos);
    }

    void terminalsSpeakThroughIt()
    {
        SecureSocket socket(m_world->port());
        socket.send("GET /api/v1/terminal HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QVERIFY(socket.receive_until("\r\n\r\n").starts_with("HTTP/1.1 101"));
        QVERIFY(socket.send(frame(R"({"v":1,"type":"status","body":{"printer":"ready","pending":0}})")));
        QVERIFY(socket.receive_until("wrong_order").find("wrong_order") != std::string::npos);
    }

    void aCodeTellsWhoseKeyItIs()
    {
        std::ostringstream out;
        m_world->stop();
        const auto made = server::make_enrolment_code(m_world->data(), with_tls(), core::DeviceRole::ticket, "ticket-1", m_world->now(), out);
        m_world->start();
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().sentence.c_str());
        const std::string code = server::plain_code(out.str().substr(0, out.str().find('\n')));
        QCOMPARE(code.size(), 20U);
        QCOMPARE(code.substr(8), server::key_fingerprint(SecureSocket(m_world->port()).public_key()));
        SecureSocket socket(m_world->port());
        std::string body = "{\"code\":\"";
        body.append(code, 0, 8).append("\",\"public_key\":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\",\"software\":\"t\"}");
        socket.send(request("POST /api/v1/devices", body));
        QVERIFY(socket.receive_until("}").find("\"place\":\"ticket-1\"") != std::string::npos);
    }

    void anotherKeyIsAnotherFingerprint()
    {
        std::ostringstream out;
        QVERIFY(!server::make_key(m_world->data(), false, m_world->now(), out).ok()); // terminals know the old one
        const auto before = SecureSocket(m_world->port()).public_key();
        QVERIFY(server::make_key(m_world->data(), true, m_world->now(), out).ok());
        QCOMPARE(SecureSocket(m_world->port()).public_key(), before); // until the next start
        m_world->stop();
        m_world->start();
        const auto after = SecureSocket(m_world->port()).public_key();
        QVERIFY(after != before);
        QVERIFY(out.str().find(server::in_groups(server::key_fingerprint(after))) != std::string::npos);
        const QFile file(QString::fromStdString(m_world->data() + "/tls.key"));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    /// The other end, in kiosk/link, is held by the same bytes.
    void fingerprintIsThatOfTheProtocol()
    {
        QCOMPARE(server::key_fingerprint("a public key in DER"), std::string("PPVMAYQ943A5"));
    }

    void filesThatDoNotFitAreNamed()
    {
        const auto one = server::new_tls_files({"localhost", "127.0.0.1", "::1"}, m_world->now());
        const auto two = server::new_tls_files({}, m_world->now());
        QVERIFY(server::Tls::load(one).ok());
        QVERIFY(server::Tls::load(one).value()->public_key() != server::Tls::load(two).value()->public_key());
        QVERIFY(!server::Tls::load({one.key, two.certificate}).ok());
        QVERIFY(!server::Tls::load({"", one.certificate}).ok());
        QVERIFY(!server::Tls::load({one.key, "-----BEGIN CERTIFICATE-----\n"}).ok());
    }

    /// A listener without TLS pays nothing for a key that nobody shows.
    void aKeyIsLookedIntoOnlyWhereAListenerSpeaksTls()
    {
        const QByteArray fault = "the key cannot be read";
        ServerWorld plain;
        plain.stop();
        QFile key(QString::fromStdString(plain.data() + "/tls.key"));
        QVERIFY(key.open(QIODevice::WriteOnly | QIODevice::Truncate) && key.write("no key") == 6);
        key.close();
        plain.start();
        PlainSocket socket(plain.port());
        socket.send(request("GET /healthz"));
        std::string left;
        QCOMPARE(read_answer(socket, left).status, 200);
        plain.stop();
        server::Server::Options options;
        options.data = plain.data();
        options.settings = with_tls();
        options.signals = false;
        const auto refused = server::Server::start(std::move(options));
        plain.start();
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().sentence.find(fault.toStdString()) != std::string::npos, refused.error().sentence.c_str());
    }
};

QTEST_APPLESS_MAIN(TlsTest)
#include "tst_tls.moc"
