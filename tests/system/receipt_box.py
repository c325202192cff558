#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A receipt printer for a demonstration: a real CUPS with a virtual printer, whose paper is pictures in a folder.

receipt_box.py FOLDER PICTURES. Programs print through the socket FOLDER/cups.sock. Each receipt becomes PICTURES/NUMBER.png, and the newest
one PICTURES/last.png. While FOLDER/fault holds a printer-state-reason (media-empty-error), the printer has that fault.
"""
import argparse
import contextlib
import os
import pathlib
import shutil
import signal
import sys
import threading

import world
from printer import Printer
from processes import Crew, Failed, run

DPI = 203


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder', type=pathlib.Path, help='where print server and printer keep what is theirs')
    parser.add_argument('pictures', type=pathlib.Path, help='where the receipts go')
    return parser.parse_args()


def develop(document, picture, last):
    """A printed document as a picture; whoever looks at `last` never sees half of one."""
    run(['pdftoppm', '-png', '-r', DPI, '-singlefile', document, picture.with_suffix('')])
    beside = last.with_suffix('.new')
    shutil.copyfile(picture, beside)
    os.replace(beside, last)


def main():
    options = parse()
    options.pictures.mkdir(parents=True, exist_ok=True)
    world.enter()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with contextlib.ExitStack() as stack:
        crew = Crew(options.folder / 'logs')
        stack.callback(crew.end)
        shutil.rmtree(options.folder / 'bin', ignore_errors=True)
        printer = Printer(crew, options.folder.resolve())
        try:
            printer.start()
        except Failed as reason:
            print(f'the virtual receipt printer does not start: {reason}', file=sys.stderr)
            return 1
        print('prints', flush=True)
        seen = len(printer.documents())
        number = len(list(options.pictures.glob('[0-9]*.png')))
        while not ended.wait(0.2):
            for document in printer.documents()[seen:]:
                seen += 1
                number += 1
                develop(document, options.pictures / f'{number:04}.png', options.pictures / 'last.png')
    return 0


if __name__ == '__main__':
    sys.exit(main())
