#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts slips into a copy of the tree, one at a time, and tells which test notices each."""
import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

import patterns

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The room, the names of its tests, and of their targets.
ROOMS = {
    'services/core': ('core', 'core'),
    'services/sync': ('sync', 'sync'),
    'services/store': ('store', 'store'),
    'services/wire': ('wire', 'wire'),
    'kiosk/link': ('link', 'link'),
    'services/reports': ('reports', 'reports'),
}
SIMULATION = 'tests/simulation/simulation'
SEEDS = 300
TEST_SECONDS = 900  # of one room; a slip that hangs is caught by it
BUILD_SECONDS = 3600


class Copy:
    """The tree beside the tree, with a build of its own."""

    def __init__(self, at, jobs):
        self.at = at
        self.build = at / 'build' / 'release'
        self.jobs = str(jobs)

    def refresh(self):
        """As the tree stands now, committed or not; what is the same keeps its time, so that little is built again."""
        listed = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], cwd=ROOT, check=True,
                                capture_output=True).stdout.decode()
        wanted = {name for name in listed.split('\0') if name and (ROOT / name).is_file()}
        for name in wanted:
            source, target = ROOT / name, self.at / name
            if not target.exists() or source.read_bytes() != target.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        for old in [path for path in self.at.rglob('*') if path.is_file()]:
            name = old.relative_to(self.at).as_posix()
            if not name.startswith('build/') and name not in wanted:
                old.unlink()

    def run(self, command, seconds):
        """(exit code, output); 124 when it took too long."""
        process = subprocess.Popen(command, cwd=self.at, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace',
                                   start_new_session=True)
        try:
            output, _ = process.communicate(timeout=seconds)
            return process.returncode, output
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            return 124, process.communicate()[0]

    def configure(self):
        code, output = self.run(['cmake', '-S', '.', '--preset', 'release'], BUILD_SECONDS)
        if code != 0:
            sys.exit(f'the copy cannot be configured:\n{output[-4000:]}')
        _, targets = self.run(['ninja', '-C', str(self.build), '-t', 'targets', 'all'], BUILD_SECONDS)
        self.targets = {room: sorted(set(re.findall(rf'^(test_{name}_\w+): phony', targets, re.MULTILINE)))
                        for room, (_, name) in ROOMS.items()}

    def make(self, targets):
        return self.run(['ninja', '-C', str(self.build), '-j', self.jobs, *targets], BUILD_SECONDS)

    def test(self, room):
        """The names of the room's tests that fail."""
        code, output = self.run(['ctest', '--test-dir', str(self.build), '-R', rf'^{ROOMS[room][0]}\.', '-LE', 'bench', '-j', self.jobs,
                                 '--timeout', '300'], TEST_SECONDS)
        failed = re.findall(r'^\s+\d+ - (\S+) \(', output, re.MULTILINE)
        return failed or (['(no end)'] if code == 124 else ['(' + output.strip().splitlines()[-1] + ')'] if code != 0 else [])

    def simulate(self):
        """What the simulation says, or nothing when all seeds hold."""
        code, output = self.run([str(self.build / SIMULATION), '--seeds', str(SEEDS), '--jobs', self.jobs, '--no-shrink'], TEST_SECONDS)
        broken = re.search(r'^(?:BROKEN|broken|seed).*$', output, re.MULTILINE)
        return None if code == 0 else broken.group(0)[:120] if broken else f'exit {code}'


def candidates():
    """Every slip that could be made: {pattern: [(room, path, line, new line)]}."""
    found = {pattern: [] for pattern in patterns.PATTERNS}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob('*')):
            if path.suffix in ('.cpp', '.h'):
                for line, pattern, new in patterns.slips(path.read_text(encoding='utf-8')):
                    found[pattern].append((room, path.relative_to(ROOT).as_posix(), line, new))
    return found


def drawn(found, seed):
    """An order of all slips that the seed alone decides: each pattern in turn, so that the common ones do not crowd out the rest."""
    dice = random.Random(seed)
    for each in found.values():
        dice.shuffle(each)
    order = list(found)
    while any(found.values()):
        dice.shuffle(order)
        for pattern in order:
            if found[pattern]:
                yield pattern, *found[pattern].pop()


def verdict(copy, room, path, line, new):
    """'tests', 'simulation' or None, and by what; 'no slip' when it does not compile."""
    file = copy.at / path
    text = file.read_text(encoding='utf-8')
    lines = text.splitlines(keepends=True)
    lines[line - 1] = new
    file.write_text(''.join(lines), encoding='utf-8')
    try:
        if copy.make(copy.targets[room])[0] != 0:
            return 'no slip', 'it does not compile'
        if failed := copy.test(room):
            return 'tests', ', '.join(failed)
        if copy.make(['simulation'])[0] != 0:
            return 'no slip', 'it does not compile'
        if broken := copy.simulate():
            return 'simulation', broken
        return None, ''
    finally:
        file.write_text(text, encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(prog='./test --mutate', description=__doc__)
    parser.add_argument('slips', nargs='?', type=int, default=40, help='how many (40)')
    parser.add_argument('--seed', type=int, default=1, help='which ones (1)')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), help='at once')
    parser.add_argument('--list', action='store_true', help='only tell which they would be')
    wanted = parser.parse_args()
    order = drawn(candidates(), wanted.seed)
    if wanted.list:
        for _ in range(wanted.slips):
            pattern, _room, path, line, new = next(order)
            print(f'{path}:{line}: {pattern}: {new.strip()}')
        return 0
    copy = Copy(ROOT / 'build' / 'mutate', wanted.jobs)
    copy.refresh()
    copy.configure()
    print('the copy is built and must hold before anything is put into it', flush=True)
    code, output = copy.make([*sum(copy.targets.values(), []), 'simulation'])
    if code != 0:
        sys.exit(f'the copy does not build:\n{output[-4000:]}')
    if broken := [name for room in ROOMS for name in copy.test(room)] or copy.simulate():
        sys.exit(f'the tree does not hold as it is: {broken}')
    counts = {'tests': 0, 'simulation': 0, None: 0}
    while sum(counts.values()) < wanted.slips:
        pattern, room, path, line, new = next(order)
        old = (ROOT / path).read_text(encoding='utf-8').splitlines()[line - 1].strip()
        caught, by = verdict(copy, room, path, line, new)
        if caught == 'no slip':
            continue
        counts[caught] += 1
        print(f'{sum(counts.values()):3}/{wanted.slips}  {path}:{line}  {pattern}\n     {old}\n  -> {new.strip()}\n'
              f'     {"caught by " + (by if caught == "tests" else "the simulation: " + by) if caught else "NOBODY NOTICED"}', flush=True)
    done = sum(counts.values())
    print(f'{done} slips of seed {wanted.seed}: the rooms\' own tests caught {100 * counts["tests"] / done:.0f} %, '
          f'with {SEEDS} seeds of the simulation {100 * (counts["tests"] + counts["simulation"]) / done:.0f} %')
    return 0


if __name__ == '__main__':
    sys.exit(main())
