// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"
#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/wording.h"

#include <vector>

namespace talon::kiosk {

/// A part of a page that stays together when the page is cut into sheets: no taller than a sheet at any size of letters.
struct Piece {
    enum class Kind { Fact, Text, Warning, Item, Step, Row, Law, Contact, Code, Note };
    Kind kind = Kind::Text;
    QString heading; ///< stands above it, and never alone at the foot of a sheet; of a fact: what it is («Срок»)
    QString text;
    QString marker;  ///< «1» of a step
    QString code;    ///< of a payment code

    bool operator==(const Piece &) const = default;
};

/// What is known of a service at this moment; nothing where it may be out of date.
struct LiveFacts {
    const core::Site &site;
    const wire::BoardLine *line = nullptr;
};

/// A page as a visitor reads it: in brief first (term, fee, queue, windows, what to bring), then its blocks, the law, and when it was
/// checked last. `live`: null for a page of no service.
std::vector<Piece> piecesOf(const core::content::Page &page, const LiveFacts *live, const View &view);

/// The text in parts of at most so many letters, cut behind sentences, else between words.
QStringList partsOf(const QString &text, int most);
/// Digits in groups of four, so that they can be copied.
QString grouped(const std::string &digits);
/// Words of a page in this language: how long somebody needs to read it.
int wordsOf(const std::vector<Piece> &pieces);

} // namespace talon::kiosk
