# SPDX-License-Identifier: GPL-3.0-or-later
"""A blind visitor's view of a screen: what a program shows, found by accessible name (AT-SPI).

Needs Debian's python3 (python3-gi). The accessibility bus is the one of the session bus in the environment.
"""
import os
import re

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402  (the version has to be asked for first)

from processes import Ended, Failed, wait_until  # noqa: E402

MOST_ITEMS = 2000


def start_session(crew, folder):
    """Starts a private session bus in folder (with accessibility) and puts it into this process's environment."""
    # Before the bus begins: its accessibility would be written on the screen that is there, for everybody else on it.
    os.environ.pop('DISPLAY', None)
    address = f'unix:path={folder}/session-bus'
    crew.start('dbus-session', ['dbus-daemon', '--session', f'--address={address}', '--nofork', '--nopidfile'])
    wait_until((folder / 'session-bus').exists, 'the private session bus')
    os.environ['DBUS_SESSION_BUS_ADDRESS'] = address
    Atspi.init()


class Item:
    """One thing on the screen: its role, its name, and where it is."""

    def __init__(self, accessible):
        self.role = accessible.get_role_name()
        self.name = accessible.get_name() or ''
        states = accessible.get_state_set()
        self.shown = states.contains(Atspi.StateType.SHOWING)
        self.enabled = states.contains(Atspi.StateType.ENABLED)
        place = Atspi.Component.get_extents(accessible, Atspi.CoordType.SCREEN) if self._is_placed(accessible) else None
        self.place = (place.x, place.y, place.width, place.height) if place else (0, 0, 0, 0)

    @staticmethod
    def _is_placed(accessible):
        return 'Component' in accessible.get_interfaces()

    def middle(self):
        x, y, width, height = self.place
        return x + width // 2, y + height // 2

    def __repr__(self):
        return f'{self.role} “{self.name}” {self.place}'


class View:
    """What one program shows on one screen, and a finger for it."""

    def __init__(self, screen, program):
        self.screen = screen
        self.program = program

    def items(self):
        """Every item that is shown and named, in the tree's order."""
        if not self.program.running():
            raise Ended(f'{self.program.name} has ended')
        try:
            return [item for item in self._walk() if item.shown and item.name]
        except GLib.Error as error:  # the tree changed while it was read
            raise Failed(f'the screen is changing: {error.message}') from None

    def _walk(self):
        desktop = Atspi.get_desktop(0)
        waiting = [child for child in (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
                   if child and child.get_process_id() == self.program.pid]
        for _ in range(MOST_ITEMS):
            if not waiting:
                return
            accessible = waiting.pop()
            accessible.clear_cache()
            yield Item(accessible)
            children = (accessible.get_child_at_index(i) for i in range(accessible.get_child_count()))
            waiting.extend(reversed([child for child in children if child]))
        raise Failed(f'{self.program.name} shows more than {MOST_ITEMS} items')

    def find(self, name, role=None):
        """The first item whose whole name matches the expression; Failed tells what is there instead."""
        wanted = re.compile(name, re.DOTALL)
        items = self.items()
        for item in items:
            if wanted.fullmatch(item.name) and role in (None, item.role):
                return item
        raise Failed(f'“{name}” is not on the screen; there is: {"; ".join(item.name for item in items)[:300]}')

    def shows(self, name, role=None):
        try:
            return bool(self.find(name, role))
        except Ended:
            raise
        except Failed:
            return False

    def wait(self, name, seconds=10.0, role=None):
        return wait_until(lambda: self.find(name, role), f'{self.program.name} shows “{name}”', seconds)

    def wait_gone(self, name, seconds=10.0):
        return wait_until(lambda: not self.shows(name), f'“{name}” leaves the screen of {self.program.name}', seconds)

    def touch(self, name, seconds=10.0):
        """Waits for a button of that name to stand still, and touches its middle."""
        def settled():
            first = self.find(name, 'push button')
            return first.enabled and self.find(name, 'push button').place == first.place and first
        item = wait_until(settled, f'{self.program.name} offers the button “{name}”', seconds)
        self.screen.touch(*item.middle())
        return item
