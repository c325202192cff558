// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/identity.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

using namespace talon::kiosk;

namespace {

Identity example()
{
    Identity identity;
    identity.server = QUrl(QStringLiteral("http://127.0.0.1:8080"));
    identity.site = QStringLiteral("demo");
    identity.device = QStringLiteral("kiosk-1");
    identity.epoch = 3;
    identity.role = QStringLiteral("ticket");
    identity.place = QStringLiteral("K1");
    identity.prefix = 7;
    identity.secretKey = newKeys().second;
    return identity;
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comes_back_as_it_was_saved()
    {
        QTemporaryDir folder;
        const Identity saved = example();
        QVERIFY(!hasIdentity(folder.path()));
        QVERIFY(saveIdentity(folder.path(), saved).ok());
        QVERIFY(hasIdentity(folder.path()));
        const auto loaded = loadIdentity(folder.path());
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->server, saved.server);
        QCOMPARE(loaded->site, saved.site);
        QCOMPARE(loaded->device, saved.device);
        QCOMPARE(loaded->epoch, saved.epoch);
        QCOMPARE(loaded->role, saved.role);
        QCOMPARE(loaded->place, saved.place);
        QCOMPARE(loaded->prefix, saved.prefix);
        QCOMPARE(loaded->secretKey, saved.secretKey);
    }

    void one_of_before_there_were_prefixes_has_none()
    {
        QTemporaryDir folder;
        QVERIFY(saveIdentity(folder.path(), example()).ok());
        QFile file(folder.filePath(QStringLiteral("identity.json")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        text.replace("\"prefix\": 7,", "");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size() && file.flush());
        QVERIFY(QFile::remove(folder.filePath(identityFiles().last()))); // there was one file in those days
        const auto loaded = loadIdentity(folder.path());
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->prefix, 0);
        QCOMPARE(loaded->epoch, 3);
    }

    void only_its_user_may_read_the_key()
    {
        QTemporaryDir folder;
        QVERIFY(saveIdentity(folder.path(), example()).ok());
        const auto permissions = QFile::permissions(folder.filePath(QStringLiteral("identity.json")));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(permissions & others, QFile::Permissions());
    }

    void one_damaged_file_costs_nothing()
    {
        QTemporaryDir folder;
        const Identity saved = example();
        QVERIFY(saveIdentity(folder.path(), saved).ok());
        const auto bytes = [&](const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray whole = bytes(identityFiles().first());
        for (const QString &name : identityFiles()) {
            for (const qint64 kept : {qint64(0), qint64(1), qint64(whole.size() / 2)}) {
                QVERIFY(QFile::resize(folder.filePath(name), kept));
                const auto loaded = loadIdentity(folder.path());
                QVERIFY(loaded.ok() && *loaded == saved);
                QCOMPARE(bytes(name), whole); // whole again, so that the other may be the next
            }
            QVERIFY(QFile::remove(folder.filePath(name)));
            QVERIFY(hasIdentity(folder.path()) && *loadIdentity(folder.path()) == saved);
            QCOMPARE(bytes(name), whole);
        }
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(folder.filePath(identityFiles().last())) & others, QFile::Permissions());
    }

    void what_was_written_last_is_what_holds()
    {
        QTemporaryDir folder;
        Identity saved = example();
        QVERIFY(saveIdentity(folder.path(), saved).ok());
        QFile older(folder.filePath(identityFiles().last()));
        QVERIFY(older.open(QIODevice::ReadOnly));
        const QByteArray before = older.readAll();
        older.close();
        saved.server = QUrl(QStringLiteral("http://127.0.0.1:8081"));
        QVERIFY(saveIdentity(folder.path(), saved).ok());
        // The power went between the two files.
        QVERIFY(older.open(QIODevice::WriteOnly) && older.write(before) == before.size());
        older.close();
        QVERIFY(*loadIdentity(folder.path()) == saved);
        QVERIFY(QFile::remove(folder.filePath(identityFiles().first())));
        QVERIFY(*loadIdentity(folder.path()) == saved);
    }

    void a_damaged_file_is_said_and_never_used()
    {
        QTemporaryDir folder;
        QVERIFY(saveIdentity(folder.path(), example()).ok());
        QVERIFY(QFile::resize(folder.filePath(identityFiles().last()), 0));
        QFile file(folder.filePath(QStringLiteral("identity.json")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        for (const qint64 kept : {qint64(0), qint64(1), qint64(whole.size() / 2), qint64(whole.size() - 3)}) {
            QVERIFY(file.resize(kept));
            const auto loaded = loadIdentity(folder.path());
            QVERIFY(!loaded.ok());
            QVERIFY(loaded.error().contains(QStringLiteral("identity.json")));
            QVERIFY(file.seek(0));
            QCOMPARE(file.write(whole), whole.size());
            QVERIFY(file.flush());
        }
    }

    void signs_so_that_its_public_key_verifies()
    {
        const auto [publicKey, secretKey] = newKeys();
        Identity identity = example();
        identity.secretKey = secretKey;
        const QByteArray message("talon-terminal:nonce");
        const QByteArray signature = identity.sign(message);
        const auto verify = [&](const QByteArray &text) {
            return crypto_sign_verify_detached(reinterpret_cast<const unsigned char *>(signature.constData()),
                                               reinterpret_cast<const unsigned char *>(text.constData()),
                                               static_cast<unsigned long long>(text.size()),
                                               reinterpret_cast<const unsigned char *>(publicKey.constData()));
        };
        QCOMPARE(verify(message), 0);
        QVERIFY(verify(QByteArray("talon-terminal:other")) != 0);
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
