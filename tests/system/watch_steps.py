# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program under a service manager: its signs of life, and how it comes back."""
import time

import notify
from kill_steps import KillSteps
from processes import Failed, wait_until
from sound import compare, samples_of
from tour_visit import NUMBER_RU

WATCHDOG = 2.0  # seconds
# Twice the kiosk is left alone until it asks whether somebody is there.
IMPATIENT = '[screens]\nidle_seconds = 12\n'
FRESH_START, JOURNAL_UNUSABLE = 75, 3  # exit codes: kiosk/README.md
# Of the two seconds between a death and the same screen, half a second is systemd's own pause. Told beside what was
# measured, and not judged: the machine may be busy with other things.
RESTART_MARK = 1.5


class WatchSteps(KillSteps):
    """Signs of life only while pictures are drawn where they can be seen; the same screen after a death; a fresh start when memory grows."""

    def steps(self):
        return [
            ('virtual screens', lambda: self.session.start_screens(('ticket', 'hall'))),
            ('a sound server', self.session.start_sound),
            ('the inspectorate, talond, the kiosk, the hall display', self.start_all),
            ('the kiosk gives signs of life at half of the watchdog’s time', self.give_signs),
            ('a hung event loop gives none', self.hang),
            ('a window that nobody can see gives them all the same', self.sleep),
            ('killed with a ticket on the screen, the kiosk shows it again', self.kill_with_ticket),
            ('what the visitor was done with stays away', self.kill_after_done),
            ('a kiosk whose journal is damaged says so on its screen', self.damage_journal),
            ('the hall display comes back with its calls, without a backend', self.kill_hall_alone),
            ('the kiosk tries again by itself, and works once the journal is whole', self.mend_journal),
            ('a talond that comes back is heard of within a second', self.restart_backend),
            ('the question whether somebody is there is heard', self.hear_question),
            ('more memory than allowed: a fresh start in a quiet moment', self.outgrow),
        ]

    def start_all(self):
        self.session.kiosk_is_heard = True
        self.said_before = {}
        self.managers = {role: notify.Manager(self.session.folder / f'notify-{role}', WATCHDOG) for role in ('ticket', 'hall')}
        self.session.create_hall(settings=IMPATIENT)
        self.backend.serve()
        for role in self.managers:
            self.start(role)
        self.kiosk.wait('Русский', seconds=30)
        self.wait_online('ticket')
        self.wait_online('hall')

    def start(self, role, *more):
        """Starts a device as systemd would; returns how long it took to its first picture (s)."""
        begin = time.monotonic()
        earlier = self.session.devices.get(role)
        self.said_before[role] = len(earlier.text()) if earlier else 0
        self.session.start_device(role, *more, environment=self.managers[role].environment)
        return self.managers[role].wait_ready(begin) - begin

    def start_again(self, role):
        """Kills a device and starts it again; the time to its first picture goes into the report."""
        self.session.devices[role].kill()
        took = self.start(role)
        self.story.fact('first picture after (s)', round(took, 3))
        print(f'    first picture {took:.2f} s after the start (mark {RESTART_MARK})', flush=True)
        return took

    def give_signs(self):
        for role, manager in self.managers.items():
            self.story.fact(f'{role}: between signs (s)', [round(gap, 3) for gap in manager.wait_fed(4)])

    def hang(self):
        manager = self.managers['ticket']
        with notify.stopped_thread(self.session.devices['ticket'].pid):
            manager.wait_silent()
        manager.wait_fed()

    def sleep(self):
        """As when the output sleeps: nothing can be drawn, and nothing is wrong."""
        manager = self.managers['ticket']
        screen = self.session.screens['ticket']
        window = screen.xdotool('search', '--onlyvisible', '--pid', self.session.devices['ticket'].pid, '--name', '.').split()[-1]
        screen.xdotool('windowunmap', window)
        manager.wait_fed()
        screen.xdotool('windowmap', window)
        manager.wait_fed()

    def kill_with_ticket(self):
        self.take()
        self.start_again('ticket')
        again = self.kiosk.wait(NUMBER_RU).name
        self.session.screens['ticket'].picture(self.story.file('ticket-again.png'))
        if again != self.shown[-1]:
            raise Failed(f'{self.shown[-1]} was on the screen, now it is {again}')
        self.expect_all()

    def kill_after_done(self):
        self.kiosk.touch('Готово')
        self.kiosk.wait('Русский')
        self.start_again('ticket')
        self.kiosk.wait('Русский')
        if self.kiosk.shows(NUMBER_RU):
            raise Failed('the ticket came back')

    def damage_journal(self):
        """Cuts the journal's first page away; where it was whole is kept for mending."""
        program = self.session.devices['ticket']
        if program.end(20) != 0:
            raise Failed(f'the kiosk ended with {program.process.returncode}')
        journal = self.session.folder / 'ticket' / 'journal.db'
        self.whole = journal.read_bytes()
        journal.write_bytes(b'\0' * 4096 + self.whole[4096:])
        self.start('ticket')
        self.kiosk.wait('Терминал временно не работает')
        self.managers['ticket'].wait_fed()
        self.session.screens['ticket'].picture(self.story.file('ticket-journal-damaged.png'))
        if self.kiosk.shows('Русский'):
            raise Failed('a visitor could begin')

    def mend_journal(self):
        program = self.session.devices['ticket']
        wait_until(lambda: not program.running(), 'the kiosk ends to be started again', 60)
        if program.process.returncode != JOURNAL_UNUSABLE:
            raise Failed(f'it ended with {program.process.returncode}')
        (self.session.folder / 'ticket' / 'journal.db').write_bytes(self.whole)
        self.start('ticket')
        self.kiosk.wait('Русский')

    def kill_hall_alone(self):
        client = self.client()
        client.ask('POST', '/api/v1/windows/5/take', {})
        self.called = client.ask('POST', '/api/v1/windows/5/call-next', {})['ticket']['number']
        self.session.views['hall'].wait(f'.*{self.called}.*', seconds=30)
        self.backend.program.kill()
        self.start_again('hall')
        self.session.views['hall'].wait(f'.*{self.called}.*')

    def restart_backend(self):
        """The longest of some restarts: how long after talond listens the display knows of it."""
        took = []
        for _ in range(3):
            self.backend.serve()
            listening = time.monotonic()
            wait_until(self.hall_online, 'the display is connected', pause=0.01)
            took.append(round(time.monotonic() - listening, 3))
            self.backend.program.kill()
            wait_until(lambda: not self.hall_online(), 'the display notices', pause=0.01)
        self.story.fact('connected after (s)', took)
        print(f'    the display was connected {took} s after talond listened', flush=True)
        self.backend.serve()
        self.wait_online('ticket')

    def hall_online(self):
        """By what the display has said since it was started last; nothing means that it never was."""
        text = self.session.devices['hall'].text()[self.said_before['hall']:]
        return text.rfind('the backend answers') > text.rfind('the backend does not answer')

    def hear_question(self):
        self.session.devices['hall'].end()  # it may still be speaking, on the same loudspeaker
        recorded = self.session.folder / 'question.wav'
        self.session.sound.record(recorded)
        self.kiosk.touch('Русский')
        self.kiosk.wait('Вы ещё здесь\\?', seconds=90)
        self.session.sound.wait_heard(recorded, samples_of(self.session.question))
        self.session.sound.stop_recording()
        self.story.fact('heard', compare(recorded, self.session.question))
        self.kiosk.touch('Я ещё здесь')

    def outgrow(self):
        self.session.devices['ticket'].end()
        self.start('ticket', '--memory-limit', '1')
        self.kiosk.touch('Русский')
        program = self.session.devices['ticket']
        self.kiosk.wait('Вы ещё здесь\\?', seconds=90)
        if not program.running():
            raise Failed('it ended in the middle of a visit')
        self.kiosk.touch('Закончить')
        wait_until(lambda: not program.running(), 'it ends in the quiet', 60)
        if program.process.returncode != FRESH_START:
            raise Failed(f'it ended with {program.process.returncode}')
        self.story.fact('said', program.text().strip().splitlines()[-1])
