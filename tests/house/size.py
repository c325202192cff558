#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is read in one sitting: bounds on its length; who exceeds one says why in its head («Long because …»)."""
import re

import tree

MOST = {'.cpp': 300, '.h': 120, '.qml': 200, '.py': 300, '.ts': 300, '.mjs': 300, '.svelte': 250, '.css': 400, '.sh': 200}
HEAD = 12
EXCUSE = re.compile(r'\blong because\b', re.IGNORECASE)


def check(sources):
    found = []
    for path, text in sources.items():
        most = MOST.get('.' + path.rsplit('.', 1)[-1])
        length = len(text.splitlines())
        excused = EXCUSE.search('\n'.join(text.splitlines()[:HEAD]))
        if most and length > most and not excused:
            found.append(f'{path}: {length} lines, at most {most}; split it, or argue in its head («Long because …»)')
    return found


if __name__ == '__main__':
    tree.main(check, __doc__)
