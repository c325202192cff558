# SPDX-License-Identifier: GPL-3.0-or-later
"""./run --busy on a small desktop: windows side by side, a hall that lives by itself, its troubles, and nothing lost in them."""
import os
import re
import signal

from demo_steps import Child, DemoSteps, children_of
from processes import Failed, run, wait_until
from screen import Screen
import touch

ROLES = ('ticket', 'hall', 'stand')
# The narrowest desktop that is still sold.
DESKTOP = (1366, 768)
PACE = 6


class BusySteps(DemoSteps):
    """The demonstration with its simulated visitors and operators, six times as fast as life."""

    def steps(self):
        return [
            ('a small desktop', self.start_small_desktop),
            ('the demonstration opens its windows side by side', self.open_side_by_side),
            ('visitors take tickets, operators call and serve them', self.hall_lives),
            ('receipts lie in the folder as pictures', self.receipts_come),
            ('the printer runs out and is refilled', self.paper_runs_out),
            ('talond is killed, and is there again', self.talond_dies),
            ('the hall goes on', self.hall_goes_on),
            ('Ctrl-C ends everything', self.end_all),
            ('the journal holds together', self.verify),
        ]

    def start_small_desktop(self):
        touch.start_session(self.session.crew, self.session.folder)
        self.session.screens['desktop'] = Screen(self.session.crew, 'desktop', *DESKTOP)

    def said(self, pattern):
        return re.findall(pattern, self.script.text())

    def open_side_by_side(self):
        self.script = self.start('run-busy', 'busy', '--pace', str(PACE), '--seed', '7', **self.session.screens['desktop'].environment)
        self.script.wait_text('Ctrl-C ends it all', seconds=90)
        places = {}
        for role in ROLES:
            view = self.view(role)
            window = view.screen.xdotool('search', '--onlyvisible', '--pid', view.program.pid).split()[-1]
            told = dict(line.split('=') for line in view.screen.xdotool('getwindowgeometry', '--shell', window).split() if '=' in line)
            places[role] = tuple(int(told[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))
        for role, (x, y, width, height) in places.items():
            if x < 0 or y < 0 or x + width > DESKTOP[0] or y + height > DESKTOP[1] or min(width, height) < 100:
                raise Failed(f'the window of {role} does not fit: {places[role]}')
            for other, (left, top, wide, high) in places.items():
                if role < other and x < left + wide and left < x + width and y < top + high and top < y + height:
                    raise Failed(f'{role} {places[role]} and {other} {places[other]} overlap')

    def hall_lives(self):
        wait_until(lambda: len(self.said(' is taken: ')) >= 4, 'four tickets are taken', 90)
        wait_until(lambda: len(self.said(' → window ')) >= 3, 'three visitors are called', 60)
        self.session.screens['desktop'].picture(self.story.file('busy.png'))

    def receipts_come(self):
        folder = self.session.folder / 'run-data/receipts'
        wait_until(lambda: len(list(folder.glob('[0-9]*.png'))) >= 2, 'two receipts are pictures', 60)
        wait_until(lambda: run(['zbarimg', '-q', '--raw', folder / 'last.png']), 'a phone reads the code of the last one', 20)

    def paper_runs_out(self):
        self.script.wait_text('the printer runs out of paper', seconds=60)
        self.script.wait_text('a new roll is in', seconds=60)

    def talond_dies(self):
        self.script.wait_text('talond is killed', seconds=90)
        self.script.wait_text('talond is there again', seconds=60)

    def hall_goes_on(self):
        called, taken = len(self.said(' → window ')), len(self.said(' is taken: '))
        wait_until(lambda: len(self.said(' → window ')) > called and len(self.said(' is taken: ')) > taken, 'tickets are taken and called', 90)

    def end_all(self):
        started = children_of(self.script.pid)
        os.kill(self.script.pid, signal.SIGINT)
        wait_until(lambda: not self.script.running(), 'the script ends', 60)
        left = [command[0] for pid, command in started if Child(command[0], pid).running()]
        if left:
            raise Failed(f'these programs go on: {left}')

    def verify(self):
        talond = self.session.build / 'services/server/talond'
        run([talond, 'verify', '--data', self.session.folder / 'run-data/talond'])
        numbers = set(self.said(r'(\S+) is taken: '))
        if len(numbers) != len(self.said(' is taken: ')):
            raise Failed(f'a number was given twice among {sorted(numbers)}')
