# SPDX-License-Identifier: GPL-3.0-or-later
"""./run on a desktop: windows for the kiosk and the display, a login that works, Ctrl-C, and the same day again."""
import os
import pathlib
import re
import signal

import touch
from backend import Client, free_port
from processes import Failed, wait_until
from screen import Screen
from tour_visit import NUMBER_RU

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = '''set -euo pipefail
root=$1
for part in say packages build demo; do source "$root/tools/$part.sh"; done
run_demo "${@:2}"'''


def children_of(pid):
    """Processes that a process has started and that live: pid and command line."""
    found = []
    for child in pathlib.Path(f'/proc/{pid}/task/{pid}/children').read_text().split():
        command = pathlib.Path(f'/proc/{child}/cmdline').read_bytes().decode().split('\0')
        found.append((int(child), command))
    return found


class Child:
    """A program that the script started, as far as a view of it needs."""

    def __init__(self, name, pid):
        self.name = name
        self.pid = pid

    def running(self):
        return pathlib.Path(f'/proc/{self.pid}').exists()


class DemoSteps:
    """What ./run does after it has built; the desktop is a virtual screen without a window manager."""

    def __init__(self, session, story):
        self.session = session
        self.story = story
        self.port = free_port()
        self.script = None
        self.number = None

    def steps(self):
        return [
            ('a desktop', self.start_desktop),
            ('without a display it says so', self.without_display),
            ('the demonstration opens its windows and prints a login', self.first_run),
            ('a ticket is taken in the kiosk’s window', self.take_ticket),
            ('Ctrl-C ends everything', self.interrupt),
            ('a second run goes on with the same day', self.second_run),
            ('Ctrl-C ends everything again', self.interrupt),
        ]

    def start_desktop(self):
        touch.start_session(self.session.crew, self.session.folder)
        self.session.screens['desktop'] = Screen(self.session.crew, 'desktop', 1920, 1200)

    def start(self, name, *words, **more):
        environment = {**os.environ, 'TALON_PROGRAMS': str(self.session.build), 'TALON_LISTEN': f'127.0.0.1:{self.port}',
                       'TALON_DATA': str(self.session.folder / 'run-data'), **more}
        return self.session.crew.start(name, ['bash', '-c', SCRIPT, 'run', ROOT, *words], env=environment)

    def without_display(self):
        program = self.start('run-blind')
        wait_until(lambda: not program.running(), 'it ends')
        if program.process.returncode != 1 or '--tour' not in program.text():
            raise Failed(f'it says: {program.text()!r}')

    def run_demo(self, name):
        self.script = self.start(name, **self.session.screens['desktop'].environment)
        self.script.wait_text('Ctrl-C ends it all', seconds=60)
        for role in ('ticket', 'hall'):
            self.view(role)

    def view(self, role):
        """The view of a window of the demonstration, once it shows something."""
        def child():
            for pid, command in children_of(self.script.pid):
                if role in command:
                    return pid
            raise Failed(f'no program for the role {role} is running')
        pid = wait_until(child, f'the window of the role {role}')
        view = touch.View(self.session.screens['desktop'], Child(role, pid))
        wait_until(view.items, f'the window of the role {role} shows something', 30)
        return view

    def first_run(self):
        self.run_demo('run-first')
        self.session.screens['desktop'].picture(self.story.file('desktop.png'))
        login, password = re.search(r'^ +(operator1) +(\S+)', self.script.text(), re.MULTILINE).groups()
        self.login = login, password
        self.client()
        mode = (self.session.folder / 'run-data/logins.txt').stat().st_mode & 0o777
        if mode != 0o600:
            raise Failed(f'others may read the logins: {mode:o}')

    def client(self):
        return Client(f'http://127.0.0.1:{self.port}', *self.login)

    def take_ticket(self):
        view = self.view('ticket')
        screen = self.session.screens['desktop']
        view.touch('Русский')
        view.touch('Физические лица')
        view.touch('Доступ в Личный кабинет')
        self.number = view.wait(NUMBER_RU).name
        screen.picture(self.story.file('desktop-ticket.png'))

    def waiting(self):
        return [ticket['number'] for ticket in self.client().hall()['waiting']]

    def interrupt(self):
        wait_until(lambda: self.waiting() == [self.number], f'{self.number} waits, and nothing else')
        started = children_of(self.script.pid)
        os.kill(self.script.pid, signal.SIGINT)
        wait_until(lambda: not self.script.running(), 'the script ends', 30)
        left = [command[0] for pid, command in started if pathlib.Path(f'/proc/{pid}').exists()]
        if left:
            raise Failed(f'these programs go on: {left}')

    def second_run(self):
        self.run_demo('run-second')
