#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A morning's rush in the demonstration: visitors at a kiosk of their own, operators at the console's API, a printer that runs out of paper,
and a talond that is killed. It says what happens, a line each, and ends with its parent or on a signal. The same seed is the same
morning, as far as the machine's own pace lets it be.
"""
import argparse
import json
import os
import pathlib
import random
import signal
import sys
import threading
import time

from processes import Crew, Failed
from busy_staff import Operator
from busy_visitors import Kiosk

# Seconds between two visitors at full pace.
BETWEEN = 22
# What goes wrong, and when, in seconds from the beginning; then again from the beginning.
TROUBLES = (('paper', 60), ('refill', 100), ('kill', 150), ('calm', 240))


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('data', type=pathlib.Path, help='the folder of the demonstration')
    parser.add_argument('--kiosk', required=True, help='the program talon-kiosk')
    parser.add_argument('--server', required=True, help='the address of talond')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--pace', type=float, default=1.0, help='2: twice as fast')
    return parser.parse_args()


def passwords(path):
    """Login → password of the operators, without the first: it is left to whoever looks on."""
    words = [line.split() for line in path.read_text(encoding='utf-8').splitlines()]
    return {line[0]: line[1] for line in words if line[0].startswith('operator') and line[0] != 'operator1'}


def kiosk_command(options):
    folder = options.data / 'busy'
    command = [options.kiosk, '--role', 'ticket', '--data', folder, '--server', options.server, '--size', '1080x1920']
    if not (folder / 'identity.json').exists():
        command += ['--enrol', (folder / 'code').read_text().strip()]
    return command


def windows(site):
    """Numbers of windows, the first apart: such as take what no window before them takes come first."""
    left = {window['number']: {each if isinstance(each, str) else each['id'] for each in window['services']} for window in site['windows'][1:]}
    taken, order = set(), []
    while left:
        best = max(left, key=lambda number: (len(left[number] - taken), -number))
        taken |= left.pop(best)
        order.append(best)
    return order


class Troubles:
    """What goes wrong by itself in a hall, one after the other."""

    def __init__(self, data, pace):
        self.data, self.pace = data, pace
        self.begin, self.next = 0.0, 0

    def step(self, now):
        if not self.begin:
            self.begin = now
        what, at = TROUBLES[self.next]
        if now - self.begin < at / self.pace:
            return None
        self.next = (self.next + 1) % len(TROUBLES)
        if self.next == 0:
            self.begin = now
        return getattr(self, f'_{what}')()

    def _paper(self):
        if not (self.data / 'printer/cups.sock').exists():
            return None
        (self.data / 'printer/fault').write_text('media-empty-error')
        return 'the printer runs out of paper: kiosks say so, tickets go on without receipts'

    def _refill(self):
        fault = self.data / 'printer/fault'
        if not fault.exists():
            return None
        fault.unlink()
        return 'a new roll is in: the next receipt comes out'

    def _kill(self):
        pid = int((self.data / 'talond.pid').read_text())
        os.kill(pid, signal.SIGKILL)
        return 'talond is killed: kiosks go on with numbers of their own, displays say that they are not up to date'

    def _calm(self):
        return None


def say(sentence):
    if sentence:
        print(f'  {time.strftime("%H:%M:%S")}  {sentence}', flush=True)


def run(options, ended):
    dice = random.Random(options.seed)
    site = json.loads((options.data / 'site.json').read_text(encoding='utf-8'))
    crew = Crew(options.data / 'busy/logs')
    try:
        kiosk = Kiosk(crew, options.data / 'busy', kiosk_command(options), random.Random(dice.random()))
        staff = [Operator(options.server, login, password, window, random.Random(dice.random()), options.pace)
                 for window, (login, password) in zip(windows(site), sorted(passwords(options.data / 'logins.txt').items()))]
        troubles = Troubles(options.data, options.pace)
        arrival = time.monotonic()
        while not ended.wait(0.2) and os.getppid() != 1:
            now = time.monotonic()
            for operator in staff:
                say(operator.step(now))
            say(troubles.step(now))
            if now >= arrival:
                say(kiosk.visit(site))
                arrival = max(now, arrival + dice.expovariate(options.pace / BETWEEN))
        print(f'taken {kiosk.taken}, served {sum(operator.served for operator in staff)}', flush=True)
    finally:
        crew.end()


def main():
    options = parse()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    try:
        run(options, ended)
    except Failed as reason:
        print(f'the busy hall ends: {reason}', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
