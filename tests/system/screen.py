# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual screens: an Xvfb for each device, pictures of it, and the QR codes a phone's camera would read there."""
import os
import pathlib
import random

from processes import Ended, Failed, run, wait_until


def _free_number():
    """A display number nobody uses; drawn, since Xvfb in a world of its own cannot tell whose locks in /tmp live."""
    while True:
        number = random.randrange(10000, 60000)
        if not pathlib.Path(f'/tmp/.X{number}-lock').exists() and not pathlib.Path(f'/tmp/.X11-unix/X{number}').exists():
            return number


class Screen:
    """One X server without a display behind it, of the size of a device's panel."""

    def __init__(self, crew, name, width, height):
        self.name = name
        self.size = (width, height)
        self.display = f':{_free_number()}'
        self._server = crew.start(f'xvfb-{name}', ['Xvfb', self.display, '-screen', '0', f'{width}x{height}x24',
                                                   '-nolisten', 'tcp', '-noreset', '-ac'])
        self.environment = {'DISPLAY': self.display}
        wait_until(self._answers, f'the virtual screen {name} answers')

    def _answers(self):
        if not self._server.running():
            raise Ended(f'Xvfb for {self.name} ended: {self._server.text()[-200:]}')
        return self.xdotool('getdisplaygeometry').split() == [str(length) for length in self.size]

    def picture(self, path):
        """Saves what the screen shows as PNG and returns the path."""
        run(['import', '-silent', '-window', 'root', path], env={**os.environ, **self.environment})
        return pathlib.Path(path)

    def xdotool(self, *words):
        return run(['xdotool', *words], env={**os.environ, **self.environment}).decode()

    def touch(self, x, y):
        """A finger at a place of the screen: down, up, and away, by real X input."""
        self.xdotool('mousemove', x, y, 'click', 1)


def read_codes(picture):
    """Texts of the QR codes in a PNG; an empty list when there are none."""
    try:
        said = run(['zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', picture])
    except Failed:
        return []
    return said.decode().split()


def wait_code(screen, path, seconds=10.0):
    """Waits until exactly one QR code can be read from the screen; leaves its picture at path."""
    def found():
        codes = read_codes(screen.picture(path))
        return len(codes) == 1 and codes[0]
    return wait_until(found, f'one QR code on the screen {screen.name}', seconds, pause=0.2)
