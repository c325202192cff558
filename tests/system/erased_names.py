#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left on a disk of who was booked. talond, a kiosk, a CUPS with its spool, all logs and backups stand on an ext4 of their own in
a file. A list with names comes, a name is shown to staff, its visitor checks in and gets a receipt, the day's names are destroyed; and
then the file is searched, every byte that the file system has ever written and not overwritten. Exit code 77: no disk can be mounted here.
"""
import datetime
import json
import os
import pathlib
import subprocess
import sys

import world

CODES = ('482913', '593024')
NAMES = ('Ждан-Порошинцев Евстигней', 'Кузьмодемьянская Олимпиада')
SERVICE = 'Декларация 3-НДФЛ'
SLOT = 64  # bytes of a day's key in personal.keys (services/vault/name_keys.h)
KEY = slice(16, 48)
DISK_MIB = 96
SKIPPED = 77


def spellings(name):
    """Surname and first name, as each encoding writes them."""
    for text in name.split():
        for form in (text, text.lower(), text.upper()):
            for encoding in ('utf-8', 'utf-16-le', 'utf-16-be', 'cp1251', 'koi8-r', 'cp866'):
                yield f'{form} in {encoding}', form.encode(encoding)
            yield f'{form} escaped in JSON', json.dumps(form)[1:-1].encode()


def mounted(image, at):
    with image.open('wb') as file:
        file.truncate(DISK_MIB << 20)
    at.mkdir()
    made = subprocess.run(['mkfs.ext4', '-q', image], capture_output=True, check=False)
    held = made.returncode == 0 and subprocess.run(['mount', '-o', 'loop', image, at], capture_output=True, check=False).returncode == 0
    return held


def raw(image, at):
    """What stands on the disk; the file system has written out everything first."""
    subprocess.run(['sync', '-f', at], check=True)
    return image.read_bytes()


def used_keys(data):
    """The slots of personal.keys that hold a key."""
    slots = (data / 'personal.keys').read_bytes()
    return [slots[at:at + SLOT] for at in range(0, len(slots), SLOT) if any(slots[at:at + SLOT])]


def story(build, disk, crew, look):
    from backend import Backend
    from printer import QUEUE, Printer
    from processes import run, wait_until
    from wall_clock import local_now

    root = pathlib.Path(__file__).resolve().parents[2]
    printer = Printer(crew, disk / 'printer')
    printer.start()
    backend = Backend(crew, build / 'services/server/talond', None, disk)
    site = disk / 'site.json'
    site.write_bytes(run([sys.executable, root / 'tools/always_open.py', '--midday', root / 'assets/demo/site.json']))
    backend.create(site, '[log]\nlevel = "debug"\n')
    for role in ('specialist', 'administrator', 'security'):
        backend.add_user(role, role, role.capitalize())
    code = backend.enrol('ticket', 'ticket-1')
    backend.serve()
    client = backend.client('specialist')
    at = local_now(json.loads(site.read_text())) + datetime.timedelta(minutes=20)
    rows = ''.join(f'{number};{name};{at:%d.%m.%Y};{at:%H:%M};{SERVICE}\r\n' for number, name in zip(CODES, NAMES))
    opened = client.send('/api/v1/bookings/lists', ('Код записи;ФИО;Дата;Время;Услуга\r\n' + rows).encode('cp1251'))
    taken = client.ask('POST', f"/api/v1/bookings/lists/{opened['list']}/apply", {'columns': {**opened['columns'], 'name': 1}}, seconds=60)
    assert taken['names_kept'] == len(NAMES), taken

    scanner, line = os.openpty()
    environment = {**os.environ, **printer.environment, 'QT_QPA_PLATFORM': 'offscreen', 'QT_QUICK_BACKEND': 'software'}
    crew.start('ticket', [build / 'kiosk/talon-kiosk', '--role', 'ticket', '--data', disk / 'ticket', '--server', backend.url, '--enrol', code,
                          '--printer', QUEUE, '--size', '1080x1920', '--scanner', os.ttyname(line)], env=environment)

    def printed():
        os.write(scanner, CODES[0].encode() + b'\r\n')
        return printer.documents() or None
    wait_until(printed, 'a receipt comes out', 40, pause=0.5)
    administrator = backend.client('administrator')
    shown = [administrator.ask('POST', f"/api/v1/names/{each['booking']}/show")['name'] for each in client.ask('GET', '/api/v1/bookings')['bookings']]
    assert sorted(shown) == sorted(NAMES), shown
    keys = used_keys(backend.data)
    assert len(keys) == 1, f'{len(keys)} keys'
    look('while they are kept', keys[0])
    done = backend.client('security').ask('POST', f'/api/v1/names/days/{at:%Y-%m-%d}/destroy', {'reason': 'order'})
    assert done['act'], done
    assert not used_keys(backend.data), 'a key is left'
    assert backend.program.end() == 0
    (disk / 'copies').mkdir()
    backend.command('backup', '--to', disk / 'copies')
    return keys[0]


def erased(build, folder, crew):
    from processes import Crew
    image, disk = folder / 'disk.img', folder / 'disk'
    if not mounted(image, disk):
        print('skipped: no file can be mounted as a disk here')
        sys.exit(SKIPPED)
    disk.chmod(0o711)
    os.environ.update({'HOME': str(disk), 'TMPDIR': str(disk)})

    def named(content):
        return [how for name in NAMES for how, spelt in spellings(name) if spelt in content]

    def look(when, key):
        content = raw(image, disk)
        assert key[KEY] in content, f'{when}: the key is not found: what is searched is not what was written'
        assert not named(content), f'{when}: {named(content)}'

    inner = Crew(disk / 'logs')
    try:
        search(story(build, disk, inner, look), image, disk, named)
    finally:
        inner.end()
        os.environ['HOME'] = str(folder)
        subprocess.run(['umount', '--lazy', disk], check=False)


def search(key, image, disk, named):
    content = raw(image, disk)
    assert CODES[0].encode() not in content, 'the code of a booking stands on the disk'
    assert not named(content), named(content)
    assert key[KEY] not in content, 'the key of the names still stands on the disk'
    # The search finds what is there: the same name laid into a file and taken away again.
    (disk / 'planted').write_text(NAMES[0])
    subprocess.run(['sync', '-f', disk], check=True)
    (disk / 'planted').unlink()
    assert named(raw(image, disk)), 'a name that was planted is not found'
    print(f'searched {len(content) >> 20} MiB: no name, no code, no key')


if __name__ == '__main__':
    world.run(erased)
