#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every write and every sync of a commit goes wrong once, in talond or in a kiosk: an error, a full disk, a kill, a torn write.

A commit is watched first, so that each of its calls is known; then each is broken, one after the other, on one site that lives on.
"""
import argparse
import pathlib
import re
import sys
import time

import halls
from halls import DISK, Ended, Failed, wait_until
from strace import STRUCK, SYNC, WRITE, Strace, allowed, kill_under

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
import world  # noqa: E402

KILL = -9
START_CALLS = 30  # more than a start makes
SENTENCE = re.compile(r'/\S+/')  # folders of this run


def faults_of(calls):
    """What is done to each call of a watched commit: (name, rules for strace, place of the call in the commit)."""
    syncs = writes = 0
    found = []
    for place, (call, _) in enumerate(calls):
        if call == SYNC:
            syncs += 1
            nth = f'when={syncs}'
            found += [(f'{SYNC} {syncs}: EIO', [f'{SYNC}:error=EIO:{nth}'], place),
                      (f'{SYNC} {syncs}: killed', [f'{SYNC}:signal=KILL:{nth}'], place)]
        else:
            writes += 1
            nth = f'when={writes}'
            found += [(f'{WRITE} {writes}: EIO', [f'{WRITE}:error=EIO:{nth}'], place),
                      (f'{WRITE} {writes}: ENOSPC', [f'{WRITE}:error=ENOSPC:{nth}'], place),
                      (f'{WRITE} {writes}: killed', [f'{WRITE}:signal=KILL:{nth}'], place)]
    return found


def torn_writes(calls):
    """Every write of the first commit after the attachment loses its beginning, and the commit's sync is the end.

    Of the first commit only: the program must not get as far as to acknowledge what the disk has lied about.
    """
    longest = commit = 0
    for call, _ in calls:
        commit = commit + 1 if call == WRITE else 0
        longest = max(longest, commit)
    return [(f'{WRITE} {nth}: torn, then killed', [f'{WRITE}:retval=100:when={nth}', f'{SYNC}:signal=KILL:when=1'], None)
            for nth in range(1, longest + 1)]


def first_period(calls):
    """What is repeated, once: [a b b c a b] is [a b b c]."""
    for period in range(1, len(calls)):
        if all(calls[i] == calls[i - period] for i in range(period, len(calls))):
            return calls[:period]
    return calls


SLOW = [('slow disk', [f'{SYNC}:delay_enter=400000'], None), ('lying disk', [f'{SYNC}:retval=0'], None)]


class Injections:
    """What both programs' cases have in common."""

    def __init__(self, build):
        self.site = halls.Site(build, kiosks=1)
        self.kiosk = self.site.kiosks[0]
        self.log = self.site.folder / 'strace'
        self.outcomes = {}

    def start(self):
        self.site.talond.serve()
        self.kiosk.start()
        self.wait_online(0)

    def wait_online(self, since):
        self.kiosk.wait('online', since)
        self.kiosk.wait('ready')

    def acked(self):
        said = [int(line.split()[1]) for line in self.kiosk.lines() if line.startswith('acked')]
        return max(said, default=0)

    def wait_acked(self):
        """Everything that was shown is acknowledged."""
        wait_until(lambda: self.acked() >= len(self.kiosk.shown()), 'all is acknowledged', 20, halls.PAUSE)

    def watch(self):
        """The calls of one ticket's commits: two are watched, so that all of the first one's are seen."""
        tracer = Strace(self.program(), self.log)
        for _ in range(2):
            self.kiosk.give()
            Injections.wait_acked(self)
        tracer.detach()
        calls = first_period(tracer.calls())
        if not any(call == SYNC for call, _ in calls) or not any(call == WRITE for call, _ in calls):
            raise Failed(f'no commit was seen: {calls}')
        print(f'one ticket: {len(calls)} calls: ' + ' '.join(
            f'{call}({pathlib.Path(path).name})' for call, path in calls), flush=True)
        return calls

    def run(self):
        self.start()
        calls = self.watch()
        cases = faults_of(calls) + torn_writes(calls) + SLOW
        for name, rules, place in cases:
            try:
                outcome = self.case(rules, calls, place)
            except Failed as error:
                raise Failed(f'{name}: {error}') from None
            self.outcomes.setdefault(outcome, []).append(name)
        self.wait_acked()
        self.start_up()
        for outcome, names in self.outcomes.items():
            print(f'{len(names)} × {outcome}: {", ".join(names)}')
        print(f'{len(cases)} faults: ' + self.site.settle().check(least=len(cases)), flush=True)

    def start_up(self):
        """The calls of a start on a journal that a kill left, each failing once: one sentence, or it does not matter."""
        for call in (WRITE, SYNC):
            for nth in range(1, START_CALLS):
                self.kill()
                try:
                    self.start_under(['strace', '-f', '-y', '-o', self.log, '-e', f'trace={call}',
                                      '-e', f'inject={call}:error=EIO:when={nth}'])
                    outcome = 'a start that does not mind'
                except Ended as error:
                    outcome = f'a start that ends: {SENTENCE.sub("", str(error))}'
                struck = STRUCK.search(self.log.read_text(errors='replace'))
                self.kill()
                self.nothing_acknowledged_is_lost()
                self.recover()
                if not struck:
                    break
                self.outcomes.setdefault(outcome, []).append(f'{call} {nth}')

    def nothing_acknowledged_is_lost(self):
        """talond is down. Its journal is sound, and holds all that it ever acknowledged."""
        acked = self.acked()
        self.site.talond.verify()
        seqs = [event['seq'] for event in halls.events(self.site.talond.data / 'journal.db') if event['seq']]
        if seqs != list(range(1, len(seqs) + 1)) or len(seqs) < acked:
            raise Failed(f'{acked} acknowledged, the journal has {seqs[-3:]}')


class OfTalond(Injections):
    def program(self):
        return self.site.talond.program

    def case(self, rules, calls, place):
        talond, kiosk = self.site.talond, self.kiosk
        if 'retval=100' in rules[0]:  # the first commit is then that of a ticket that waits on the kiosk
            talond.program.kill()
            kiosk.give()
            talond.serve()
        tracer = Strace(talond.program, self.log, *rules)
        kiosk.give()
        wait_until(lambda: tracer.injected() or not talond.program.running(), 'the fault strikes', 10, halls.PAUSE)
        # Born after the fault: while this talond runs, it must never be acknowledged when the journal was hit.
        kiosk.give()
        after = len(kiosk.shown())
        fatal = 'error=' in rules[0] and not (tracer.injected() or '').endswith('.lock')
        deadly = fatal or 'KILL' in rules[-1]
        if deadly:
            wait_until(lambda: not talond.program.running(), 'talond ends', 10, halls.PAUSE)
        elif 'error=' not in rules[0]:
            self.wait_acked()
        if fatal and self.acked() >= after:
            raise Failed('acknowledged after an error of the disk')
        code = talond.program.process.poll()
        if fatal and code != DISK:
            raise Failed(f'the exit code is {code}: {halls.last_line(talond.program.log)}')
        tracer.detach()
        talond.program.kill()
        self.nothing_acknowledged_is_lost()
        self.recover()
        return {None: 'went on', DISK: 'ended by itself', KILL: 'killed'}.get(code, f'ended with {code}')

    def start_under(self, tracer):
        self.site.talond.serve(prefix=tracer)

    def kill(self):
        kill_under(self.site.talond.program)
        self.kiosk.give()

    def recover(self):
        since = self.kiosk.here()
        self.site.talond.serve()
        self.wait_online(since)
        self.wait_acked()


class OfKiosk(Injections):
    def program(self):
        return self.kiosk.program

    def case(self, rules, calls, place):
        kiosk = self.kiosk
        tracer = Strace(kiosk.program, self.log, *rules)
        first = self.give_or_die()
        wait_until(lambda: tracer.injected() or not kiosk.program.running(), 'the fault strikes', 10, halls.PAUSE)
        more = [self.give_or_die(), self.give_or_die()]
        before_shown = place is not None and place <= [call for call, _ in calls].index(SYNC)
        if 'error=' in rules[0] and before_shown and first != 'failed':
            raise Failed(f'the disk said no, and the visitor was told: {first}')
        answers = [first, *more]
        if 'failed' in answers and 'given' in answers[answers.index('failed'):]:
            raise Failed(f'a ticket was given after an error of the disk: {answers}')
        tracer.detach()
        kiosk.kill()
        self.nothing_acknowledged_is_lost()
        self.recover()
        return ', '.join(answers)

    def wait_arrived(self):
        ticket = self.kiosk.shown()[-1][0]
        wait_until(lambda: halls.status_of(f'{self.site.talond.url}/api/v1/status/{ticket}') == 200,
                   'the last ticket is at talond', 20, halls.PAUSE)

    def wait_acked(self):
        self.wait_arrived()

    def nothing_acknowledged_is_lost(self):
        """What visitors were shown is in the kiosk's own journal."""
        born = {event['body']['ticket'] for event in self.kiosk.born()}
        lost = [number for ticket, number in self.kiosk.shown() if ticket not in born]
        if lost:
            raise Failed(f'shown and not in the kiosk’s journal: {lost}')

    def give_or_die(self):
        try:
            return self.kiosk.give()[0]
        except Ended:
            return 'killed'

    def start_under(self, tracer):
        self.kiosk.start(prefix=tracer)
        self.kiosk.wait('open')

    def kill(self):
        kill_under(self.kiosk.program)

    def recover(self):
        self.kiosk.start()
        self.wait_online(self.kiosk.mark)
        if self.give_or_die() != 'given':
            raise Failed(f'it gives no tickets after its restart: {halls.last_line(self.kiosk.program.log)}')
        self.wait_arrived()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('program', choices=['talond', 'kiosk'])
    options = parser.parse_args()
    world.enter()
    halls.environment()
    reason = allowed()
    if reason:
        halls.skip(reason)
    begin = time.monotonic()
    test = {'talond': OfTalond, 'kiosk': OfKiosk}[options.program](options.build)
    try:
        test.run()
    finally:
        test.site.end()
    print(f'{time.monotonic() - begin:.0f} s')


if __name__ == '__main__':
    try:
        main()
    except Failed as error:
        sys.exit(str(error))
