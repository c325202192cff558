// SPDX-License-Identifier: GPL-3.0-or-later
// The signature of editions, against the real minisign in both directions.
#include "library/signature.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace talon::library;

namespace {

void write(const QString &path, const std::string &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(QByteArray::fromStdString(bytes)), static_cast<qint64>(bytes.size()));
}

std::string read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The exit code of the real minisign in that folder.
int minisign(const QString &folder, const QStringList &arguments, const QByteArray &typed = {})
{
    QProcess program;
    program.setWorkingDirectory(folder);
    program.start(QStringLiteral("minisign"), arguments);
    if (!program.waitForStarted())
        return -1;
    program.write(typed);
    program.closeWriteChannel();
    return program.waitForFinished() ? program.exitCode() : -1;
}

const std::string message = R"({"site":"demo","edition":24})";

} // namespace

class TestSignature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_real_minisign_finds_it_right()
    {
        const QTemporaryDir folder;
        const SigningKey key = SigningKey::make();
        write(folder.filePath(QStringLiteral("m.json")), message);
        write(folder.filePath(QStringLiteral("m.json.minisig")), sign(key, message, "site=demo epoch=1 edition=24"));
        write(folder.filePath(QStringLiteral("site.pub")), "untrusted comment: demo\n" + key.public_line() + "\n");
        const QStringList check{QStringLiteral("-Vm"), QStringLiteral("m.json"), QStringLiteral("-p"), QStringLiteral("site.pub")};
        QCOMPARE(minisign(folder.path(), check), 0);
        write(folder.filePath(QStringLiteral("m.json")), message + " ");
        QVERIFY(minisign(folder.path(), check) > 0);
    }

    void what_the_real_minisign_signs_is_found_right()
    {
        const QTemporaryDir folder;
        // Without a password.
        QCOMPARE(minisign(folder.path(), {QStringLiteral("-GW"), QStringLiteral("-p"), QStringLiteral("k.pub"), QStringLiteral("-s"), QStringLiteral("k.key")}), 0);
        write(folder.filePath(QStringLiteral("m.json")), message);
        QCOMPARE(minisign(folder.path(), {QStringLiteral("-Sm"), QStringLiteral("m.json"), QStringLiteral("-s"), QStringLiteral("k.key"), QStringLiteral("-t"), QStringLiteral("site=demo")}, "\n"), 0);
        std::string line = read(folder.filePath(QStringLiteral("k.pub")));
        line = line.substr(line.find('\n') + 1);
        line.pop_back();
        const auto trusted = verified(line, message, read(folder.filePath(QStringLiteral("m.json.minisig"))));
        QVERIFY(trusted.has_value());
        QCOMPARE(*trusted, std::string("site=demo"));
    }

    void anything_else_is_found_wrong()
    {
        const SigningKey key = SigningKey::make();
        const std::string good = sign(key, message, "edition=24");
        QCOMPARE(verified(key.public_line(), message, good).value_or(""), std::string("edition=24"));
        QVERIFY(!verified(key.public_line(), message + "x", good));
        QVERIFY(!verified(SigningKey::make().public_line(), message, good));
        QVERIFY(!verified("", message, good));
        QVERIFY(!verified(key.public_line(), message, ""));
        QVERIFY(!verified(key.public_line(), message, good + good));
        // The trusted comment is signed as well.
        std::string other = good;
        other.replace(other.find("edition=24"), 10, "edition=25");
        QVERIFY(!verified(key.public_line(), message, other));
        for (std::size_t at = 0; at < good.size(); ++at) {
            std::string spoilt = good;
            spoilt[at] = static_cast<char>(spoilt[at] ^ 1);
            const bool in_the_untrusted = at < good.find('\n') && at >= std::string("untrusted comment: ").size();
            if (!in_the_untrusted)
                QVERIFY2(!verified(key.public_line(), message, spoilt), std::to_string(at).c_str());
            QVERIFY(!verified(key.public_line(), message, good.substr(0, at)));
        }
    }

    void a_key_comes_back_from_its_file()
    {
        const SigningKey key = SigningKey::make();
        const auto again = SigningKey::read(key.written());
        QVERIFY(again.ok());
        QCOMPARE(again->public_line(), key.public_line());
        QCOMPARE(sign(*again, message, "x"), sign(key, message, "x"));
        for (const std::string &bad : {std::string(), std::string("x"), key.written().substr(1), key.written() + "x"})
            QVERIFY(!SigningKey::read(bad).ok());
    }
};

QTEST_APPLESS_MAIN(TestSignature)
#include "tst_signature.moc"
