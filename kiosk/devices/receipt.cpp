// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/receipt.h"

#include "kiosk/devices/receipt_layout.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>

#include <cmath>
#include <tuple>

namespace talon::kiosk {

namespace {

/// Large enough for an old phone at an arm's length; smaller than the ticket's own, which comes first.
constexpr double surveyCodeMm = 26;
constexpr double surveyModuleMm = 0.75;

/// One receipt: the ticket with its number above the perforation and what to do with it below; then the code, and when
/// and by whom it was given. Below a line across the paper, far from the first code and under its own words, the code for the survey. Returns
/// where the codes are. Nothing that a visitor needs in the hall is smaller than 4.4 mm (about 12 points).
std::pair<QRect, QRect> lay(ReceiptLayout &layout, const Receipt &receipt, double tileMm, double codeMm)
{
    QRect code, survey;
    layout.text(receipt.site, 3.4, QFont::Normal);
    layout.space(2);
    const double top = layout.y();
    layout.space(2.5);
    {
        ReceiptLayout inside = layout;
        inside.indent(3);
        inside.text(receipt.caption, 4.4, QFont::Normal);
        inside.space(1);
        inside.number(receipt.number, tileMm);
        inside.space(2);
        inside.text(receipt.service, 4.8, QFont::Bold);
        if (!receipt.again.isEmpty()) {
            inside.space(2);
            inside.framed(receipt.again, 4.4);
        }
        if (!receipt.visitorClass.isEmpty()) {
            inside.space(2);
            inside.framed(receipt.visitorClass, 4.8);
        }
        inside.space(3);
        const double fold = inside.y();
        inside.space(2.5);
        if (receipt.booked) {
            inside.text(receipt.ahead, 6.4, QFont::Bold);
            inside.space(0.5);
            inside.text(receipt.wait, 4.8, QFont::Bold);
            inside.space(1.5);
        }
        inside.text(receipt.advice, 4.8, receipt.booked ? QFont::Normal : QFont::Bold);
        if (!receipt.booked) {
            if (!receipt.ahead.isEmpty() || !receipt.wait.isEmpty())
                inside.space(1.5);
            inside.text(receipt.ahead, 4.4, QFont::Normal);
            inside.text(receipt.wait, 4.4, QFont::Normal);
        }
        inside.space(2.5);
        layout.space((inside.y() - layout.y()) / layout.dots(1));
        layout.ticket(top, fold);
    }
    layout.space(3);
    if (!receipt.statusUrl.isEmpty()) {
        code = layout.code(receipt.statusUrl, codeMm);
        layout.space(1.5);
        layout.text(receipt.statusHint, 4.4, QFont::Normal);
        layout.space(2);
    }
    // Together once more in one line, for whoever asks for it.
    layout.text(receipt.number + QStringLiteral(" · ") + receipt.issued, 4.4, QFont::Bold);
    layout.space(3);
    if (!receipt.surveyUrl.isEmpty()) {
        layout.space(3);
        layout.cut();
        layout.space(6);
        layout.text(receipt.surveyHint, 4.8, QFont::Bold);
        layout.space(3);
        survey = layout.code(receipt.surveyUrl, surveyCodeMm, surveyModuleMm);
        layout.space(2);
        layout.text(receipt.surveyNote, 4.4, QFont::Normal);
        layout.space(3);
    }
    return {code, survey};
}

} // namespace

ReceiptPage receiptPage(const Receipt &receipt, const ReceiptPaper &paper)
{
    constexpr double perInch = 25.4;
    const double tile = paper.widthMm < 70 ? 14 : 20;
    const double code = paper.widthMm < 70 ? 30 : 36;
    ReceiptPage page;
    QBuffer buffer(&page.pdf);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(paper.dotsPerInch);
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(receipt.number);
        const auto heightMm = [&](double scale) {
            ReceiptLayout measure(&writer, nullptr, paper, scale);
            lay(measure, receipt, tile, code);
            return std::ceil(measure.y() * perInch / paper.dotsPerInch);
        };
        double scale = 1.0;
        constexpr double smallest = 0.5;
        while (!paper.roll() && heightMm(scale) > paper.sheetMm && scale > smallest)
            scale -= 0.05;
        page.millimetres = {paper.widthMm, paper.roll() ? heightMm(scale) : paper.sheetMm};
        if (!writer.setPageSize(QPageSize(page.millimetres, QPageSize::Millimeter, QStringLiteral("Receipt"), QPageSize::ExactMatch)))
            return {};
        QPainter painter;
        if (!painter.begin(&writer))
            return {};
        painter.setRenderHint(QPainter::Antialiasing, true);
        ReceiptLayout paint(&writer, &painter, paper, scale);
        std::tie(page.code, page.survey) = lay(paint, receipt, tile, code);
        if (!painter.end())
            return {};
    }
    return page;
}

} // namespace talon::kiosk
