# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Chromium for the console and for the visitor's phone; browser.mjs does the work."""
import json
import pathlib
import subprocess

from processes import Failed

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Where playwright-core may stand: the console's own packages, or those of its tests.
PACKAGES = [ROOT / 'services/web', ROOT / 'tests/web']


def _packages():
    for folder in PACKAGES:
        if (folder / 'node_modules/playwright-core').is_dir():
            return folder
    raise Failed(f'playwright-core is in none of: {", ".join(str(p) for p in PACKAGES)}; run services/web/build.sh')


class Browser:
    """Sends one request at a time and waits for its answer; every wait inside is bounded by browser.mjs."""

    def __init__(self, crew):
        log = crew.logs / 'browser.log'
        with log.open('ab') as errors:
            self._process = subprocess.Popen(['node', str(HERE / 'browser.mjs'), str(_packages())],
                                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        crew.adopt('browser', self._process, log)
        self._number = 0
        if not self._process.stdout.readline():
            raise Failed(f'the browser did not start: {log.read_text()[-300:]}')

    def ask(self, action, **words):
        self._number += 1
        self._process.stdin.write(json.dumps({'id': self._number, 'do': action, **words}).encode() + b'\n')
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise Failed('the browser has ended')
        answer = json.loads(line)
        if not answer['ok']:
            raise Failed(f'browser, {action} {words}: {answer["error"]}')
        return answer

    def page(self, name, width, height, **words):
        """Opens an empty page of its own profile; returns its handle."""
        self.ask('page', page=name, width=width, height=height, **words)
        return Page(self, name)

    def troubles(self):
        """Errors of scripts and of the network that any page has reported."""
        return self.ask('troubles')['troubles']


class Page:
    """One page; `do` passes an action of browser.mjs to it."""

    def __init__(self, browser, name):
        self._browser = browser
        self._name = name

    def do(self, action, **words):
        return self._browser.ask(action, page=self._name, **words)

    def text(self, selector='body'):
        return self.do('text', selector=selector)['text']

    def wait_pattern(self, pattern, seconds=15.0):
        """Waits for a text that matches the JavaScript expression."""
        self.do('wait', pattern=pattern, ms=int(seconds * 1000))
