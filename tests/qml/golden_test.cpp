// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen of the kiosk and of the hall display, in both languages, as pictures.
#include "picture.h"
#include "stage.h"

#include "kiosk/screens/shared/fonts.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTest>
#include <functional>

namespace talon::test {

using Scene = std::function<void(Stage &)>;

class GoldenTest : public QObject
{
    Q_OBJECT

private:
    static void enter(Stage &stage, const QString &language)
    {
        stage.ticket()->chooseLanguage(language);
        stage.settle();
    }
    static void openServices(Stage &stage, const QString &language, const QString &category)
    {
        enter(stage, language);
        stage.ticket()->chooseCategory(category);
        stage.settle();
    }
    static constexpr int longestPrefix = 907; // of a kiosk's own numbers, in its last rounds
    static void take(Stage &stage, const QString &language, int prefix = 0)
    {
        openServices(stage, language, QStringLiteral("business"));
        stage.ticket()->chooseService(QStringLiteral("register"));
        stage.give(prefix);
        stage.settle();
    }
    /// The scene in Russian and in English.
    static void both(const char *name, const std::function<void(Stage &, const QString &)> &scene)
    {
        for (const char *language : {"ru", "en"}) {
            const QString code = QString::fromLatin1(language);
            QTest::addRow("%s.%s", name, language) << Scene([scene, code](Stage &stage) { scene(stage, code); });
        }
    }

    static QRgb mean(QRgb a, QRgb b)
    {
        return qRgb((qRed(a) + qRed(b)) / 2, (qGreen(a) + qGreen(b)) / 2, (qBlue(a) + qBlue(b)) / 2);
    }
    template<class Change>
    static void forEachPixel(QImage &picture, Change change)
    {
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                picture.setPixel(x, y, change(picture.pixel(x, y)));
    }

    QImage photograph(const char *module, const QVariantMap &properties)
    {
        QQmlApplicationEngine *engine = m_engine.get();
        engine->setInitialProperties(properties);
        engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Talon/%1/Main.qml").arg(QLatin1String(module))));
        if (engine->rootObjects().isEmpty())
            return {};
        auto *window = qobject_cast<QQuickWindow *>(engine->rootObjects().constLast());
        if (!QTest::qWaitForWindowExposed(window))
            return {};
        return window->grabWindow();
    }

    std::unique_ptr<QQmlApplicationEngine> m_engine;
    std::unique_ptr<Stage> m_stage;

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = kiosk::requireFonts();
        QVERIFY2(!missing, qPrintable(missing.value_or(QString())));
    }

    void init()
    {
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_stage = std::make_unique<Stage>(m_engine.get());
    }

    void cleanup()
    {
        m_engine.reset();
        m_stage.reset();
    }

    /// A golden picture is of use only when the comparison sees what an eye would: everything of one pixel and more.
    void theComparisonSeesSmallThings_data()
    {
        QTest::addColumn<std::function<void(QImage &)>>("spoil");
        QTest::addColumn<bool>("seen");
        const auto row = [](const char *name, bool seen, std::function<void(QImage &)> spoil) {
            QTest::newRow(name) << std::move(spoil) << seen;
        };
        row("nothing", false, [](QImage &) {});
        row("a ground one step lighter", true, [](QImage &picture) {
            const QRgb ground = picture.pixel(5, picture.height() - 5);
            forEachPixel(picture, [ground](QRgb pixel) {
                return pixel == ground ? qRgb(qRed(ground) + 1, qGreen(ground), qBlue(ground)) : pixel;
            });
        });
        row("everything a pixel lower", true, [](QImage &picture) { picture = picture.copy(0, -1, picture.width(), picture.height()); });
        row("everything a pixel to the right", true, [](QImage &picture) { picture = picture.copy(-1, 0, picture.width(), picture.height()); });
        row("one stray pixel", true, [](QImage &picture) { picture.setPixel(5, picture.height() - 5, qRgb(0, 0, 0)); });
        row("another size", true, [](QImage &picture) { picture = picture.copy(0, 0, picture.width(), picture.height() - 1); });
        row("half a pixel", true, [](QImage &picture) {
            const QImage before = picture;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 1; x < picture.width(); ++x)
                    picture.setPixel(x, y, mean(before.pixel(x - 1, y), before.pixel(x, y)));
        });
        row("a hair of a letter", false, [](QImage &picture) {
            // The rounding of an outline: only where colours meet, and too little for an eye.
            forEachPixel(picture, [](QRgb pixel) {
                const bool between = qRed(pixel) > 60 && qRed(pixel) < 180;
                return between ? qRgb(qRed(pixel) + 3, qGreen(pixel), qBlue(pixel)) : pixel;
            });
        });
    }

    void theComparisonSeesSmallThings()
    {
        QFETCH(std::function<void(QImage &)>, spoil);
        QFETCH(bool, seen);
        const QImage golden = goldenPicture(QStringLiteral("ticket/issuing.en"));
        QVERIFY(!golden.isNull());
        QImage spoilt = golden;
        spoil(spoilt);
        QCOMPARE(!alike(spoilt, golden), seen);
    }

    void ticket_data()
    {
        QTest::addColumn<Scene>("scene");
        both("welcome", [](Stage &stage, const QString &language) { stage.setFirstLanguage(language); });
        both("welcome-trouble", [](Stage &stage, const QString &language) {
            stage.setFirstLanguage(language);
            stage.noPrinter();
            stage.goOffline();
        });
        both("preparing", [](Stage &stage, const QString &language) {
            stage.start(false);
            stage.setFirstLanguage(language);
        });
        both("category", [](Stage &stage, const QString &language) { enter(stage, language); });
        both("services", [](Stage &stage, const QString &language) { openServices(stage, language, QStringLiteral("person")); });
        both("services-closed", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->preference()->tick(true);
        });
        both("services-many", [](Stage &stage, const QString &language) {
            stage.manyServices();
            stage.settle();
            enter(stage, language);
        });
        both("services-many-page2", [](Stage &stage, const QString &language) {
            stage.manyServices();
            stage.settle();
            enter(stage, language);
            stage.ticket()->services()->setPage(1);
        });
        both("services-offline", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.goOffline();
        });
        both("classes", [](Stage &stage, const QString &language) {
            stage.manyClasses();
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->openClasses();
            stage.settle();
        });
        both("issuing", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.ticket()->chooseService(QStringLiteral("decl"));
        });
        both("ticket-printing", [](Stage &stage, const QString &language) { take(stage, language); });
        both("ticket-own-number", [](Stage &stage, const QString &language) { take(stage, language, longestPrefix); });
        both("ticket-printed", [](Stage &stage, const QString &language) {
            take(stage, language);
            stage.printed();
        });
        both("ticket-print-failed", [](Stage &stage, const QString &language) {
            take(stage, language);
            stage.printFailed();
        });
        both("ticket-warning", [](Stage &stage, const QString &language) {
            stage.noPrinter();
            take(stage, language);
            stage.advance(44'000);
        });
        both("countdown", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.advance(48'000);
        });
        both("refused-closed", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->chooseService(QStringLiteral("signature"));
            stage.settle();
        });
        both("refused-used-up", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.ticket()->chooseService(QStringLiteral("decl"));
            stage.refuse(QStringLiteral("numbers_used_up"));
            stage.settle();
        });
        both("out-of-order", [](Stage &stage, const QString &language) {
            enter(stage, language);
            stage.breakDown();
            stage.settle();
        });
    }

    void ticket()
    {
        QFETCH(Scene, scene);
        scene(*m_stage);
        const QImage picture = photograph("Ticket", {{QStringLiteral("controller"), QVariant::fromValue(m_stage->ticket())}});
        QCOMPARE(picture.size(), QSize(1080, 1920));
        const QString complaint = compareWithGolden(picture, QStringLiteral("ticket/") + QLatin1String(QTest::currentDataTag()));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        if (m_stage->ticket()->step() == kiosk::TicketController::Step::Ticket && !m_stage->ticket()->idle()->warning())
            QCOMPARE(readCode(picture), m_stage->ticket()->ticket()->statusUrl());
    }

    void hall_data()
    {
        QTest::addColumn<Scene>("scene");
        const auto calls = [](int count, int youngest) {
            return [count, youngest](Stage &stage, const QString &language) {
                stage.setHallLanguage(language);
                stage.showCalls(count, youngest);
            };
        };
        both("empty", calls(0, 0));
        both("full", [calls](Stage &stage, const QString &language) {
            calls(12, 0)(stage, language);
            stage.advance(400);
        });
        both("one", calls(1, 0));
        both("one-other-phase", [calls](Stage &stage, const QString &language) {
            calls(1, 0)(stage, language);
            stage.advance(600);
        });
        both("two", calls(2, 0));
        both("three", [](Stage &stage, const QString &language) {
            // The second call is being spoken, the third waits for its turn.
            stage.setHallLanguage(language);
            stage.callTogether(3);
            stage.advance(400);
        });
        both("own-numbers", [](Stage &stage, const QString &language) {
            stage.setHallLanguage(language);
            stage.showCalls(12, 0, longestPrefix);
        });
        both("calm", calls(12, 90'000));
        both("missed", [](Stage &stage, const QString &language) {
            // The display was away for some minutes; the oldest calls that still wait for somebody come first.
            stage.setHallLanguage(language);
            stage.missCalls(12);
            stage.advance(400);
        });
        both("stale", [calls](Stage &stage, const QString &language) {
            calls(6, 90'000)(stage, language);
            stage.goOffline();
        });
        both("preparing", [](Stage &stage, const QString &language) {
            stage.start(false);
            stage.setHallLanguage(language);
        });
    }

    void hall()
    {
        QFETCH(Scene, scene);
        scene(*m_stage);
        const QImage picture = photograph("Hall", {{QStringLiteral("controller"), QVariant::fromValue(m_stage->hall())}});
        QCOMPARE(picture.size(), QSize(1920, 1080));
        const QString complaint = compareWithGolden(picture, QStringLiteral("hall/") + QLatin1String(QTest::currentDataTag()));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::GoldenTest)
#include "golden_test.moc"
