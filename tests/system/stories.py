# SPDX-License-Identifier: GPL-3.0-or-later
"""The stories that the rig can tell; each is a list of (title, function)."""
import contextlib

from busy_steps import BusySteps
from demo_steps import DemoSteps
from kill_steps import KillSteps
from processes import Failed
from tour_booked import BookedSteps
from tour_calls import CallSteps
from tour_troubles import TroubleSteps
from tour_visit import VisitSteps
from watch_steps import WatchSteps


def tour(session, story):
    visit = VisitSteps(session, story)
    calls = CallSteps(session, story)
    troubles = TroubleSteps(session, story, visit)
    return [*visit.set_up(), *visit.take_a_ticket(), *calls.call_and_serve(), *visit.take_in_english(),
            *calls.call_in_english(), *BookedSteps(session, story, visit).steps(), *troubles.printer_fails(), *troubles.backend_lost(), *troubles.clean_end()]


def tour_kill(session, story):
    return KillSteps(session, story, VisitSteps(session, story)).steps()


def watch(session, story):
    return WatchSteps(session, story, VisitSteps(session, story)).steps()


def demo(session, story):
    return DemoSteps(session, story).steps()


def busy(session, story):
    return BusySteps(session, story).steps()


STORIES = {'tour': tour, 'tour_kill': tour_kill, 'demo': demo, 'busy': busy, 'watch': watch}


def show_failure(session, story):
    """Leaves what the screens showed, as pictures and in words, when a step has failed."""
    for role, screen in session.screens.items():
        with contextlib.suppress(Failed, OSError):
            screen.picture(story.file(f'failed-{role}.png'))
        with contextlib.suppress(Failed, OSError, KeyError):
            story.fact(f'{role} shows', [repr(item) for item in session.views[role].items()])
    for name, page in session.pages.items():
        with contextlib.suppress(Failed, OSError):
            page.do('shot', path=str(story.file(f'failed-{name}.png')))
