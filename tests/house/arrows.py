#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: reads the includes of C++ and the imports of QML, and complains of a forbidden arrow."""
import re

import tree

SERVICES = {'core', 'wire', 'sync', 'store', 'library', 'vault', 'sheets', 'reports', 'server'}

# Room → rooms it may include besides itself. A room not named here has no business in the tree.
ALLOWED = {
    'services/core': set(),
    'services/wire': {'core'},
    'services/sync': {'core', 'wire'},
    'services/store': {'core'},
    'services/library': {'core'},
    'services/vault': {'core'},
    'services/sheets': {'core'},
    'services/reports': {'core'},
    'services/server': {'core', 'wire', 'sync', 'store', 'library', 'vault', 'sheets', 'reports'},
    'kiosk/link': {'core', 'wire', 'sync', 'store', 'library'},
    'kiosk/devices': {'core'},
    'kiosk/languages': {'core'},
    'kiosk/screens': {'core', 'sync', 'kiosk/languages', 'kiosk/link', 'kiosk/devices'},
    'qml/ui': set(),
    # The composition root of the kiosk's program sees everything of it, and nothing of the server.
    'kiosk': {'core', 'wire', 'sync', 'store', 'library', 'kiosk/languages', 'kiosk/link', 'kiosk/devices', 'kiosk/screens'},
}

# The wings of core: a folder each, and which of the others it may include. `journal` holds the one list of all events and
# so sees every wing; the hall speaks in these events, the others do not know the list.
WINGS = {
    'values': set(),
    'site': {'values'},
    'people': {'values', 'site'},
    'hall': {'values', 'site', 'people', 'journal'},
    'forecast': {'values', 'site', 'hall', 'journal'},
    'announce': {'values', 'site', 'hall', 'message'},
    'booking': {'values', 'site'},
    'content': {'values', 'site'},
    'survey': {'values'},
    'message': {'values', 'site'},
    'journal': {'values', 'site', 'people', 'booking', 'content', 'hall', 'survey', 'message'},
}

# Headers by pattern, and the only rooms that may include them.
OUTSIDE = [
    (r'Q[A-Z]\w*|Qt\w+/.*', {'kiosk', 'kiosk/languages', 'kiosk/link', 'kiosk/devices', 'kiosk/screens', 'qml/ui'}, 'Qt'),
    (r'boost/(asio|beast)[/.].*', {'services/server'}, 'sockets'),
    (r'openssl/.*', {'services/server'}, 'TLS'),
    (r'boost/json.*', {'services/wire', 'services/sheets', 'services/server'}, 'JSON'),
    (r'SQLiteCpp/.*|sqlite3\.h', {'services/store', 'services/vault', 'services/reports'}, 'SQL'),
    (r'zip\.h|expat\.h', {'services/sheets'}, 'a spreadsheet’s library'),
    (r'xlsxwriter\.h', {'services/reports'}, 'a workbook’s library'),
    (r'systemd/.*', {'kiosk'}, 'the service manager'),
    (r'cups/.*', {'kiosk/devices'}, 'a device’s library'),
    (r'qrencode\.h', {'kiosk/devices', 'services/server'}, 'codes that are printed'),
    (r'zbar\.h', {'services/server'}, 'codes that are read back'),
    (r'libstemmer\.h', {'kiosk/languages'}, 'stems of words'),
]
# Rooms of pure values: no input, no output, no clock, no threads.
PURE = {'services/core', 'services/wire', 'services/sync'}
IMPURE_HEADER = re.compile(r'fstream|iostream|cstdio|stdio\.h|filesystem|thread|mutex|condition_variable|future|'
                           r'ctime|time\.h|random|unistd\.h|fcntl\.h|sys/.*|netinet/.*|arpa/.*')
IMPURE_WORD = re.compile(r'\b(system_clock|steady_clock|high_resolution_clock)::now\b|\bgetenv\s*\(')

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
IMPORT = re.compile(r'^\s*import\s+(?:"([^"]*)"|([\w.]+))')
NOT_IN_QML = re.compile(r'\b(XMLHttpRequest|LocalStorage|WebSocket|openDatabaseSync|JSON\s*\.)')


def room_of(path):
    """services/core/hall/ticket.h → services/core; kiosk/main.cpp → kiosk; qml/ticket/TicketFlow.qml → qml/ticket."""
    parts = path.split('/')
    return '/'.join(parts[:2]) if len(parts) > 2 else parts[0]


def room_of_include(name):
    """The room that an include in quotes names, or None for a header beside the includer."""
    parts = name.split('/')
    if parts[0] in SERVICES and len(parts) > 1:
        return parts[0]
    if parts[0] == 'kiosk' and len(parts) > 1:
        return 'kiosk' if len(parts) == 2 else '/'.join(parts[:2])
    return None


def check_include(room, name, quoted):
    """Why this include is forbidden in that room, or nothing."""
    if quoted:
        target = room_of_include(name)
        own = {room, room.removeprefix('services/')}
        if '..' in name.split('/'):
            return 'is reached by ..; include it from its root'
        if target and target not in own and target not in ALLOWED[room]:
            return f'an arrow from {room} to {target} is forbidden'
        return None
    for pattern, rooms, what in OUTSIDE:
        if re.fullmatch(pattern, name) and room not in rooms:
            return f'{what} has no place in {room}'
    if room in PURE and IMPURE_HEADER.fullmatch(name):
        return f'{room} is pure: no input, output, clock or thread'
    return None


def check_wing(path, name):
    """Why a wing of core may not include that header, or nothing."""
    own, target = path.split('/')[2:3], name.split('/')[1:2]
    if not path.startswith('services/core/') or not name.startswith('core/'):
        return None
    if own[0] not in WINGS:
        return f'{own[0]} is no wing of core; add it to tests/house/arrows.py with its arrows'
    if target[0] != own[0] and target[0] not in WINGS[own[0]]:
        return f'the wing {own[0]} must not know {target[0]}'
    return None


def check_cpp(path, text):
    room = room_of(path)
    if room not in ALLOWED:
        return [f'{path}: {room} is no room of the plan; add it to tests/house/arrows.py with its arrows']
    found = []
    for number, line in tree.lines(tree.without_comments(text)):
        include = INCLUDE.match(line)
        if include:
            why = check_include(room, include[1] or include[2], bool(include[1])) or check_wing(path, include[1] or '')
            if why:
                found.append(f'{path}:{number}: {include[1] or include[2]}: {why}')
        if room in PURE and IMPURE_WORD.search(line):
            found.append(f'{path}:{number}: {room} is pure: time and environment come in as arguments')
    return found


def check_import(room, folder, module):
    if folder:
        return 'folders are not imported; name the module'
    if module.split('.')[0] in ('QtQuick', 'QtQml'):
        return None
    # The design system names itself where it uses what it draws in C++.
    if module == 'Talon.Ui' or (room != 'qml/ui' and module.split('.')[:2] == ['Talon', 'Screens']):
        return None
    if module == 'Talon.Parts' and room not in ('qml/ui', 'qml/parts'):
        return None
    return f'{room} must not know {module}'


def check_qml(path, text):
    room, found = room_of(path), []
    for number, line in tree.lines(tree.without_comments(text)):
        match = IMPORT.match(line)
        why = check_import(room, match[1], match[2] or '') if match else None
        if why:
            found.append(f'{path}:{number}: {match[1] or match[2]}: {why}')
        word = NOT_IN_QML.search(line)
        if word:
            found.append(f'{path}:{number}: no SQL, HTTP or JSON in QML: {word[1]}')
    return found


def check(sources):
    found = []
    for path, text in sources.items():
        if path.startswith(('services/', 'kiosk/', 'qml/')) and path.endswith(('.cpp', '.h')):
            found += check_cpp(path, text)
        elif path.startswith('qml/') and path.endswith('.qml'):
            found += check_qml(path, text)
    return found


if __name__ == '__main__':
    tree.main(check, __doc__)
