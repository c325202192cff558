# SPDX-License-Identifier: GPL-3.0-or-later
"""A test told as a story: named steps one after the other, each timed, with what it left behind."""
import datetime
import json
import signal
import sys
import time
import traceback

from processes import Failed


class Story:
    """Runs steps until one fails; the rest are then skipped. Leaves NAME.json in the folder."""

    def __init__(self, name, folder, facts):
        self.name = name
        self.folder = folder
        self.report = {'what': name, 'started_at': _now(), **facts, 'outcome': 'running', 'steps': []}
        self.step = None

    def run(self, steps, on_failure):
        """steps: (title, function). Returns the exit code."""
        begin = time.monotonic()
        failed = False
        for title, function in steps:
            self.step = {'step': len(self.report['steps']) + 1, 'title': title, 'outcome': 'skipped', 'ms': 0, 'files': []}
            self.report['steps'].append(self.step)
            if not failed:
                failed = not self._run_step(function, on_failure)
        self.report['outcome'] = 'failed' if failed else 'ok'
        self.report['ms'] = _since(begin)
        self.save()
        return 1 if failed else 0

    def _run_step(self, function, on_failure):
        begin = time.monotonic()
        try:
            function()
            self.step['outcome'] = 'ok'
        except KeyboardInterrupt:
            self.step.update(outcome='failed', error='interrupted')
        except Failed as error:
            self.step.update(outcome='failed', error=str(error))
        except Exception as error:  # a fault of the test itself: told as such, and everything is still ended
            self.step.update(outcome='failed', error=f'{type(error).__name__}: {error}')
            traceback.print_exc()
        self.step['ms'] = _since(begin)
        print(f'{self.step["step"]:3} {self.step["outcome"]:7} {self.step["ms"]:6} ms  {self.step["title"]}', flush=True)
        if self.step['outcome'] != 'ok':
            print(f'    {self.step["error"]}', flush=True)
            on_failure()
        self.save()
        return self.step['outcome'] == 'ok'

    def file(self, name):
        """The path of a file that this step leaves; it is named in the report."""
        self.step['files'].append(name)
        return self.folder / name

    def fact(self, name, value):
        """Something measured or read in this step."""
        self.step.setdefault('facts', {})[name] = value

    def save(self):
        path = self.folder / f'{self.name}.json'
        path.write_text(json.dumps(self.report, ensure_ascii=False, indent=2) + '\n')


def _now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec='seconds')


def _since(begin):
    return round((time.monotonic() - begin) * 1000)


def end_on_signals():
    """A terminating signal ends the story like Ctrl-C, so that everything started is ended."""
    def stop(*_):
        raise KeyboardInterrupt
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)
    sys.stdout.reconfigure(line_buffering=True)
