#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A cable is cut between talond and a kiosk and a display: packets vanish without a word, and later some of them do.

The kiosk gives tickets from its reserve; when the cable is whole again each is at talond once, is called in its fair place by
its due time, nothing that was called is un-called, and the display's board is fresh.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import time

import halls
from halls import Failed, wait_until

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
import world  # noqa: E402

HERE, THERE, FAR = '10.77.0.1', '10.77.0.2', 'talon-far'
SERVICE, WINDOW = 'inn', 1
BATCH = 6
LOSSY_TICKETS = 40


def command(*words):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise Failed(f'{" ".join(map(str, words))}: {done.stdout.decode(errors="replace").strip()}')


class Cable:
    """Two ends in two network namespaces; the far one is the kiosk's and the display's."""

    prefix = ('ip', 'netns', 'exec', FAR)

    def __init__(self):
        command('ip', 'netns', 'add', FAR)
        command('ip', 'link', 'add', 'talon0', 'type', 'veth', 'peer', 'name', 'talon1', 'netns', FAR)
        command('ip', 'addr', 'add', f'{HERE}/24', 'dev', 'talon0')
        command('ip', 'link', 'set', 'talon0', 'up')
        command(*self.prefix, 'ip', 'addr', 'add', f'{THERE}/24', 'dev', 'talon1')
        for device in ('talon1', 'lo'):
            command(*self.prefix, 'ip', 'link', 'set', device, 'up')
        self.drop('-m', 'statistic', '--mode', 'random', '--probability', '0.1')
        self.mend()

    def drop(self, *when):
        for chain in ('INPUT', 'OUTPUT'):
            command(*self.prefix, 'iptables', '-A', chain, *when, '-j', 'DROP')

    def mend(self):
        command(*self.prefix, 'iptables', '-F')


class Partition:
    def __init__(self, build, cable):
        self.cable = cable
        self.site = halls.Site(build, kiosks=2, operators=1, host=HERE)
        self.talond = self.site.talond
        self.far, self.near = self.site.kiosks
        self.display = halls.Kiosk(self.site, 'hall-1', role='hall')

    def start(self):
        self.talond.serve()
        self.near.start()
        for device in (self.far, self.display):
            device.start(prefix=self.cable.prefix)
        for device in (self.far, self.near, self.display):
            device.wait('online')
            device.wait('board')
        self.client = self.talond.client('operator1')
        self.client.ask('POST', f'/api/v1/windows/{WINDOW}/take', {})

    def take(self, kiosk, origin=None):
        """A ticket for the window's service: its id; `origin` says whence its number must be."""
        words = kiosk.give(SERVICE)
        if words[0] != 'given' or (origin and words[3] != origin):
            raise Failed(f'{kiosk.place}: {" ".join(words)} instead of a number that is {origin}')
        return words[1], int(words[4])

    def call_next(self):
        return self.client.ask('POST', f'/api/v1/windows/{WINDOW}/call-next', {})['ticket']['ticket']

    def finish(self, ticket):
        for act in ('start', 'finish'):
            self.client.ask('POST', f'/api/v1/tickets/{ticket}/{act}', {})

    def cut(self):
        first, _ = self.take(self.far, 'granted')
        since = self.display.here()
        self.cable.drop()
        begin = time.monotonic()
        alone = [self.take(self.far, 'alone') for _ in range(BATCH)]
        self.display.wait('offline', since)
        print(f'cut: a ticket took {", ".join(str(ms) for _, ms in alone)} ms; the display knew after {time.monotonic() - begin:.1f} s')
        # Those who come later at the other kiosk are called meanwhile, since nobody knows of the six.
        later = [self.take(self.near, 'granted')[0] for _ in range(BATCH)]
        if self.call_next() != first:
            raise Failed('the first who came was not called first')
        self.finish(first)
        in_hand = self.call_next()
        if in_hand != later[0]:
            raise Failed('of those who are known the earliest was not called')
        return [ticket for ticket, _ in alone], later, in_hand

    def healed(self, alone, later, in_hand):
        since = {device: device.here() for device in (self.far, self.display)}
        self.cable.mend()
        begin = time.monotonic()
        for device, mark in since.items():
            device.wait('online', mark, 60)
        expected = len(alone) + len(later) - 1
        self.display.wait(f'board {expected}$', since[self.display], 60)
        print(f'healed: every ticket is at talond and on the display’s board {time.monotonic() - begin:.1f} s later')
        mine = self.client.hall()['mine']['ticket']
        if not mine or (mine['ticket'], mine['state']) != (in_hand, 'called'):
            raise Failed(f'what was called is un-called: {mine}')
        self.finish(in_hand)
        order = []
        for _ in range(expected):
            order.append(self.call_next())
            self.finish(order[-1])
        if order != alone + later[1:]:
            raise Failed(f'called in the order {order}, came in the order {alone + later[1:]}')

    def lossy(self):
        """Three packets of ten vanish, both ways."""
        self.cable.drop('-m', 'statistic', '--mode', 'random', '--probability', '0.3')
        words = [self.far.give(SERVICE) for _ in range(LOSSY_TICKETS)]
        if any(answer[0] != 'given' for answer in words):
            raise Failed(f'a ticket was refused on a bad line: {words}')
        times = sorted(int(answer[4]) for answer in words)
        granted = sum(answer[3] == 'granted' for answer in words)
        self.cable.mend()
        print(f'three packets of ten lost: {granted} of {LOSSY_TICKETS} numbers granted, the median {times[len(times) // 2]} ms, '
              f'the slowest {times[-1]} ms')

    def run(self):
        self.start()
        self.healed(*self.cut())
        self.lossy()
        # Everything from here on goes through whole cables and no namespace.
        wait_until(lambda: halls.status_of(f'{self.talond.url}/api/v1/status/{self.far.shown()[-1][0]}') == 200,
                   'the last ticket is at talond', 60, 0.02)
        self.display.quit()
        self.far.quit()
        print(self.site.settle().check(least=LOSSY_TICKETS))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=pathlib.Path)
    options = parser.parse_args()
    world.enter()
    if os.environ[world.MARK] != 'private':
        halls.skip('namespaces are forbidden here, so no cable can be cut')
    halls.environment()
    try:
        cable = Cable()
    except (Failed, OSError) as error:
        halls.skip(f'no cable can be laid or cut here: {error}')
    test = Partition(options.build, cable)
    begin = time.monotonic()
    try:
        test.run()
    finally:
        if test.display.program and test.display.program.running():
            test.display.kill()
        test.site.end()
    print(f'{time.monotonic() - begin:.0f} s')


if __name__ == '__main__':
    try:
        main()
    except Failed as error:
        sys.exit(str(error))
