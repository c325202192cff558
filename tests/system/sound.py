# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hall would hear: tests/support/sound_rig.py as an object, and the expected announcement beside it."""
import json
import pathlib
import subprocess
import sys
import wave

import numpy

from processes import Failed, run, wait_until

ROOT = pathlib.Path(__file__).resolve().parents[2]
RIG = ROOT / 'tests/support/sound_rig.py'
COMPARE = ROOT / 'tests/support/compare_wav.py'
RATE = 48000
HEADER = 44


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

    def sink(self, word):
        """mute, unmute, remove or add."""
        self._rig('sink', self.folder, word)

    def loud_samples(self, path, above):
        """Of a recording, complete or still growing."""
        return int((abs(_left_channel(path)) > above).sum())

    def stop(self):
        if (pathlib.Path(self.folder) / 'state.json').exists():
            self._rig('stop', self.folder)

    def wait_heard(self, path, samples, seconds=30.0):
        """Waits until the recording in progress holds that many samples from its first sound on, and half a second."""
        def enough():
            loud = numpy.flatnonzero(abs(_left_channel(path)) > 1)
            return len(loud) and len(_left_channel(path)) - loud[0] > samples + RATE // 2
        wait_until(enough, f'{samples / RATE:.1f} s of speech are heard', seconds, pause=0.2)


def _left_channel(path):
    """Samples of a stereo recording, complete or still growing."""
    raw = pathlib.Path(path).read_bytes()[HEADER:]
    return numpy.frombuffer(raw[:len(raw) // 4 * 4], '<i2').reshape(-1, 2)[:, 0].astype(numpy.int32)


def samples_of(path):
    with wave.open(str(path)) as file:
        return file.getnframes()


def compare(recorded, expected, after=0):
    """compare_wav.py's report; fails when the recording does not hold the expected sound sample by sample."""
    done = subprocess.run([sys.executable, str(COMPARE), str(recorded), str(expected), '--after', str(after), '--json'],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
    if done.returncode == 2:
        raise Failed(done.stderr.decode().strip())
    report = json.loads(done.stdout)
    if done.returncode:
        raise Failed(f'the announcement differs from what was expected: {report}')
    return report
