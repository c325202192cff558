// SPDX-License-Identifier: GPL-3.0-or-later
// Long because each paper and each code on it is read back here.
#include "kiosk/devices/receipt.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace talon::kiosk;

namespace {

Receipt longest()
{
    return {.site = QStringLiteral("Межрайонная инспекция Федеральной налоговой службы № 99 по Московской области"),
            .caption = QStringLiteral("Ваш талон"),
            .number = QStringLiteral("М999"),
            .service = QStringLiteral("Государственная регистрация юридических лиц и индивидуальных предпринимателей"),
            .visitorClass = QStringLiteral("Льготная категория"),
            .issued = QStringLiteral("22 ноября 2026, 14:05"),
            .ahead = QStringLiteral("Перед вами 121 человек"),
            .wait = QStringLiteral("Ожидание около 125 минут"),
            .advice = QStringLiteral("Следите за табло и слушайте объявления: вас вызовут по номеру талона"),
            .statusUrl = QStringLiteral("http://192.0.2.1:8080/t/7ZK3M9QX2D5VA"),
            .statusHint = QStringLiteral("Ваше место в очереди – на телефоне")};
}

Receipt booked()
{
    Receipt receipt = longest();
    receipt.visitorClass.clear();
    receipt.booked = true;
    receipt.ahead = QStringLiteral("По записи на 10:30");
    receipt.wait = QStringLiteral("Вас вызовут с 10:20 до 10:40");
    return receipt;
}

Receipt english()
{
    return {.site = QStringLiteral("Interdistrict Inspectorate No. 1"),
            .caption = QStringLiteral("Your ticket"),
            .number = QStringLiteral("P023"),
            .service = QStringLiteral("Income tax return"),
            .visitorClass = {},
            .issued = QStringLiteral("22 November 2026, 14:05"),
            .ahead = QStringLiteral("There are 3 people ahead of you"),
            .wait = QStringLiteral("The wait is about 12 minutes"),
            .advice = QStringLiteral("Watch the display: you will be called by your number"),
            .statusUrl = QStringLiteral("http://192.0.2.1:8080/t/7ZK3M9QX2D5VA"),
            .statusHint = QStringLiteral("Your place in the queue, on your phone")};
}

/// With the code for the survey, of a site that phones find by its name.
Receipt asking()
{
    Receipt receipt = longest();
    receipt.surveyUrl = QStringLiteral("HTTP://TALON.NALOG-77.EXAMPLE.RU/S/7ZK3M9QXEWWWEKDV");
    receipt.surveyHint = QStringLiteral("После приёма – оцените, как вас обслужили");
    receipt.surveyNote = QStringLiteral("Ответ анонимный и не связан с талоном");
    return receipt;
}

void papers()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("dpi");
    for (const char *name : {"roll58", "roll80", "a6"})
        for (const int dpi : {180, 203, 300})
            QTest::addRow("%s at %d dpi", name, dpi) << QByteArray(name) << dpi;
}

/// As through dirty glass, or a phone that did not focus.
QImage blurred(const QImage &picture)
{
    const int step = 3;
    return picture.scaled(picture.width() / step, picture.height() / step, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// Paper that was crumpled and smoothed again: no line is straight, and folds are shaded.
QImage crumpled(const QImage &picture)
{
    QImage out(picture.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x) {
            const int from = x + int(std::lround(1.5 * std::sin(y / 61.0)));
            const int down = y + int(std::lround(1.5 * std::sin(x / 57.0)));
            const int light = picture.valid(from, down) ? picture.constScanLine(down)[from] : 255;
            out.scanLine(y)[x] = uchar(40 + light * 0.7 * (0.85 + 0.15 * std::sin((x + y) / 53.0)));
        }
    return out;
}

QByteArray said(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        return "failed: " + process.readAllStandardError();
    return process.readAllStandardOutput();
}

} // namespace

class TestReceipt : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const Receipt &receipt, const ReceiptPaper &paper = {})
    {
        const QString path = m_folder.filePath(QStringLiteral("receipt.pdf"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(receiptPage(receipt, paper).pdf) <= 0)
            qFatal("the receipt was not written");
        return path;
    }

    /// The page in grey, as the print server hands it to a printer of this resolution.
    QImage raster(const Receipt &receipt, const ReceiptPaper &paper)
    {
        const QString picture = m_folder.filePath(QStringLiteral("raster"));
        said(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QString::number(paper.dotsPerInch), QStringLiteral("-gray"),
                                          QStringLiteral("-singlefile"), write(receipt, paper), picture});
        return QImage(picture + QStringLiteral(".pgm")).convertToFormat(QImage::Format_Grayscale8);
    }

    QString codeOn(const QImage &picture)
    {
        const QString path = m_folder.filePath(QStringLiteral("code.png"));
        picture.save(path);
        return QString::fromUtf8(said(QStringLiteral("zbarimg"), {QStringLiteral("-q"), QStringLiteral("--raw"), path})).trimmed();
    }

    /// Of the page, in points.
    double height(const Receipt &receipt)
    {
        const QByteArray facts = said(QStringLiteral("pdfinfo"), {write(receipt)});
        const QByteArray size = facts.mid(facts.indexOf("Page size:"));
        return size.mid(size.indexOf(" x ") + 3).split(' ').first().toDouble();
    }

private Q_SLOTS:
    void is_one_page_as_wide_as_the_roll()
    {
        const QByteArray facts = said(QStringLiteral("pdfinfo"), {write(longest())});
        QVERIFY2(facts.contains("Pages:           1"), facts.constData());
        // 80 mm are 226.77 points.
        QVERIFY2(facts.contains("Page size:       22"), facts.constData());
    }

    void fits_every_paper_data() { papers(); }
    void fits_every_paper()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, dpi);
        const ReceiptPaper paper = *paperNamed(name.toStdString(), dpi);
        for (const Receipt &receipt : {longest(), english()}) {
            const QSizeF page = receiptPage(receipt, paper).millimetres;
            QCOMPARE(page.width(), paper.widthMm);
            if (!paper.roll())
                QCOMPARE(page.height(), paper.sheetMm);
            const QByteArray facts = said(QStringLiteral("pdfinfo"), {write(receipt, paper)});
            QVERIFY2(facts.contains("Pages:           1"), facts.constData());
            const QImage picture = raster(receipt, paper);
            QVERIFY(std::abs(picture.width() - paper.widthMm * dpi / 25.4) < 0.01 * picture.width());
            QVERIFY(std::abs(picture.height() - page.height() * dpi / 25.4) < 0.01 * picture.height());
            // Nothing where the print head does not reach, and nothing at the cuts.
            const int margin = int((paper.marginMm - 0.3) * dpi / 25.4);
            const int cut = dpi / 25;
            int ink = 0;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (x < margin || x >= picture.width() - margin || y < cut || y >= picture.height() - cut)
                        ink += picture.constScanLine(y)[x] != 255;
            QCOMPARE(ink, 0);
        }
    }

    void a_roll_is_cut_to_the_length_of_the_ticket()
    {
        const ReceiptPaper roll = *paperNamed("roll80", 203);
        Receipt shorter = english();
        shorter.statusUrl.clear();
        shorter.statusHint.clear();
        const double length = receiptPage(english(), roll).millimetres.height();
        const double less = receiptPage(shorter, roll).millimetres.height();
        QVERIFY2(length < 150, qPrintable(QString::number(length)));
        QVERIFY2(less < length - 35, qPrintable(QString::number(less)));
    }

    void the_code_is_read_in_whole_dots_data() { papers(); }
    void the_code_is_read_in_whole_dots()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, dpi);
        const ReceiptPaper paper = *paperNamed(name.toStdString(), dpi);
        const QImage picture = raster(english(), paper);
        QCOMPARE(codeOn(picture), english().statusUrl);
        QCOMPARE(codeOn(blurred(picture)), english().statusUrl);
        QCOMPARE(codeOn(crumpled(picture)), english().statusUrl);
        // No dot of the code is half black: each module is as many whole dots as the next.
        const QRect code = receiptPage(english(), paper).code;
        QVERIFY(code.width() >= 29 * dpi * 0.5 / 25.4); // version 3 has 29 modules, of half a millimetre at least
        int grey = 0;
        int black = 0;
        for (int y = code.top() - 1; y <= code.bottom() + 1; ++y)
            for (int x = code.left() - 1; x <= code.right() + 1; ++x) {
                const int light = picture.constScanLine(y)[x];
                grey += light != 0 && light != 255;
                black += light == 0;
            }
        QVERIFY(black > code.width() * code.height() / 3);
        QCOMPARE(grey, 0);
    }

    void the_survey_code_is_large_and_taken_for_no_other_data() { papers(); }
    void the_survey_code_is_large_and_taken_for_no_other()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, dpi);
        const ReceiptPaper paper = *paperNamed(name.toStdString(), dpi);
        const ReceiptPage page = receiptPage(asking(), paper);
        const QImage picture = raster(asking(), paper);
        const int margin = dpi / 10;
        // Each is read alone, through a camera that is held over it; and so it is out of focus, and on crumpled paper.
        const auto over = [&](const QRect &code) { return picture.copy(code.adjusted(-margin, -margin, margin, margin)); };
        for (const QImage &seen : {over(page.survey), blurred(over(page.survey)), crumpled(over(page.survey))})
            QCOMPARE(codeOn(seen), asking().surveyUrl);
        QCOMPARE(codeOn(over(page.code)), asking().statusUrl);
        // 52 characters in capitals are a code of version 3.
        const double module = page.survey.width() / 29.0;
        QCOMPARE(module, std::floor(module));
        QVERIFY2(module * 25.4 / dpi >= 0.75, qPrintable(QString::number(module * 25.4 / dpi)));
        // What lies between them is as high as the smaller code is wide: no camera that is held over one sees the other whole.
        const double apart = (page.survey.top() - page.code.bottom()) * 25.4 / dpi;
        QVERIFY2(apart >= (paper.roll() ? 25 : 15), qPrintable(QString::number(apart)));
        const QByteArray facts = said(QStringLiteral("pdfinfo"), {write(asking(), paper)});
        QVERIFY2(facts.contains("Pages:           1"), facts.constData());
    }

    void can_be_looked_at()
    {
        const QString folder = qEnvironmentVariable("TALON_RECEIPTS");
        if (folder.isEmpty())
            QSKIP("set TALON_RECEIPTS to a folder to have every receipt there as a picture");
        Receipt own = longest();
        own.number = QStringLiteral("12МХ888");
        for (const char *name : {"roll58", "roll80", "a6"}) {
            const ReceiptPaper paper = *paperNamed(name, 203);
            raster(longest(), paper).save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".ru.png"));
            raster(english(), paper).save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".en.png"));
            raster(booked(), paper).save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".booked.png"));
            raster(asking(), paper).save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".survey.png"));
            raster(own, paper).save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".own.png"));
        }
    }

    void carries_every_text()
    {
        const Receipt receipt = longest();
        const QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {write(receipt), QStringLiteral("-")})).simplified();
        for (const QString &wanted : {receipt.site, receipt.caption, receipt.number, receipt.service, receipt.visitorClass, receipt.issued,
                                      receipt.ahead, receipt.wait, receipt.advice, receipt.statusHint})
            QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in ") + text));
    }

    void a_booked_time_is_the_largest_sentence_and_comes_first()
    {
        const Receipt receipt = booked();
        QCOMPARE(receipt.booked, true);
        const QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), write(receipt), QStringLiteral("-")})).simplified();
        QVERIFY2(text.indexOf(receipt.ahead) > text.indexOf(receipt.service), qPrintable(text));
        QVERIFY2(text.indexOf(receipt.wait) > text.indexOf(receipt.ahead), qPrintable(text));
        QVERIFY2(text.indexOf(receipt.advice) > text.indexOf(receipt.wait), qPrintable(text));
        Receipt walkIn = receipt;
        walkIn.booked = false;
        QVERIFY(height(receipt) > height(walkIn)); // in larger letters
    }

    void a_second_piece_says_that_it_is_one()
    {
        Receipt copy = longest();
        copy.again = QStringLiteral("Повторно напечатан в 14:20");
        const QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {write(copy), QStringLiteral("-")})).simplified();
        QVERIFY2(text.contains(copy.again), qPrintable(text));
        QVERIFY(!QString::fromUtf8(said(QStringLiteral("pdftotext"), {write(longest()), QStringLiteral("-")})).contains(QStringLiteral("Повторно")));
    }

    void a_kiosks_own_number_is_not_cut()
    {
        Receipt own = longest();
        own.number = QStringLiteral("999М888");
        const QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {write(own), QStringLiteral("-")})).simplified();
        QVERIFY2(text.contains(own.number), qPrintable(text));
        QVERIFY(height(own) <= height(longest())); // in smaller letters, so that it fits
    }

    void the_code_is_read_back_from_paper()
    {
        const QString picture = m_folder.filePath(QStringLiteral("page"));
        // The resolution of a receipt printer, without grey: as it comes out of the roll.
        said(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("203"), QStringLiteral("-mono"), QStringLiteral("-singlefile"),
                                          write(longest()), picture});
        const QByteArray read = said(QStringLiteral("zbarimg"), {QStringLiteral("-q"), QStringLiteral("--raw"), picture + QStringLiteral(".pbm")});
        QCOMPARE(QString::fromUtf8(read).trimmed(), longest().statusUrl);
    }

    void empty_lines_take_no_room()
    {
        Receipt shorter = longest();
        shorter.ahead.clear();
        shorter.wait.clear();
        shorter.statusUrl.clear();
        QVERIFY(height(shorter) > 100);
        QVERIFY(height(shorter) < height(longest()) - 100);
    }
};

QTEST_MAIN(TestReceipt)
#include "tst_receipt.moc"
