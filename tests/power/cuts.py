#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts: talond and a ticket kiosk in a guest whose disk stops keeping what it is given, at random moments.

Compares what was acknowledged before each cut with what is on the disk after it; as shipped nothing may be missing, and
with SQLite's synchronous=NORMAL something must be, or the rig proves nothing.
"""
import argparse
import json
import os
import pathlib
import platform
import random
import shutil
import sys
import tempfile
import time

from guest import Guest, Kernel, make_disk, make_initramfs, read_disk

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'faults'))
import halls  # noqa: E402
from halls import Failed, run, skip  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
import world  # noqa: E402

LONGEST_S = 4       # between the first acknowledgements and the cut
LONGEST_LIE_S = 1   # between the cut and the end of the guest
AFTERWARDS = 20     # tickets given after each cut, whose numbers must be new
PRELOADS = {'FULL': '', 'NORMAL': '/bin/libnormal_sync.so'}


class Rig:
    def __init__(self, build, folder, kernel):
        self.build = build
        self.folder = folder
        self.kernel = kernel
        self.site = halls.Site(build, kiosks=1)
        self.kiosk = self.site.kiosks[0]
        self.initramfs = folder / 'initramfs'
        make_initramfs(self.initramfs, kernel, [build / 'services/server/talond', build / 'tests/faults/kiosk_without_screens',
                                                build / 'tests/power/libnormal_sync.so'])
        self.prepare()

    def prepare(self):
        """The kiosk is enrolled and has its first documents; both programs' folders then become the disk."""
        site = self.site
        site.talond.serve()
        self.kiosk.start().wait('online')
        self.kiosk.give()
        self.kiosk.wait('acked')
        self.kiosk.quit()
        site.talond.end()
        self.start = site.folder / 'start'
        self.start.mkdir()
        for name in ('talond', 'ticket-1', 'talond.toml'):
            source = site.folder / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.start / name)
        self.first = self.kiosk.said.read_text()
        make_disk(self.folder / 'start.img', self.start)

    def cut(self, number, sync, random_):
        disk = self.folder / 'disk.img'
        run(['cp', '--sparse=always', self.folder / 'start.img', disk])
        said = self.life(f'{number}-{sync}', disk, sync, random_)
        guest = Guest(self.kernel, self.initramfs, disk, self.folder / f'{number}-{sync}.mount.log', 'talon.act=mount')
        try:
            guest.wait('settled')
            guest.process.wait(60)
        finally:
            guest.kill()
        there = self.folder / 'there'
        shutil.rmtree(there, ignore_errors=True)
        read_disk(disk, there)
        result = {'cut': number, 'synchronous': sync, **self.compare(said, there)}
        if sync == 'FULL':
            result['afterwards'] = self.go_on(said, there)
        return result

    def life(self, name, disk, sync, random_):
        """Boots, loads, cuts; what was said up to the cut."""
        words = f'talon.act=load talon.port={self.site.talond.port} talon.preload={PRELOADS[sync]}'
        guest = Guest(self.kernel, self.initramfs, disk, self.folder / f'{name}.load.log', words)
        try:
            guest.wait('listening')
            guest.wait('acked .*')
            guest.listen(random_.uniform(0, LONGEST_S))
            guest.tell('cut')
            guest.wait('dropping')
            guest.listen(random_.uniform(0, LONGEST_LIE_S))
        finally:
            guest.kill()
        return guest.lines[:guest.lines.index('cut')]

    def compare(self, said, there):
        given = [line.split()[1:3] for line in said if line.startswith('given ')]
        acked = max(int(line.split()[1]) for line in said if line.startswith('acked '))
        born = {event['body']['ticket']: event['body']['number']
                for event in halls.events(there / 'ticket-1/journal.db') if event['type'] == 'ticket_issued'}
        arrived = [event['seq'] for event in halls.events(there / 'talond/journal.db') if event['seq'] > 0]
        guard, = (there / 'ticket-1').glob('numbers-*.guard')
        numbers = ''.join(f'{number}\n' for _, number in given)
        not_given = run([self.build / 'tests/power/not_given', guard], input=numbers.encode()).split()
        return {'given': len(given), 'given_lost': sum(born.get(ticket) != number for ticket, number in given),
                'acked': acked, 'acked_lost': acked - len([seq for seq in set(arrived) if seq <= acked]),
                'numbers_lost': len(not_given)}

    def go_on(self, said, there):
        """The programs as shipped open what is there, give more tickets, and everything is counted once more."""
        site = self.site
        for name in ('talond', 'ticket-1'):
            shutil.rmtree(site.folder / name)
            shutil.copytree(there / name, site.folder / name)
        self.kiosk.said.write_text(self.first + ''.join(line + '\n' for line in said if line.startswith('given ')))
        try:
            site.talond.verify()
            site.talond.serve()
            self.kiosk.start().wait('ready')
            for _ in range(AFTERWARDS):
                self.kiosk.give()
            return site.settle().check(least=AFTERWARDS)
        finally:
            for program in (self.kiosk.program, site.talond.program):
                if program and program.running():
                    program.kill()


def table(results):
    print(f'\n{"synchronous":>11} {"cuts":>5} {"shown":>7} {"lost":>6} {"pushed":>7} {"lost":>6} {"numbers lost":>13}')
    for sync in PRELOADS:
        rows = [result for result in results if result['synchronous'] == sync]
        print(f'{sync:>11} {len(rows):>5} ' + ' '.join(f'{sum(row[what] for row in rows):>{width}}' for what, width in (
            ('given', 7), ('given_lost', 6), ('acked', 7), ('acked_lost', 6), ('numbers_lost', 13))))


def judge(results):
    """Nothing acknowledged is lost as shipped, and every kind of run was worth something."""
    wrong = [result for result in results if result['synchronous'] == 'FULL'
             and result['given_lost'] + result['acked_lost'] + result['numbers_lost']]
    if wrong:
        raise Failed(f'acknowledged and lost: {wrong}')
    if not sum(result['given_lost'] + result['acked_lost'] for result in results if result['synchronous'] == 'NORMAL'):
        raise Failed('with synchronous=NORMAL nothing was lost: the rig cannot fail, so it proves nothing')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--cuts', type=int, default=10)
    parser.add_argument('--seed', type=int, default=int(os.environ.get('TALON_SEED') or random.randrange(2**32)))
    options = parser.parse_args()
    if platform.machine() != 'x86_64' or not shutil.which('qemu-system-x86_64') or not shutil.which('apt-get'):
        skip('this rig wants an x86_64 Debian with qemu-system-x86_64 (deploy/packages/power.txt)')
    build = options.build.resolve()
    kernel = Kernel(build / 'power')  # before the world without a network
    world.enter()
    halls.environment()
    print(f'{options.cuts} cuts each, seed {options.seed} (TALON_SEED), kernel {kernel.release} ({kernel.version})', flush=True)
    folder, begin = pathlib.Path(tempfile.mkdtemp(prefix='talon-power-', dir=build)), time.monotonic()
    rig = Rig(build, folder, kernel)
    try:
        random_, results = random.Random(options.seed), []
        for number in range(1, options.cuts + 1):
            for sync in PRELOADS:
                results.append(rig.cut(number, sync, random_))
                print(json.dumps(results[-1], ensure_ascii=False), flush=True)
        table(results)
        judge(results)
    finally:
        rig.site.end()
    shutil.rmtree(folder)  # kept when something failed: the disks and consoles are in it
    print(f'{2 * options.cuts} cuts in {time.monotonic() - begin:.0f} s')


if __name__ == '__main__':
    try:
        main()
    except Failed as error:
        sys.exit(str(error))
