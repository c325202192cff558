#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has systemd read the units of deploy/systemd: units.py DEPLOY/systemd TALOND TALON-KIOSK. And proves that it would complain."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77


def complaints(folder, names, options):
    done = subprocess.run(['systemd-analyze', *options, 'verify', '--man=no', *(folder / name for name in names)],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, env={'PATH': '/usr/bin:/bin', 'HOME': str(folder),
                                                                                          'XDG_RUNTIME_DIR': str(folder)})
    said = [line for line in done.stdout.decode().splitlines() if any(name.split('@')[0].split('.')[0] in line for name in names)]
    return said or ([done.stdout.decode()] if done.returncode else [])


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
        found = complaints(folder, ['talond.service'], ['--system'])
        for role in ('ticket', 'hall'):
            instance = f'talon-kiosk@{role}.service'
            shutil.copy(folder / 'talon-kiosk@.service', folder / instance)
            found += complaints(folder, [instance], ['--user'])
        if not complaints(folder, ['talon-bad.service'], ['--system']):
            found.append('a bad unit was not complained of')
    print('\n'.join(found) or 'systemd has nothing to complain of')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
