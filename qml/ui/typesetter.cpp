// SPDX-License-Identifier: GPL-3.0-or-later
#include "typesetter.h"

#include <QTextLayout>

namespace talon::ui {

namespace {

/// Lines that the text takes; more than it may have when a word is longer than the width.
int linesIn(QTextLayout &layout, int width)
{
    int lines = 0;
    bool broken = false;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        broken = broken || line.naturalTextWidth() > width;
        ++lines;
    }
    layout.endLayout();
    constexpr int tooMany = 1'000;
    return broken ? tooMany : lines;
}

} // namespace

int Typesetter::balancedWidth(const QString &text, const QFont &font, int width)
{
    QString lines = text;
    QTextLayout layout(lines.replace(u'\n', QChar::LineSeparator), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    const int most = linesIn(layout, width);
    if (most <= 1 || width <= 0)
        return width;
    int low = width / most;
    int high = width;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (linesIn(layout, middle) <= most)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

} // namespace talon::ui
