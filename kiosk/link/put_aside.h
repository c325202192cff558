// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QString>

namespace talon::kiosk {

/// Moves what lies in a device's folder into the folder `before-N` in it, so that another device can begin there and nothing is lost; `before-N`
/// of earlier times and the keys of an enrolment that is under way stay. The files of the identity go last: a program that ends half-way goes
/// on with the same N. Gives the folder's name; the error is a sentence.
core::Result<QString, QString> putAside(const QString &folder);

} // namespace talon::kiosk
