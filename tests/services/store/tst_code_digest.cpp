// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/code_digest.h"
#include "store/code_salt.h"

#include <QTest>

using namespace talon::store;

class TestCodeDigest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_same_code_has_the_same_digest_of_a_day_and_another_of_the_next()
    {
        const std::string today = "000102030405060708090a0b0c0d0e0f", tomorrow = "0f0e0d0c0b0a09080706050403020100";
        const auto digest = code_digest("482913", today);
        QVERIFY(digest && digest->size() == 16);
        QCOMPARE(digest->find_first_not_of("0123456789abcdef"), std::string::npos);
        QVERIFY(code_digest("482913", today) == digest);
        QVERIFY(code_digest("482914", today) != digest);
        QVERIFY(code_digest("482913", tomorrow) != digest);
        // Both ends and every version of them must agree, and another program by PROTOCOL.md: this is what @noble/hashes makes of it.
        QCOMPARE(*digest, std::string("1eb96dbc991cecad"));
    }

    void another_form_of_a_salt_is_none()
    {
        for (const char *salt : {"", "00", "000102030405060708090a0b0c0d0e0g", "000102030405060708090a0b0c0d0e0f00", "8192/3/", "8192/3/00", "8192/3",
                                 "8192//000102030405060708090a0b0c0d0e0f", "/3/000102030405060708090a0b0c0d0e0f", "08192/3/000102030405060708090a0b0c0d0e0f",
                                 "-8192/3/000102030405060708090a0b0c0d0e0f", "8192/3/1/000102030405060708090a0b0c0d0e0f", "8192/3 /000102030405060708090a0b0c0d0e0f",
                                 "4294975488/3/000102030405060708090a0b0c0d0e0f"})
            QVERIFY2(!code_digest("482913", salt), salt);
    }

    /// A kiosk works a digest out while a visitor waits, by what a server has told it.
    void a_salt_tells_what_a_digest_costs_within_bounds()
    {
        const std::string bytes = "000102030405060708090a0b0c0d0e0f";
        const auto old = read_code_salt(bytes), told = read_code_salt("16384/2/" + bytes), fresh = read_code_salt(new_code_salt());
        QVERIFY(old && told && fresh);
        QVERIFY(old->memory == told->memory && old->passes == told->passes && old->bytes == told->bytes);
        QVERIFY(fresh->memory == std::size_t{code_memory_kib} << 10 && fresh->passes == code_passes);
        QVERIFY(code_digest("482913", bytes) == code_digest("482913", "16384/2/" + bytes));
        QCOMPARE(code_digest("482913", "8192/3/" + bytes).value(), std::string("362ce631ac70ae3d")); // what the reference program of Argon2 makes of it
        QVERIFY(read_code_salt("65536/8/" + bytes) && read_code_salt("8/1/" + bytes));
        for (const char *cost : {"65537/1/", "8/9/", "7/1/", "8/0/", "0/1/"})
            QVERIFY2(!read_code_salt(cost + bytes), cost);
    }

    void those_of_many_are_those_of_each()
    {
        const std::string salt = new_code_salt();
        std::set<std::string> codes;
        QVERIFY(code_digests(codes, salt).value().empty());
        for (int i = 0; i < 9; ++i) { // more than there are threads, and no multiple of them
            codes.insert(std::to_string(100'000 + i));
            const auto all = code_digests(codes, salt);
            QVERIFY(all && all->size() == codes.size());
        }
        const auto all = code_digests(codes, salt);
        QVERIFY(all);
        for (const auto &[code, digest] : *all)
            QVERIFY(codes.contains(code) && code_digest(code, salt) == digest);
        QVERIFY(!code_digests(codes, "00"));
    }

    void a_salt_is_fresh()
    {
        const std::string salt = new_code_salt();
        QVERIFY(salt != new_code_salt());
        QVERIFY(code_digest("1", salt).has_value());
    }
};

QTEST_APPLESS_MAIN(TestCodeDigest)
#include "tst_code_digest.moc"
