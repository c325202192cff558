#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has systemd read the units of deploy/systemd and rate what they leave open: units.py DEPLOY/systemd TALOND TALON-KIOSK. And proves that it would complain."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
# What `systemd-analyze security` may say at most, of 10.
EXPOSURE = {'talond.service': 1.5, 'talon-kiosk@.service': 2.5}
# Calls by which backups give way to the hall, and which @resources holds with others.
GIVE_WAY = 'SystemCallFilter=setpriority ioprio_set'


def complaints(folder, names, options):
    done = subprocess.run(['systemd-analyze', *options, 'verify', '--man=no', *(folder / name for name in names)],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, env={'PATH': '/usr/bin:/bin', 'HOME': str(folder),
                                                                                          'XDG_RUNTIME_DIR': str(folder)})
    said = [line for line in done.stdout.decode().splitlines() if any(name.split('@')[0].split('.')[0] in line for name in names)]
    return said or ([done.stdout.decode()] if done.returncode else [])


def exposure(folder, name):
    done = subprocess.run(['systemd-analyze', 'security', '--offline=true', '--no-pager', folder / name], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, env={'PATH': '/usr/bin:/bin', 'HOME': str(folder), 'LC_ALL': 'C.UTF-8'})
    rated = re.search(r'Overall exposure level for .*: ([0-9.]+)', done.stdout.decode())
    return float(rated[1]) if rated else None


def too_open(folder):
    found = []
    for name, most in EXPOSURE.items():
        rated = exposure(folder, name)
        print(f'{name}: exposure {rated}, at most {most}')
        if rated is None or rated > most:
            found.append(f'{name} leaves more open than {most}: {rated}')
    rated = exposure(folder, 'talon-open.service')
    if rated is None or rated <= max(EXPOSURE.values()):
        found.append(f'a unit that shuts nothing out is rated {rated}')
    if GIVE_WAY not in (folder / 'talond.service').read_text().splitlines():
        found.append('talond.service does not let backups give way')
    return found


def main(units, talond, kiosk):
    if not shutil.which('systemd-analyze'):
        print('skipped: systemd-analyze is not installed here')
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # The programs need not be installed: the built ones stand for them.
        for unit in ('talond.service', 'talon-kiosk@.service'):
            text = (pathlib.Path(units) / unit).read_text()
            text = text.replace('/usr/bin/talond', talond).replace('/usr/bin/talon-kiosk', kiosk)
            (folder / unit).write_text(text)
        (folder / 'talon-bad.service').write_text('[Service]\nExecStart=/nowhere/at/all\nWatchdogSec=soon\n')
        (folder / 'talon-open.service').write_text('[Service]\nExecStart=/bin/true\n')
        found = complaints(folder, ['talond.service'], ['--system']) + too_open(folder)
        for role in ('ticket', 'hall', 'stand'):
            instance = f'talon-kiosk@{role}.service'
            shutil.copy(folder / 'talon-kiosk@.service', folder / instance)
            found += complaints(folder, [instance], ['--user'])
        if not complaints(folder, ['talon-bad.service'], ['--system']):
            found.append('a bad unit was not complained of')
    print('\n'.join(found) or 'systemd has nothing to complain of')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
