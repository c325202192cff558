# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole inspectorate in one folder: virtual screens, sound, printer, talond, kiosk, hall display, browser."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import touch
from backend import Backend
from browser import Browser
from printer import QUEUE, Printer
from processes import Crew, run
from screen import Screen
from sound import Sound

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = ROOT / 'assets/demo/site.json'
KIOSK_SIZE = (1080, 1920)
HALL_SIZE = (1920, 1080)
# Nothing but the defaults: the tour shows what an inspectorate gets.
SETTINGS = '# Nothing but the defaults.\n'


class Session:
    """Everything is started by the step that needs it and ended by end(), whatever has happened."""

    def __init__(self, build):
        self.build = pathlib.Path(build).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='talon-', dir='/tmp'))
        self.folder.chmod(0o711)  # CUPS's filters run as a user of their own
        self.crew = Crew(self.folder / 'logs')
        self.site = None
        self.screens = {}
        self.devices = {}
        self.views = {}
        self.pages = {}
        self.codes = {}
        self.printer = Printer(self.crew, self.folder / 'printer')
        self.sound = Sound(self.folder / 'sound')
        self.backend = Backend(self.crew, self.build / 'services/server/talond', ROOT / 'services/web/dist', self.folder)
        self._browser = None
        # Each terminal has a loudspeaker of its own; here they share one, so the kiosk is heard only in a story about it.
        self.kiosk_is_heard = False
        self._prepare_environment()

    def _prepare_environment(self):
        runtime = self.folder / 'run'
        runtime.mkdir(mode=0o700)
        os.environ.update({'XDG_RUNTIME_DIR': str(runtime), 'LANG': 'C.UTF-8', 'TZ': 'UTC', 'HOME': str(self.folder),
                           'QT_LINUX_ACCESSIBILITY_ALWAYS_ON': '1', 'QT_QUICK_BACKEND': 'software'})
        for name in ('WAYLAND_DISPLAY', 'QT_QPA_PLATFORM', 'CUPS_SERVER', 'PULSE_SERVER'):
            os.environ.pop(name, None)

    def start_screens(self, roles=('ticket', 'hall')):
        touch.start_session(self.crew, self.folder)
        for role in roles:
            self.screens[role] = Screen(self.crew, role, *(KIOSK_SIZE if role == 'ticket' else HALL_SIZE))

    def start_sound(self):
        self.sound.start()

    @property
    def browser(self):
        if not self._browser:
            self._browser = Browser(self.crew)
        return self._browser

    def open_page(self, name, *size, **words):
        """A page of the browser, kept under its name."""
        self.pages[name] = self.browser.page(name, *size, **words)
        return self.pages[name]

    def create_hall(self, operators=2, settings=''):
        """The demonstration inspectorate, open at any hour, its users and its two enrolled devices; more of talond's settings."""
        site_file = self.folder / 'site.json'
        site_file.write_bytes(run([sys.executable, ROOT / 'tools/always_open.py', '--midday', SITE]))
        self.site = json.loads(site_file.read_text())
        self.backend.create(site_file, SETTINGS + settings)
        for number in range(1, operators + 1):
            self.backend.add_user(f'operator{number}', 'operator', f'Оператор {number}')
        self.backend.add_user('specialist', 'specialist', 'Специалист')
        for role in ('ticket', 'hall'):
            self.codes[role] = self.backend.enrol(role, f'{role}-1')

    def start_device(self, role, *more, environment=None):
        """Starts talon-kiosk in its role on its own screen; the code is given as long as it has no keys."""
        data = self.folder / role
        command = [self.build / 'kiosk/talon-kiosk', '--role', role, '--data', data, '--server', self.backend.url]
        if not (data / 'identity.json').exists():
            command += ['--enrol', self.codes[role]]
        if role == 'ticket':
            command += ['--printer', QUEUE, *(['--chime', self.question] if self.kiosk_is_heard else [])]
        else:
            command += ['--voice', self.voice, '--chime', self.chime]
        command += more
        environment = {**os.environ, **(environment or {}), **self.printer.environment, **self.sound.environment,
                       **self.screens[role].environment}
        program = self.crew.start(role, command, env=environment)
        self.devices[role] = program
        self.views[role] = touch.View(self.screens[role], program)
        return self.views[role]

    @property
    def voice(self):
        return self.build / 'voice'

    @property
    def chime(self):
        return self.build / 'sounds/chime.wav'

    @property
    def question(self):
        return self.build / 'sounds/question.wav'

    def service(self, name):
        return next(service for service in self.site['services'] if service['id'] == name)

    def end(self, keep_logs=None):
        """Ends everything; the logs go to keep_logs."""
        self.crew.end()
        self.sound.stop()
        if keep_logs:
            shutil.copytree(self.folder / 'logs', keep_logs, dirs_exist_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def commit():
    """The commit this checkout stands at, for reports."""
    try:
        said = subprocess.run(['git', '-C', str(ROOT), 'describe', '--always', '--dirty'], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=False)
    except FileNotFoundError:  # a machine that only runs Talon has no git
        return 'unknown'
    return said.stdout.decode().strip() or 'unknown'
