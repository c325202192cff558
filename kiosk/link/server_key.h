// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/identity.h"

class QSslConfiguration;

namespace talon::kiosk {

/// An enrolment code as it is typed: a secret, and behind it the fingerprint of the server's key where the server speaks TLS.
struct TypedCode {
    QString secret;      ///< "7ZK3-M9QX", as the server wants it
    QString fingerprint; ///< 12 characters without dashes; empty: none
};
/// Case, dashes, spaces and look-alikes (O for 0, I and L for 1) do not matter in the fingerprint.
TypedCode typedCode(const QString &code);

/// What a code says of a server's key (DER): 60 bits of argon2id, in 12 characters. PROTOCOL.md tells it to the byte. Takes some
/// 50 ms on purpose.
QString keyFingerprint(const QByteArray &publicKey);
/// What is kept of it once it was found right: SHA-256 in hex.
QString keyMark(const QByteArray &publicKey);

/// TLS that asks nobody who the server is: its key is compared instead, by serverKey().
QSslConfiguration pinnedTls();
/// The key that the other end has proved to hold, in DER; empty without TLS.
QByteArray serverKey(const QSslConfiguration &connection);

/// What this device is told at a start: another address of its server, and by a new code another key of it. An old code that was
/// followed once says nothing more. The error is a sentence.
core::Result<Identity, QString> told(Identity identity, const QUrl &server, const QString &code);

/// Is this the server that the identity knows? The first right answer of a new fingerprint makes the key known in `identity`.
enum class ServerKnown { yes, newly, no };
ServerKnown knows(Identity &identity, const QByteArray &publicKey);

} // namespace talon::kiosk
