# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulated visitors of a demonstration: they touch a second ticket kiosk, on a screen of its own, by what stands on it."""
import os
import re

import touch
from processes import Ended, Failed
from screen import Screen
from tour_visit import DONE, NUMBER_EN, NUMBER_RU

SIZE = (1080, 1920)
ENGLISH = 8  # of 100
NEXT_PAGE = 'Следующая страница|Next page'


class Kiosk:
    """The second kiosk and whoever stands before it."""

    def __init__(self, crew, folder, command, dice):
        # Else the desktop's own accessibility would be taken for this one.
        runtime = folder / 'run'
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ['XDG_RUNTIME_DIR'] = str(runtime)
        (folder / 'session-bus').unlink(missing_ok=True)
        touch.start_session(crew, folder)
        self.screen = Screen(crew, 'busy', *SIZE)
        self.dice = dice
        self.taken = 0
        self.command = command
        self.crew = crew
        self.view = None
        self.start()

    def start(self):
        environment = {'QT_LINUX_ACCESSIBILITY_ALWAYS_ON': '1', 'QT_QUICK_BACKEND': 'software', **self.screen.environment}
        self.view = touch.View(self.screen, self.crew.start('busy-kiosk', ['env', '-u', 'WAYLAND_DISPLAY',
                                                                           *(f'{name}={value}' for name, value in environment.items()), *self.command]))

    def _buttons(self, pattern):
        return [item for item in self.view.items() if item.role == 'push button' and item.enabled and re.match(pattern, item.name)]

    def visit(self, site):
        """One visitor from the first touch to the ticket; the number, or why there is none, in a sentence."""
        try:
            return self._visit(site)
        except Ended:
            raise
        except Failed as reason:
            self._leave()
            return f'a visitor leaves the kiosk: {str(reason)[:400]}'

    def _visit(self, site):
        english = self.dice.randrange(100) < ENGLISH
        language = 'en' if english else 'ru'
        self.view.touch('English' if english else 'Русский')
        category = self.dice.choice(site['categories'])
        services = [each for each in site['services'] if each.get('category') == category['id']]
        service = self.dice.choice(services)
        self.view.touch(re.escape(category['title'][language]) + '.*')
        wanted = re.escape(service['title'][language]) + '.*'
        self.view.wait(f'{wanted}|{NEXT_PAGE}', role='push button')
        if not self._buttons(wanted):
            self.view.touch(NEXT_PAGE)
        self.view.touch(wanted)
        number = self.view.wait(NUMBER_EN if english else NUMBER_RU, seconds=15).name
        self.taken += 1
        self.view.touch(DONE)
        return f'{number} is taken: {service["title"]["ru"]}'

    def _leave(self):
        """Whatever is on the screen: the next visitor begins anew."""
        for name in ('Закончить|Finish', DONE, 'Назад|Back', 'Назад|Back', 'Назад|Back'):
            if self._buttons(name):
                self.view.touch(name)
