#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flipped and cut bytes in every file of a killed program's journal: noticed, or harmless; and no number is given again.

Harmless is what loses nothing that was acknowledged or shown. The seed chooses the places.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

import halls
from halls import DAMAGED, KIOSK_DATA, Failed, wait_until

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
import world  # noqa: E402

TICKETS = 120
CASES = {'talond': 160, 'kiosk': 60}


def places(file, random_, count):
    """(offset, whether it is cut there): the first bytes, where the structure stands, and anywhere there is something."""
    data = file.read_bytes()
    written = [at for at in range(0, len(data), 64) if data[at:at + 64].strip(b'\0')]
    found = [(offset, False) for offset in (0, 18, 24, 40, 100) if offset < len(data)]
    anywhere = lambda: min(random_.choice(written) + random_.randrange(64), len(data) - 1)
    found += [(anywhere(), False) for _ in range(count * 2 // 3)]
    found += [(anywhere(), True) for _ in range(count // 3)]
    return found


def damage(file, offset, cut):
    with file.open('r+b') as out:
        if cut:
            out.truncate(offset)
            return
        out.seek(offset)
        byte = out.read(1)
        out.seek(offset)
        out.write(bytes([byte[0] ^ 0xFF]))


class Damage:
    def __init__(self, build, seed):
        self.random = random.Random(seed)
        self.site = halls.Site(build, kiosks=1)
        self.kiosk = self.site.kiosks[0]
        self.counts = {}
        self.noticed = None  # a place in the log whose damage the kiosk has noticed

    def born(self):
        """A day's beginning on both sides: a part in the journal itself, a part in the log, both programs killed."""
        self.site.talond.serve()
        self.kiosk.start(load=0).wait('given', count=TICKETS)
        self.quiet()
        for program in (self.site.talond, self.kiosk):
            program.program.kill()
        self.site.talond.serve()
        self.kiosk.start()
        self.kiosk.wait('online')
        for _ in range(10):
            self.kiosk.give()
        self.quiet()
        self.kiosk.kill()
        self.site.talond.program.kill()
        self.shown = self.kiosk.shown()
        self.kiosk_files = self.keep(self.kiosk.data, 'kiosk.kept')
        self.talond_files = self.keep(self.site.talond.data, 'talond.kept')

    def quiet(self):
        self.kiosk.tell('rest')
        acked = [0]

        def all_acked():
            acked[:] = [int(line.split()[1]) for line in self.kiosk.lines() if line.startswith('acked')]
            return acked and acked[-1] >= len(self.kiosk.shown())
        wait_until(all_acked, 'all is acknowledged', 30, 0.02)

    def keep(self, data, name):
        kept = self.site.folder / name
        shutil.copytree(data, kept)
        return kept

    def copy(self, kept, data):
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(kept, data)
        return data

    def told(self, case, outcome):
        self.counts.setdefault(outcome, []).append(case)

    def cases(self, kept, count):
        for name, share in (('journal.db', 2), ('journal.db-wal', 2), ('journal.db.lock', 1)):
            for offset, cut in places(kept / name, self.random, count * share // 5):
                yield name, offset, cut

    def talond(self):
        """talond verify, which opens a journal as talond does and checks all of it."""
        data = self.site.talond.data
        for name, offset, cut in self.cases(self.talond_files, CASES['talond']):
            case = f'talond’s {name} {"cut" if cut else "flipped"} at {offset}'
            self.copy(self.talond_files, data)
            damage(data / name, offset, cut)
            done = subprocess.run([self.site.talond.talond, 'verify', '--data', data], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
            said = done.stderr.decode(errors='replace').strip()
            if done.returncode == 0:
                there = {event['body']['ticket'] for event in halls.events(data / 'journal.db') if event['type'] == 'ticket_issued'}
                lost = [number for ticket, number in self.shown if ticket not in there]
                if lost:
                    raise Failed(f'{case}: not noticed, and {len(lost)} acknowledged tickets are gone')
                self.told(case, 'talond’s: harmless')
            elif done.returncode == DAMAGED and len(said.splitlines()) == 1:
                self.told(case, 'talond’s: noticed')
            else:
                raise Failed(f'{case}: exit code {done.returncode}: {said.splitlines()[-1]}')
        self.copy(self.talond_files, data)

    def kiosks(self):
        """The kiosk alone: it refuses in one sentence, or gives tickets whose numbers nobody has seen."""
        seen = {number for _, number in self.shown}
        cases = list(self.cases(self.kiosk_files, CASES['kiosk']))
        cases += [('numbers-1.guard', offset, cut) for offset, cut in places(self.kiosk_files / 'numbers-1.guard', self.random, 12)]
        cases += [('the whole journal', None, None), ('both copies of the guard', None, None)]
        for name, offset, cut in cases:
            case = f'the kiosk’s {name} {"lost" if offset is None else "cut" if cut else "flipped"} at {offset}'
            self.copy(self.kiosk_files, self.kiosk.data)
            if name == 'the whole journal':
                for file in self.kiosk.data.glob('journal.db*'):
                    file.unlink()
            elif offset is None:
                for copy in (100, 128 * 1024 + 100):
                    damage(self.kiosk.data / 'numbers-1.guard', copy, False)
            else:
                damage(self.kiosk.data / name, offset, cut)
            since = self.kiosk.here()
            self.kiosk.start()
            outcome = self.what_it_does()
            numbers = [line.split()[2] for line in self.kiosk.lines(since) if line.startswith('given')]
            again = sorted(seen.intersection(numbers)) or halls.doubles(numbers)
            if again:
                raise Failed(f'{case}: given again: {again}')
            self.told(case, outcome)
            if outcome.endswith('at the start') and name == 'journal.db-wal':
                self.noticed = (name, offset, cut)

    def what_it_does(self):
        """Three tickets, or the end with one sentence."""
        try:
            for _ in range(3):
                answer = self.kiosk.give()
                if answer[0] != 'given':
                    return 'the kiosk’s: noticed when a ticket was wanted'
            return 'the kiosk’s: harmless, or the side file knew the numbers'
        except halls.Ended:
            code, said = self.kiosk.program.process.returncode, halls.last_line(self.kiosk.program.log)
            if code != KIOSK_DATA or 'critical' not in said:
                raise Failed(f'exit code {code}: {said}') from None
            return 'the kiosk’s: noticed at the start'
        finally:
            self.kiosk.kill()

    def real_kiosk(self):
        """talon-kiosk itself says the same: exit code and sentence."""
        if not self.noticed:
            raise Failed('no damage of the kiosk’s log was ever noticed')
        self.copy(self.kiosk_files, self.kiosk.data)
        name, offset, cut = self.noticed
        damage(self.kiosk.data / name, offset, cut)
        done = subprocess.run([self.site.build / 'kiosk/talon-kiosk', '--role', 'ticket', '--data', self.kiosk.data],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        said = done.stdout.decode(errors='replace').strip()
        if done.returncode != KIOSK_DATA or said.count('critical') != 1 or 'critical' not in said.splitlines()[-1]:
            raise Failed(f'talon-kiosk on a damaged journal: {done.returncode}: {said.splitlines()[-1]}')
        print(f'talon-kiosk on a damaged journal: {done.returncode}: {said.splitlines()[-1]}')

    def enrolled_anew(self):
        """What the specialist does then: a new code, an empty folder; the numbers of the old disk stay away."""
        old = self.kiosk
        code = self.site.talond.enrol('ticket', old.place)
        shutil.rmtree(old.data)
        self.site.talond.serve()
        old.code = code
        old.start(load=0)
        old.wait('given', count=30)
        self.site.talond.program.kill()
        old.wait('given \\S+ \\S+ alone', count=20)
        old.kill()
        numbers = [line.split()[2] for line in old.lines(old.mark) if line.startswith('given')]
        again = sorted({number for _, number in self.shown}.intersection(numbers)) or halls.doubles(numbers)
        if again:
            raise Failed(f'after the enrolment anew {again} were given again')
        print(f'enrolled anew: {len(numbers)} numbers, none of them seen before')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--seed', type=int, default=int(os.environ.get('TALON_SEED') or random.randrange(2**32)))
    options = parser.parse_args()
    world.enter()
    halls.environment()
    print(f'seed {options.seed} (TALON_SEED={options.seed} chooses the same places)', flush=True)
    begin = time.monotonic()
    test = Damage(options.build, options.seed)
    try:
        test.born()
        for part in (test.talond, test.kiosks, test.real_kiosk, test.enrolled_anew):
            part()
    finally:
        test.site.end()
    for outcome, cases in test.counts.items():
        print(f'{len(cases)} × {outcome}')
    if 'talond’s: noticed' not in test.counts or 'the kiosk’s: noticed at the start' not in test.counts:
        raise Failed('nothing was ever noticed: the damage does not reach the journal')
    print(f'{sum(map(len, test.counts.values()))} places, 0 lost without a word, 0 numbers given again, {time.monotonic() - begin:.0f} s')


if __name__ == '__main__':
    try:
        main()
    except Failed as error:
        sys.exit(str(error))
