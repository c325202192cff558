# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program beside a real CUPS with a virtual receipt printer: with_printer.py PROGRAM [ARGUMENT…].

The program finds the print server by CUPS_SERVER, the printed documents in TALON_PRINTED, and takes the paper away by
making the file that TALON_PAPER_OUT names.
"""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'system'))

import world  # noqa: E402
from printer import Printer  # noqa: E402
from processes import Crew  # noqa: E402


def main():
    world.enter()
    with tempfile.TemporaryDirectory(prefix='talon-printer-') as folder, contextlib.ExitStack() as stack:
        os.chmod(folder, 0o755)  # CUPS's filters run as another user
        crew = Crew(folder)
        stack.callback(crew.end)
        printer = Printer(crew, folder)
        printer.start()
        environment = {**os.environ, **printer.environment, 'TALON_PRINTED': str(printer.output),
                       'TALON_PAPER_OUT': str(printer.paper_out)}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == '__main__':
    sys.exit(main())
