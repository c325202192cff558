// SPDX-License-Identifier: GPL-3.0-or-later
// Long because the table of all pictures stands in one place.
// Every screen of the kiosks, of the hall display and of the information stand as pictures: upright and lying, both languages, larger, lower, with contrast.
#include "picture.h"
#include "stage.h"

#include "kiosk/screens/shared/fonts.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTest>
#include <functional>

namespace talon::test {

using kiosk::TicketController;
using Scene = std::function<void(Stage &)>;

class GoldenTest : public QObject
{
    Q_OBJECT

private:
    static void openServices(Stage &stage, const QString &language, const QString &category)
    {
        stage.ticket()->chooseLanguage(language);
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
    using Made = std::function<void(Stage &, const QString &)>;
    static void row(const char *name, const char *language, const QSize &size, const Made &scene)
    {
        const QString code = QString::fromLatin1(language);
        QTest::addRow("%s.%s", name, language) << Scene([scene, code](Stage &stage) { scene(stage, code); }) << size;
    }
    static constexpr QSize upright{1080, 1920};
    static constexpr QSize lying{1920, 1080};
    static void russian(const char *name, const Made &scene, const QSize &size = upright) { row(name, "ru", size, scene); }
    static void both(const char *name, const Made &scene, const QSize &size = upright)
    {
        row(name, "ru", size, scene);
        row(name, "en", size, scene);
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

    QVariantMap withNews(QVariant controller) const
    {
        return {{QStringLiteral("controller"), std::move(controller)}, {QStringLiteral("news"), QVariant::fromValue(m_stage->news())}};
    }
    static Made evacuated(const Made &scene)
    {
        return [scene](Stage &stage, const QString &language) {
            scene(stage, language);
            stage.evacuate();
        };
    }

    QImage photograph(const char *module, const QSize &size, QVariantMap properties)
    {
        QQmlApplicationEngine *engine = m_engine.get();
        properties.insert(QStringLiteral("width"), size.width());
        properties.insert(QStringLiteral("height"), size.height());
        properties.insert(QStringLiteral("motion"), false);
        engine->setInitialProperties(properties);
        engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Talon/%1/Main.qml").arg(QLatin1String(module))));
        if (engine->rootObjects().isEmpty())
            return {};
        auto *window = qobject_cast<QQuickWindow *>(engine->rootObjects().constLast());
        if (!QTest::qWaitForWindowExposed(window))
            return {};
        // Pages are made of what was measured.
        QCoreApplication::processEvents();
        if (m_turnTo > 0) {
            m_stage->ticket()->services()->setPage(m_turnTo);
            m_stage->stand()->sheets()->setPage(m_turnTo);
        }
        QCoreApplication::processEvents();
        return window->grabWindow();
    }

    std::unique_ptr<QQmlApplicationEngine> m_engine;
    std::unique_ptr<Stage> m_stage;
    int m_turnTo = 0;

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
        m_turnTo = 0;
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
        QTest::addColumn<QSize>("size");
        const Made welcome = [](Stage &stage, const QString &language) { stage.setFirstLanguage(language); };
        both("welcome", welcome);
        russian("welcome-lying", welcome, lying);
        russian("welcome-720", welcome, QSize(720, 1280));
        russian("welcome-trouble", [](Stage &stage, const QString &) {
            stage.noPrinter();
            stage.settle();
        });
        russian("welcome-longest", [](Stage &stage, const QString &) { stage.longestTitles(); });
        russian("welcome-languages", [](Stage &stage, const QString &) { stage.manyLanguages(); });
        russian("welcome-150", [](Stage &stage, const QString &) { stage.ticket()->comfort()->setPercent(150); });
        const auto code = [](Stage &stage, const QString &language, const QString &figures) {
            stage.haveBookings();
            stage.ticket()->chooseLanguage(language);
            stage.ticket()->chooseCategory(TicketController::bookingChoice());
            stage.settle();
            for (const QChar figure : figures)
                stage.ticket()->typeCode(QString(figure));
        };
        const auto opened = [code](const char *figures) {
            return Made([code, figures](Stage &stage, const QString &language) {
                code(stage, language, QLatin1String(figures));
                stage.ticket()->enterCode();
                stage.settle();
            });
        };
        const Made half = [code](Stage &stage, const QString &language) { code(stage, language, QStringLiteral("482")); };
        const auto figures = [](Stage &stage, const QString &language, const QString &typed) {
            stage.haveGiven();
            stage.ticket()->chooseLanguage(language);
            stage.ticket()->chooseCategory(TicketController::lostChoice());
            stage.settle();
            for (const QChar figure : typed)
                stage.ticket()->typeLost(QString(figure));
        };
        const auto sought = [figures](const char *typed) {
            return Made([figures, typed](Stage &stage, const QString &language) {
                figures(stage, language, QLatin1String(typed));
                stage.ticket()->enterLost();
                stage.settle();
            });
        };
        const Made typing = [figures](Stage &stage, const QString &language) { figures(stage, language, QStringLiteral("02")); };
        russian("welcome-lost", [](Stage &stage, const QString &) { stage.haveGiven(); });
        both("lost-figures", typing);
        russian("lost-figures-lying", typing, lying);
        russian("lost-figures-200-low", [typing](Stage &stage, const QString &language) {
            stage.ticket()->comfort()->setPercent(200);
            stage.ticket()->comfort()->setLow(true);
            typing(stage, language);
        });
        both("lost-unknown", sought("999"));
        both("lost-choice", sought("023"));
        russian("lost-choice-lying", sought("023"), lying);
        russian("lost-choice-150", [sought](Stage &stage, const QString &language) {
            stage.ticket()->comfort()->setPercent(150);
            sought("023")(stage, language);
        });
        both("lost-again", [sought](Stage &stage, const QString &language) {
            sought("117")(stage, language);
            stage.ticket()->chooseLost(QStringLiteral("T3"));
            stage.settle();
            stage.printed();
        });
        russian("welcome-booking", [](Stage &stage, const QString &) { stage.haveBookings(); });
        russian("welcome-booking-lying", [](Stage &stage, const QString &) { stage.haveBookings(); }, lying);
        const Made full = [](Stage &stage, const QString &language) {
            stage.haveEverything();
            stage.setFirstLanguage(language);
        };
        russian("welcome-full", full);
        russian("welcome-full-lying", full, lying);
        russian("welcome-full-150", [full](Stage &stage, const QString &language) {
            full(stage, language);
            stage.ticket()->comfort()->setPercent(150);
        });
        russian("welcome-full-low", [full](Stage &stage, const QString &language) {
            full(stage, language);
            stage.ticket()->comfort()->setLow(true);
        });
        russian("booking-confirm-200-lying", [opened](Stage &stage, const QString &language) {
            stage.ticket()->comfort()->setPercent(200);
            opened("111111")(stage, language);
        }, lying);
        both("booking-code", half);
        const auto phone = [](const char *time, const char *end = "") {
            return Made([time, end](Stage &stage, const QString &language) {
                stage.havePhones();
                stage.ticket()->chooseLanguage(language);
                stage.settle();
                stage.ticket()->chooseCategory(TicketController::bookingChoice());
                stage.settle();
                stage.ticket()->withoutCode();
                stage.settle();
                for (const char *typed : {time, end}) {
                    for (const char *figure = typed; *figure != '\0'; ++figure)
                        stage.ticket()->typeCode(QString(QLatin1Char(*figure)));
                    stage.ticket()->enterCode();
                    stage.settle();
                }
            });
        };
        both("booking-time", phone("14"));
        both("booking-time-lying", phone("14"), lying);
        both("booking-phone", phone("1430"));
        both("booking-phone-lying", phone("1430"), lying);
        both("booking-phone-unknown", phone("1430", "0000"));
        russian("booking-phone-unknown-200", [phone](Stage &stage, const QString &language) {
            stage.ticket()->comfort()->setPercent(200);
            phone("1430", "0000")(stage, language);
        });
        both("booking-phone-several", phone("1430", "0007"));
        both("booking-phone-several-lying", phone("1430", "0007"), lying);
        russian("booking-code-lying", half, lying);
        russian("booking-code-720", half, QSize(720, 1280));
        russian("booking-code-200-low", [half](Stage &stage, const QString &language) {
            stage.ticket()->comfort()->setPercent(200);
            stage.ticket()->comfort()->setLow(true);
            half(stage, language);
        });
        russian("booking-code-contrast", [half](Stage &stage, const QString &language) {
            stage.ticket()->comfort()->setContrast(2);
            half(stage, language);
        });
        both("booking-unknown", opened("999999"));
        both("booking-confirm", opened("111111"));
        russian("booking-confirm-lying", opened("111111"), lying);
        both("booking-late", opened("222222"));
        both("booking-other-day", opened("333333"));
        both("booking-used", opened("444444"));
        both("booking-cancelled", opened("555555"));
        russian("booking-late-lying", opened("222222"), lying);
        both("booking-ticket", [opened](Stage &stage, const QString &language) {
            opened("111111")(stage, language);
            stage.ticket()->takeBooking();
            stage.give();
            stage.settle();
        });
        russian("preparing", [](Stage &stage, const QString &) { stage.start(false); });
        const Made night = [](Stage &stage, const QString &language) {
            stage.setFirstLanguage(language);
            stage.wait(8);
        };
        both("night", night);
        both("evacuation", evacuated(night));
        russian("evacuation-lying", evacuated(night), lying);
        russian("night-lying", night, lying);
        const Made services = [](Stage &stage, const QString &language) { openServices(stage, language, QStringLiteral("person")); };
        both("services", services);
        russian("services-lying", services, lying);
        both("services-closed", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->preference()->tick(true);
        });
        const auto many = [](Stage &stage, const QString &language) {
            stage.manyServices();
            stage.settle();
            openServices(stage, language, QStringLiteral("business"));
        };
        russian("services-many-page2", [this, many](Stage &stage, const QString &language) {
            many(stage, language);
            m_turnTo = 1;
        });
        const auto longest = [](Stage &stage, const QString &language) {
            stage.longestTitles();
            stage.settle();
            openServices(stage, language, QStringLiteral("person"));
        };
        both("services-longest", longest);
        russian("services-longest-last", [this, longest](Stage &stage, const QString &language) {
            longest(stage, language);
            m_turnTo = 2;
        });
        russian("services-longest-lying", longest, lying);
        const auto comfortable = [services](int percent, bool low, int contrast) {
            return [services, percent, low, contrast](Stage &stage, const QString &language) {
                services(stage, language);
                stage.ticket()->comfort()->setPercent(percent);
                stage.ticket()->comfort()->setLow(low);
                stage.ticket()->comfort()->setContrast(contrast);
            };
        };
        both("services-150", comfortable(150, false, 0));
        russian("services-200", comfortable(200, false, 0));
        russian("services-200-lying", comfortable(200, false, 0), lying);
        russian("services-low", comfortable(100, true, 0));
        russian("services-black-on-white", comfortable(100, false, 1));
        russian("services-white-on-black", comfortable(100, false, 2));
        russian("classes", [](Stage &stage, const QString &language) {
            stage.manyClasses();
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->openClasses();
            stage.settle();
        });
        russian("touched", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.ticket()->chooseService(QStringLiteral("decl"));
        });
        row("issuing", "en", upright, [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.ticket()->chooseService(QStringLiteral("decl"));
            stage.settle();
        });
        russian("ticket-printing", [](Stage &stage, const QString &language) { take(stage, language); });
        russian("ticket-own-number", [](Stage &stage, const QString &language) { take(stage, language, longestPrefix); });
        const Made printed = [](Stage &stage, const QString &language) {
            take(stage, language);
            stage.printed();
        };
        both("ticket-printed", printed);
        russian("ticket-lying", printed, lying);
        russian("ticket-200", [printed](Stage &stage, const QString &language) {
            printed(stage, language);
            stage.ticket()->comfort()->setPercent(200);
        });
        russian("ticket-print-failed", [](Stage &stage, const QString &language) {
            take(stage, language);
            stage.printFailed();
        });
        russian("ticket-warning", [](Stage &stage, const QString &language) {
            stage.noPrinter();
            take(stage, language);
            stage.advance(44'000);
        });
        both("countdown", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.advance(48'000);
        });
        const Made comfort = [](Stage &stage, const QString &) { stage.ticket()->comfort()->setOpen(true); };
        russian("comfort", comfort);
        russian("comfort-lying", comfort, lying);
        russian("comfort-200", [comfort](Stage &stage, const QString &language) {
            comfort(stage, language);
            stage.ticket()->comfort()->setPercent(200);
        });
        both("refused-closed", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("business"));
            stage.ticket()->chooseService(QStringLiteral("signature"));
            stage.settle();
        });
        russian("refused-used-up", [](Stage &stage, const QString &language) {
            openServices(stage, language, QStringLiteral("person"));
            stage.ticket()->chooseService(QStringLiteral("decl"));
            stage.refuse(QStringLiteral("numbers_used_up"));
            stage.settle();
        });
        const Made asks = [](Stage &stage, const QString &language) {
            stage.haveSurvey();
            stage.setFirstLanguage(language);
        };
        both("welcome-survey", asks);
        russian("welcome-survey-lying", asks, lying);
        russian("survey", [](Stage &stage, const QString &) {
            stage.haveSurvey();
            stage.ticket()->openSurvey();
            stage.settle();
        });
        russian("survey-thanks", [](Stage &stage, const QString &) {
            stage.haveSurvey();
            stage.ticket()->openSurvey();
            for (int i = 0; i < 5; ++i) {
                stage.advance(1'000);
                stage.ticket()->answer(QStringLiteral("5"));
            }
            stage.advance(400);
            stage.answerKept(true);
        });
        russian("out-of-order", [](Stage &stage, const QString &) {
            stage.breakDown();
            stage.settle();
        });
    }

    void ticket()
    {
        QFETCH(Scene, scene);
        QFETCH(QSize, size);
        scene(*m_stage);
        const QImage picture = photograph("Ticket", size, withNews(QVariant::fromValue(m_stage->ticket())));
        QCOMPARE(picture.size(), size);
        const QString complaint = compareWithGolden(picture, QStringLiteral("ticket/") + QLatin1String(QTest::currentDataTag()));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        if (m_stage->ticket()->step() == kiosk::TicketController::Step::Ticket && !m_stage->ticket()->idle()->warning())
            QCOMPARE(readCode(picture), m_stage->ticket()->ticket()->statusUrl());
    }

    void hall_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<QSize>("size");
        const auto calls = [](int count, int youngest, int prefix = 0) {
            return [count, youngest, prefix](Stage &stage, const QString &language) {
                stage.setHallLanguage(language);
                stage.showCalls(count, youngest, prefix);
            };
        };
        const Made full = [calls](Stage &stage, const QString &language) {
            calls(12, 0)(stage, language);
            stage.advance(400);
        };
        russian("empty", calls(0, 0), lying);
        both("full", full, lying);
        russian("full-720", full, QSize(1280, 720));
        russian("full-4k", full, QSize(3840, 2160));
        russian("full-upright", full);
        russian("one", calls(1, 0), lying);
        const auto again = [calls](int milliseconds) {
            return [calls, milliseconds](Stage &stage, const QString &language) {
                calls(2, 90'000)(stage, language);
                stage.recall();
                stage.advance(milliseconds);
            };
        };
        russian("recall", again(200), lying);
        russian("recall-other-phase", again(800), lying);
        russian("three", [](Stage &stage, const QString &language) {
            // The second call is being spoken, the third waits for its turn.
            stage.setHallLanguage(language);
            stage.callTogether(3);
            stage.advance(400);
        }, lying);
        russian("own-numbers", calls(12, 0, longestPrefix), lying);
        russian("calm", calls(12, 90'000), lying);
        russian("missed", [](Stage &stage, const QString &language) {
            // The display was away for some minutes; the oldest calls that still wait for somebody come first.
            stage.setHallLanguage(language);
            stage.missCalls(12);
            stage.advance(400);
        }, lying);
        const Made stale = [calls](Stage &stage, const QString &language) {
            calls(6, 90'000)(stage, language);
            stage.goOffline();
        };
        russian("stale", stale, lying);
        russian("stale-upright", stale);
        const Made night = [](Stage &stage, const QString &) { stage.wait(8); };
        russian("night", night, lying);
        russian("night-upright", night);
        russian("preparing", [](Stage &stage, const QString &language) {
            stage.start(false);
            stage.setHallLanguage(language);
        }, lying);
        const auto told = [](const Made &scene, bool longest) {
            return [scene, longest](Stage &stage, const QString &language) {
                scene(stage, language);
                stage.tellHall(longest);
            };
        };
        russian("message", told(full, false), lying);
        russian("message-720", told(full, true), QSize(1280, 720));
        russian("message-long", told(full, true), lying);
        russian("message-upright", told(full, true));
        russian("message-night", [night](Stage &stage, const QString &language) {
            night(stage, language);
            stage.tellHall();
        }, lying);
        russian("evacuation", evacuated(full), lying);
        russian("evacuation-upright", evacuated(full));
    }

    void hall()
    {
        QFETCH(Scene, scene);
        QFETCH(QSize, size);
        scene(*m_stage);
        const QImage picture = photograph("Hall", size, withNews(QVariant::fromValue(m_stage->hall())));
        QCOMPARE(picture.size(), size);
        const QString complaint = compareWithGolden(picture, QStringLiteral("hall/") + QLatin1String(QTest::currentDataTag()));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }

    void stand_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<QSize>("size");
        const auto opened = [](const char *section, const char *page, int percent = 100, int contrast = 0, bool low = false) {
            return [=](Stage &stage, const QString &language) {
                stage.standCalls(4);
                stage.stand()->chooseLanguage(language);
                stage.settle();
                stage.stand()->comfort()->setPercent(percent);
                stage.stand()->comfort()->setContrast(contrast);
                stage.stand()->comfort()->setLow(low);
                if (*section)
                    stage.openStand(QString::fromLatin1(section), QString::fromLatin1(page));
            };
        };
        both("home", opened("", ""));
        both("home-lying", opened("", ""), lying);
        russian("home-200", opened("", "", 200));
        russian("home-low", opened("", "", 100, 0, true));
        russian("home-white-on-black", opened("", "", 100, 2));
        both("list", opened("visit", ""));
        russian("list-lying", opened("pay", ""), lying);
        russian("list-200", opened("visit", "", 200));
        both("page", opened("refund", "deduction"));
        both("page-lying", opened("refund", "deduction"), lying);
        russian("page-150", opened("refund", "deduction", 150));
        russian("page-200", opened("refund", "deduction", 200));
        russian("page-200-lying", opened("refund", "deduction", 200), lying);
        russian("page-black-on-white", opened("refund", "deduction", 100, 1));
        russian("page-white-on-black", opened("refund", "deduction", 100, 2));
        russian("page-low", opened("refund", "deduction", 100, 0, true));
        russian("page-table", opened("business", "regimes"));
        both("appeal", opened("visit", "appeal"));
        const Made turned = [this, opened](Stage &stage, const QString &language) {
            opened("visit", "appeal", 200)(stage, language);
            m_turnTo = 2;
        };
        russian("appeal-200-page3", turned);
        both("payment", opened("pay", "payment"));
        russian("payment-lying", opened("pay", "payment"), lying);
        russian("longest", [](Stage &stage, const QString &) {
            stage.longestStand();
            stage.openStand(QStringLiteral("refund"), QStringLiteral("longest"));
        });
        const Made preparing = [](Stage &stage, const QString &) { stage.emptyStand(); };
        russian("preparing", preparing);
        russian("preparing-lying", preparing, lying);
        russian("stale", [](Stage &stage, const QString &) { stage.staleStand(); });
        russian("offline", [opened](Stage &stage, const QString &language) {
            opened("refund", "deduction")(stage, language);
            stage.standOffline();
        });
        russian("countdown", [opened](Stage &stage, const QString &language) {
            opened("refund", "deduction")(stage, language);
            stage.advance(96'000);
        });
        const auto seeking = [opened](const char *word, int percent = 100, bool low = false) {
            return [=](Stage &stage, const QString &language) {
                opened("", "", percent, 0, low)(stage, language);
                stage.seek(QString::fromUtf8(word));
            };
        };
        russian("find", seeking("НАЛОГ"));
        row("find", "en", upright, seeking("TAX"));
        russian("find-lying", seeking("НАЛОГ"), lying);
        russian("find-200", seeking("НАЛОГ", 200));
        russian("find-200-lying", seeking("НАЛОГ", 200), lying);
        russian("find-low", seeking("НАЛОГ", 100, true));
        russian("find-nothing", seeking("ЩЩЩ"));
        russian("found", [seeking](Stage &stage, const QString &language) {
            seeking("НАЛОГ")(stage, language);
            stage.stand()->showFound();
            stage.settle();
        });
        const Made alphabet = [seeking](Stage &stage, const QString &language) {
            seeking("")(stage, language);
            stage.stand()->openAlphabet();
            stage.settle();
        };
        both("alphabet", alphabet);
        russian("alphabet-lying", alphabet, lying);
        const auto numbered = [opened](const char *keys, int percent = 100, bool low = false, int contrast = 0) {
            return [=](Stage &stage, const QString &language) {
                opened("", "", percent, contrast, low)(stage, language);
                stage.typeOwnTicket(QString::fromUtf8(keys));
            };
        };
        both("own-ticket", numbered("А02"));
        russian("own-ticket-lying", numbered("А02"), lying);
        russian("own-ticket-200", numbered("А023", 200));
        russian("own-ticket-200-lying", numbered("А023", 200), lying);
        russian("own-ticket-low", numbered("А023", 100, true));
        const auto waiting = [numbered](int percent = 100, int contrast = 0) {
            return [=](Stage &stage, const QString &language) {
                numbered("А045", percent, false, contrast)(stage, language);
                stage.stand()->watchTicket();
                stage.settle();
            };
        };
        russian("home-own-ticket", waiting());
        const auto called = [waiting](int percent = 100, int contrast = 0) {
            return [=](Stage &stage, const QString &language) {
                waiting(percent, contrast)(stage, language);
                stage.openStand(QStringLiteral("refund"), QStringLiteral("deduction"));
                stage.callOwnTicket();
            };
        };
        both("called", called());
        russian("called-lying", called(), lying);
        russian("called-200", called(200));
        russian("called-white-on-black", called(100, 2));
        russian("called-missed", [called](Stage &stage, const QString &language) {
            called()(stage, language);
            stage.callOwnTicket(false);
        });
        russian("evacuation", evacuated(opened("", "")));
    }

    void stand()
    {
        QFETCH(Scene, scene);
        QFETCH(QSize, size);
        scene(*m_stage);
        const QImage picture = photograph("Stand", size, withNews(QVariant::fromValue(m_stage->stand())));
        QCOMPARE(picture.size(), size);
        const QString complaint = compareWithGolden(picture, QStringLiteral("stand/") + QLatin1String(QTest::currentDataTag()));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        // The code as it stands on the screen pays to whom the page says.
        if (QLatin1String(QTest::currentDataTag()).startsWith(QLatin1String("payment")))
            QVERIFY(readCode(picture).startsWith(QStringLiteral("ST00012|Name=")));
    }

    void setup_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<QSize>("size");
        const auto english = [](Stage &stage, const QString &language) { stage.translations().use(*core::Language::parse(language.toStdString())); };
        const auto fresh = [english](Stage &stage, const QString &language) {
            english(stage, language);
            stage.setUp(QStringLiteral("new"));
            stage.setup()->type(QStringLiteral("7ZK3M9QXAB"));
        };
        both("new", fresh);
        russian("new-lying", fresh, lying);
        both("refused", [english](Stage &stage, const QString &language) {
            english(stage, language);
            stage.setUp(QStringLiteral("damaged"));
            stage.setup()->type(QStringLiteral("7ZK3M9QXABCDEFGHJKMN"));
            stage.setup()->enter();
            stage.setUpRefused();
        });
        russian("refused-lying", [](Stage &stage, const QString &) {
            stage.setUp(QStringLiteral("damaged"), false);
            stage.setup()->type(QStringLiteral("7ZK3M9QX"));
            stage.setup()->enter();
            stage.setUpRefused();
        }, lying);
        both("waiting", [english](Stage &stage, const QString &language) {
            english(stage, language);
            stage.setUp(QStringLiteral("new"));
            stage.setup()->begin(QStringLiteral("7ZK3M9QXABCDEFGHJKMN"));
            stage.setUpWaits();
        });
        for (const char *why : {"role", "server", "folder"})
            russian(why, [why](Stage &stage, const QString &) { stage.setUp(QLatin1String(why)); });
        russian("role-lying", [](Stage &stage, const QString &) { stage.setUp(QStringLiteral("role")); }, lying);
        both("asked", [english](Stage &stage, const QString &language) {
            english(stage, language);
            stage.setUp(QStringLiteral("asked"));
        });
        russian("asked-plain", [](Stage &stage, const QString &) { stage.setUp(QStringLiteral("asked"), false); });
        russian("code-again", [](Stage &stage, const QString &) {
            stage.setUp(QStringLiteral("stranger"));
            stage.setup()->openCode();
        });
        russian("asked-lying", [](Stage &stage, const QString &) { stage.setUp(QStringLiteral("asked")); }, lying);
        russian("stranger", [](Stage &stage, const QString &) { stage.setUp(QStringLiteral("stranger")); });
        russian("stranger-lying", [](Stage &stage, const QString &) { stage.setUp(QStringLiteral("stranger")); }, lying);
    }
    void setup()
    {
        QFETCH(Scene, scene);
        QFETCH(QSize, size);
        scene(*m_stage);
        const QImage picture = photograph("Setup", size, {{QStringLiteral("controller"), QVariant::fromValue(m_stage->setup())}});
        QVERIFY(!picture.isNull());
        const QString complaint = compareWithGolden(picture, QStringLiteral("setup/") + QLatin1String(QTest::currentDataTag()));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }

    void survey_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<QSize>("size");
        const auto asked = [](int question, int percent = 100, bool low = false, int contrast = 0) {
            return [=](Stage &stage, const QString &language) {
                stage.haveSurvey();
                stage.survey()->chooseLanguage(language);
                for (int i = 0; i < question; ++i) {
                    stage.survey()->choose(QStringLiteral("4"));
                    stage.advance(1'000);
                }
                stage.survey()->comfort()->setPercent(percent);
                stage.survey()->comfort()->setLow(low);
                stage.survey()->comfort()->setContrast(contrast);
            };
        };
        both("first", asked(0));
        both("first-lying", asked(0), lying);
        russian("first-720", asked(0), QSize(720, 1280));
        both("middle", asked(2));
        russian("middle-lying", asked(2), lying);
        russian("middle-150", asked(2, 150));
        russian("middle-200", asked(4, 200));
        russian("middle-200-lying", asked(4, 200), lying);
        russian("first-low", asked(0, 100, true));
        russian("middle-low", asked(2, 100, true));
        russian("middle-black-on-white", asked(2, 100, false, 1));
        russian("middle-white-on-black", asked(2, 100, false, 2));
        russian("touched", [asked](Stage &stage, const QString &language) {
            asked(1)(stage, language);
            stage.survey()->choose(QStringLiteral("5"));
        });
        russian("back", [asked](Stage &stage, const QString &language) {
            asked(2)(stage, language);
            stage.survey()->back();
            stage.settle();
        });
        const Made longest = [](Stage &stage, const QString &) { stage.longestSurvey(); };
        russian("longest", longest);
        russian("longest-lying", longest, lying);
        const auto ended = [asked](bool durable) {
            return [=](Stage &stage, const QString &language) {
                asked(5)(stage, language);
                stage.answerKept(durable);
            };
        };
        both("thanks", ended(true));
        russian("thanks-lying", ended(true), lying);
        russian("lost", ended(false));
        both("none", [](Stage &stage, const QString &language) { stage.survey()->chooseLanguage(language); });
        russian("countdown", [asked](Stage &stage, const QString &language) {
            asked(2)(stage, language);
            stage.advance(48'000);
        });
        russian("evacuation", evacuated(asked(2)));
    }

    void survey()
    {
        QFETCH(Scene, scene);
        QFETCH(QSize, size);
        scene(*m_stage);
        const QImage picture = photograph("Survey", size, withNews(QVariant::fromValue(m_stage->survey())));
        QCOMPARE(picture.size(), size);
        const QString complaint = compareWithGolden(picture, QStringLiteral("survey/") + QLatin1String(QTest::currentDataTag()));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::GoldenTest)
#include "golden_test.moc"
