// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/enrolment.h"
#include "wire/api/api.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace talon;
using kiosk::Enrolment;

namespace {

/// Answers every HTTP request with the next answer of its list (the last one again and again) and keeps the bodies.
class FakeHttp : public QObject
{
    Q_OBJECT

public:
    struct Answer { QByteArray status; QByteArray body; };

    FakeHttp() { connect(&m_server, &QTcpServer::newConnection, this, &FakeHttp::accept); }
    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }

    QList<Answer> answers;
    QList<QByteArray> bodies;

private:
    void accept()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto request = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, request] {
            *request += socket->readAll();
            const auto head = request->indexOf("\r\n\r\n");
            const auto length = request->toLower().indexOf("content-length: ");
            if (head < 0 || length < 0)
                return;
            const auto end = request->indexOf("\r\n", length);
            const auto bytes = request->mid(length + 16, end - length - 16).toLongLong();
            if (request->size() < head + 4 + bytes)
                return;
            bodies.append(request->mid(head + 4));
            const Answer answer = answers.size() > 1 ? answers.takeFirst() : answers.first();
            socket->write("HTTP/1.1 " + answer.status + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                          + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
            socket->disconnectFromHost();
        });
    }

    QTcpServer m_server;
};

QByteArray enrolled(core::DeviceRole role)
{
    return QByteArray::fromStdString(wire::encode_enrol_answer(
        {.device = {"kiosk-1"}, .epoch = 2, .role = role, .place = "K1", .site = "demo", .prefix = role == core::DeviceRole::ticket ? 7 : 0}));
}

} // namespace

class TestEnrolment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_good_code_gives_an_identity_that_stays()
    {
        FakeHttp http;
        QVERIFY(http.listen());
        http.answers = {{"201 Created", enrolled(core::DeviceRole::ticket)}};
        QTemporaryDir folder;
        Enrolment enrolment(folder.path(), http.url(), QStringLiteral("ABCD-EFGH"), QStringLiteral("ticket"));
        QSignalSpy done(&enrolment, &Enrolment::enrolled);
        enrolment.start();
        QTRY_COMPARE(done.size(), 1);
        const auto request = wire::decode_enrol_request(http.bodies.first().toStdString());
        QVERIFY(request.ok());
        QCOMPARE(request->code, std::string("ABCD-EFGH"));
        const auto kept = kiosk::loadIdentity(folder.path());
        QVERIFY(kept.ok());
        QCOMPARE(kept->device, QStringLiteral("kiosk-1"));
        QCOMPARE(kept->epoch, 2);
        QCOMPARE(kept->prefix, 7);
        QCOMPARE(kept->server, http.url());
    }

    void a_refused_code_ends_it_with_the_backends_sentence()
    {
        FakeHttp http;
        QVERIFY(http.listen());
        http.answers = {{"403 Forbidden", R"({"error":{"code":"bad_code","message":"The code is not valid."}})"}};
        QTemporaryDir folder;
        Enrolment enrolment(folder.path(), http.url(), QStringLiteral("ABCD-EFGH"), QStringLiteral("ticket"));
        QSignalSpy failed(&enrolment, &Enrolment::failed);
        enrolment.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<kiosk::EnrolFault>() == kiosk::EnrolFault::Refused);
        QVERIFY(failed.first().last().toString().contains(QStringLiteral("The code is not valid.")));
        QVERIFY(!kiosk::hasIdentity(folder.path()));
    }

    void a_busy_backend_is_asked_again_by_the_same_device()
    {
        FakeHttp http;
        QVERIFY(http.listen());
        http.answers = {{"503 Service Unavailable", "{}"}, {"201 Created", enrolled(core::DeviceRole::hall)}};
        QTemporaryDir folder;
        Enrolment enrolment(folder.path(), http.url(), QStringLiteral("ABCD-EFGH"), QStringLiteral("hall"));
        QSignalSpy done(&enrolment, &Enrolment::enrolled);
        QSignalSpy waiting(&enrolment, &Enrolment::waiting);
        enrolment.start();
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 10'000);
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(http.bodies.size(), 2);
        QCOMPARE(http.bodies.at(0), http.bodies.at(1));
    }

    /// The backend has used the code up, but its answer never came: only the same key is answered again.
    void after_a_restart_it_asks_with_the_same_key()
    {
        FakeHttp http;
        QVERIFY(http.listen());
        http.answers = {{"503 Service Unavailable", "{}"}};
        QTemporaryDir folder;
        const auto ask = [&](const char *code) {
            Enrolment enrolment(folder.path(), http.url(), QString::fromLatin1(code), QStringLiteral("hall"));
            QSignalSpy waiting(&enrolment, &Enrolment::waiting);
            QSignalSpy done(&enrolment, &Enrolment::enrolled);
            enrolment.start();
            return QTest::qWaitFor([&] { return !waiting.isEmpty() || !done.isEmpty(); });
        };
        QVERIFY(ask("ABCD-EFGH") && ask("ABCD-EFGH"));
        QCOMPARE(http.bodies.at(0), http.bodies.at(1));
        const QString keys = folder.filePath(QStringLiteral("enrolling.json"));
        QCOMPARE(QFile::permissions(keys) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(ask("WXYZ-1234")); // another code is another enrolment
        const auto key = [&](int index) { return wire::decode_enrol_request(http.bodies.at(index).toStdString())->public_key; };
        QVERIFY(key(2) != key(1));
        http.answers = {{"200 OK", enrolled(core::DeviceRole::hall)}};
        QVERIFY(ask("WXYZ-1234"));
        QCOMPARE(key(3), key(2));
        QVERIFY(kiosk::hasIdentity(folder.path()));
        QVERIFY(!QFile::exists(keys)); // the secret stands in one place only
    }

    void a_code_for_another_role_is_refused()
    {
        FakeHttp http;
        QVERIFY(http.listen());
        http.answers = {{"201 Created", enrolled(core::DeviceRole::hall)}};
        QTemporaryDir folder;
        Enrolment enrolment(folder.path(), http.url(), QStringLiteral("ABCD-EFGH"), QStringLiteral("ticket"));
        QSignalSpy failed(&enrolment, &Enrolment::failed);
        enrolment.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<kiosk::EnrolFault>() == kiosk::EnrolFault::OtherRole);
        QVERIFY(!kiosk::hasIdentity(folder.path()));
    }

    /// Nobody can read whose data it is: a good code begins anew beside it, a bad one touches nothing.
    void data_of_nobody_is_kept_beside_the_new_device()
    {
        FakeHttp http;
        QVERIFY(http.listen());
        http.answers = {{"403 Forbidden", R"({"error":{"code":"bad_code","message":"The code is not valid."}})"}, {"201 Created", enrolled(core::DeviceRole::ticket)}};
        QTemporaryDir folder;
        const auto put = [&](const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write("data") == 4;
        };
        QVERIFY(put(QStringLiteral("journal.db")) && put(QStringLiteral("identity.json")));
        const auto trade = [&] {
            Enrolment enrolment(folder.path(), http.url(), QStringLiteral("ABCD-EFGH"), QStringLiteral("ticket"));
            enrolment.replaceUnreadable();
            QSignalSpy failed(&enrolment, &Enrolment::failed);
            QSignalSpy done(&enrolment, &Enrolment::enrolled);
            enrolment.start();
            return QTest::qWaitFor([&] { return !failed.isEmpty() || !done.isEmpty(); });
        };
        QVERIFY(trade());
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("journal.db"))) && !kiosk::loadIdentity(folder.path()).ok());
        QVERIFY(trade());
        QVERIFY(kiosk::loadIdentity(folder.path()).ok());
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("journal.db"))));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("before-1/journal.db"))) && QFile::exists(folder.filePath(QStringLiteral("before-1/identity.json"))));
    }

    void an_answer_that_is_no_answer_ends_it()
    {
        FakeHttp http;
        QVERIFY(http.listen());
        http.answers = {{"200 OK", "<html>"}};
        QTemporaryDir folder;
        Enrolment enrolment(folder.path(), http.url(), QStringLiteral("ABCD-EFGH"), QStringLiteral("ticket"));
        QSignalSpy failed(&enrolment, &Enrolment::failed);
        enrolment.start();
        QTRY_COMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestEnrolment)
#include "tst_enrolment.moc"
