# SPDX-License-Identifier: GPL-3.0-or-later
"""The operator's part of the tour: the console in a browser, the call on the hall display and in the hall's ears."""
import json
import pathlib

import sound
from processes import run, wait_until

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXTS = json.loads((ROOT / 'services/web/src/console/ru.json').read_text())
WINDOW = '5'
ENGLISH_WINDOW = '10'


class CallSteps:
    """Steps of an operator, and what the hall sees and hears of them."""

    def __init__(self, session, story):
        self.session = session
        self.story = story
        self.recording = None

    @property
    def hall(self):
        return self.session.views['hall']

    def call_and_serve(self):
        return [
            ('an operator logs in at the console', self.log_in),
            ('the operator chooses a window', self.choose_window),
            ('the operator calls the next visitor', self.call_next),
            ('the hall display shows the call', self.see_call),
            ('the hall hears the call, sample by sample as the voice pack has it', self.hear_call),
            ('the phone shows the window by itself', self.see_on_phone),
            ('the operator recalls, and the hall hears it again', self.recall),
            ('the operator starts serving', self.start_serving),
            ('the operator finishes', self.finish),
        ]

    def press(self, key):
        """A button of the console by the name its catalogue gives it."""
        if key.startswith('action.'):  # a second press right after the first counts as a slip, and does nothing
            self.console.do('wait', selector='.actions[aria-busy="false"]')
        self.console.do('click', role='button', pattern=f'^{TEXTS[key]}')

    def log_in(self):
        self.console = self.session.open_page('console', 1440, 900)
        self.console.do('goto', url=f'{self.session.backend.url}/')
        self.console.wait_pattern(TEXTS['login.submit'])
        self.console.do('shot', path=str(self.story.file('08-console-login.png')))
        self.enter(self.console, 'operator1')
        self.console.wait_pattern(TEXTS['windows.title'])
        self.console.do('shot', path=str(self.story.file('09-console-windows.png')))

    def enter(self, page, login):
        page.do('fill', label=TEXTS['login.login'], value=login)
        page.do('fill', label=TEXTS['login.password'], value=self.session.backend.passwords[login])
        page.do('click', role='button', name=TEXTS['login.submit'])

    def choose_window(self):
        self.take_window(WINDOW)
        self.console.wait_pattern(self.session.tickets[0]['number'])
        self.console.do('shot', path=str(self.story.file('10-console-waiting.png')))

    def take_window(self, window):
        name = TEXTS['windows.take'].replace('{window}', window)

        def taken():  # the page takes no press for half a second after the last one, and shows nothing of it
            self.console.do('click', role='button', pattern=f'^{name}(?!\\d)')
            return self.console.wait_pattern(TEXTS['windows.release'], seconds=2) or True
        wait_until(taken, f'window {window} is taken')

    def call_next(self):
        self.record('11-call.wav')
        self.press('action.call')
        self.console.wait_pattern(TEXTS['state.called'])
        self.console.do('shot', path=str(self.story.file('11-console-called.png')))

    def record(self, name):
        self.recording = self.story.file(name)
        self.session.sound.record(self.recording)

    def see_call(self):
        number = self.session.tickets[0]['number']
        self.hall.wait(f'Талон {number}, окно {WINDOW}')
        self.session.screens['hall'].picture(self.story.file('12-hall-call.png'))

    def expected(self, number, window, language, *more):
        """The whole announcement as the voice pack has it, chime included, made without any sound server."""
        path = self.session.folder / f'expected-{number}-{language}.wav'
        run([self.session.build / 'talon-say', '--voice', self.session.voice, '--chime', self.session.chime,
             '--language', language, '--ticket', number, '--window', window, '--out', path, *more])
        return path

    def hear(self, number, window, language, *more):
        """Waits until the announcement was spoken to its end, and compares it with the recording."""
        expected = self.expected(number, window, language, *more)
        self.session.sound.wait_heard(self.recording, sound.samples_of(expected))
        self.session.sound.stop_recording()
        self.story.fact('compared', sound.compare(self.recording, expected))

    def hear_call(self):
        self.hear(self.session.tickets[0]['number'], WINDOW, 'ru')

    def see_on_phone(self):
        self.session.pages['phone'].wait_pattern('Подойдите к окну')
        self.session.pages['phone'].do('shot', path=str(self.story.file('13-phone-called.png')))

    def recall(self):
        self.record('13-recall.wav')
        self.press('action.recall')
        self.hear(self.session.tickets[0]['number'], WINDOW, 'ru', '--recall')

    def start_serving(self):
        self.press('action.start')
        self.console.wait_pattern(TEXTS['state.serving'])
        self.console.do('shot', path=str(self.story.file('13-console-serving.png')))

    def finish(self):
        self.press('action.finish')
        wait_until(lambda: self.today()['served'] == 1, 'the ticket counts as served')
        self.console.do('wait', role='button', pattern=f'^{TEXTS["action.call"]}')

    def today(self):
        if not hasattr(self, '_api'):
            self._api = self.session.backend.client('operator2')
        return self._api.hall()['today']

    def call_in_english(self):
        return [
            ('the operator changes to another window and calls the English ticket', self.call_english),
            ('the hall hears Russian and then English', self.hear_english),
            ('the visitor does not come: no-show', self.no_show),
        ]

    def call_english(self):
        self.press('windows.release')
        self.take_window(ENGLISH_WINDOW)
        self.record('16-call-english.wav')
        self.press('action.call')
        self.hall.wait(f'Талон {self.session.tickets[1]["number_ru"]}, окно {ENGLISH_WINDOW}')
        self.session.screens['hall'].picture(self.story.file('16-hall-call-english.png'))

    def hear_english(self):
        self.hear(self.session.tickets[1]['number_ru'], ENGLISH_WINDOW, 'en')

    def no_show(self):
        self.press('action.no_show')
        self.console.do('shot', path=str(self.story.file('17-console-no-show.png')))
        self.press('no_show.confirm')
        wait_until(lambda: self.today()['no_show'] == 1, 'the no-show is counted')
