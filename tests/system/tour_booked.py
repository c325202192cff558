# SPDX-License-Identifier: GPL-3.0-or-later
"""The booked visitor's part of the tour: the day's list, the code at the kiosk, the time on the ticket, and what the operator sees."""
import datetime

from processes import Failed, run, wait_until
from wall_clock import local_now

CODE = '482913'


class BookedSteps:
    def __init__(self, session, story, visit):
        self.session = session
        self.story = story
        self.visit = visit
        self.at = None

    def steps(self):
        return [
            ('the specialist takes the day’s list of bookings in', self.take_list_in),
            ('a booked visitor types the code', self.type_code),
            ('the ticket and the receipt tell the booked time', self.read_ticket),
        ]

    def take_list_in(self):
        self.at = local_now(self.session.site) + datetime.timedelta(minutes=20)
        service = self.session.service('ndfl')['title']['ru']
        taken = self.session.backend.client('specialist').take_list_in(f'Код записи;Дата;Время;Услуга\r\n{CODE};{self.at:%d.%m.%Y};{self.at:%H:%M};{service}\r\n')
        if not taken['applied'] or taken['add'] != 1:
            raise Failed(f'the list was not taken in: {taken}')
        self.visit.back_to_start()
        self.visit.kiosk.touch('Русский')
        self.visit.kiosk.wait('Я по записи.*')
        self.visit.picture('ticket', '17-booked-choices.png')

    def type_code(self):
        self.visit.kiosk.touch('Я по записи.*')
        for figure in CODE:
            self.visit.kiosk.touch(figure)
        self.visit.picture('ticket', '17-booked-code.png')
        self.visit.kiosk.touch('Готово')
        self.visit.kiosk.wait('Это ваша запись\\?')
        self.visit.picture('ticket', '17-booked-question.png')

    def read_ticket(self):
        before = len(self.session.printer.documents())
        self.visit.kiosk.touch('Да, получить талон')
        self.visit.kiosk.wait(f'По записи на {self.at:%-H:%M}.*')
        self.visit.picture('ticket', '17-booked-ticket.png')
        receipt = self.session.printer.wait_document(before + 1)
        said = ' '.join(run(['pdftotext', '-layout', receipt, '-']).decode().split()).replace('\u00a0', ' ')
        if f'По записи на {self.at:%-H:%M}' not in said:
            raise Failed(f'the receipt does not tell the booked time: {said[:300]!r}')
        self.visit.kiosk.wait('Возьмите талон.*', 20)  # the print server is done with it too
        client = self.session.backend.client('specialist')
        booking = wait_until(lambda: next((each for each in client.ask('GET', '/api/v1/bookings')['bookings'] if each['tickets']), None), 'the hall has the ticket')
        if booking['state'] != 'checked_in' or booking['tickets'][0] not in said.replace(' ', ''):
            raise Failed(f'the hall has another ticket: {booking}')
