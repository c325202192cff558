// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/handshake.h"

#include "wire/terminals/codec.h"

namespace talon::sync {

namespace {

/// An Ed25519 key that no device has: that of RFC 8032, test 1.
constexpr std::string_view nobodys_key = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

} // namespace

Handshake::Handshake(std::string site, std::string nonce, Lookup lookup, core::Instant now)
    : m_challenge{std::move(nonce), std::move(site)}, m_lookup(std::move(lookup)), m_until(now + time_limit)
{
}

HandshakeEffects Handshake::on_message(const wire::UpMessage &message)
{
    if (const auto *hello = std::get_if<wire::Hello>(&message); hello != nullptr && m_step == Step::hello) {
        m_hello = *hello;
        m_step = Step::proof;
        return {Challenged{m_challenge}};
    }
    if (const auto *prove = std::get_if<wire::Prove>(&message); prove != nullptr && m_step == Step::proof) {
        m_step = Step::verifying;
        const auto known = m_lookup(m_hello.device);
        m_known = known.has_value();
        // A stranger's proof is looked at too, so that neither words nor time tell which devices there are.
        return {Verify{known ? known->public_key : std::string(nobodys_key), wire::proof_text(m_challenge, m_hello.device, m_hello.epoch), prove->signature}};
    }
    return done() ? HandshakeEffects{} : refuse("wrong_order");
}

HandshakeEffects Handshake::on_verified(bool good)
{
    if (m_step != Step::verifying)
        return {};
    if (!good || !m_known)
        return refuse("unknown_device");
    const auto known = m_lookup(m_hello.device);
    if (!known)
        return refuse("revoked"); // while its signature was checked
    if (known->epoch != m_hello.epoch)
        return refuse("stale_epoch");
    if (known->role != m_hello.role)
        return refuse("wrong_role");
    m_step = Step::admitted;
    return {Admit{m_hello}};
}

HandshakeEffects Handshake::on_tick(core::Instant now)
{
    if (done() || now < m_until)
        return {};
    return refuse("handshake_timeout");
}

HandshakeEffects Handshake::refuse(std::string_view code)
{
    m_step = Step::refused;
    return {Refuse{std::string(code)}};
}

} // namespace talon::sync
