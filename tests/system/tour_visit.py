# SPDX-License-Identifier: GPL-3.0-or-later
"""The visitor's part of the tour: the kiosk's screens, the ticket, the receipt, the phone."""
import shutil
import time

from processes import Failed, run, wait_until
from screen import read_codes, wait_code

NUMBER_RU = '[АВЕКМНОРСТУХ]\\d{3}'
NUMBER_EN = '[ABEKMHOPCTYX]\\d{3}'
DONE = 'Готово|Done'
LEAVE = 'Закончить|Finish'
PHONE_SIZE = (390, 844)
PHONE = {'scale': 2, 'mobile': True}


def as_cyrillic(number):
    """«А001» for the number that an English screen shows in Latin."""
    return number.translate(str.maketrans('ABEKMHOPCTYX', 'АВЕКМНОРСТУХ'))


class VisitSteps:
    """Steps that a visitor takes; `session.tickets` keeps what was taken: number, address of the status page."""

    def __init__(self, session, story):
        self.session = session
        self.story = story
        session.tickets = []

    @property
    def kiosk(self):
        return self.session.views['ticket']

    def picture(self, role, name):
        self.session.screens[role].picture(self.story.file(name))

    def set_up(self):
        return [
            ('virtual screens for the kiosk and the hall display', self.session.start_screens),
            ('a sound server whose sink is recorded', self.session.start_sound),
            ('CUPS with a virtual receipt printer', self.session.printer.start),
            ('a new journal with the demonstration inspectorate, users and devices', self.session.create_hall),
            ('talond starts', self.session.backend.serve),
            ('the kiosk enrols and shows its first screen', self.start_kiosk),
            ('the hall display enrols and shows an empty board', self.start_hall),
        ]

    def start_kiosk(self):
        begin = time.monotonic()
        self.session.start_device('ticket').wait('Русский', seconds=30)
        self.story.fact('start_to_first_screen_ms', round((time.monotonic() - begin) * 1000))
        self.picture('ticket', '01-kiosk-language.png')

    def start_hall(self):
        self.session.start_device('hall').wait('Ожидайте вызова.*', seconds=30)
        self.picture('hall', '02-hall-empty.png')

    def take_a_ticket(self):
        return [
            ('a visitor chooses Russian', self.choose_russian),
            ('a visitor chooses the category «Физические лица»', self.choose_category),
            ('a visitor chooses a service and gets a number', self.choose_service),
            ('the QR code on the screen is read back', self.read_screen_code),
            ('the receipt comes out of the printer with the same code', self.read_receipt),
            ('a phone opens the address and sees the place in the queue', self.open_phone),
        ]

    def choose_russian(self):
        self.kiosk.touch('Русский')
        self.kiosk.wait('Физические лица')
        self.picture('ticket', '03-kiosk-categories.png')

    def choose_category(self):
        self.kiosk.touch('Физические лица')
        self.kiosk.wait(self.session.service('ndfl')['title']['ru'])
        self.picture('ticket', '04-kiosk-services.png')

    def choose_service(self):
        self.take(self.session.service('ndfl')['title']['ru'], NUMBER_RU)
        self.picture('ticket', '05-kiosk-printing.png')

    def take(self, title, pattern):
        """Touches the last button and notes the number that appears."""
        self.kiosk.touch(title)
        begin = time.monotonic()
        number = self.kiosk.wait(pattern).name
        self.story.fact('touch_to_number_seen_ms', round((time.monotonic() - begin) * 1000))
        self.story.fact('number', number)
        self.session.tickets.append({'number': number, 'number_ru': as_cyrillic(number)})

    def read_screen_code(self):
        address = wait_code(self.session.screens['ticket'], self.session.folder / 'code.png')
        self.session.tickets[-1]['address'] = address
        self.story.fact('address', address)
        if not address.startswith(f'{self.session.backend.url}/t/'):
            raise Failed(f'the code on the screen leads elsewhere: {address}')

    def read_receipt(self):
        name = '06-receipt'
        shutil.copy(self.session.printer.wait_document(1), self.story.file(f'{name}.pdf'))
        self.kiosk.wait('Возьмите талон и следите.*')
        self.picture('ticket', '06-kiosk-printed.png')
        run(['pdftoppm', '-png', '-r', '203', '-singlefile', self.story.folder / f'{name}.pdf', self.story.folder / name])
        self.story.file(f'{name}.png')
        said = run(['pdftotext', '-layout', self.story.folder / f'{name}.pdf', '-']).decode()
        ticket = self.session.tickets[-1]
        codes = read_codes(self.story.folder / f'{name}.png')
        if codes != [ticket['address']]:
            raise Failed(f'the receipt’s code says {codes}, the screen’s {ticket["address"]}')
        if ticket['number'] not in said:
            raise Failed(f'the receipt does not name {ticket["number"]}: {said[:200]!r}')

    def open_phone(self):
        ticket = self.session.tickets[-1]
        page = self.session.open_page('phone', *PHONE_SIZE, **PHONE)
        if page.do('goto', url=ticket['address'])['status'] != 200:
            raise Failed(f'{ticket["address"]} does not open')
        page.wait_pattern(ticket['number'])
        page.wait_pattern('Вы следующий')
        page.do('shot', path=str(self.story.file('07-phone-waiting.png')))

    def take_in_english(self):
        return [('a visitor takes a ticket in English', self.take_english)]

    def back_to_start(self):
        """From whatever screen stands there to the choice of languages, as a hurried next visitor does it."""
        def at_start():
            if self.kiosk.shows(LEAVE, 'push button'):  # the question whether somebody is there covers the rest
                self.kiosk.touch(LEAVE, seconds=1)
            elif self.kiosk.shows(DONE, 'push button'):
                self.kiosk.touch(DONE, seconds=1)
            return self.kiosk.shows('English', 'push button')
        wait_until(at_start, 'the kiosk is back at its first screen', 20, pause=0.3)

    def take_english(self):
        self.back_to_start()
        self.kiosk.touch('English')
        self.kiosk.touch('Businesses')
        self.picture('ticket', '14-kiosk-services-english.png')
        self.take(self.session.service('registration')['title']['en'], NUMBER_EN)
        self.read_screen_code()
        self.picture('ticket', '15-kiosk-ticket-english.png')
