// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "core/values/time.h"

#include <memory>
#include <string>
#include <vector>

namespace talon::server {

/// A key and its certificate as PEM.
struct TlsFiles {
    std::string key;
    std::string certificate;
};

/// What a listener shows to whoever connects: a certificate and the proof that its key is here. TLS 1.2 and 1.3.
class Tls
{
public:
    /// The chain begins with the server's own certificate. One sentence when they do not fit together.
    static core::Result<std::shared_ptr<Tls>, std::string> load(const TlsFiles &files);
    ~Tls();

    /// The public key as X.509 writes it (SubjectPublicKeyInfo, DER): what terminals know this server by.
    const std::string &public_key() const { return m_public_key; }

    struct Context;
    Context &context() { return *m_context; }

private:
    Tls();

    std::unique_ptr<Context> m_context;
    std::string m_public_key;
};

/// A new P-256 key with a certificate that it signs itself, good for 20 years from a day before `now`. `names` are host names and
/// addresses by which browsers may come. P-256, since every browser takes it, as they do not take Ed25519.
TlsFiles new_tls_files(const std::vector<std::string> &names, core::Instant now);

} // namespace talon::server
