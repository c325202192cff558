// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/identity.h"

#include "core/values/number.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <stdexcept>

namespace talon::kiosk {

namespace {

constexpr qint64 maxFile = 64 * 1024;

QString path(const QString &folder, int copy)
{
    return QDir(folder).filePath(identityFiles().at(copy));
}

QString keysPath(const QString &folder)
{
    return QDir(folder).filePath(enrolmentFile());
}

/// Whole or not at all, and for its owner's eyes only: the permissions come before the secret does.
core::Result<core::Done, QString> saveSecret(const QString &name, const QJsonObject &object)
{
    QSaveFile file(name);
    const QByteArray text = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text) != text.size() || !file.commit())
        return core::Failure{QStringLiteral("cannot write %1: %2").arg(file.fileName(), file.errorString())};
    return core::Done{};
}

void needSodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium could not be initialised");
}

} // namespace

QByteArray Identity::sign(const QByteArray &message) const
{
    needSodium();
    QByteArray signature(static_cast<int>(crypto_sign_BYTES), '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char *>(message.constData()),
                         static_cast<unsigned long long>(message.size()),
                         reinterpret_cast<const unsigned char *>(secretKey.constData()));
    return signature;
}

std::pair<QByteArray, QByteArray> newKeys()
{
    needSodium();
    QByteArray publicKey(static_cast<int>(crypto_sign_PUBLICKEYBYTES), '\0');
    QByteArray secretKey(static_cast<int>(crypto_sign_SECRETKEYBYTES), '\0');
    crypto_sign_keypair(reinterpret_cast<unsigned char *>(publicKey.data()),
                        reinterpret_cast<unsigned char *>(secretKey.data()));
    return {publicKey, secretKey};
}

core::Result<std::pair<QByteArray, QByteArray>, QString> keysForCode(const QString &folder, const QString &code)
{
    needSodium();
    QFile file(keysPath(folder));
    if (file.open(QIODevice::ReadOnly) && file.size() <= maxFile) {
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        const auto secretKey = QByteArray::fromBase64(object[QLatin1String("secret_key")].toString().toLatin1());
        if (object[QLatin1String("code")].toString() == code
            && secretKey.size() == static_cast<qsizetype>(crypto_sign_SECRETKEYBYTES)) {
            QByteArray publicKey(static_cast<int>(crypto_sign_PUBLICKEYBYTES), '\0');
            crypto_sign_ed25519_sk_to_pk(reinterpret_cast<unsigned char *>(publicKey.data()),
                                         reinterpret_cast<const unsigned char *>(secretKey.constData()));
            return std::pair{publicKey, secretKey};
        }
    }
    auto keys = newKeys();
    const auto saved = saveSecret(keysPath(folder), {{QStringLiteral("code"), code},
                                                     {QStringLiteral("secret_key"), QString::fromLatin1(keys.second.toBase64())}});
    if (!saved.ok())
        return core::Failure{saved.error()};
    return keys;
}

const QStringList &identityFiles()
{
    static const QStringList names{QStringLiteral("identity.json"), QStringLiteral("identity-2.json")};
    return names;
}

QString enrolmentFile()
{
    return QStringLiteral("enrolling.json");
}

bool hasIdentity(const QString &folder)
{
    return QFile::exists(path(folder, 0)) || QFile::exists(path(folder, 1));
}

namespace {

core::Result<Identity, QString> load(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxFile)
        return core::Failure{QStringLiteral("cannot read %1: %2").arg(file.fileName(), file.errorString())};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Identity identity;
    identity.server = QUrl(object[QLatin1String("server")].toString());
    identity.site = object[QLatin1String("site")].toString();
    identity.device = object[QLatin1String("device")].toString();
    identity.epoch = object[QLatin1String("epoch")].toInteger();
    identity.role = object[QLatin1String("role")].toString();
    identity.place = object[QLatin1String("place")].toString();
    identity.prefix = object[QLatin1String("prefix")].toInt();
    identity.serverKey = object[QLatin1String("server_key")].toString();
    identity.contentKey = object[QLatin1String("content_key")].toString();
    identity.keyFingerprint = object[QLatin1String("server_fingerprint")].toString();
    identity.secretKey = QByteArray::fromBase64(object[QLatin1String("secret_key")].toString().toLatin1());
    if (identity.device.isEmpty() || identity.epoch < 1 || identity.prefix < 0
        || identity.prefix > core::last_own_prefix || !identity.server.isValid()
        || identity.secretKey.size() != static_cast<qsizetype>(crypto_sign_SECRETKEYBYTES))
        return core::Failure{QStringLiteral("%1 is damaged: enrol this device again with a new code").arg(file.fileName())};
    return identity;
}

QJsonObject written(const Identity &identity)
{
    return {
        {QStringLiteral("server"), identity.server.toString()},
        {QStringLiteral("site"), identity.site},
        {QStringLiteral("device"), identity.device},
        {QStringLiteral("epoch"), identity.epoch},
        {QStringLiteral("role"), identity.role},
        {QStringLiteral("place"), identity.place},
        {QStringLiteral("prefix"), identity.prefix},
        {QStringLiteral("server_key"), identity.serverKey},
        {QStringLiteral("content_key"), identity.contentKey},
        {QStringLiteral("server_fingerprint"), identity.keyFingerprint},
        {QStringLiteral("secret_key"), QString::fromLatin1(identity.secretKey.toBase64())},
    };
}

} // namespace

core::Result<Identity, QString> loadIdentity(const QString &folder)
{
    const auto first = load(path(folder, 0));
    const auto second = load(path(folder, 1));
    if (!first.ok() && !second.ok())
        return first;
    const Identity &identity = first.ok() ? *first : *second; // where they differ, the first was written later
    if (first.ok() && second.ok() && *first == *second)
        return identity;
    const int other = first.ok() ? 1 : 0;
    if (!first.ok())
        spdlog::warn("{}; the second one is whole and was taken", first.error().toStdString());
    if (const auto saved = saveSecret(path(folder, other), written(identity)); !saved.ok())
        spdlog::warn("{}", saved.error().toStdString());
    return identity;
}

core::Result<core::Done, QString> saveIdentity(const QString &folder, const Identity &identity)
{
    for (const int copy : {0, 1})
        if (auto saved = saveSecret(path(folder, copy), written(identity)); !saved.ok())
            return saved;
    QFile::remove(keysPath(folder));
    return core::Done{};
}

} // namespace talon::kiosk
