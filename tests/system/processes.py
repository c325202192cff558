# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs a system test starts: each with its own log, all ended by the one who started them."""
import contextlib
import os
import pathlib
import signal
import subprocess
import time


class Failed(Exception):
    """What was expected did not come; the text says what, in one line."""


class Ended(Failed):
    """A program that was waited for has ended: waiting on is of no use."""


def wait_until(condition, what, seconds=10.0, pause=0.05):
    """Calls condition() until it returns something true and returns that; fails after the bound.

    A Failed raised by the condition means "not yet", and the last one's text is told when time is up.
    """
    end = time.monotonic() + seconds
    reason = ''
    while True:
        try:
            value = condition()
            if value:
                return value
        except Ended:
            raise
        except (Failed, OSError) as error:
            reason = f' ({error})'
        if time.monotonic() > end:
            raise Failed(f'{what}: not within {seconds:g} s{reason}')
        time.sleep(pause)


def run(command, seconds=60, **options):
    """Runs a command to its end and returns its standard output; fails with the tail of what it said."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=seconds, check=False, **options)
    if done.returncode != 0:
        said = done.stderr.decode(errors='replace').strip().splitlines()[-3:]
        raise Failed(f'{pathlib.Path(str(command[0])).name} exited {done.returncode}: {" | ".join(said)}')
    return done.stdout


class Program:
    """One started process and its log file."""

    def __init__(self, name, process, log):
        self.name = name
        self.process = process
        self.log = log

    @property
    def pid(self):
        return self.process.pid

    def text(self):
        """Everything it has said so far."""
        return self.log.read_text(errors='replace')

    def wait_text(self, wanted, seconds=15.0, count=1):
        """Waits until the log has the text (count times); fails at once when the program has ended without saying it."""
        def said():
            if self.text().count(wanted) >= count:
                return True
            if self.process.poll() is not None:
                tail = ' | '.join(self.text().strip().splitlines()[-3:])
                raise Ended(f'{self.name} ended with {self.process.returncode}: {tail}')
            return False
        wait_until(said, f'{self.name} says “{wanted}”', seconds)

    def running(self):
        return self.process.poll() is None

    def end(self, seconds=10.0):
        """SIGTERM, and SIGKILL when that does not help; returns the exit code."""
        if self.running():
            self.process.terminate()
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.returncode

    def kill(self):
        """SIGKILL: as a power cut would end it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.process.wait(10)


class Crew:
    """Starts programs and ends them all, the youngest first."""

    def __init__(self, logs):
        self.logs = pathlib.Path(logs)
        self.logs.mkdir(parents=True, exist_ok=True)
        self.programs = []

    def start(self, name, command, **options):
        """Starts a program; its standard output and errors go to NAME.log (appended when it is started again)."""
        log = self.logs / f'{name}.log'
        options.setdefault('stdin', subprocess.DEVNULL)
        with log.open('ab') as out:
            process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=subprocess.STDOUT,
                                       **options)
        program = Program(name, process, log)
        self.programs.append(program)
        return program

    def adopt(self, name, process, log):
        """Takes over a process that was started with pipes of its own."""
        program = Program(name, process, pathlib.Path(log))
        self.programs.append(program)
        return program

    def end(self):
        for program in reversed(self.programs):
            program.end(5)
        self.programs.clear()
