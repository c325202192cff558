// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/server_key.h"

#include "kiosk/link/device_code.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <sodium.h>

#include <stdexcept>

namespace talon::kiosk {

TypedCode typedCode(const QString &code)
{
    QString plain;
    for (const QChar c : code)
        if (c != QLatin1Char('-') && !c.isSpace())
            plain += meantInCode(c);
    if (plain.size() != codeSecretSize + codeFingerprintSize)
        return {code, {}};
    return {plain.left(4) + QLatin1Char('-') + plain.mid(4, 4), plain.mid(codeSecretSize)};
}

QString keyFingerprint(const QByteArray &publicKey)
{
    static constexpr unsigned char salt[crypto_pwhash_SALTBYTES + 1] = "talon-server-key";
    unsigned char hash[crypto_pwhash_BYTES_MIN];
    if (sodium_init() < 0
        || crypto_pwhash(hash, sizeof hash, publicKey.constData(), static_cast<unsigned long long>(publicKey.size()), salt,
                         crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
               != 0)
        throw std::runtime_error("not enough memory for argon2id");
    quint64 bits = 0;
    for (int i = 0; i < 8; ++i)
        bits = bits << 8 | hash[i];
    QString text;
    for (int shift = 59; text.size() < codeFingerprintSize; shift -= 5)
        text += QLatin1Char(codeAlphabet[bits >> shift & 31]);
    return text;
}

QString keyMark(const QByteArray &publicKey)
{
    return QString::fromLatin1(QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256).toHex());
}

QSslConfiguration pinnedTls()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

QByteArray serverKey(const QSslConfiguration &connection)
{
    const QSslCertificate certificate = connection.peerCertificate();
    return certificate.isNull() ? QByteArray() : certificate.publicKey().toDer();
}

core::Result<Identity, QString> told(Identity identity, const QUrl &server, const QString &code)
{
    if (!server.isEmpty() && server.isValid())
        identity.server = server;
    const QString fingerprint = typedCode(code).fingerprint;
    if (!fingerprint.isEmpty() && fingerprint != identity.keyFingerprint) {
        identity.keyFingerprint = fingerprint;
        identity.serverKey.clear();
    }
    if (identity.server.scheme() == QLatin1String("https") && identity.serverKey.isEmpty() && identity.keyFingerprint.isEmpty())
        return core::Failure{QStringLiteral("%1 speaks TLS, and this device does not know its key: start it once with a new code (--enrol)")
                                 .arg(identity.server.toString())};
    return identity;
}

ServerKnown knows(Identity &identity, const QByteArray &publicKey)
{
    if (publicKey.isEmpty())
        return ServerKnown::no;
    const QString mark = keyMark(publicKey);
    if (!identity.serverKey.isEmpty())
        return identity.serverKey == mark ? ServerKnown::yes : ServerKnown::no;
    if (identity.keyFingerprint.isEmpty() || keyFingerprint(publicKey) != identity.keyFingerprint)
        return ServerKnown::no;
    identity.serverKey = mark;
    return ServerKnown::newly;
}

} // namespace talon::kiosk
