# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program beside a real CUPS with a virtual receipt printer: with_printer.py PROGRAM [ARGUMENT…].

The program finds the print server by CUPS_SERVER and the printed documents in TALON_PRINTED. It gives the printer a fault by
writing a printer-state-reason into the file that TALON_PRINTER_FAULT names, and has something done to printer or print server by
making a file with the name of one of DEEDS in the folder TALON_STAGE, which goes when it is done.
"""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'system'))

import world  # noqa: E402
from printer import Printer  # noqa: E402
from processes import Crew  # noqa: E402


DEEDS = ('power_off', 'power_on', 'freeze', 'thaw', 'cups_freeze', 'cups_thaw', 'cups_kill', 'cups_start')


def serve(printer, stage, ended):
    while not ended.wait(0.02):
        for deed in DEEDS:
            if (stage / deed).exists():
                getattr(printer, deed)()
                (stage / deed).unlink()


def main():
    world.enter()
    with tempfile.TemporaryDirectory(prefix='talon-printer-') as folder, contextlib.ExitStack() as stack:
        os.chmod(folder, 0o755)  # CUPS's filters run as another user
        crew = Crew(folder)
        stack.callback(crew.end)
        printer = Printer(crew, folder)
        printer.start()
        stage = pathlib.Path(folder) / 'stage'
        stage.mkdir()
        ended = threading.Event()
        server = threading.Thread(target=serve, args=(printer, stage, ended))
        server.start()
        stack.callback(server.join)
        stack.callback(ended.set)
        environment = {**os.environ, **printer.environment, 'TALON_PRINTED': str(printer.output),
                       'TALON_PRINTER_FAULT': str(printer.fault), 'TALON_STAGE': str(stage)}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == '__main__':
    sys.exit(main())
