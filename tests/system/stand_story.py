#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real stand and a real talond: what is published is shown, killed in the middle of a large library it goes on, and without a server it
shows at once what it had."""
import argparse
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

from backend import Backend
from processes import Crew, Failed, run, wait_until

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO = ROOT / 'assets/demo'
PLACE = 'stand-1'
LARGE_PAGES = 250
LARGE_LETTERS = 1_900  # of each of ten texts: a page of about 40 KB, as large as pages may be


def large_page(number):
    """A page near the limit; no two have a byte of their text in common but the words."""
    words = f'Страница {number}: заявление подаётся в инспекцию по месту учёта. '
    text = (words * (LARGE_LETTERS // len(words) + 1))[:LARGE_LETTERS].strip()
    return {'id': f'large-{number}', 'kind': 'general', 'section': 'visit', 'title': {'ru': f'Большая страница {number}', 'en': f'Large page {number}'},
            'blocks': [{'kind': 'paragraph', 'text': {'ru': f'{block}. {text}', 'en': 'Only in Russian.'}} for block in range(10)]}


class StandStory:
    def __init__(self, build, folder):
        self.kiosk = build / 'kiosk/talon-kiosk'
        self.folder = folder
        self.crew = Crew(folder / 'logs')
        self.backend = Backend(self.crew, build / 'services/server/talond', None, folder)
        self.data = folder / 'stand'
        self.stand = None
        self.shown = 0 # times that the stand said that an edition is shown

    def steps(self):
        return [
            ('an inspectorate with the demonstration’s pages', self.create),
            ('the stand shows the edition and says so to staff', self.first_edition),
            ('a page that is published is on the stand', self.publish),
            ('killed while it fetches a large library, it goes on and loses no file that it had', self.kill_while_fetching),
            ('without a server it shows what it had', self.without_server),
        ]

    def create(self):
        site = self.folder / 'site.json'
        site.write_bytes(run([sys.executable, ROOT / 'tools/always_open.py', '--midday', DEMO / 'site.json']))
        self.backend.create(site, '[tls]\nplain = true\n')
        self.backend.add_user('specialist', 'specialist', 'Специалист')
        self.backend.command('content', '--from', DEMO / 'stand')

    def start_stand(self, *more):
        environment = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'QT_QUICK_BACKEND': 'software', 'XDG_RUNTIME_DIR': str(self.folder)}
        self.stand = self.crew.start('stand', [self.kiosk, '--role', 'stand', '--data', self.data, '--size', '1080x1920', *more], env=environment)

    def wait_shown(self, seconds=30.0):
        """The stand shows an edition that it did not show yet."""
        self.shown += 1
        self.stand.wait_text('is shown', seconds, count=self.shown)

    def told(self):
        """What staff are told of the stand."""
        stands = self.backend.client('specialist').ask('GET', '/api/v1/pages')['stands']
        return next(stand for stand in stands if stand['place'] == PLACE)

    def wait_current(self, seconds=30.0):
        wait_until(lambda: self.told()['current'], 'the console says that the stand shows the last edition', seconds)

    def first_edition(self):
        code = self.backend.enrol('stand', PLACE)
        self.backend.serve()
        self.start_stand('--server', self.backend.url, '--enrol', code)
        self.wait_shown()
        self.wait_current()

    def publish(self):
        client = self.backend.client('specialist')
        kept = client.ask('GET', '/api/v1/pages/appeal')
        page = kept['page']
        page['title']['ru'] = 'Как пожаловаться'
        saved = client.ask('PUT', '/api/v1/pages/appeal', {'base': kept['revision'], 'page': page})
        begun = time.monotonic()
        client.ask('POST', '/api/v1/pages/appeal/publish', {'revision': saved['revision'], 'until': None})
        self.wait_shown()
        print(f'  shown {time.monotonic() - begun:.2f} s after it was published')
        self.wait_current()

    def files(self):
        """Whole files of the stand's library by name, with their age."""
        return {path.name: path.stat().st_mtime_ns for path in self.data.rglob('*') if path.is_file() and len(path.name) == 64}

    def kill_while_fetching(self):
        self.stand.end()
        self.backend.program.end()
        large = self.folder / 'large'
        shutil.copytree(DEMO / 'stand', large)
        for number in range(LARGE_PAGES):
            (large / f'large-{number}.json').write_text(json.dumps(large_page(number), ensure_ascii=False))
        self.backend.command('content', '--from', large)
        self.backend.serve()
        before = len(self.files())
        self.start_stand()
        self.wait_shown() # the last edition, from its own disk, while the new one is fetched
        some = LARGE_PAGES // 5
        wait_until(lambda: len(self.files()) >= before + some, 'a part of the library is there', 60, pause=0.01)
        self.stand.kill()
        there = self.files()
        if len(there) >= before + LARGE_PAGES:
            raise Failed('all of the library was there before the stand was killed: nothing is shown by this')
        print(f'  killed with {len(there) - before} of {LARGE_PAGES} files')
        self.start_stand()
        self.wait_shown() # again the old one first: it never went
        self.wait_shown(90)
        self.wait_current()
        after = self.files()
        again = [name for name in there if name in after and after[name] != there[name]]
        if again:
            raise Failed(f'{len(again)} files were fetched twice')

    def without_server(self):
        self.stand.end()
        self.backend.program.end()
        begun = time.monotonic()
        self.start_stand()
        self.wait_shown()
        print(f'  the edition was up {time.monotonic() - begun:.2f} s after the start, without a server')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=pathlib.Path, help='where the programs were built')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='talon-stand-') as folder:
        story = StandStory(arguments.build, pathlib.Path(folder))
        try:
            for name, step in story.steps():
                print(name, flush=True)
                step()
        except Failed as failed:
            print(f'failed: {failed}')
            if story.stand:
                print(story.stand.text()[-2000:])
            return 1
        finally:
            story.crew.end()
    return 0


if __name__ == '__main__':
    sys.exit(main())
