#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A talond that must not start says so in one sentence, with the exit code that CONTRIBUTING and --help promise."""
import argparse
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from backend import Backend
from processes import Crew, Failed, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
HELD, NEWER, DAMAGED = 3, 4, 5
SECONDS = 30


class BadStart:
    """Each case works on a copy of the same good data folder."""

    def __init__(self, talond, folder):
        self.talond = talond
        self.folder = folder
        self.crew = Crew(folder / 'logs')
        self.good = Backend(self.crew, talond, None, folder)
        site = folder / 'site.json'
        site.write_bytes(run([sys.executable, ROOT / 'tools/always_open.py', '--midday', ROOT / 'assets/demo/site.json']))
        self.good.create(site, '# Nothing but the defaults.\n')
        for number in range(20):
            self.good.add_user(f'operator{number}', 'operator', f'Оператор {number}')

    def copy(self, name):
        return pathlib.Path(shutil.copytree(self.good.data, self.folder / name))

    def expect(self, case, data, code):
        """talond serve on that data must refuse with the code and one sentence on standard error."""
        done = subprocess.run([self.talond, 'serve', '--data', data, '--listen', '127.0.0.1:0'], timeout=SECONDS,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        said = done.stderr.decode(errors='replace').strip()
        print(f'{case}: {done.returncode}: {said}')
        if done.returncode != code:
            raise Failed(f'{case}: exit code {done.returncode} instead of {code}')
        if len(said.splitlines()) != 1 or not said.endswith('.') or len(said) > 400:
            raise Failed(f'{case}: not one sentence: {said!r}')
        if done.stdout:
            raise Failed(f'{case}: it says on standard output: {done.stdout!r}')

    def held(self):
        # Piped from a file that an editor of Windows saved: the password is what stands before the line's end.
        self.good.passwords['windows'] = 'a password of enough length'
        self.good.command('user', '--login', 'windows', '--role', 'operator', '--title', 'Оператор', input=b'a password of enough length\r\n')
        self.good.serve()
        self.good.client('windows')
        self.expect('held', self.good.data, HELD)
        if not self.good.program.running() or self.good.program.end() != 0:
            raise Failed('the talond that holds the journal did not live on and end cleanly')

    def newer(self):
        data = self.copy('newer')
        with sqlite3.connect(data / 'journal.db') as journal:
            version = journal.execute('PRAGMA user_version').fetchone()[0]
            journal.execute(f'PRAGMA user_version = {version + 1}')
        journal.close()
        self.expect('newer', data, NEWER)

    def changed_event(self):
        """Somebody edited an event behind the program's back."""
        data = self.copy('changed')
        with sqlite3.connect(data / 'journal.db') as journal:
            for (name,) in journal.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                journal.execute(f'DROP TRIGGER {name}')
            journal.execute("UPDATE event SET body = replace(body, 'operator3', 'operatorX') WHERE body LIKE '%operator3%'")
        journal.close()
        self.expect('changed event', data, DAMAGED)

    def lost_end(self):
        """The last events are gone, as after a restored backup of the file alone."""
        data = self.copy('lost')
        with sqlite3.connect(data / 'journal.db') as journal:
            for (name,) in journal.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                journal.execute(f'DROP TRIGGER {name}')
            last = journal.execute('SELECT max(position) FROM event').fetchone()[0]
            journal.execute('DELETE FROM event WHERE position = ?', (last - 3,))
        journal.close()
        self.expect('lost event', data, DAMAGED)

    def torn_file(self):
        """Half of the file is there."""
        data = self.copy('torn')
        file = data / 'journal.db'
        with file.open('r+b') as journal:
            journal.truncate(file.stat().st_size // 2)
        self.expect('torn file', data, DAMAGED)

    def other_file(self):
        """Something that is no database at all."""
        data = self.copy('other')
        (data / 'journal.db').write_bytes(b'This is no journal.\n' * 1000)
        self.expect('no database', data, DAMAGED)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('talond', type=pathlib.Path)
    folder = pathlib.Path(tempfile.mkdtemp(prefix='talon-'))
    test = None
    try:
        test = BadStart(parser.parse_args().talond, folder)
        for case in (test.held, test.newer, test.changed_event, test.lost_end, test.torn_file, test.other_file):
            case()
    except Failed as error:
        sys.exit(str(error))
    finally:
        if test:
            test.crew.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    main()
