#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A device that nobody knows yet is connected at its own screen; one whose server got another key is told of it there; and one whose files are
damaged begins anew and loses none of them."""
import os
import pathlib
import re
import sys

import touch
import world
from backend import Backend
from processes import Failed, run, wait_until
from screen import Screen

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACE = 'hall-1'


class Setup:
    def __init__(self, build, folder, crew):
        self.kiosk = build / 'kiosk/talon-kiosk'
        self.folder = folder
        self.crew = crew
        self.backend = Backend(crew, build / 'services/server/talond', None, folder)
        self.backend.url = self.backend.url.replace('http:', 'https:')
        self.data = folder / 'hall'
        touch.start_session(crew, folder)
        self.screen = Screen(crew, 'hall', 1080, 1920)
        self.program = None
        self.view = None

    def create(self):
        site = self.folder / 'site.json'
        site.write_bytes(run([sys.executable, ROOT / 'tools/always_open.py', '--midday', ROOT / 'assets/demo/site.json']))
        self.backend.create(site, '[tls]\nloopback = true\n')

    def code(self):
        """With the key's fingerprint; only while talond is not running."""
        said = self.backend.command('enrol', '--config', self.backend.config, '--role', 'hall', '--place', PLACE)
        found = re.search(r'\b[0-9A-Z]{4}(-[0-9A-Z]{4}){4}\b', said)
        if not found:
            raise Failed(f'talond enrol printed no whole code: {said.strip()}')
        return found[0]

    def start(self):
        environment = {**os.environ, **self.screen.environment}
        self.program = self.crew.start('hall', [self.kiosk, '--role', 'hall', '--data', self.data, '--server', self.backend.url, '--silent'], env=environment)
        self.view = touch.View(self.screen, self.program)

    def type_on_the_glass(self, code):
        for key in code.replace('-', ''):
            self.view.touch(re.escape(key))
        self.view.touch('Подключить')

    def type_on_a_keyboard(self, code):
        self.screen.xdotool('type', '--delay', '30', code.lower())
        self.view.wait(f'Код: {code}')
        self.screen.xdotool('key', 'Return')

    def connected_at_its_screen(self):
        first = self.code()
        self.start()
        self.view.wait('Устройство ещё не подключено', 30)
        self.type_on_the_glass(first[:-1] + ('0' if first[-1] != '0' else '1'))  # one character mistaken
        self.view.wait('Сервер пока не отвечает.*', 30)  # nobody is there yet: nothing was told to anybody
        self.backend.serve()
        self.view.wait('По этому адресу другой сервер.*', 30)
        self.view.touch('Стереть')
        self.view.touch(re.escape(first[-1]))
        self.view.touch('Подключить')
        wait_until((self.data / 'identity.json').exists, 'the display has an identity', 30)
        self.view.wait_gone('Подключаем устройство', 30)
        self.program.wait_text('the backend answers', 30)

    def told_of_a_new_key(self):
        self.backend.program.end()
        self.backend.command('key', '--new')
        again = self.code()
        self.backend.serve()
        self.program.wait_text('answers with another key', 30)
        self.screen.xdotool('key', 'ctrl+alt+s')
        self.view.wait('Служебная страница', 10)
        self.view.wait('По адресу сервера отвечает другой сервер.*')
        self.view.touch('Ввести новый код')
        self.view.wait('Код:.*')
        self.type_on_a_keyboard(again)
        wait_until(lambda: not self.program.running(), 'the display ends, to be started afresh', 30)
        if self.program.process.returncode != 75:
            raise Failed(f'the display ended with {self.program.process.returncode}')
        self.start()
        self.program.wait_text('the backend answers', 30, count=self.program.text().count('the backend answers') + 1)

    def begun_anew_after_damage(self):
        self.program.end()
        for name in ('identity.json', 'identity-2.json'):
            (self.data / name).write_bytes(b'')
        self.backend.program.end()
        code = self.code()
        self.backend.serve()
        self.start()
        self.view.wait('Устройство нужно подключить заново', 30)
        self.type_on_a_keyboard(code)
        wait_until(lambda: (self.data / 'identity.json').exists() and (self.data / 'identity.json').stat().st_size > 0, 'the display is a device again', 30)
        if not (self.data / 'before-1/identity.json').exists():
            raise Failed('what lay in the folder was not kept')


def connect(build, folder, crew):
    os.environ.update({'QT_LINUX_ACCESSIBILITY_ALWAYS_ON': '1', 'QT_QUICK_BACKEND': 'software'})
    for unwanted in ('WAYLAND_DISPLAY', 'QT_QPA_PLATFORM'):
        os.environ.pop(unwanted, None)
    setup = Setup(build, folder, crew)
    for step in (setup.create, setup.connected_at_its_screen, setup.told_of_a_new_key, setup.begun_anew_after_damage):
        step()
        print(step.__name__.replace('_', ' '), flush=True)


if __name__ == '__main__':
    world.run(connect)
