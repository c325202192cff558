// SPDX-License-Identifier: GPL-3.0-or-later
// Qt first: its moc stumbles over <chrono> where that comes before QTest.
#include <QFile>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "server/http/answers.h"
#include "server/http/openapi.h"
#include "server/http/route.h"
#include "server/http/static_files.h"
#include "server/people/secrets.h"
#include "server/settings.h"


using namespace talon;
using namespace talon::server;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
}

/// Every "$ref" anywhere in the document.
void collect_references(const QJsonValue &value, QStringList &found)
{
    if (value.isArray())
        for (const auto &item : value.toArray())
            collect_references(item, found);
    const auto object = value.toObject();
    for (auto at = object.begin(); at != object.end(); ++at) {
        if (at.key() == QLatin1String("$ref"))
            found << at.value().toString();
        collect_references(at.value(), found);
    }
}

QJsonObject document()
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(openapi_document())).object();
}

} // namespace

/// Settings, files, routes and the API's description: what needs no socket.
class PartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { init_secrets(); }

    void documentedSettingsAreTheDefaults()
    {
        const auto read = parse_settings(documented_settings(), "defaults");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().c_str());
        QCOMPARE(read->server.listen, Settings{}.server.listen);
        QCOMPARE(read->limits.connections, Settings{}.limits.connections);
        QCOMPARE(read->log.level, Settings{}.log.level);
    }

    void settingsAreRead()
    {
        const auto read = parse_settings("[server]\ntls = true\n[sessions]\nidle_minutes = 5\n", "file");
        QVERIFY(read.ok());
        QVERIFY(read->server.tls);
        QCOMPARE(read->sessions.idle_minutes, 5);
    }

    void wrongSettingsAreOneSentence_data()
    {
        QTest::addColumn<QString>("toml");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown key") << QStringLiteral("[server]\nlisten_on = \"x\"") << QStringLiteral("unknown setting server.listen_on");
        QTest::newRow("unknown section") << QStringLiteral("[srv]\na = 1") << QStringLiteral("unknown setting srv.a");
        QTest::newRow("outside sections") << QStringLiteral("listen = \"x\"") << QStringLiteral("unknown setting listen");
        QTest::newRow("type") << QStringLiteral("[server]\ntls = 1") << QStringLiteral("server.tls must be true or false");
        QTest::newRow("range") << QStringLiteral("[sessions]\nidle_minutes = 0") << QStringLiteral("sessions.idle_minutes must be a whole number from 1 to 1440");
        QTest::newRow("text") << QStringLiteral("[server]\nlisten = 80") << QStringLiteral("server.listen must be a text");
        QTest::newRow("level") << QStringLiteral("[log]\nlevel = \"loud\"") << QStringLiteral("log.level must be");
        QTest::newRow("syntax") << QStringLiteral("[server\n") << QStringLiteral("line 1");
    }
    void wrongSettingsAreOneSentence()
    {
        QFETCH(QString, toml);
        QFETCH(QString, says);
        const auto read = parse_settings(toml.toStdString(), "talond.toml");
        QVERIFY(!read.ok());
        QVERIFY2(QString::fromStdString(read.error()).contains(says), read.error().c_str());
        QVERIFY(QString::fromStdString(read.error()).startsWith(QLatin1String("talond.toml")));
    }

    void onlyKnownFilesAreServed()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkdir(QStringLiteral("assets"));
        write(folder.filePath(QStringLiteral("index.html")), "<!doctype html>");
        write(folder.filePath(QStringLiteral("secret.key")), "x");
        write(folder.filePath(QStringLiteral("assets/a-1.js")), "let a;");
        auto files = StaticFiles::load(folder.path().toStdString());
        QVERIFY(files.ok());
        QCOMPARE(files->size(), 2U);
        QVERIFY(!files->answer("/secret.key", {}));
        QVERIFY(!files->answer("/assets/../index.html", {}));
        const auto script = files->answer("/assets/a-1.js", {});
        QVERIFY(script);
        QCOMPARE(script->content_type, std::string("text/javascript; charset=utf-8"));
        QVERIFY(script->headers[1].second.find("immutable") != std::string::npos);

        Request again;
        again.headers.emplace_back("if-none-match", script->headers[0].second);
        QCOMPARE(files->answer("/assets/a-1.js", again)->status, 304);
    }

    void folderWithoutPagesIsRefused()
    {
        QTemporaryDir folder;
        QVERIFY(!StaticFiles::load(folder.path().toStdString()).ok());
        QVERIFY(StaticFiles::load("").ok());
    }

    void templatesMatchWholePaths_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("fits");
        QTest::newRow("fits") << QStringLiteral("/api/v1/tickets/7ZK3/recall") << true;
        QTest::newRow("empty") << QStringLiteral("/api/v1/tickets//recall") << false;
        QTest::newRow("short") << QStringLiteral("/api/v1/tickets/7ZK3") << false;
        QTest::newRow("long") << QStringLiteral("/api/v1/tickets/7ZK3/recall/") << false;
        QTest::newRow("other") << QStringLiteral("/api/v2/tickets/7ZK3/recall") << false;
        QTest::newRow("none") << QStringLiteral("") << false;
        QTest::newRow("too long") << QStringLiteral("/api/v1/tickets/%1/recall").arg(QString(65, QLatin1Char('A'))) << false;
    }
    void templatesMatchWholePaths()
    {
        QFETCH(QString, path);
        QFETCH(bool, fits);
        std::map<std::string, std::string> captures;
        QCOMPARE(matches("/api/v1/tickets/{ticket}/recall", path.toStdString(), captures), fits);
        if (fits)
            QCOMPARE(captures["ticket"], std::string("7ZK3"));
    }

    void everyRouteIsDescribed()
    {
        const auto paths = document()[QLatin1String("paths")].toObject();
        qsizetype described = 0;
        for (const auto &path : paths)
            described += path.toObject().size();
        QCOMPARE(static_cast<std::size_t>(described), routes().size());
        for (const Route &route : routes()) {
            const auto operation = paths[QLatin1String(route.path)].toObject()[QString::fromLatin1(route.method).toLower()];
            QVERIFY2(operation.isObject(), route.path);
            QVERIFY(!operation.toObject()[QLatin1String("responses")].toObject().isEmpty());
        }
    }

    void descriptionHoldsTogether()
    {
        const auto root = document();
        QCOMPARE(root[QLatin1String("openapi")].toString(), QStringLiteral("3.1.0"));
        QStringList references;
        collect_references(root, references);
        QVERIFY(references.size() > 50);
        for (const QString &reference : references) {
            QVERIFY(reference.startsWith(QLatin1String("#/")));
            QJsonValue at = root;
            for (const QString &part : reference.mid(2).split(QLatin1Char('/')))
                at = at.toObject()[part];
            QVERIFY2(at.isObject(), qPrintable(reference));
        }
        QSet<QString> names;
        for (const Route &route : routes())
            names.insert(QString::fromLatin1(route.name));
        QCOMPARE(static_cast<std::size_t>(names.size()), routes().size());
    }

    void everyCodeHasASentenceAndAStatus()
    {
        const auto known = wire::known_codes();
        for (const Route &route : routes())
            for (const char *code : route.errors) {
                QVERIFY2(std::find(known.begin(), known.end(), code) != known.end(), code);
                QVERIFY2(status_of(code) != 500, code);
            }
        for (const char *code : {"bad_json", "too_deep", "too_large", "not_found", "wrong_method", "not_allowed", "not_logged_in",
                                 "bad_csrf", "too_many_connections", "stopping", "bad_request", "busy", "storage_failed"})
            QVERIFY2(std::find(known.begin(), known.end(), code) != known.end(), code);
    }

    void errorsSpeakTheLanguageAsked()
    {
        const auto russian = error_answer("window_taken", core::Language::ru, {{"window", "5"}});
        QCOMPARE(russian.status, 409);
        QVERIFY(QString::fromStdString(russian.body).contains(QStringLiteral("Окно 5 уже занято.")));
        QVERIFY(error_answer("window_taken", core::Language::en, {{"window", "5"}}).body.find("Window 5") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(PartsTest)
#include "tst_parts.moc"
