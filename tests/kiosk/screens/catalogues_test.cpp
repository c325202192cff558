// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogues are complete: lupdate finds no text in the sources that a catalogue lacks.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

class CataloguesTest : public QObject
{
    Q_OBJECT

private:
    /// Texts of the catalogue that are not translated, or that no source has any more.
    static QStringList unfinished(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {QStringLiteral("cannot be read: ") + path};
        QStringList found;
        QString source;
        for (QXmlStreamReader xml(&file); !xml.atEnd();) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                const bool marked = xml.attributes().hasAttribute(QLatin1String("type"));
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                if (marked || text.isEmpty())
                    found << source;
            }
        }
        return found;
    }

private Q_SLOTS:
    void complete_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("ru") << "talon_ru.ts";
        QTest::newRow("en") << "talon_en.ts";
    }
    void complete()
    {
        QFETCH(QString, name);
        const QDir sources(QStringLiteral(TALON_SOURCES));
        QTemporaryDir folder;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(sources.filePath(QStringLiteral("assets/i18n/") + name), copy));

        QProcess lupdate;
        lupdate.setWorkingDirectory(sources.path());
        lupdate.start(QStringLiteral(TALON_LUPDATE),
                      {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"), QStringLiteral("."),
                       QStringLiteral("-I"), QStringLiteral("services"), QStringLiteral("qml"),
                       QStringLiteral("kiosk/screens"), QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        QCOMPARE(unfinished(copy), QStringList());
    }
};

QTEST_GUILESS_MAIN(CataloguesTest)
#include "catalogues_test.moc"
