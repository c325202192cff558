# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour's troubles: a printer that fails, a backend that is killed, and the end of the day."""
from processes import Failed, run, wait_until

from tour_visit import NUMBER_RU

STALE = 'Табло не обновляется.*'


class TroubleSteps:
    """Steps in which something breaks and the visitor still gets a ticket."""

    def __init__(self, session, story, visit):
        self.session = session
        self.story = story
        self.visit = visit

    @property
    def kiosk(self):
        return self.session.views['ticket']

    def picture(self, role, name):
        self.session.screens[role].picture(self.story.file(name))

    def take_ticket(self):
        """A ticket for the property tax, in Russian, from wherever the kiosk stands; returns its number."""
        self.visit.back_to_start()
        self.kiosk.touch('Русский')
        self.kiosk.touch('Физические лица')
        self.kiosk.touch(self.session.service('property')['title']['ru'])
        return self.kiosk.wait(NUMBER_RU).name

    def printer_fails(self):
        return [
            ('the printer fails: the number stays on the screen, which says so', self.without_printer),
            ('the printer works again', self.printer_back),
        ]

    def without_printer(self):
        self.session.printer.stop_queue('out of order')
        number = self.take_ticket()
        self.story.fact('number', number)
        self.kiosk.wait('.*Запишите номер.*', seconds=20)
        self.picture('ticket', '18-kiosk-not-printed.png')

    def printer_back(self):
        self.session.printer.resume_queue()
        wait_until(lambda: self.printer_state() == 'ready', 'the backend sees the printer ready', 40)

    def printer_state(self):
        if not hasattr(self, '_specialist'):
            self._specialist = self.session.backend.client('specialist')
        devices = self._specialist.ask('GET', '/api/v1/devices')['devices']
        return next(device['printer'] for device in devices if device['role'] == 'ticket')

    def backend_lost(self):
        return [
            ('talond is killed: a board that says since when it is stale, and a kiosk that tells nobody of it', self.kill_backend),
            ('a visitor takes a ticket without the backend', self.take_offline),
            ('talond is back: the ticket arrives once, the signs go', self.restart_backend),
        ]

    def kill_backend(self):
        self.session.backend.program.kill()
        self.session.views['hall'].wait(STALE, seconds=40)
        self.picture('hall', '19-hall-stale.png')
        self.visit.back_to_start()
        self.picture('ticket', '19-kiosk-backend-lost.png')

    def take_offline(self):
        before = len(self.session.printer.documents())
        number = self.take_ticket()
        self.session.offline = number
        self.story.fact('number', number)
        self.picture('ticket', '20-kiosk-ticket-offline.png')
        said = run(['pdftotext', '-layout', self.session.printer.wait_document(before + 1), '-']).decode()
        if number not in said:
            raise Failed(f'the newest receipt is not that of {number}: {said[:200]!r}')

    def restart_backend(self):
        self.session.backend.serve()
        self.session.views['hall'].wait_gone(STALE, seconds=40)
        client = self.session.backend.client('operator2')
        wait_until(lambda: self.session.offline in [t['number'] for t in client.hall()['waiting']],
                   'the ticket taken offline arrives', 40)
        numbers = [ticket['number'] for ticket in client.hall()['waiting']]
        if numbers.count(self.session.offline) != 1 or len(set(numbers)) != len(numbers):
            raise Failed(f'a number is there twice: {numbers}')
        self.picture('hall', '21-hall-back.png')

    def clean_end(self):
        return [('everything ends cleanly and the journal holds together', self.end_cleanly)]

    def end_cleanly(self):
        for program in (*self.session.devices.values(), self.session.backend.program):
            if program.end() != 0:
                raise Failed(f'{program.name} ended with {program.process.returncode}')
        self.story.fact('verify', self.session.backend.verify())
