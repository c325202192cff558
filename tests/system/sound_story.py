#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two displays of one zone, each with a real sound server of its own: one speaks; when it is silenced or loses its output staff are told within a
minute and the other takes over; a hall message is heard from one of them alone.

sound_story.py BUILD
"""
import os
import pathlib
import sys
import time

import world

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOUND_WITHIN = 60  # seconds
LOUD = 50          # of 32767: what nobody takes for silence


class Zone:
    """The displays by their places, and what talond says of them."""

    def __init__(self, build, folder, crew):
        from backend import Backend
        from processes import run
        from sound import Sound
        self.build, self.folder, self.crew = build, folder, crew
        self.backend = Backend(crew, build / 'services/server/talond', None, folder)
        site = folder / 'site.json'
        site.write_bytes(run([sys.executable, ROOT / 'tools/always_open.py', '--midday', ROOT / 'assets/demo/site.json']))
        self.backend.create(site, '')
        self.backend.add_user('specialist', 'specialist', 'Специалист')
        self.codes = {place: self.backend.enrol('hall', place) for place in ('hall-1', 'hall-2')}
        self.backend.serve()
        self.client = self.backend.client('specialist')
        self.sounds = {place: Sound(folder / f'sound-{place}') for place in self.codes}

    def start(self):
        for place, code in self.codes.items():
            self.sounds[place].start()
            environment = {**os.environ, **self.sounds[place].environment, 'QT_QPA_PLATFORM': 'offscreen', 'QT_QUICK_BACKEND': 'software'}
            self.crew.start(place, [self.build / 'kiosk/talon-kiosk', '--role', 'hall', '--data', self.folder / place, '--server', self.backend.url, '--enrol', code,
                                    '--voice', self.build / 'voice', '--chime', self.build / 'sounds/chime.wav', '--size', '1280x720'], env=environment)

    def device(self, place):
        """What talond says of it; nothing before it is enrolled."""
        return next((each for each in self.client.ask('GET', '/api/v1/devices')['devices'] if each['place'] == place), {})

    def is_so(self, place, sound, speaks):
        device = self.device(place)
        return device.get('sound') == sound and device.get('speaks') is speaks

    def alarms(self):
        return [each['id'] for each in self.client.ask('GET', '/api/v1/alarms')['alarms']]

    def speaker(self):
        speaking = [place for place in self.codes if self.device(place).get('speaks')]
        assert len(speaking) <= 1, speaking
        heard = all(self.device(place).get('sound') == 'ok' for place in self.codes)
        return speaking[0] if speaking and heard else None

    def loses(self, word, back, state):
        """The one that speaks is not heard any more, and the other one takes over; then all is well again."""
        from processes import wait_until
        first = self.speaker()
        second = next(place for place in self.codes if place != first)
        began = time.monotonic()
        self.sounds[first].sink(word)
        wait_until(lambda: self.is_so(first, state, False) and self.is_so(second, 'ok', True), f'{first} is {state} and {second} speaks', FOUND_WITHIN)
        print(f'{first} {state}, {second} speaks after {time.monotonic() - began:.1f} s', flush=True)
        alarm = f'sound_{state}:{self.device(first)["device"]}'
        wait_until(lambda: alarm in self.alarms(), f'{alarm} is told', FOUND_WITHIN)
        self.sounds[first].sink(back)
        wait_until(lambda: self.is_so(first, 'ok', False), f'{first} is heard again', FOUND_WITHIN)
        wait_until(lambda: alarm not in self.alarms(), f'{alarm} goes by itself', 30)
        assert self.speaker() == second, 'whoever speaks goes on'

    def message(self):
        """Said once in the zone: from the one that speaks, and from no other."""
        from processes import wait_until
        speaking = self.speaker()
        records = {place: self.folder / f'{place}.wav' for place in self.codes}
        for place, path in records.items():
            self.sounds[place].record(path)
        self.client.ask('POST', '/api/v1/messages', {'id': 'm1', 'kind': 'closing', 'text': {'ru': 'До окончания приёма десять минут.', 'en': ''},
                                                     'from': None, 'lasts_min': 10, 'every_min': 0, 'spoken': True})
        def loud(place):
            return self.sounds[place].loud_samples(records[place], LOUD)
        wait_until(lambda: loud(speaking) > 48_000, 'a second of speech is heard', 60, pause=0.2)
        for place in self.codes:
            self.sounds[place].stop_recording()
        other = next(place for place in self.codes if place != speaking)
        assert loud(other) == 0, f'{other} echoes {speaking}'
        told = self.client.ask('POST', '/api/v1/messages/m1/end', {})
        assert told['messages'] == [], told

    def end(self):
        for sound in self.sounds.values():
            sound.stop()


def tell(build, folder, crew):
    from processes import wait_until
    zone = Zone(build, folder, crew)
    try:
        zone.start()
        wait_until(zone.speaker, 'both displays are heard and one speaks', FOUND_WITHIN)
        zone.loses('mute', 'unmute', 'muted')
        zone.loses('remove', 'add', 'lost')
        zone.message()
    finally:
        zone.end()


if __name__ == '__main__':
    world.run(tell)
