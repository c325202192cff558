#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups go to a share that stops answering, as a network share does whose server has gone: every call on it hangs.

Tickets are given, acknowledged and called meanwhile; talond says in its figures that a backup is under way, stops cleanly and
starts again; and when the share answers, the backup is there by itself and can be restored.
"""
import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

import halls
from halls import Failed, wait_until

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
import world  # noqa: E402

TICKETS = 40


class Share:
    """A folder behind a file system whose server can be stopped in its tracks."""

    def __init__(self, crew, folder):
        self.behind, self.mounted = folder / 'share-server', folder / 'share'
        for path in (self.behind, self.mounted):
            path.mkdir()
        self.server = crew.start('share', ['bindfs', '-f', self.behind, self.mounted])
        wait_until(lambda: not self.server.running() or os.path.ismount(self.mounted), 'the share is mounted')
        if not self.server.running():
            raise Failed(halls.last_line(self.server.log))

    def hang(self):
        os.kill(self.server.pid, signal.SIGSTOP)

    def answer(self):
        os.kill(self.server.pid, signal.SIGCONT)

    def backups(self):
        return sorted(self.behind.glob('talon-*.db'))

    def end(self):
        self.answer()
        subprocess.run(['umount', '--lazy', self.mounted], check=False)


class HangingShare:
    def __init__(self, build):
        self.site = halls.Site(build, kiosks=1, operators=1)
        self.talond, self.kiosk = self.site.talond, self.site.kiosks[0]
        self.share = None

    def figure(self, name):
        with urllib.request.urlopen(self.talond.url + '/metrics', timeout=10) as answer:
            return float(re.search(rf'^talon_{name} (\S+)$', answer.read().decode(), re.MULTILINE)[1])

    def under_way(self):
        wait_until(lambda: self.figure('backup_running_seconds') > 0, 'a backup is under way')

    def give(self):
        for _ in range(TICKETS):
            if self.kiosk.give('inn')[0] != 'given':
                raise Failed('no ticket while the share hangs')
        shown = len(self.kiosk.shown())
        wait_until(lambda: any(line == f'acked {shown}' for line in self.kiosk.lines()), 'the tickets are acknowledged', 20)

    def call(self):
        client = self.talond.client('operator1')
        client.ask('POST', '/api/v1/windows/1/take', {})
        ticket = client.ask('POST', '/api/v1/windows/1/call-next', {})['ticket']['ticket']
        client.ask('POST', f'/api/v1/tickets/{ticket}/start', {})
        client.ask('POST', f'/api/v1/tickets/{ticket}/finish', {})

    def run(self):
        try:
            self.share = Share(self.site.crew, self.site.folder)
        except (Failed, OSError) as error:
            halls.skip(f'no file system of a program’s own can be mounted here: {error}')
        self.talond.config.write_text(f'[log]\nlevel = "warn"\n[backup]\nfolder = "{self.share.mounted}"\n')
        self.share.hang()
        self.talond.serve()
        self.under_way()
        self.kiosk.start().wait('board')
        self.give()
        self.call()
        if self.figure('backups_made_total') or self.share.backups():
            raise Failed('a backup was made: the share never hung')
        begin = time.monotonic()
        self.talond.end()
        print(f'talond stopped cleanly in {time.monotonic() - begin:.1f} s while the share hung')
        self.talond.serve()
        self.under_way()
        self.share.answer()
        wait_until(lambda: self.figure('backups_made_total') == 1 and self.figure('backup_ok') == 1, 'the backup is there', 30)
        print(self.site.settle().check(least=TICKETS))
        self.restore()

    def restore(self):
        """The backup in a folder of its own: sound, and whole up to the moment it was made."""
        found = self.share.backups()
        if len(found) != 1:
            raise Failed(f'{len(found)} backups in the share')
        data = self.site.folder / 'restored'
        shutil.copytree(self.talond.data, data)
        self.talond.data = data
        self.talond.command('restore', '--from', found[0])
        print(self.talond.verify())
        there = [event for event in halls.events(data / 'journal.db') if event['type'] == 'ticket_issued']
        if len(there) != TICKETS:
            raise Failed(f'{len(there)} tickets in the backup')


def alone(description, make):
    """Runs what `make` makes of the build's folder, in namespaces of its own, and takes everything down again."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('build', type=pathlib.Path)
    options = parser.parse_args()
    world.enter()
    if os.environ[world.MARK] != 'private':
        halls.skip('namespaces are forbidden here, so nothing can be mounted')
    halls.environment()
    begin = time.monotonic()
    try:
        test = make(options.build)
        try:
            test.run()
        finally:
            if test.share:
                test.share.end()
            test.site.end()
    except Failed as error:
        sys.exit(str(error))
    print(f'{time.monotonic() - begin:.0f} s')


if __name__ == '__main__':
    alone(__doc__, HangingShare)
