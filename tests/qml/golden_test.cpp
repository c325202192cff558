// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen of the kiosk and of the hall display, in both languages, as pictures.
#include "picture.h"
#include "stage.h"

#include "kiosk/screens/fonts.h"

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
    static void take(Stage &stage, const QString &language)
    {
        openServices(stage, language, QStringLiteral("business"));
        stage.ticket()->chooseService(QStringLiteral("register"));
        stage.give();
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

    void ticket_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::newRow("welcome") << Scene([](Stage &) {});
        QTest::newRow("welcome-trouble") << Scene([](Stage &stage) {
            stage.noPrinter();
            stage.goOffline();
        });
        QTest::newRow("preparing") << Scene([](Stage &stage) { stage.start(false); });
        both("category", [](Stage &stage, const QString &language) { enter(stage, language); });
        both("services", [](Stage &stage, const QString &language) { openServices(stage, language, QStringLiteral("person")); });
        both("services-closed", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->preference()->tick(true);
        });
        QTest::newRow("services-many") << Scene([](Stage &stage) {
            stage.manyServices();
            stage.settle();
            enter(stage, QStringLiteral("ru"));
        });
        QTest::newRow("services-many-page2") << Scene([](Stage &stage) {
            stage.manyServices();
            stage.settle();
            enter(stage, QStringLiteral("ru"));
            stage.ticket()->services()->setPage(1);
        });
        QTest::newRow("services-offline") << Scene([](Stage &stage) {
            openServices(stage, QStringLiteral("ru"), QStringLiteral("person"));
            stage.goOffline();
        });
        both("classes", [](Stage &stage, const QString &language) {
            stage.manyClasses();
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->openClasses();
            stage.settle();
        });
        QTest::newRow("issuing") << Scene([](Stage &stage) {
            openServices(stage, QStringLiteral("ru"), QStringLiteral("person"));
            stage.ticket()->chooseService(QStringLiteral("decl"));
        });
        both("ticket-printing", [](Stage &stage, const QString &language) { take(stage, language); });
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
        const auto in = [](const QString &language, int calls, int youngest) {
            return [language, calls, youngest](Stage &stage) {
                stage.setHallLanguage(language);
                stage.showCalls(calls, youngest);
            };
        };
        both("empty", [in](Stage &stage, const QString &language) { in(language, 0, 0)(stage); });
        both("full", [in](Stage &stage, const QString &language) {
            in(language, 12, 0)(stage);
            stage.advance(400);
        });
        QTest::newRow("one") << Scene(in(QStringLiteral("ru"), 1, 0));
        QTest::newRow("one-other-phase") << Scene([in](Stage &stage) {
            in(QStringLiteral("ru"), 1, 0)(stage);
            stage.advance(600);
        });
        QTest::newRow("two") << Scene(in(QStringLiteral("ru"), 2, 0));
        QTest::newRow("three") << Scene([](Stage &stage) {
            // The second call is being spoken, the third waits for its turn.
            stage.callTogether(3);
            stage.advance(400);
        });
        QTest::newRow("calm") << Scene(in(QStringLiteral("ru"), 12, 90'000));
        both("stale", [in](Stage &stage, const QString &language) {
            in(language, 6, 90'000)(stage);
            stage.goOffline();
        });
        QTest::newRow("preparing") << Scene([](Stage &stage) { stage.start(false); });
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
