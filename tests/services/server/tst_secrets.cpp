// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QFile>
#include <QTemporaryDir>
#include <ctime>

#include "server/people/secrets.h"
#include "server/terminals/enrolment.h"

using namespace talon;
using namespace talon::server;
using namespace std::chrono_literals;

namespace {

const core::Instant start{core::Millis(1'795'000'000'000)};

} // namespace

/// Passwords, codes, and the keys that they are kept under.
class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { init_secrets(); }

    void theSiteHasASecretOfItsOwn()
    {
        const QTemporaryDir one, two;
        const auto first = SiteSecret::of(one.path().toStdString());
        const auto again = SiteSecret::of(one.path().toStdString());
        const auto other = SiteSecret::of(two.path().toStdString());
        QVERIFY(first.ok() && again.ok() && other.ok());
        QCOMPARE(first->hash("code", "x"), again->hash("code", "x"));
        QVERIFY(first->hash("code", "x") != other->hash("code", "x"));
        QVERIFY(first->hash("code", "x") != first->hash("browser", "x") && first->hash("code", "x") != code_hash("x"));
        const QFile file(one.filePath(QStringLiteral("secret.key")));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(QFile::resize(file.fileName(), 10));
        QVERIFY(!SiteSecret::of(one.path().toStdString()).ok());
    }

    void codesAreKeptUnderTheKey()
    {
        const QTemporaryDir folder, elsewhere;
        const auto secret = SiteSecret::of(folder.path().toStdString());
        const auto stranger = SiteSecret::of(elsewhere.path().toStdString());
        core::Site site;
        site.places = {{"ticket-1", "ticket", {}}};
        const auto made = make_code(site, *secret, core::DeviceRole::ticket, "ticket-1", start + 1h);
        QVERIFY(made.ok());
        QVERIFY(made->issued.code_hash != code_hash(made->code)); // a backup alone cannot be searched for the code
        core::Registry registry;
        registry.codes[made->issued.code_hash] = made->issued;
        const std::string key = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
        QVERIFY(enrol_device(registry, *secret, made->code, key, start).ok());
        QCOMPARE(enrol_device(registry, *stranger, made->code, key, start).error(), std::string("bad_code"));
        // Codes that were issued before there was a key are still good, and used up under the hash that they have.
        const std::string old = "7ZK3-M9QX";
        registry.codes[code_hash(old)] = {code_hash(old), core::DeviceRole::ticket, "ticket-1", start + 1h};
        const auto by_old = enrol_device(registry, *secret, old, key, start);
        QVERIFY(by_old.ok());
        QCOMPARE(by_old->device.code_hash, code_hash(old));
    }

    void passwords()
    {
        const auto hash = hash_password("correct horse");
        QVERIFY(QByteArray::fromStdString(hash).startsWith("$argon2id$"));
        QVERIFY(check_password(hash, "correct horse"));
        QVERIFY(!check_password(hash, "correct horsf"));
        QVERIFY(!check_password(std::nullopt, "correct horse"));
    }

    void unknownLoginsTakeAsLong()
    {
        const auto hash = hash_password("correct horse");
        // This thread's own processor time: what others do on the machine does not count.
        const auto spent = [] {
            timespec time{};
            ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
        };
        const auto measure = [&](const std::optional<std::string> &against) {
            auto best = spent();
            for (int i = 0; i < 5; ++i) {
                const auto start = spent();
                (void)check_password(against, "wrong password");
                best = i == 0 ? spent() - start : std::min(best, spent() - start);
            }
            return best;
        };
        const auto known = measure(hash);
        const auto unknown = measure(std::nullopt);
        QVERIFY2(unknown * 3 > known * 2 && known * 3 > unknown * 2, "the time tells which logins exist");
    }

    void codesAreTypedAsPeopleType()
    {
        const auto code = new_code();
        QCOMPARE(code.size(), 9U);
        QCOMPARE(code[4], '-');
        QCOMPARE(code_hash("1O-iL 0o"), code_hash("101-100"));
        QCOMPARE(code_hash("abcd-efgh"), code_hash("ABCDEFGH"));
        QVERIFY(code_hash("ABCD-EFGH") != code_hash("ABCD-EFGJ"));
        QVERIFY(new_code() != code);
    }

    void comparisonOfSecrets()
    {
        QVERIFY(equal_secrets("abc", "abc"));
        QVERIFY(!equal_secrets("abc", "abd"));
        QVERIFY(!equal_secrets("abc", "ab"));
        QVERIFY(equal_secrets("", ""));
    }
};

QTEST_APPLESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
