// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the tst_*.qml of this folder: fingers on the real screens, fakes below them.
#include "stage.h"

#include "kiosk/screens/shared/fonts.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QtQuickTest>

namespace talon::test {

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        if (const auto missing = kiosk::requireFonts())
            qFatal("%s", qPrintable(*missing));
    }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        auto *stage = new Stage(engine, engine); // goes with its engine, while there still is an application
        engine->rootContext()->setContextProperty(QStringLiteral("stage"), stage);
    }
};

} // namespace talon::test

using Setup = talon::test::Setup;
QUICK_TEST_MAIN_WITH_SETUP(screens, Setup)
#include "touch_test.moc"
