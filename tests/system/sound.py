# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hall would hear: tests/support/sound_rig.py as an object, and the expected announcement beside it."""
import json
import pathlib
import sys

from processes import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
RIG = ROOT / 'tests/support/sound_rig.py'
COMPARE = ROOT / 'tests/support/compare_wav.py'


class Sound:
    """A private sound server with a recorded null sink; `environment` is what a playing program needs."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {}

    def _rig(self, *words, seconds=60):
        return run([sys.executable, RIG, *words], seconds=seconds).decode()

    def start(self):
        self._rig('start', self.folder)
        self.environment = json.loads(self._rig('env', self.folder, '--json'))

    def record(self, path):
        self._rig('record', self.folder, 'start', path)

    def stop_recording(self):
        self._rig('record', self.folder, 'stop')

    def stop(self):
        if (pathlib.Path(self.folder) / 'state.json').exists():
            self._rig('stop', self.folder)
