// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/receipt_code.h"

#include <QTest>

#include <set>

using namespace talon;
using namespace talon::store;

namespace {

constexpr ReceiptKey key{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
constexpr ReceiptKey of_tomorrow{1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
const std::vector<core::ServiceId> services{{"inn"}, {"decl"}, {"register"}};

} // namespace

class TestReceiptCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void who_has_the_days_key_knows_the_service()
    {
        for (const core::ServiceId &each : services) {
            const std::string code = new_receipt_code(key, each);
            QCOMPARE(code.size(), receipt_code_length);
            QVERIFY(receipt_code_of(code) == code);
            QVERIFY(service_of_receipt(code, key, services) == each);
            QVERIFY2(!service_of_receipt(code, of_tomorrow, services), "another day, or another site");
            QVERIFY2(!service_of_receipt(code, key, {{"other"}}), "a service that is none any more");
        }
    }

    void no_two_are_alike_and_each_character_counts()
    {
        std::set<std::string> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(new_receipt_code(key, services.front()));
        QCOMPARE(seen.size(), std::size_t(1000));
        const std::string code = *seen.begin();
        for (std::size_t i = 0; i < code.size(); ++i) {
            std::string wrong = code;
            wrong[i] = wrong[i] == '7' ? '8' : '7';
            QVERIFY2(!service_of_receipt(wrong, key, services), wrong.c_str());
            QVERIFY(receipt_mark(wrong) != receipt_mark(code));
        }
    }

    void letters_are_read_in_any_case_and_nothing_else()
    {
        QVERIFY(receipt_code_of("0123456789abcdef") == "0123456789ABCDEF");
        for (const char *text : {"", "0123456789ABCDE", "0123456789ABCDEF0", "0123456789ABCDEU", "0123456789ABCDE ", "0123456789АBCDE"})
            QVERIFY2(!receipt_code_of(text), text);
        QVERIFY(!service_of_receipt("0123", key, services));
    }

    void both_ends_and_every_version_agree()
    {
        // Made by another implementation of BLAKE2b: python3 -c "hashlib.blake2b(b'7ZK3M9QXdecl', digest_size=32, key=bytes(range(16)))".
        QVERIFY(service_of_receipt("7ZK3M9QXEWWWEKDV", key, services) == core::ServiceId{"decl"});
    }
};

QTEST_APPLESS_MAIN(TestReceiptCode)
#include "tst_receipt_code.moc"
