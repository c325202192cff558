// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace talon::kiosk {

/// Who this device is to its site: made once at enrolment, kept in the data folder, readable by its user only.
struct Identity {
    QUrl server;          ///< http://HOST:PORT or https://HOST:PORT
    QString site;         ///< id of the site it was enrolled at
    QString device;       ///< the backend's id of this device
    qint64 epoch = 0;     ///< raised by each enrolment of the place: fences number reserves of a replaced disk
    QString role;         ///< "ticket", "hall", "stand" or "survey"
    QString place;
    int prefix = 0;       ///< of the own numbers of a ticket kiosk, 1…99; 0: it has none (enrolled before there were any)
    QString serverKey;    ///< of a server with TLS: what is known of its key, see keyMark(); empty: not yet, or it has none
    QString keyFingerprint; ///< of the code that was followed last; empty: none told of a key
    QString contentKey;     ///< of a stand: by which it knows editions (library/signature.h); else empty
    QByteArray secretKey; ///< Ed25519, 64 bytes; never leaves the file

    /// Signs with the device's own key: 64 bytes.
    QByteArray sign(const QByteArray &message) const;
    bool operator==(const Identity &) const = default;
};

/// A fresh Ed25519 pair: {public (32 bytes), secret (64 bytes)}.
std::pair<QByteArray, QByteArray> newKeys();

/// The pair with which this device asks for an identity with `code`: made at the first call and kept in `folder` until
/// saveIdentity(), so that a device that was switched off before the answer came is the same one when it asks again. One
/// sentence when it cannot be kept.
core::Result<std::pair<QByteArray, QByteArray>, QString> keysForCode(const QString &folder, const QString &code);

/// The identity in `folder`, or one sentence why there is none. It stands there twice, since what a device has given and not yet handed over is
/// lost with its key: the second file is read where the first can't be, and the one that is damaged or missing is written anew from the other.
/// hasIdentity() tells a first start from damaged files.
core::Result<Identity, QString> loadIdentity(const QString &folder);
bool hasIdentity(const QString &folder);
/// The names of its files, and of the one that holds the keys while a code is traded in.
const QStringList &identityFiles();
QString enrolmentFile();
/// Writes it so that either the old or the new one is there after a power cut. One sentence when it could not.
core::Result<core::Done, QString> saveIdentity(const QString &folder, const Identity &identity);

} // namespace talon::kiosk
