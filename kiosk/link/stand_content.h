// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First of all: moc 6.4 can't read the standard headers when <compare> (from core) is the first of them.
#include <QObject>

#include "core/content/edition.h"
#include "core/content/page.h"

#include <vector>

namespace talon::kiosk {

/// What this stand shows now: pages whose time it is here, in the order of their ids.
struct ShownPages {
    std::int64_t edition = 0; ///< 0: none has ever come
    core::Instant made{};     ///< when the edition was signed
    bool stale = false;       ///< so long ago that the visitor is told
    std::vector<core::content::Section> sections;
    std::vector<core::content::Page> pages;

    bool operator==(const ShownPages &) const = default;
};

/// The pages of an information stand, whole and proved, whatever the network does. The seam that the stand's screens stand on.
class StandContent : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const ShownPages &pages() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace talon::kiosk
