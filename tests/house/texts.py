#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people read is translatable: no Russian text in C++ or QML outside tr() and the catalogues of texts."""
import re

import tree

CYRILLIC = re.compile('[А-Яа-яЁё]')
TRANSLATED = re.compile(r'(?:\b(?:qsTr|qsTrId|qsTranslate|QT_TR_NOOP|QT_TRANSLATE_NOOP|QT_TR_N_NOOP|tr|translate)\s*\()'
                        r'(?:[^()]|\([^()]*\))*\)', re.DOTALL)
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')
# No text: an example quoted within a sentence, a letter of ticket numbers, a ticket number, the signs № and « ».
SIGN = re.compile(r'\\"[^"]*\\"|[АВЕКМНОРСТУХ](?:\d{3})?(?![А-Яа-яЁё])|[№«»]')
# Files that are catalogues: every sentence once, beside its English.
CATALOGUE = re.compile(r'(?:^|/)\w*(?:catalogue|texts)\w*\.(?:cpp|h)$')
# … or they say in their head that they are one.
HEAD = 12
SAYS_CATALOGUE = re.compile(r'\bcatalogue\b', re.IGNORECASE)


def blank(match):
    return re.sub(r'[^\n]', ' ', match[0])


def check(sources):
    found = []
    for path, text in sources.items():
        if not path.startswith(('services/', 'kiosk/', 'qml/')) or not path.endswith(('.cpp', '.h', '.qml')):
            continue
        if CATALOGUE.search(path) or SAYS_CATALOGUE.search('\n'.join(text.splitlines()[:HEAD])):
            continue
        plain = TRANSLATED.sub(blank, tree.without_comments(text))
        for number, line in tree.lines(plain):
            for literal in LITERAL.findall(line):
                if CYRILLIC.search(SIGN.sub('', literal)):
                    found.append(f'{path}:{number}: a text outside tr() and the catalogues: {literal}')
    return found


if __name__ == '__main__':
    tree.main(check, __doc__)
