# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs killed and frozen in the middle of things; nothing may be lost, and nothing may be there twice."""
import os
import signal

from processes import Failed, wait_until
from tour_visit import NUMBER_RU


class KillSteps:
    """Each step ends with the same count: every ticket ever shown is at the backend exactly once."""

    def __init__(self, session, story, visit):
        self.session = session
        self.story = story
        self.visit = visit
        self.shown = []

    def steps(self):
        return [
            ('virtual screens', lambda: self.session.start_screens(('ticket', 'hall'))),
            ('a sound server', self.session.start_sound),
            ('the inspectorate, talond, the kiosk, the hall display', self.start_all),
            ('talond is killed as soon as a number is shown', self.kill_after_number),
            ('talond hangs before it grants a number, and is killed', self.freeze_before_grant),
            ('talond and the kiosk are killed with a ticket that only the kiosk knows', self.kill_both),
            ('talond is killed with a ticket called, and the operator goes on', self.kill_with_call),
            ('the hall display is killed and shows the calls again', self.kill_hall),
            ('everything ends cleanly, the journal holds together, the day adds up', self.end_cleanly),
        ]

    @property
    def backend(self):
        return self.session.backend

    @property
    def kiosk(self):
        return self.session.views['ticket']

    def start_all(self):
        self.session.create_hall()
        self.backend.serve()
        self.session.start_device('ticket').wait('Русский', seconds=30)
        self.session.start_device('hall')
        self.wait_online('ticket')
        self.wait_online('hall')

    def client(self, login='operator1'):
        """A fresh login: sessions do not outlive talond."""
        return self.backend.client(login)

    def wait_online(self, role):
        def online():
            devices = self.client('specialist').ask('GET', '/api/v1/devices')['devices']
            return any(device['role'] == role and device['online'] for device in devices)
        wait_until(online, f'the device {role} is connected', 40, pause=0.5)

    def take(self):
        self.visit.back_to_start()
        self.kiosk.touch('Русский')
        self.kiosk.touch('Физические лица')
        self.kiosk.touch(self.session.service('ndfl')['title']['ru'])
        self.shown.append(self.kiosk.wait(NUMBER_RU).name)
        self.story.fact('number', self.shown[-1])

    def restart(self):
        self.backend.serve()
        self.wait_online('ticket')
        self.expect_all()

    def expect_all(self):
        """Waits until the backend knows every number shown; none may be there twice, and none that nobody saw."""
        client = self.client()

        def everything():
            hall = client.hall()
            return hall['today']['issued'] == len(self.shown) and hall
        hall = wait_until(everything, f'{len(self.shown)} tickets are at the backend', 40)
        in_hall = [ticket['number'] for ticket in hall['waiting']]
        in_hall += [window['ticket']['number'] for window in hall['windows'] if window['ticket']]
        if len(set(self.shown)) != len(self.shown):
            raise Failed(f'a number was shown twice: {self.shown}')
        if sorted(in_hall) != sorted(self.shown):
            raise Failed(f'shown were {self.shown}, the backend has {in_hall}')

    def kill_after_number(self):
        self.take()
        self.backend.program.kill()
        self.restart()

    def freeze_before_grant(self):
        self.visit.back_to_start()
        os.kill(self.backend.program.pid, signal.SIGSTOP)
        self.take()
        self.backend.program.kill()
        self.restart()

    def kill_both(self):
        self.backend.program.kill()
        self.take()
        self.session.devices['ticket'].kill()
        # What was on the screen is there again: a number, once shown, is not taken away from the visitor.
        self.session.start_device('ticket').wait(self.shown[-1], seconds=30)
        self.take()
        self.restart()

    def kill_with_call(self):
        client = self.client()
        client.ask('POST', '/api/v1/windows/5/take', {})
        ticket = client.ask('POST', '/api/v1/windows/5/call-next', {})['ticket']
        self.backend.program.kill()
        self.restart()
        client = self.client()
        mine = client.hall()['mine']
        if not mine['ticket'] or mine['ticket']['ticket'] != ticket['ticket'] or mine['ticket']['state'] != 'called':
            raise Failed(f'the called ticket {ticket["number"]} is no longer in hand: {mine}')
        for action in ('start', 'finish'):
            client.ask('POST', f'/api/v1/tickets/{ticket["ticket"]}/{action}', {})
        self.called = ticket['number']
        if self.called != self.shown[0]:
            raise Failed(f'{self.called} was called before {self.shown[0]}, which came first')
        self.shown.remove(self.called)

    def kill_hall(self):
        self.session.devices['hall'].kill()
        self.session.start_device('hall').wait(f'.*{self.called}.*', seconds=30)

    def end_cleanly(self):
        today = self.client().hall()['today']
        self.story.fact('today', today)
        if (today['issued'], today['served']) != (len(self.shown) + 1, 1):
            raise Failed(f'the day does not add up: {today}, shown {self.shown} and {self.called}')
        for program in (*self.session.devices.values(), self.backend.program):
            if program.end() != 0:
                raise Failed(f'{program.name} ended with {program.process.returncode}')
        self.story.fact('verify', self.backend.verify())
