#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of a kiosk's documents stops answering while the backend goes on sending them: every call on it hangs.

Tickets are given and acknowledged meanwhile, since nobody waits for these files; and a document of meanwhile is there when the folder answers.
"""
import json
import pathlib

import halls
from halls import Failed, wait_until
from hanging_share import Share, alone

MOST = 2000
IN_THE_SHARE = 'request_wait_answer'


class HangingDocuments:
    def __init__(self, build):
        self.site = halls.Site(build, kiosks=1)
        self.kiosk = self.site.kiosks[0]
        self.share = None

    def hung(self):
        """A thread of the kiosk waits for the folder."""
        for task in pathlib.Path(f'/proc/{self.kiosk.program.pid}/task').iterdir():
            if (task / 'wchan').read_text() == IN_THE_SHARE:
                return True
        return False

    def give(self):
        if self.kiosk.give('inn')[0] != 'given':
            raise Failed('no ticket while the folder hangs')

    def run(self):
        folder = self.site.folder / 'behind'
        folder.mkdir()
        try:
            self.share = Share(self.site.crew, folder)
        except (Failed, OSError) as error:
            halls.skip(f'no file system of a program’s own can be mounted here: {error}')
        self.site.talond.serve()
        self.kiosk.start().wait('board')
        self.kiosk.quit()
        documents = self.kiosk.data / 'documents'
        for file in documents.iterdir():
            file.rename(self.share.behind / file.name)
        documents.rmdir()
        documents.symlink_to(self.share.mounted)
        self.kiosk.start()
        self.give()
        self.kiosk.wait('acked 1')
        before = self.waiting()
        self.share.hang()
        given = 0
        while not self.hung():  # boards are kept every few seconds
            self.give()
            given += 1
            if given > MOST:
                raise Failed('the kiosk never wrote a document: nothing hung')
        for _ in range(40):
            self.give()
        shown = len(self.kiosk.shown())
        wait_until(lambda: any(line == f'acked {shown}' for line in self.kiosk.lines()), 'the tickets are acknowledged', 20)
        if not self.hung():
            raise Failed('the folder answered meanwhile')
        self.share.answer()
        wait_until(lambda: self.waiting() > before, 'a board of after that is there', 30)
        print(f'{shown} tickets, of them {given + 40} while the documents hung')
        print(self.site.settle().check(least=shown))

    def waiting(self):
        """As the board on disk tells."""
        return json.loads((self.share.behind / 'board.json').read_text())['body']['waiting_total']


if __name__ == '__main__':
    alone(__doc__, HangingDocuments)
