// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/handshake.h"

#include "wire/terminals/codec.h"

#include <QTest>

using namespace talon;
using namespace talon::sync;

namespace {

const core::Instant now{core::Millis{1'795'000'000'000}};
const wire::Hello hello{{"d1"}, 3, core::DeviceRole::hall, "test", 0, {}, {}};
const wire::Prove prove{"signature"};

std::optional<core::DeviceEnrolled> known(const core::DeviceId &device)
{
    if (device.value != "d1")
        return std::nullopt;
    return core::DeviceEnrolled{device, "h", core::DeviceRole::hall, "p", "key", 3};
}

Handshake handshake() { return Handshake("demo", "nonce", known, now); }

std::string refused(const HandshakeEffects &effects)
{
    const auto *refuse = effects.size() == 1 ? std::get_if<Refuse>(&effects[0]) : nullptr;
    return refuse ? refuse->code : "";
}

} // namespace

class HandshakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lets_a_known_terminal_in()
    {
        auto h = handshake();
        const auto challenged = h.on_message(hello);
        QVERIFY((std::get<Challenged>(challenged.at(0)).message == wire::Challenge{"nonce", "demo"}));
        const auto verify = std::get<Verify>(h.on_message(prove).at(0));
        QCOMPARE(verify.public_key, std::string("key"));
        QCOMPARE(verify.signature, std::string("signature"));
        QCOMPARE(verify.text, wire::proof_text({"nonce", "demo"}, {"d1"}, 3));
        QVERIFY(std::get<Admit>(h.on_verified(true).at(0)).hello == hello);
        QVERIFY(h.done());
        QVERIFY(h.on_tick(now + Handshake::time_limit).empty());
    }

    /// Whoever has no key cannot find out which devices there are: every hello is challenged, every bad proof answered alike.
    void strangers_learn_nothing()
    {
        for (const std::string device : {"d1", "d2"}) {
            for (const bool good : {false, true}) {
                auto h = handshake();
                wire::Hello other = hello;
                other.device = {device};
                QVERIFY(std::holds_alternative<Challenged>(h.on_message(other).at(0)));
                const auto verify = h.on_message(prove);
                QVERIFY(verify.size() == 1 && std::holds_alternative<Verify>(verify[0]));
                const auto answer = h.on_verified(good);
                if (device == "d1" && good)
                    QVERIFY(std::holds_alternative<Admit>(answer.at(0)));
                else
                    QCOMPARE(refused(answer), std::string("unknown_device"));
            }
        }
    }

    /// What is wrong with its identity is told to the device itself, which has proved its key.
    void tells_a_device_what_is_wrong()
    {
        const auto with = [](auto change) {
            auto h = handshake();
            wire::Hello other = hello;
            change(other);
            h.on_message(other);
            h.on_message(prove);
            return refused(h.on_verified(true));
        };
        QCOMPARE(with([](auto &h) { h.epoch = 2; }), std::string("stale_epoch"));
        QCOMPARE(with([](auto &h) { h.role = core::DeviceRole::ticket; }), std::string("wrong_role"));
    }

    void refuses_a_bad_signature()
    {
        auto h = handshake();
        h.on_message(hello);
        h.on_message(prove);
        QCOMPARE(refused(h.on_verified(false)), std::string("unknown_device"));
        QVERIFY(h.on_message(prove).empty());
        QVERIFY(h.on_verified(true).empty());
    }

    void refuses_messages_out_of_turn()
    {
        auto early = handshake();
        QCOMPARE(refused(early.on_message(prove)), std::string("wrong_order"));
        auto pushed = handshake();
        pushed.on_message(hello);
        QCOMPARE(refused(pushed.on_message(wire::Push{})), std::string("wrong_order"));
        auto twice = handshake();
        twice.on_message(hello);
        QCOMPARE(refused(twice.on_message(hello)), std::string("wrong_order"));
        auto while_verifying = handshake();
        while_verifying.on_message(hello);
        while_verifying.on_message(prove);
        QCOMPARE(refused(while_verifying.on_message(prove)), std::string("wrong_order"));
        auto unasked = handshake();
        QVERIFY(unasked.on_verified(true).empty());
        QVERIFY(!unasked.done());
    }

    void waits_no_longer_than_its_limit()
    {
        auto h = handshake();
        QVERIFY(h.on_tick(now + Handshake::time_limit - core::Millis{1}).empty());
        QCOMPARE(refused(h.on_tick(now + Handshake::time_limit)), std::string("handshake_timeout"));
    }

    void a_device_revoked_meanwhile_stays_outside()
    {
        bool revoked = false;
        Handshake h("demo", "nonce", [&](const core::DeviceId &device) { return revoked ? std::nullopt : known(device); }, now);
        h.on_message(hello);
        h.on_message(prove);
        revoked = true;
        QCOMPARE(refused(h.on_verified(true)), std::string("revoked"));
    }

    void the_proof_is_bound_to_everything()
    {
        const auto text = wire::proof_text({"nonce", "demo"}, {"d1"}, 3);
        QCOMPARE(text, std::string("talon-terminal-1\ndemo\nnonce\nd1\n3"));
        QVERIFY(text != wire::proof_text({"nonce", "demo2"}, {"d1"}, 3));
        QVERIFY(text != wire::proof_text({"nonce2", "demo"}, {"d1"}, 3));
    }
};

QTEST_APPLESS_MAIN(HandshakeTest)
#include "tst_handshake.moc"
