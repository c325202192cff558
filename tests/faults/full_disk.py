#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is really full: talond and a kiosk on small file systems of their own, which a ballast fills to the brim.

Each says so and stops acknowledging; nothing acknowledged is lost; when there is room and it is started again, it goes on.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import time

import halls
from halls import DISK, KIOSK_DATA, Ended, Failed, wait_until

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
import world  # noqa: E402

SIZE = '24m'
ROOM = 64 * 1024  # left for the program's last commits
MOST = 2000       # tickets until the disk must have said no


class Disk:
    """A small file system at a program's data folder."""

    def __init__(self, data):
        data.mkdir(parents=True, exist_ok=True)
        self.ballast = data / 'ballast'
        subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={SIZE},mode=700', 'tmpfs', data], check=True)

    def fill(self, but=0):
        """Takes all that is free, but for so many bytes."""
        free = os.statvfs(self.ballast.parent)
        with self.ballast.open('ab') as out:
            os.posix_fallocate(out.fileno(), out.tell(), max(free.f_bavail * free.f_frsize - but, 4096))

    def empty(self):
        self.ballast.unlink()


def take_until(kiosk, told):
    """Gives tickets until something is told; how many."""
    for count in range(MOST):
        if told(kiosk.give()):
            return count
    raise Failed(f'{MOST} tickets were given on a full disk')


def of_talond(site):
    disk, talond, kiosk = site.talond_disk, site.talond, site.kiosks[0]
    disk.fill(but=ROOM)
    count = take_until(kiosk, lambda _: not talond.program.running())
    wait_until(lambda: talond.program.process.poll() is not None, 'talond ends', 10, halls.PAUSE)
    if talond.program.process.returncode != DISK:
        raise Failed(f'talond ended with {talond.program.process.returncode}: {halls.last_line(talond.program.log)}')
    print(f'talond, {count} tickets later, exit code {DISK}: {halls.last_line(talond.program.log)}')
    for _ in range(3):
        if kiosk.give()[0] != 'given':
            raise Failed('the kiosk gives no tickets while talond’s disk is full')
    try:
        talond.serve()
        talond.program.kill()
        print('talond starts on the full disk')
    except Ended as error:
        print(f'a start on the full disk: {error}')
    disk.empty()
    acked = max(int(line.split()[1]) for line in kiosk.lines() if line.startswith('acked'))
    talond.verify()
    there = [event['seq'] for event in halls.events(talond.data / 'journal.db') if event['seq']]
    if len(there) < acked:
        raise Failed(f'{acked} acknowledged, {len(there)} in the journal')
    since = kiosk.here()
    talond.serve()
    kiosk.wait('online', since)


def of_kiosk(site):
    disk, kiosk = site.kiosk_disk, site.kiosks[0]
    disk.fill(but=ROOM)
    said = []
    count = take_until(kiosk, lambda answer: said.append(answer) or answer[0] == 'failed')
    print(f'the kiosk, {count} tickets later: {" ".join(said[-1])}')
    for _ in range(3):
        if kiosk.give()[0] != 'failed':
            raise Failed('a ticket was given after an error of the disk')
    kiosk.kill()
    kiosk.start()
    try:
        answer = kiosk.give()
        print(f'a start on the full disk: {" ".join(answer)}')
    except Ended as error:
        if kiosk.program.process.returncode != KIOSK_DATA:
            raise
        print(f'a start on the full disk: {error}')
    kiosk.kill()
    disk.empty()
    kiosk.start()
    kiosk.wait('online')
    if kiosk.give()[0] != 'given':
        raise Failed('it gives no tickets though there is room again')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=pathlib.Path)
    options = parser.parse_args()
    world.enter()
    if os.environ[world.MARK] != 'private':
        halls.skip('namespaces are forbidden here, so nothing can be mounted')
    halls.environment()
    begin = time.monotonic()
    site = halls.Site(options.build, kiosks=1, disks=Disk)
    try:
        site.talond.serve()
        site.kiosks[0].start().wait('board')
        of_talond(site)
        of_kiosk(site)
        print(site.settle().check(least=10) + f'; {time.monotonic() - begin:.0f} s')
    finally:
        site.end()
        for disk in (site.talond_disk, site.kiosk_disk):
            subprocess.run(['umount', disk.ballast.parent], check=False)


if __name__ == '__main__':
    try:
        main()
    except Failed as error:
        sys.exit(str(error))
