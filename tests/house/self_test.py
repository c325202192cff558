#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each house check must be able to fail: bad samples it has to complain of, and good ones it has to leave alone."""
import unittest

import arrows
import size
import texts
import theme


class HouseChecks(unittest.TestCase):
    def bad(self, module, path, text):
        self.assertEqual(len(module.check({path: text})), 1, f'{path}: {text!r}')

    def good(self, module, path, text):
        self.assertEqual(module.check({path: text}), [], f'{path}: {text!r}')

    def test_arrows_of_cpp(self):
        for path, line in [('services/core/a.h', '#include "wire/codec.h"'), ('services/core/a.h', '#include <QString>'),
                           ('services/core/a.cpp', '#include <fstream>'), ('services/store/a.cpp', '#include "wire/codec.h"'),
                           ('services/server/a.cpp', '#include "kiosk/link/terminal.h"'),
                           ('services/server/a.cpp', '#include <SQLiteCpp/Database.h>'),
                           ('kiosk/devices/a.cpp', '#include "kiosk/screens/flow.h"'),
                           ('kiosk/screens/a.cpp', '#include "store/journal.h"'), ('kiosk/main.cpp', '#include "server/app.h"'),
                           ('services/core/a.cpp', 'auto t = std::chrono::system_clock::now();'),
                           ('services/core/people/a.h', '#include "core/hall/ticket.h"'),
                           ('services/core/attic/a.h', '#include "core/values/b.h"'),
                           ('services/attic/a.cpp', ''), ('services/wire/a.cpp', '#include "../core/ticket.h"')]:
            self.bad(arrows, path, line)
        for path, line in [('services/wire/a.h', '#include "core/ticket.h"'), ('services/core/hall/a.h', '#include "core/values/b.h"'),
                           ('services/core/a.h', '#include <vector>\n// #include "wire/codec.h"'),
                           ('kiosk/screens/a.h', '#include <QObject>\n#include "kiosk/link/terminal.h"'),
                           ('kiosk/main.cpp', '#include "store/journal.h"\n#include "kiosk/screens/flow.h"')]:
            self.good(arrows, path, line)

    def test_arrows_of_qml(self):
        for path, line in [('qml/ui/A.qml', 'import Talon.Screens'), ('qml/ticket/A.qml', 'import Talon.Hall'),
                           ('qml/ticket/A.qml', 'import "../hall"'), ('qml/ticket/A.qml', 'import QtWebSockets'),
                           ('qml/hall/A.qml', 'property var a: JSON.parse(b)')]:
            self.bad(arrows, path, line)
        for path, line in [('qml/ticket/A.qml', 'import Talon.Ui\nimport Talon.Screens.Ticket\nimport QtQuick.Layouts'),
                           ('qml/ui/A.qml', 'import QtQuick\nimport QtQml')]:
            self.good(arrows, path, line)

    def test_theme(self):
        for line in ['color: "#fff"', 'color: "red"', "border.color: a ? 'navy' : Theme.line", 'color: Qt.rgba(0, 0, 0, 0.5)',
                     'font.pixelSize: 40', 'width: parent.width - 24', 'anchors.margins: 12', 'Layout.preferredHeight: 96',
                     'radius: 8', 'Item { spacing: 16 }', 'height: wide ? Theme.touch : 64', 'duration: 400',
                     'readonly property int rowHeight: 40', 'implicitWidth: Math.max(96, label.width)', 'border.width: 2']:
            self.bad(theme, 'qml/ticket/A.qml', line)
        for line in ['color: Theme.ink', 'color: "transparent"', 'width: parent.width / 2', 'height: 0', 'border.width: 1',
                     'font.pixelSize: Theme.body * 1.2', 'opacity: 0.5', 'text: "#123456 is no colour"', 'maximumLineCount: 2',
                     'state: "called"', '// width: 40', 'implicitHeight: Math.max(Theme.touch, label.height)']:
            self.good(theme, 'qml/ticket/A.qml', line)
        self.good(theme, 'qml/ui/Theme.qml', 'pragma Singleton\nQtObject { property color ink: "#123456" }')

    def test_size(self):
        self.bad(size, 'kiosk/screens/a.cpp', 'int a;\n' * 301)
        self.bad(size, 'services/core/a.h', 'int a;\n' * 121)
        self.bad(size, 'qml/hall/A.qml', '\n' * 201)
        self.good(size, 'services/core/a.cpp', 'int a;\n' * 300)
        self.good(size, 'services/core/a.h', '// Long because it is one table.\n' + 'int a;\n' * 200)

    def test_texts(self):
        self.bad(texts, 'kiosk/screens/a.cpp', 'label->setText(u"Возьмите талон"_qs);')
        self.bad(texts, 'qml/ticket/A.qml', 'text: "Талон"')
        self.bad(texts, 'services/server/a.cpp', 'return "Окно занято";')
        self.good(texts, 'qml/ticket/A.qml', 'text: qsTr("Возьмите талон").arg(f(a))')
        self.good(texts, 'kiosk/screens/a.cpp', 'tr("Впереди %n чел.",\n   "", count); // «Талон»')
        self.good(texts, 'services/core/letters.cpp', 'constexpr auto a = "А";')
        self.good(texts, 'services/server/main.cpp', r'"A title is needed, as \"Оператор 1\"."')
        self.good(texts, 'services/server/catalogue.cpp', '{"window_taken", "Окно занято."}')
        self.good(texts, 'services/core/phrase.cpp', '// The catalogue of what is spoken.\nauto a = "Талон";')


if __name__ == '__main__':
    unittest.main()
