#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a booked visitor waits: a scan to the receipt in the print server's hands, with a link and without; a code's last figure and the
answer to its question to the ticket; and how long a large day's list takes to be at twelve kiosks."""
import datetime
import os
import time

import numpy

from on_a_hall import measure, say

SCANS = 12
CODES = 12
LARGE = 2_000
KIOSKS = 12
SERVICE = 'Декларация 3-НДФЛ'
SETTLED_S = 0.6 # a screen that has just come takes no touch
SPOOL_MARK_MS, CODE_MARK_MS, LIST_MARK_S = 1_000, 300, 10


class BookingBench:
    """One inspectorate, open at any hour, whose day is booked full."""

    def __init__(self, session):
        self.session = session
        self.scanner, self.line = os.openpty()
        self.used = 0

    def codes(self):
        """Bookings of now, so that each is welcome: (code, time)."""
        from wall_clock import local_now
        at = local_now(self.session.site) + datetime.timedelta(minutes=15)
        return [(f'{100_000 + 37 * number}', at) for number in range(LARGE)]

    def start(self):
        self.session.start_screens(('ticket',))
        self.session.printer.start()
        self.session.create_hall()
        kiosks = [self.session.backend.enrol('ticket', 'ticket-1') for _ in range(KIOSKS - 1)]
        self.session.backend.serve()
        self.session.start_device('ticket', '--scanner', os.ttyname(self.line)).wait('Русский', seconds=30)
        self.folders = [self.session.folder / 'ticket']
        environment = {**os.environ, **self.session.printer.environment, 'QT_QPA_PLATFORM': 'offscreen'}
        for number, code in enumerate(kiosks):
            data = self.session.folder / f'more-{number}'
            self.folders.append(data)
            program = self.session.crew.start(f'more-{number}', [self.session.build / 'kiosk/talon-kiosk', '--role', 'ticket', '--data', data, '--server',
                                                                 self.session.backend.url, '--enrol', code, '--size', '360x640', '--still'], env=environment)
            program.wait_text('the backend answers', 60)

    def take_in(self):
        from processes import wait_until
        backend = self.session.backend
        client = backend.client('specialist')
        rows = ['Код записи;Дата;Время;Услуга'] + [f'{code};{at:%d.%m.%Y};{at:%H:%M};{SERVICE}' for code, at in self.codes()]
        begin = time.monotonic()
        client.take_list_in('\r\n'.join(rows) + '\r\n')
        imported = time.monotonic() - begin

        def whole(folder):
            return any(path.read_bytes().count(b'"code"') >= LARGE for path in folder.rglob('bookings*') if path.is_file())
        wait_until(lambda: all(whole(folder) for folder in self.folders), 'every kiosk has the whole list', 180, pause=0.1)
        say('bookings.2000_on_12_kiosks', time.monotonic() - begin, 's', LIST_MARK_S, imported=round(imported, 2))

    def next_code(self):
        self.used += 1
        return self.codes()[self.used][0]

    def jobs(self):
        return {path.name for path in (self.session.printer.folder / 'spool').glob('d*-*')}

    def scan(self, name):
        from processes import wait_until
        took = []
        kiosk = self.session.views['ticket']
        for _ in range(SCANS):
            kiosk.wait('Русский', seconds=60)
            before = self.jobs()
            begin = time.monotonic()
            os.write(self.scanner, self.next_code().encode() + b'\r\n')
            wait_until(lambda: self.jobs() - before, 'a receipt is in the print server’s hands', 20, pause=0.002)
            took.append(1000 * (time.monotonic() - begin))
            kiosk.touch('Готово')
        say(name, numpy.percentile(took, 95), 'ms', SPOOL_MARK_MS, at='95th percentile', median=round(float(numpy.median(took)), 1), scans=len(took), rendering='software')

    def code_to_ticket(self):
        from eye import Eye
        kiosk = self.session.views['ticket']
        eye = Eye(self.session.screens['ticket'].display)
        took = []
        for _ in range(CODES):
            kiosk.touch('Русский', seconds=60)
            kiosk.touch('Я по записи')
            for figure in self.next_code():
                kiosk.touch(figure)
            button = kiosk.wait('Готово', role='push button')
            width, height = self.session.screens['ticket'].size
            begin = eye.touch(*button.middle())
            seen = eye.watch((width // 4, height // 5, width // 2, height // 3), begin)
            yes = kiosk.wait('Да, получить талон', role='push button')
            time.sleep(SETTLED_S)
            begin = eye.touch(*yes.middle())
            ticket = eye.watch((width // 4, height // 5, width // 2, height // 3), begin)
            if seen and ticket:
                took.append(1000 * (seen[0] + ticket[0])) # both waits of the visitor, without the time that the question is read
            kiosk.touch('Готово')
        say('bookings.code_to_ticket', numpy.percentile(took, 95), 'ms', CODE_MARK_MS, at='95th percentile', median=round(float(numpy.median(took)), 1), codes=len(took))


def steps(session):
    bench = BookingBench(session)
    bench.start()
    bench.take_in()
    bench.scan('bookings.scan_to_spool')
    bench.code_to_ticket()
    session.backend.program.kill()
    bench.scan('bookings.scan_to_spool_offline')


if __name__ == '__main__':
    measure(__doc__, steps)
