// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/ties.h"

#include <QRegularExpression>

namespace talon::kiosk {

QString tied(QString text)
{
    // Words of one and two letters, and those of three that are prepositions or particles (written as codes, so that the source
    // holds no text): для, при, под, над, без, про, или, the.
    static const QRegularExpression ahead(QStringLiteral(
        "(?<![\\p{L}\\p{N}])([\\p{L}\u2116]{1,2}|\u0434\u043b\u044f|\u043f\u0440\u0438|\u043f\u043e\u0434|\u043d\u0430\u0434|\u0431\u0435\u0437|"
        "\u043f\u0440\u043e|\u0438\u043b\u0438|the|\\d+) (?=\\S)"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dash(QStringLiteral(" (?=[\u2013\u2014])"));
    static const QRegularExpression last(QStringLiteral(" (?=\\S{1,4}$)"));
    // One word after another: a tie that was made must not hide the next one.
    text.replace(ahead, QStringLiteral("\\1\u00a0"));
    text.replace(dash, QStringLiteral("\u00a0"));
    text.replace(last, QStringLiteral("\u00a0"));
    return text;
}

} // namespace talon::kiosk
