// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/receipt.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace talon::kiosk;

namespace {

Receipt longest()
{
    return {.site = QStringLiteral("Межрайонная инспекция Федеральной налоговой службы № 99 по Московской области"),
            .caption = QStringLiteral("Ваш талон"),
            .number = QStringLiteral("М999"),
            .service = QStringLiteral("Государственная регистрация юридических лиц и индивидуальных предпринимателей"),
            .issued = QStringLiteral("22 ноября 2026, 14:05"),
            .ahead = QStringLiteral("Перед вами 121 человек"),
            .wait = QStringLiteral("Ожидание около 125 минут"),
            .advice = QStringLiteral("Следите за табло и слушайте объявления: вас вызовут по номеру талона"),
            .statusUrl = QStringLiteral("http://192.0.2.1:8080/t/7ZK3M9QX2D5VA"),
            .statusHint = QStringLiteral("Ваше место в очереди – на телефоне")};
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

    QString write(const Receipt &receipt)
    {
        const QString path = m_folder.filePath(QStringLiteral("receipt.pdf"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(receiptPdf(receipt)) <= 0)
            qFatal("the receipt was not written");
        return path;
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

    void carries_every_text()
    {
        const Receipt receipt = longest();
        const QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {write(receipt), QStringLiteral("-")})).simplified();
        for (const QString &wanted : {receipt.site, receipt.caption, receipt.number, receipt.service, receipt.issued,
                                      receipt.ahead, receipt.wait, receipt.advice, receipt.statusHint})
            QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in ") + text));
    }

    void a_kiosks_own_number_is_not_cut()
    {
        Receipt own = longest();
        own.number = QStringLiteral("999М888");
        const QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {write(own), QStringLiteral("-")})).simplified();
        QVERIFY2(text.contains(own.number), qPrintable(text));
        QVERIFY(height(own) < height(longest())); // in smaller letters, so that it fits
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
