# SPDX-License-Identifier: GPL-3.0-or-later
"""A real inspectorate that tests break: talond, ticket kiosks without screens, their journals read from outside."""
import contextlib
import json
import os
import pathlib
import re
import select
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
from backend import Backend  # noqa: E402
from processes import Crew, Ended, Failed, Program, run, wait_until  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
DISK, DAMAGED, KIOSK_DATA = 6, 5, 3  # exit codes: services/server/README.md, kiosk/README.md
PAUSE = 0.004


class Talond(Backend):
    """talond that is started and killed hundreds of times: its first line comes through a pipe, not a log."""

    host = '127.0.0.1'

    def serve(self, prefix=(), seconds=20):
        command = [*prefix, self.talond, 'serve', '--data', self.data, '--config', self.config,
                   '--listen', f'{self.host}:{self.port}']
        log = self.crew.logs / 'talond.log'
        with log.open('ab') as errors:
            process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.PIPE, stderr=errors)
        self.program = Program('talond', process, log)
        with process.stdout as said:
            ready, _, _ = select.select([said], [], [], seconds)
            line = said.readline().decode() if ready else ''
        if not line.startswith('listening on'):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            self.program.kill()
            raise Ended(f'talond did not start: {process.returncode}, {last_line(log)}')
        return self.program

    def end(self):
        """A clean stop; what is left is one whole file."""
        if self.program.end(20) != 0:
            raise Failed(f'talond ended with {self.program.process.returncode}: {last_line(self.program.log)}')


class Kiosk:
    """kiosk_without_screens in a folder of its own; `said` holds all that its visitors ever saw."""

    def __init__(self, site, place, role='ticket'):
        self.site = site
        self.place = place
        self.role = role
        self.data = site.folder / place
        self.said = site.folder / f'{place}.said'
        self.said.touch()
        self.code = site.talond.enrol(role, place)
        self.program = None
        self.mark = 0

    def start(self, prefix=(), load=None):
        command = [*prefix, self.site.build / 'tests/faults/kiosk_without_screens', '--data', self.data,
                   '--role', self.role, '--server', self.site.talond.url]
        if not (self.data / 'identity.json').exists():
            command += ['--enrol', self.code]
        log = self.site.crew.logs / f'{self.place}.log'
        self.mark = self.said.stat().st_size
        with self.said.open('ab') as out, log.open('ab') as errors:
            process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=out, stderr=errors)
        self.program = Program(self.place, process, log)
        if load is not None:
            self.tell(f'load {load}')
        return self

    def tell(self, line):
        with contextlib.suppress(BrokenPipeError):
            self.program.process.stdin.write(line.encode() + b'\n')
            self.program.process.stdin.flush()

    def lines(self, since=0):
        """What it has said from that byte on, whole lines only."""
        with self.said.open('rb') as said:
            said.seek(since)
            text = said.read().decode()
        return text[:text.rfind('\n') + 1].splitlines()

    def here(self):
        return self.said.stat().st_size

    def wait(self, pattern, since=None, seconds=20.0, count=1):
        """Waits for lines that begin with the pattern, since the last start; the last one's match."""
        since = self.mark if since is None else since

        def found():
            matches = [match for match in (re.match(pattern, line) for line in self.lines(since)) if match]
            if len(matches) >= count:
                return matches[-1]
            if not self.program.running():
                raise Ended(f'{self.place} ended with {self.program.process.returncode}: {last_line(self.program.log)}')
            return None
        return wait_until(found, f'{self.place} says “{pattern}” {count} times', seconds, PAUSE)

    def give(self, service=''):
        """Asks for one ticket and waits for what becomes of it: the line's words."""
        since = self.here()
        self.tell(f'give {service}'.strip())
        return self.wait('given|failed|refused', since).string.split()

    def shown(self):
        """Every ticket that a visitor ever saw here: (id, number) in order."""
        return [tuple(line.split()[1:3]) for line in self.lines() if line.startswith('given ')]

    def kill(self):
        self.program.kill()
        with contextlib.suppress(BrokenPipeError):
            self.program.process.stdin.close()

    def quit(self):
        """Ends it cleanly: the end of its standard input."""
        with contextlib.suppress(BrokenPipeError):
            self.program.process.stdin.close()
        if self.program.process.wait(20) != 0:
            raise Failed(f'{self.place} ended with {self.program.process.returncode}: {last_line(self.program.log)}')

    def born(self):
        """The tickets in its own journal; only while it does not run."""
        return [event for event in events(self.data / 'journal.db') if event['type'] == 'ticket_issued']


class Site:
    """The demonstration inspectorate, open day and night, with more ticket kiosks; all in one folder."""

    def __init__(self, build, kiosks=2, operators=0, host='127.0.0.1', disks=None):
        self.build = pathlib.Path(build).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='talon-faults-'))
        self.crew = Crew(self.folder / 'logs')
        self.talond = Talond(self.crew, self.build / 'services/server/talond', None, self.folder)
        self.talond.host = host
        self.talond.url = f'http://{host}:{self.talond.port}'
        document = json.loads(run([sys.executable, ROOT / 'tools/always_open.py', '--midday', ROOT / 'assets/demo/site.json']))
        ticket_place = next(place for place in document['places'] if place['role'] == 'ticket')
        document['places'] += [{**ticket_place, 'id': f'ticket-{number}'} for number in range(3, kiosks + 1)]
        (self.folder / 'site.json').write_text(json.dumps(document))
        if disks:
            self.talond_disk, self.kiosk_disk = disks(self.talond.data), disks(self.folder / 'ticket-1')
        # No backups: their writes and syncs would come among those that are counted here. Plain HTTP, also between hosts.
        self.talond.create(self.folder / 'site.json', '[log]\nlevel = "warn"\n[backup]\nminutes = 0\n[tls]\nplain = true\n')
        for number in range(1, operators + 1):
            self.talond.add_user(f'operator{number}', 'operator', f'Оператор {number}')
        self.kiosks = [Kiosk(self, f'ticket-{number}') for number in range(1, kiosks + 1)]

    def end(self):
        for kiosk in self.kiosks:
            if kiosk.program and kiosk.program.running():
                kiosk.kill()
        if self.talond.program and self.talond.program.running():
            self.talond.program.kill()
        self.crew.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def all_arrived(self, seconds=60.0):
        """Ends the kiosks, reads what they bore, starts them again and waits until talond has the last of each."""
        born = {}
        for kiosk in self.kiosks:
            if kiosk.program and kiosk.program.running():
                kiosk.quit()
            born[kiosk] = kiosk.born()
            kiosk.start()
        for kiosk, tickets in born.items():
            if tickets:
                path = '/api/v1/status/' + tickets[-1]['body']['ticket']
                wait_until(lambda path=path: status_of(self.talond.url + path) == 200,
                           f'the last ticket of {kiosk.place} is at talond', seconds, 0.02)
        return born

    def settle(self):
        """Heals and counts: ends everything cleanly, verifies, and compares kiosks, talond and what was shown."""
        if not self.talond.program.running():
            self.talond.serve()
        born = self.all_arrived()
        for kiosk in self.kiosks:
            kiosk.quit()
        self.talond.end()
        verdict = self.talond.verify()
        journal = events(self.talond.data / 'journal.db')
        return Count(self, born, journal, verdict)


class Count:
    """The count at the end of every test: nothing lost, nothing twice."""

    def __init__(self, site, born, journal, verdict):
        self.verdict = verdict
        self.journal = journal
        tickets = [event['body'] for event in journal if event['type'] == 'ticket_issued']
        self.there = {body['ticket']: body['number'] for body in tickets}
        self.shown = [pair for kiosk in site.kiosks for pair in kiosk.shown()]
        numbers = [(body['day'], body['number']) for body in tickets]
        known = {event['body']['ticket'] for events_of in born.values() for event in events_of}
        self.faults = {
            'shown and lost': [pair for pair in self.shown if self.there.get(pair[0]) != pair[1]],
            'shown twice': doubles(ticket for ticket, _ in self.shown),
            'twice in the journal': doubles(body['ticket'] for body in tickets),
            'numbers given twice': doubles(numbers),
            'on a kiosk and not at talond': sorted(known - set(self.there)),
            'at talond and on no kiosk': sorted(set(self.there) - known),
            'set aside': [event['type'] for event in journal if 'set_aside' in event['type']],
        }

    def check(self, least):
        """Fails when anything is lost or doubled, or when too little was shown for that to mean anything."""
        wrong = {what: found[:5] for what, found in self.faults.items() if found}
        if wrong:
            raise Failed(f'{wrong}')
        if len(self.shown) < least:
            raise Failed(f'only {len(self.shown)} tickets were shown: too few to prove anything')
        return f'{len(self.shown)} tickets shown, {len(self.there)} at talond, 0 lost, 0 duplicate; {self.verdict}'


def doubles(values):
    seen, twice = set(), []
    for value in values:
        if value in seen:
            twice.append(value)
        seen.add(value)
    return twice


def status_of(url):
    """The HTTP status of a GET, 0 when nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def events(journal):
    """All events of a journal that nobody holds, from a copy, as plain SQLite reads them."""
    if not journal.exists():
        return []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'journal.db'
        for suffix in ('', '-wal'):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(f'{journal}{suffix}', f'{copy}{suffix}')
        with contextlib.closing(sqlite3.connect(copy)) as base:
            rows = base.execute('SELECT position, device, seq, type, body FROM event ORDER BY position').fetchall()
    return [{'position': row[0], 'device': row[1], 'seq': row[2], 'type': row[3], 'body': json.loads(row[4])} for row in rows]


def last_line(log):
    lines = pathlib.Path(log).read_text(errors='replace').strip().splitlines()
    return lines[-1] if lines else 'it said nothing'


def skip(reason):
    """Ends a test that this machine cannot run; ctest shows it as skipped."""
    print(f'SKIPPED: {reason}')
    sys.exit(77)


def environment():
    """The same words and times everywhere."""
    os.environ.update({'LANG': 'C.UTF-8', 'TZ': 'UTC', 'QT_QPA_PLATFORM': 'offscreen', 'QT_QUICK_BACKEND': 'software'})
