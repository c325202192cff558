// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of sentences: complete in both languages, and every code that can leave a program is in it.
#include "wire/api/errors.h"

#include <QTest>

#include <algorithm>

using namespace talon;
using namespace talon::wire;

class ErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_code_has_a_sentence_in_both_languages()
    {
        const auto codes = known_codes();
        QVERIFY(codes.size() > 40);
        for (const std::string &each : codes) {
            const std::string ru = message(each, core::Language::ru);
            const std::string en = message(each, core::Language::en);
            QVERIFY2(std::any_of(ru.begin(), ru.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xd0; }), each.c_str());
            QVERIFY2(std::none_of(en.begin(), en.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }), each.c_str());
            QVERIFY2(ru.ends_with('.') && en.ends_with('.'), each.c_str());
            QVERIFY2(ru.find_first_of("{}") == std::string::npos && ru.find("  ") == std::string::npos, each.c_str());
        }
    }

    void every_refusal_and_fault_is_known()
    {
        const auto codes = known_codes();
        const auto known = [&codes](std::string_view code) { return std::binary_search(codes.begin(), codes.end(), std::string(code)); };
        for (int i = 0; i <= static_cast<int>(core::Refusal::number_taken); ++i)
            QVERIFY2(known(code(static_cast<core::Refusal>(i))), std::to_string(i).c_str());
        for (int i = 0; i <= static_cast<int>(WireFault::bad_field); ++i)
            QVERIFY2(known(code(static_cast<WireFault>(i))), std::to_string(i).c_str());
        // What sync says.
        for (const char *each : {"gap", "wrong_epoch", "device_cloned", "device_set_back", "bad_hash", "not_allowed", "unknown_device",
                                 "stale_epoch", "wrong_role", "bad_signature", "revoked", "wrong_order", "handshake_timeout", "stopping", "replaced"})
            QVERIFY2(known(each), each);
    }

    void placeholders()
    {
        QCOMPARE(message("window_taken", core::Language::en, {{"window", "5"}}), std::string("Window 5 is already taken."));
        QCOMPARE(message("window_taken", core::Language::en), std::string("Window is already taken."));
        QCOMPARE(message("no_such_code", core::Language::en), message("internal", core::Language::en));
        QCOMPARE(message("window_taken", core::Language::en, {{"window", "{window}"}}), std::string("Window {window} is already taken."));
    }

    void as_json()
    {
        QCOMPARE(encode_error("nobody_waiting", core::Language::en),
                 std::string(R"({"error":{"code":"nobody_waiting","message":"Nobody is waiting."}})"));
        QCOMPARE(encode_error("bad_field", core::Language::en, {{"field", "login"}}, "login"),
                 std::string(R"({"error":{"code":"bad_field","message":"A wrong value in field login.","detail":"login"}})"));
    }

    void the_language_of_a_browser()
    {
        const auto english = [](const char *header) { return accepted_language(header) == core::Language::en; };
        QVERIFY(!english(""));
        QVERIFY(!english("de"));
        QVERIFY(!english("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7"));
        QVERIFY(english("en-US,en;q=0.9,ru;q=0.8"));
        QVERIFY(english("de, en;q=0.5"));
        QVERIFY(!english("en;q=0, ru;q=0.1"));
        QVERIFY(!english("english"));
        QVERIFY(!english(",,;;q=,q=9"));
    }
};

QTEST_APPLESS_MAIN(ErrorsTest)
#include "tst_errors.moc"
