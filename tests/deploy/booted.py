#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped units under a real systemd: start, kill, hang, a share that is missing, a full disk, a damaged journal, stop. booted.py SOURCE BUILD."""
import contextlib
import ctypes
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import machine
from machine import Failed, Machine, Unit, run, wait_until

SKIPPED = 77
KILLS = 12
EVENTS, MORE = 2000, 100
SYS_IOPRIO_GET, OF_PROCESS = 252, 1
LOWEST_BEST_EFFORT = 2 << 13 | 7
SETTINGS = '''
[server]
listen = "127.0.0.1:8080"
[metrics]
listen = "127.0.0.1:9100"
[backup]
folder = "/mnt/backup"
spare_mib = 1
'''


class Booted:
    """One machine with talond and a hall display, and what is done to them in turn."""

    def __init__(self, source, build, folder):
        self.source = source
        self.machine = Machine(folder, {'/opt/talon': build, '/opt/source': source})
        self.talond = None
        self.codes = {}

    def install(self):
        """As deploy/systemd/README.md tells; the programs stand in the build's folder instead of /usr/bin."""
        root, units = self.machine.root, self.source / 'deploy/systemd'
        for unit, place in (('talond.service', 'system'), ('talon-kiosk@.service', 'user')):
            text = (units / unit).read_text().replace('/usr/bin/talond', '/opt/talon/services/server/talond')
            text = text.replace('/usr/bin/talon-kiosk', '/opt/talon/kiosk/talon-kiosk').replace('/usr/share/talon/web', '/opt/source/services/web/dist')
            (root / 'etc/systemd' / place).mkdir(parents=True, exist_ok=True)
            (root / 'etc/systemd' / place / unit).write_text(text)
        (root / 'etc/sysusers.d').mkdir()
        (root / 'etc/sysusers.d/talon.conf').write_text((units / 'talon.sysusers.conf').read_text())
        (root / 'etc/talon').mkdir()
        (root / 'etc/talon/talond.toml').write_text(SETTINGS)
        (root / 'etc/talon/site.json').write_bytes(run([sys.executable, self.source / 'tools/always_open.py', '--midday', self.source / 'assets/demo/site.json']))

    def as_talon(self, *words, **options):
        return self.machine.run('runuser', '-u', 'talon', '--', '/opt/talon/services/server/talond', *words, **options)

    def make_hall(self):
        """A disk of 64 MiB of its own, so that it can be filled; a journal; codes for a kiosk and a display."""
        run = self.machine.run
        run('systemd-sysusers')
        run('mount', '-t', 'tmpfs', '-o', 'size=64m,mode=700,uid=talon,gid=talon', 'talon', self.place())
        self.as_talon('init', '--data', '/var/lib/talond', '--site', '/etc/talon/site.json')
        self.as_talon('user', '--data', '/var/lib/talond', '--login', 'specialist', '--role', 'specialist', '--title', 'Специалист', input=b'correct horse\n')
        for role in ('ticket', 'hall'):
            said = self.as_talon('enrol', '--data', '/var/lib/talond', '--role', role, '--place', f'{role}-1')
            self.codes[role] = re.search(r'\b[0-9A-Z]{4}(-[0-9A-Z]{4})+\b', said)[0]
        self.talond = Unit(self.machine, 'talond.service')

    def place(self):
        self.machine.run('install', '-d', '-o', 'talon', '-g', 'talon', '-m', '700', '/var/lib/talond')
        return '/var/lib/talond'

    def answers(self):
        return self.machine.ask('curl', '-s', '--max-time', '5', 'http://127.0.0.1:8080/healthz')

    def metric(self, name):
        found = re.search(rf'^{re.escape(name)} (\S+)$', self.machine.ask('curl', '-s', '--max-time', '5', 'http://127.0.0.1:9100/metrics'), re.MULTILINE)
        return float(found[1]) if found else None

    def serves(self, what, not_pid=0):
        pid = self.talond.wait_active(what, not_pid)
        wait_until(self.answers, f'talond answers {what}')
        return pid

    # The steps

    def starts_without_its_share(self):
        self.talond.start()
        self.serves('with no folder for its backups')

    def comes_back_however_often_it_is_killed(self):
        pid = self.talond.pid()
        for _ in range(KILLS):
            self.talond.kill('SIGKILL')
            pid = self.talond.wait_active('after a kill', pid)
        self.serves('after many kills')
        if int(self.talond.of('NRestarts')) < KILLS:
            raise Failed('somebody else than systemd started talond')

    def is_ended_when_it_hangs(self):
        pid = self.talond.pid()
        self.talond.kill('SIGSTOP')
        self.serves('after its loop stood still', pid)
        said = self.machine.run('journalctl', '--no-pager', '-u', 'talond.service', '-o', 'cat')
        if 'Watchdog timeout' not in said:
            raise Failed('it was not the watchdog that ended talond')

    def backs_up_when_the_share_comes(self):
        run = self.machine.run
        self.write_drop_in('[Service]\nReadWritePaths=-/mnt/backup\n')
        run('mkdir', '-p', '/mnt/backup')
        self.restart('with an empty place for a share')
        run('mount', '-t', 'tmpfs', '-o', 'mode=700,uid=talon,gid=talon', 'share', '/mnt/backup')
        wait_until(lambda: '.db' in self.machine.ask('ls', '/mnt/backup'), 'a backup is on the share', 150, pause=0.5)

    @contextlib.contextmanager
    def kiosk(self):
        """A real kiosk without a screen, which gives one ticket after another as fast as it can."""
        command = self.machine.inside('/opt/talon/tests/faults/kiosk_without_screens', '--data', '/root/ticket-1', '--role', 'ticket', '--server',
                                      'http://127.0.0.1:8080', '--enrol', self.codes['ticket'])
        kiosk = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            kiosk.stdin.write(b'load 0\n')
            kiosk.stdin.flush()
            yield
        finally:
            kiosk.kill()
            kiosk.wait()

    def wait_events(self, count):
        wait_until(lambda: (self.metric('talon_journal_position') or 0) >= count, f'{count} events are in the journal', 120, pause=0.5)

    def takes_tickets(self):
        """So many that a backup takes a moment."""
        with self.kiosk():
            self.wait_events(EVENTS)

    def backups_give_way(self):
        """The thread that copies and checks has a lower priority; with the two calls forbidden it has not, and the hall works all the same."""
        if not any(self.lowered() for _ in range(5)):
            raise Failed('no thread of talond is lowered while it backs up')
        self.write_drop_in('[Service]\nReadWritePaths=-/mnt/backup\nSystemCallFilter=~setpriority ioprio_set\n')
        if any(self.lowered() for _ in range(2)):
            raise Failed('threads are lowered although the system forbids it: this step sees nothing')
        self.write_drop_in('[Service]\nReadWritePaths=-/mnt/backup\n')
        self.restart('with its own filter again')

    def lowered(self):
        """Whether a fresh talond has a thread at nice 10 and in the disk's last class while it makes a backup."""
        libc = ctypes.CDLL(None, use_errno=True)
        self.machine.run('sh', '-c', 'rm -rf /mnt/backup/*') # so that one is due
        made = self.backups()
        pid = self.machine.outer(self.restart('to make a backup'))
        lowered = set()
        wait_until(lambda: lowered.update(task for nice, task in self.threads(pid)
                                          if nice == 10 and libc.syscall(SYS_IOPRIO_GET, OF_PROCESS, task) == LOWEST_BEST_EFFORT)
                   or lowered or self.backups() > made, 'a backup is made', 90, pause=0.001)
        return bool(lowered)

    def backups(self):
        return self.machine.run('journalctl', '--no-pager', '-u', 'talond.service', '-o', 'cat').count('info backup ')

    @staticmethod
    def threads(pid):
        for task in pathlib.Path(f'/proc/{pid}/task').iterdir():
            try:
                yield int((task / 'stat').read_text().rsplit(')', 1)[1].split()[16]), int(task.name)
            except OSError:
                continue

    def write_drop_in(self, text):
        folder = self.machine.root / 'etc/systemd/system/talond.service.d'
        folder.mkdir(exist_ok=True)
        (folder / 'test.conf').write_text(text)
        self.talond.control('daemon-reload')

    def restart(self, what):
        pid = self.talond.pid()
        self.talond.control('restart', self.talond.name)
        return self.serves(what, pid)

    def outlives_a_full_disk(self):
        """With its disk full talond ends at the first commit and is started again until there is room; then it goes on, and nothing is lost."""
        pid = self.talond.pid()
        with self.kiosk():
            self.machine.ask('dd', 'if=/dev/zero', 'of=/var/lib/talond/filler', 'bs=4096', 'status=none')
            wait_until(lambda: self.talond.pid() != pid, 'talond ends when its disk is full', 60, pause=0.2)
            self.machine.run('rm', '/var/lib/talond/filler')
            self.serves('with room again', pid)
            self.wait_events(self.metric('talon_journal_position') + MORE)

    def does_not_insist_on_a_damaged_journal(self):
        self.talond.stop()
        if self.talond.of('Result') != 'success':
            raise Failed('a stop is not a success: ' + self.talond.of('Result'))
        journal = self.machine.root / 'kept.db'
        self.machine.run('cp', '/var/lib/talond/journal.db', '/kept.db')
        self.machine.run('dd', 'if=/dev/urandom', 'of=/var/lib/talond/journal.db', 'bs=4096', 'seek=1', 'count=4', 'conv=notrunc', 'status=none')
        self.machine.ask('systemctl', 'start', self.talond.name)
        wait_until(lambda: self.talond.of('ActiveState') == 'failed', 'talond gives up on a damaged journal', 30, pause=0.2)
        if self.talond.of('ExecMainStatus') != '5':
            raise Failed('it ended with ' + self.talond.of('ExecMainStatus'))
        self.machine.run('sh', '-c', 'cat /kept.db > /var/lib/talond/journal.db')
        journal.unlink()
        self.talond.start()
        self.serves('with its journal again')

    def shows_the_hall_and_comes_back_when_it_hangs(self):
        """A display in the session of a user of its own."""
        run, root = self.machine.run, self.machine.root
        run('useradd', '-m', '-u', '1990', 'screen')
        run('systemd-run', '--quiet', '--unit=screen', 'Xvfb', ':5', '-ac', '-screen', '0', '1280x720x24')
        (root / 'etc/talon/kiosk-hall.toml').write_text(f'server = "http://127.0.0.1:8080"\nenrol = "{self.codes["hall"]}"\n')
        run('systemctl', 'start', 'user@1990')
        display = Unit(self.machine, 'talon-kiosk@hall', user='screen')
        display.control('set-environment', 'DISPLAY=:5', 'QT_QUICK_BACKEND=software')
        wait_until(lambda: self.machine.ask('sh', '-c', 'test -S /tmp/.X11-unix/X5 && echo there'), 'a screen is there', 20)
        display.start()
        pid = display.wait_active('with its first picture')
        display.kill('SIGSTOP')
        pid = display.wait_active('after it hung', pid)
        display.kill('SIGKILL')
        display.wait_active('after it was killed', pid)
        display.stop()
        if display.of('Result') != 'success':
            raise Failed('the display did not end cleanly: ' + display.of('Result'))

    def stops(self):
        self.talond.stop()
        if self.talond.of('Result') != 'success':
            raise Failed('a stop is not a success: ' + self.talond.of('Result'))
        sound = self.as_talon('verify', '--data', '/var/lib/talond')
        print(f'the journal: {sound}')


STEPS = (Booted.starts_without_its_share, Booted.comes_back_however_often_it_is_killed, Booted.is_ended_when_it_hangs,
         Booted.takes_tickets, Booted.backs_up_when_the_share_comes, Booted.backups_give_way,
         Booted.outlives_a_full_disk, Booted.does_not_insist_on_a_damaged_journal,
         Booted.shows_the_hall_and_comes_back_when_it_hangs, Booted.stops)


def main(source, build):
    why = machine.missing()
    if why:
        print(f'skipped: {why}')
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix='talon-machine-') as name:
        booted = Booted(pathlib.Path(source), pathlib.Path(build), pathlib.Path(name))
        booted.machine.make()
        booted.install()
        try:
            booted.machine.start()
            booted.make_hall()
            for step in STEPS:
                begin = time.monotonic()
                step(booted)
                print(f'{step.__name__}: {time.monotonic() - begin:.1f} s', flush=True)
        except Failed as failed:
            print(f'{failed}\n' + booted.machine.ask('journalctl', '--no-pager', '-n', '60', '-o', 'short-monotonic'))
            return 1
        finally:
            booted.machine.end()
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
