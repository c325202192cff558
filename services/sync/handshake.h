// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

#include <functional>

namespace talon::sync {

// What the backend's end of a new connection wants done.

struct Challenged { wire::Challenge message; };
/// Check the signature (base64) of the text by the public key (base64), then on_verified().
struct Verify { std::string public_key; std::string text; std::string signature; };
/// The terminal is who it says. Send a Welcome, then hand it to its StreamReceiver and to the DocumentFeed.
struct Admit { wire::Hello hello; };
/// Send the error and a Bye, and close.
struct Refuse { std::string code; };

using HandshakeEffect = std::variant<Challenged, Verify, Admit, Refuse>;
using HandshakeEffects = std::vector<HandshakeEffect>;

/// Lets a terminal in: hello, challenge, proof, welcome; each once, in this order, within a time limit. Before the proof nobody is told
/// anything: an id that does not exist and a wrong key are answered alike.
class Handshake
{
public:
    static constexpr core::Millis time_limit{5'000};
    using Lookup = std::function<std::optional<core::DeviceEnrolled>(const core::DeviceId &)>;

    /// `nonce`: 32 fresh random bytes in base64.
    Handshake(std::string site, std::string nonce, Lookup lookup, core::Instant now);

    HandshakeEffects on_message(const wire::UpMessage &message);
    HandshakeEffects on_verified(bool good);
    HandshakeEffects on_tick(core::Instant now);
    /// The clock of `now` went ahead by so much (back: negative): the time limit goes with it.
    void on_time_corrected(core::Millis by) { m_until += by; }

    bool done() const { return m_step == Step::admitted || m_step == Step::refused; }

private:
    enum class Step { hello, proof, verifying, admitted, refused };
    HandshakeEffects refuse(std::string_view code);

    wire::Challenge m_challenge;
    Lookup m_lookup;
    core::Instant m_until{};
    Step m_step = Step::hello;
    wire::Hello m_hello;
    bool m_known = false; ///< there was such a device when it proved itself
};

} // namespace talon::sync
