#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of talond and of kiosks at random moments under load, again and again: nothing is lost, nothing is there twice.

One site lives through at most ROUND kills (a day has 999 numbers a letter), then a new one is made. The seed chooses every
victim and every pause; how far the programs have got by then is the machine's.
"""
import argparse
import collections
import os
import pathlib
import random
import subprocess
import sys
import time

import halls
from halls import Failed, wait_until
from operators import Operator

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
import world  # noqa: E402

ROUND = 250
KIOSKS = 3
REAL_EVERY = 50     # every so many kills one is of talon-kiosk itself
LOAD_MS = 15        # between two tickets of a kiosk
LONGEST_S = 0.05    # between a sign of life and the kill
WINDOWS = (5, 1)    # of the demonstration inspectorate, one for each operator


class Round:
    def __init__(self, build, random_, cycles, first):
        self.random = random_
        self.cycles = cycles
        self.first = first
        self.killed = collections.Counter()
        self.site = halls.Site(build, kiosks=KIOSKS, operators=len(WINDOWS))
        self.site.talond.serve()
        for kiosk in self.site.kiosks:
            kiosk.start(load=LOAD_MS).wait('given')
        self.operators = [Operator(self.site.talond, f'operator{number}', window)
                          for number, window in enumerate(WINDOWS, start=1)]

    def run(self):
        for operator in self.operators:
            operator.start()
        for cycle in range(1, self.cycles + 1):
            number = self.first + cycle
            self.life()
            if number % REAL_EVERY == 0:
                self.kill_real(number)
            else:
                getattr(self, self.random.choice(['kill_talond', 'kill_kiosk', 'kill_kiosk', 'kill_both']))()
        for operator in self.operators:
            operator.end()
        return self.count()

    def life(self):
        """Waits until somebody has been shown a ticket since the last kill, then a random while: the moment of the kill."""
        before = {kiosk: kiosk.here() for kiosk in self.site.kiosks}
        wait_until(lambda: any(line.startswith('given ') for kiosk in before for line in kiosk.lines(before[kiosk])),
                   'a ticket is given', 30, halls.PAUSE)
        time.sleep(self.random.uniform(0, LONGEST_S))

    def kill_talond(self):
        """Every second time only when an operator has got something done, so that this too is cut in the middle."""
        if self.killed['talond'] % 2:
            before = sum(len(operator.acknowledged) for operator in self.operators)
            wait_until(lambda: sum(len(operator.acknowledged) for operator in self.operators) > before,
                       'an operator gets something done', 30, halls.PAUSE)
            time.sleep(self.random.uniform(0, LONGEST_S))
        self.site.talond.program.kill()
        self.site.talond.serve()
        self.killed['talond'] += 1

    def kill_kiosk(self):
        kiosk = self.random.choice(self.site.kiosks)
        kiosk.kill()
        kiosk.start(load=LOAD_MS)
        self.killed['kiosk'] += 1

    def kill_both(self):
        """A kiosk dies while talond is away: what it gave only it knows."""
        kiosk = self.random.choice(self.site.kiosks)
        self.site.talond.program.kill()
        kiosk.kill()
        kiosk.start(load=LOAD_MS)
        self.site.talond.serve()
        self.killed['talond and a kiosk'] += 1

    def kill_real(self, number):
        """talon-kiosk itself takes over what a killed kiosk left, and is killed in its turn."""
        kiosk = self.random.choice(self.site.kiosks)
        kiosk.kill()
        log = self.site.crew.logs / 'talon-kiosk.log'
        with log.open('ab') as out:
            real = subprocess.Popen([self.site.build / 'kiosk/talon-kiosk', '--role', 'ticket', '--data', kiosk.data],
                                    stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        program = self.site.crew.adopt('talon-kiosk', real, log)
        try:
            if number // REAL_EVERY % 2:
                time.sleep(self.random.uniform(0, 1))  # killed wherever it is by then
            else:
                program.wait_text('the backend answers', 30, count=program.text().count('the backend answers') + 1)
            if not program.running():
                raise Failed(f'talon-kiosk ended with {real.returncode}: {halls.last_line(log)}')
        finally:
            program.kill()
        kiosk.start(load=LOAD_MS)
        self.killed['talon-kiosk'] += 1

    def count(self):
        count = self.site.settle()
        called = {}
        for event in count.journal:
            if event['type'] == 'ticket_called':
                called.setdefault(event['body']['ticket'], set()).add(str(event['body']['window']))
        twice = [ticket for ticket, windows in called.items() if len(windows) > 1]
        done = {(event['type'], event['body'].get('ticket')) for event in count.journal}
        lost = [act for operator in self.operators for act in operator.acknowledged if act not in done]
        if twice or lost:
            raise Failed(f'called at two windows: {twice[:5]}; acknowledged to an operator and lost: {lost[:5]}')
        acts = sum(len(operator.acknowledged) for operator in self.operators)
        if acts < self.cycles // 10:
            raise Failed(f'operators got only {acts} acknowledgements: too few to prove anything')
        return count.check(least=self.cycles * 3) + f'; {acts} acknowledged to operators, 0 lost'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--kills', type=int, default=int(os.environ.get('TALON_KILLS') or 500))
    parser.add_argument('--seed', type=int, default=int(os.environ.get('TALON_SEED') or random.randrange(2**32)))
    options = parser.parse_args()
    world.enter()
    halls.environment()
    print(f'{options.kills} kills, seed {options.seed} (TALON_SEED={options.seed} chooses the same victims)', flush=True)
    random_ = random.Random(options.seed)
    begin, done, killed = time.monotonic(), 0, collections.Counter()
    while done < options.kills:
        cycles = min(ROUND, options.kills - done)
        round_ = Round(options.build, random_, cycles, done)
        try:
            print(f'{done + cycles}: {round_.run()}', flush=True)
        finally:
            for operator in round_.operators:
                operator.end()
            round_.site.end()
        done += cycles
        killed += round_.killed
    print(f'{done} kills in {time.monotonic() - begin:.0f} s: ' + ', '.join(f'{n} of {what}' for what, n in killed.items()))


if __name__ == '__main__':
    try:
        main()
    except Failed as error:
        sys.exit(str(error))
