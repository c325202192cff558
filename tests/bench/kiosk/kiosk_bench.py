#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a visitor waits: touch to number, call to first sound, start to first frame; and resident memory."""
import os
import pathlib
import subprocess
import threading
import time

import numpy

from on_a_hall import measure, say

TOUCHES = 30
CALLS = 6
WINDOW = '5'
RATE = 48000
TOUCH_MARK_MS, SOUND_MARK_MS, BACKEND_MARK_MIB = 40, 90, 14


def resident(program):
    """VmRSS in MiB."""
    status = pathlib.Path(f'/proc/{program.pid}/status').read_text()
    return int(status.split('VmRSS:')[1].split()[0]) / 1024


class Ear:
    """Listens to the sink; tells when the first sound after silence was played."""

    def __init__(self, environment):
        self._process = subprocess.Popen(['parec', '-d', '@DEFAULT_MONITOR@', '--raw', '--format=s16le', f'--rate={RATE}',
                                          '--channels=2', '--latency-msec=10'], stdout=subprocess.PIPE, env=environment)
        self.first = None
        self.last = time.monotonic()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            raw = self._process.stdout.read1(65536)
            now = time.monotonic()
            if not raw:
                return
            samples = numpy.frombuffer(raw[:len(raw) // 4 * 4], '<i2').reshape(-1, 2)[:, 0]
            loud = numpy.flatnonzero(abs(samples.astype(numpy.int32)) > 1)
            if len(loud):
                self.last = now
                self.first = self.first or now - (len(samples) - loud[0]) / RATE

    def end(self):
        self._process.terminate()
        self._process.wait(5)


class KioskBench:
    """One inspectorate, started once; every figure is taken on it."""

    def __init__(self, session):
        import tour_visit
        from eye import Eye
        from story import Story
        self.session = session
        self.visit = tour_visit.VisitSteps(session, Story('bench', session.folder, {}))
        self.number = tour_visit.NUMBER_RU
        self.eye = Eye

    def start(self):
        self.session.start_screens()
        self.session.start_sound()
        self.session.printer.start()
        self.session.create_hall()
        self.session.backend.serve()
        for role, first in (('ticket', 'Русский'), ('hall', 'Ожидайте вызова.*')):
            self.session.start_device(role).wait(first, seconds=30)
            self.session.devices[role].end()
            eye = self.eye(self.session.screens[role].display)
            width, height = self.session.screens[role].size
            begin = time.monotonic()
            view = self.session.start_device(role)
            seen = eye.watch((width // 2 - 200, height // 4, 400, height // 2), begin, seconds=30)
            say(f'{role}.start_to_first_frame', 1000 * seen[0], 'ms')
            view.wait(first, seconds=30)

    def touch_to_number(self):
        eye = self.eye(self.session.screens['ticket'].display)
        kiosk = self.session.views['ticket']
        first, final, place = [], [], None
        for _ in range(TOUCHES + 1):
            self.visit.back_to_start()
            kiosk.touch('Русский')
            kiosk.touch('Физические лица')
            button = kiosk.wait(self.session.service('ndfl')['title']['ru'], role='push button')
            begin = eye.touch(*button.middle())
            seen = place and eye.watch(place, begin)
            if seen:
                first.append(1000 * seen[0])
                final.append(1000 * seen[1])
            place = kiosk.wait(self.number).place
        say('kiosk.touch_to_number', numpy.percentile(final, 95), 'ms', TOUCH_MARK_MS, at='95th percentile',
            median=round(float(numpy.median(final)), 1), first_change_p95=round(float(numpy.percentile(first, 95)), 1),
            touches=len(final), rendering='software')

    def call_to_sound(self):
        from processes import wait_until
        client = self.session.backend.client('operator1')
        client.ask('POST', f'/api/v1/windows/{WINDOW}/take', {})
        ear = Ear({**os.environ, **self.session.sound.environment})
        waits = []
        for _ in range(CALLS):
            wait_until(lambda: time.monotonic() - ear.last > 1.5, 'the hall is silent', 30)
            ear.first = None
            begin = time.monotonic()
            ticket = client.ask('POST', f'/api/v1/windows/{WINDOW}/call-next', {})['ticket']['ticket']
            wait_until(lambda: ear.first, 'the hall hears the call', 10, pause=0.01)
            waits.append(1000 * (ear.first - begin))
            for action in ('start', 'finish'):
                client.ask('POST', f'/api/v1/tickets/{ticket}/{action}', {})
        ear.end()
        say('hall.call_to_first_sample', numpy.percentile(waits, 95), 'ms', SOUND_MARK_MS, at='95th percentile',
            median=round(float(numpy.median(waits)), 1), calls=len(waits))

    def memory(self):
        say('talond.resident', resident(self.session.backend.program), 'MiB', BACKEND_MARK_MIB)
        say('kiosk.resident', resident(self.session.devices['ticket']), 'MiB')
        say('hall.resident', resident(self.session.devices['hall']), 'MiB')


def steps(session):
    bench = KioskBench(session)
    bench.start()
    bench.memory()
    bench.touch_to_number()
    bench.call_to_sound()


if __name__ == '__main__':
    measure(__doc__, steps)
